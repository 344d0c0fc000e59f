import Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { channelNames, channels, kindNames, kinds } from '#registry/index.ts'
import { registrationSums, type RegistrationSum } from './registrations.ts'
import type { FigureCount, FigureKind } from './rules.ts'

/** A measure by query: a question asked of the view that a room publishes. A formula names it as `measure:KEY`. */
export interface Measure {
  readonly key: string
  readonly name: Text
  readonly unit: string
  readonly kind: FigureKind
  readonly count: FigureCount
  readonly view: string
  /** Key of the figure that people report of the same thing: its page shows both, and they are never added. */
  readonly beside?: string
  ask(db: Queries, year: FiscalYear): Promise<Big>
}

/** A question to the register's own count of registrations, up to the end of the year. */
const ofRegistrations = (
  { key, name, kind, count, beside }: Pick<Measure, 'key' | 'name' | 'kind' | 'count' | 'beside'>,
  counted: (sum: RegistrationSum, year: FiscalYear) => number,
): Measure => ({
  key,
  name,
  unit: count,
  kind,
  count,
  view: 'registry.registration_v1',
  ...(beside && { beside }),
  async ask(db, year) {
    const sums = await registrationSums(db, year)
    return new Big(sums.reduce((total, sum) => total + counted(sum, year), 0))
  },
})

const registrations: readonly Measure[] = [
  ofRegistrations(
    {
      key: 'registered',
      name: { th: 'ผู้ขึ้นทะเบียน SME ONE ID สะสม ตามทะเบียนในระบบ', en: 'Registered for ONE ID, cumulative, by the register here' },
      kind: 'stock',
      count: 'heads',
      beside: 'one_id',
    },
    ({ heads }) => heads,
  ),
  ...kinds.map((kind) =>
    ofRegistrations(
      {
        key: `registered_${kind}`,
        name: { th: `ผู้ขึ้นทะเบียนสะสม: ${kindNames[kind].th}`, en: `Registered, cumulative: ${kindNames[kind].en}` },
        kind: 'stock',
        count: 'heads',
        beside: kind,
      },
      ({ enterpriseKind, heads }) => (enterpriseKind === kind ? heads : 0),
    ),
  ),
  ...channels.map((channel) =>
    ofRegistrations(
      {
        key: `registered_${channel.replace('-', '_')}`,
        name: { th: `ผู้ขึ้นทะเบียนสะสม: ${channelNames[channel].th}`, en: `Registered, cumulative: ${channelNames[channel].en}` },
        kind: 'stock',
        count: 'heads',
      },
      (sum) => (sum.channel === channel ? sum.heads : 0),
    ),
  ),
  ofRegistrations(
    { key: 'registrations_new', name: { th: 'ขึ้นทะเบียนใหม่ในปี', en: 'New registrations in the year' }, kind: 'flow', count: 'times' },
    ({ kind, fiscalYear, registrations: times }, year) => (kind === 'new' && fiscalYear === year ? times : 0),
  ),
  ofRegistrations(
    { key: 'registrations_updated', name: { th: 'ปรับปรุงข้อมูลในปี', en: 'Records brought up to date in the year' }, kind: 'flow', count: 'times' },
    ({ kind, fiscalYear, registrations: times }, year) => (kind === 'updated' && fiscalYear === year ? times : 0),
  ),
]

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
  ...registrations,
]
