import Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { FigureCount, FigureKind } from './rules.ts'

/** A measure by query: a question asked of the view that a room publishes. A formula names it as `measure:KEY`. */
export interface Measure {
  readonly key: string
  readonly name: Text
  readonly unit: string
  readonly kind: FigureKind
  readonly count: FigureCount
  readonly view: string
  ask(db: Queries, year: FiscalYear): Promise<Big>
}

/** What the platform's own records answer, beside what people report. A room that publishes a view worth a figure adds its measure here. */
export const measures: readonly Measure[] = [
  {
    key: 'entries_disbursed',
    name: { th: 'เบิกจ่ายของแผน ตามรายการที่บันทึกในระบบ', en: 'Disbursed in the plan, by the entries recorded here' },
    unit: 'baht',
    kind: 'flow',
    count: 'none',
    view: 'plan.project_money_v1',
    async ask(db, year) {
      const row = await db
        .selectFrom('plan.project_money_v1')
        .select((select) => select.fn.sum<string | null>('derived_disbursed').as('total'))
        .where('fiscal_year', '=', year)
        .where('project_group', '=', 'plan')
        .where('leaf', '=', true)
        .executeTakeFirstOrThrow()
      return new Big(row.total ?? 0)
    },
  },
  {
    key: 'results_approved',
    name: { th: 'ผลตัวชี้วัดทั้งปีที่รับรองในระบบ', en: 'Results of the year approved here' },
    unit: 'indicators',
    kind: 'stock',
    count: 'none',
    view: 'results.result_v1',
    async ask(db, year) {
      const row = await db
        .selectFrom('results.result_v1')
        .select((select) => select.fn.countAll<string>().as('total'))
        .where('fiscal_year', '=', year)
        .where('quarter', 'is', null)
        .where('origin', '=', 'reported')
        .executeTakeFirstOrThrow()
      return new Big(row.total)
    },
  },
]
