import type Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { percentOf } from '#platform/numbers.ts'
import type { Text } from '#platform/text.ts'
import { getMoney, sumBalances, type ProjectMoney } from '#plan/index.ts'

/** A question to the platform's own records that an indicator can be checked against. */
export interface Derivation {
  readonly key: string
  readonly name: Text
  readonly unit: string
  /** Answers for an indicator by its project (undefined: of a strategy or the plan); undefined while there are no records. */
  ask(db: Queries, year: FiscalYear): Promise<(project: string | undefined) => Big | undefined>
}

/** Percent, to two decimals, that entries disbursed of what entries allocated. Balances that owners state are the other book and are not asked. */
const disbursedShare = (counts: (line: ProjectMoney, project: string | undefined) => boolean): Derivation['ask'] =>
  async function ask(db, year) {
    const money = await getMoney(db, year)
    return (project) => {
      const entries = money.flatMap((line) => (line.derived && counts(line, project) ? [line.derived] : []))
      const { disbursed, allocated } = sumBalances(entries)
      return percentOf(disbursed, allocated)
    }
  }

export const derivations: readonly Derivation[] = [
  {
    key: 'project_disbursed_share',
    name: { th: 'ร้อยละการเบิกจ่ายของโครงการ ตามรายการในระบบ', en: 'Percent of the project disbursed, by the entries here' },
    unit: 'ร้อยละ',
    ask: disbursedShare((line, project) => project !== undefined && (line.code === project || line.parent === project)),
  },
  {
    key: 'plan_disbursed_share',
    name: { th: 'ร้อยละการเบิกจ่ายของทั้งแผน ตามรายการในระบบ', en: 'Percent of the whole plan disbursed, by the entries here' },
    unit: 'ร้อยละ',
    ask: disbursedShare((line) => line.group === 'plan'),
  },
]
