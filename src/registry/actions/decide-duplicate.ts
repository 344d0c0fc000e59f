import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { mayBecome, mergeHindrance, type DistinctReason, type MergeHindrance, type MergeReason } from '../duplicate-rules.ts'
import { holdCandidates, holdGroups, holdPair, type HasOpenQuestions } from '../duplicates.ts'

export type DecideRefusal = 'no-such-pair' | 'decided-meanwhile'

/** A person says that a pair is two enterprises; it is not proposed again. */
export async function decideDistinct(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { id, reason }: { readonly id: string; readonly reason: DistinctReason },
): Promise<Outcome<undefined, DecideRefusal>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const pair = await holdPair(tx, id)
    if (!pair) return refuse('no-such-pair')
    if (!mayBecome(pair.status, 'distinct')) return refuse('decided-meanwhile')
    await tx
      .updateTable('registry.duplicate')
      .set({ status: 'distinct', survivor_id: null, reason, decided_at: now, decided_by: caller.accountId ?? null })
      .where('id', '=', id)
      .execute()
    await audit('duplicate-distinct', 'duplicate', id, { reason })
    return done(undefined)
  })
}

/**
 * First hand of a merge: says which record lives on and why. Nothing changes for the enterprise until a second person confirms. Refused when something
 * already stands in the way: open questions about the record that gives way are answered before, those about the other stay with it.
 */
export async function proposeMerge(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { id, survivorId, reason }: { readonly id: string; readonly survivorId: string; readonly reason: MergeReason },
  hasOpenQuestions: HasOpenQuestions,
): Promise<Outcome<undefined, DecideRefusal | 'not-of-the-pair' | MergeHindrance>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const pair = await holdPair(tx, id)
    if (!pair) return refuse('no-such-pair')
    if (!mayBecome(pair.status, 'proposed')) return refuse('decided-meanwhile')
    if (survivorId !== pair.firstId && survivorId !== pair.secondId) return refuse('not-of-the-pair')
    await holdGroups(tx)
    const candidates = await holdCandidates(tx, [pair.firstId, pair.secondId])
    const hindrance = mergeHindrance(candidates.get(pair.firstId)!, candidates.get(pair.secondId)!)
    if (hindrance) return refuse(hindrance)
    if (await hasOpenQuestions(tx, survivorId === pair.firstId ? pair.secondId : pair.firstId)) return refuse('open-questions')
    await tx
      .updateTable('registry.duplicate')
      .set({
        status: 'proposed',
        survivor_id: survivorId,
        reason,
        decided_at: now,
        decided_by: caller.accountId ?? null,
        confirmed_at: null,
        confirmed_by: null,
        undone_at: null,
        undone_by: null,
      })
      .where('id', '=', id)
      .execute()
    await audit('merge-proposed', 'duplicate', id, { survivor: survivorId, reason })
    return done(undefined)
  })
}
