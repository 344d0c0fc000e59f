import type { App } from '#platform/app.ts'
import { transact, violates, type Caller, type Work } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText } from '#platform/money.ts'
import { refuse, type Outcome } from '#platform/outcome.ts'
import { changeOf, overdraftOf, withChange, type Overdraft } from '../entry-rules.ts'
import { commitmentsLeft, findEntryWithHalves, holdLines, type NewEntry } from '../store/entries.ts'
import { insert } from './add-entry.ts'

export interface ReversalInput {
  readonly entryId: string
  readonly date: PlainDate
  readonly reason: string
  readonly reference?: string | undefined
}

/**
 * Takes an entry back with one of the opposite effect and the same amount; both halves of a transfer at once. A reversal is not reversed: the entry is
 * written anew. Refused where money that the entry brought is spent already.
 */
export async function recordReversal(
  work: Work,
  input: ReversalInput,
): Promise<Outcome<{ readonly id: string }, Overdraft | 'no-such-entry' | 'already-reversed' | 'is-a-reversal' | 'no-reason' | 'number-is-taken'>> {
  if (input.reason.trim() === '') return refuse('no-reason')
  const found = await findEntryWithHalves(work.tx, input.entryId)
  const entry = found.find(({ id }) => id === input.entryId)
  if (!entry) return refuse('no-such-entry')
  if (entry.kind === 'reversal') return refuse('is-a-reversal')
  if (found.some(({ reversed }) => reversed)) return refuse('already-reversed')
  const { year } = entry
  const lines = await holdLines(work, year, found)
  const reversals: NewEntry[] = []
  for (const original of found) {
    const line = lines.find(({ id }) => id === original.lineId)!
    const commitmentId = original.kind === 'commitment' ? original.id : original.commitmentId
    const change = changeOf({ kind: 'reversal', reversedKind: original.kind, amount: original.amount, paysCommitment: original.commitmentId !== undefined })
    const left = commitmentId === undefined ? undefined : (await commitmentsLeft(work.tx, [commitmentId])).get(commitmentId)! + change.committed
    const overdraft = overdraftOf(withChange(line, change), left)
    if (overdraft) return refuse(overdraft, { left: bahtText(line.remaining) })
    const id = newId()
    reversals.push({
      id,
      lineId: line.id,
      entryNo: `${original.entryNo}-R`,
      kind: 'reversal',
      reversedKind: original.kind,
      amount: original.amount,
      date: input.date,
      reference: input.reference ?? original.reference,
      commitmentId,
      transferId: original.transferId,
      reversesId: original.id,
      reason: input.reason,
    })
  }
  try {
    return await insert(
      work,
      year,
      found.map(({ project }) => project),
      reversals,
    )
  } catch (error) {
    if (violates(error, 'budget_entry_reversed_once')) return refuse('already-reversed')
    throw error
  }
}

export const reverseEntry = (app: Pick<App, 'db' | 'clock'>, caller: Caller, input: ReversalInput): ReturnType<typeof recordReversal> =>
  transact(app, caller, (work) => recordReversal(work, input))
