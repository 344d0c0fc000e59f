import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { satangOf, type Satang } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import { words } from '../texts.ts'

/** Something that was done to a project, from the audit. */
export interface HistoryLine {
  readonly id: string
  readonly at: Instant
  readonly accountId: string | undefined
  readonly what: Text
  readonly amount: Satang | undefined
}

/** What the audit lines of this room say; amendments are shown from their own table, with before and after. */
const actions: Readonly<Record<string, Text>> = {
  'plan.entry-added': words.entryAdded,
  'plan.book-declared': words.bookDeclared,
  'plan.balance-stated': words.balanceStated,
  'plan.spending-planned': words.spendingPlanned,
  'plan.spending-explained': words.spendingExplained,
}

/** The newest things done to a project. */
export async function listHistory(db: Queries, year: FiscalYear, project: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('platform.audit_line')
    .select(['id', 'at', 'account_id', 'action', 'detail'])
    .where('subject', '=', 'plan.project')
    .where('subject_id', '=', `${year}/${project}`)
    .where('action', 'in', Object.keys(actions))
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => {
    const { amount } = row.detail as { readonly amount?: string }
    return {
      id: row.id,
      at: row.at,
      accountId: row.account_id ?? undefined,
      what: actions[row.action]!,
      amount: amount === undefined ? undefined : satangOf(amount),
    }
  })
}
