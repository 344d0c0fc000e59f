import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Tx } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { mayBecome, mergeHindrance, type MergeHindrance } from '../duplicate-rules.ts'
import { groupOf, holdCandidates, holdGroups, holdPair, type HasOpenQuestions, type HeldPair } from '../duplicates.ts'
import { addChange } from '../history.ts'
import type { DecideRefusal } from './decide-duplicate.ts'

/**
 * Second hand of a merge: another person than the one who proposed it. The survivor keeps its ONE ID, the other's leads to it; no row moves. Whatever
 * became a hindrance since the proposal refuses it.
 */
export async function confirmMerge(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { id }: { readonly id: string },
  hasOpenQuestions: HasOpenQuestions,
): Promise<Outcome<{ readonly survivorId: string }, DecideRefusal | 'same-person' | MergeHindrance>> {
  return await transact(app, caller, async (work) => {
    const { tx, now } = work
    const pair = await holdPair(tx, id)
    if (!pair) return refuse('no-such-pair')
    if (!mayBecome(pair.status, 'merged')) return refuse('decided-meanwhile')
    if (!caller.accountId || caller.accountId === pair.decidedBy) return refuse('same-person')
    const { survivorId, mergedId } = sidesOf(pair)
    await holdGroups(tx)
    const candidates = await holdCandidates(tx, [survivorId, mergedId])
    const [survivor, merged] = [candidates.get(survivorId)!, candidates.get(mergedId)!]
    const hindrance = mergeHindrance(survivor, merged)
    if (hindrance) return refuse(hindrance)
    if (await hasOpenQuestions(tx, mergedId)) return refuse('open-questions')
    await tx
      .updateTable('registry.enterprise')
      .set({ survivor_id: survivorId, version: sql`version + 1`, updated_at: now })
      .where((where) => where.or([where('id', '=', mergedId), where('survivor_id', '=', mergedId)]))
      .execute()
    await touch(tx, [survivorId], now)
    await tx.updateTable('registry.duplicate').set({ status: 'merged', confirmed_at: now, confirmed_by: caller.accountId }).where('id', '=', id).execute()
    const shared = { source: 'officer', reason: 'merged', fields: {} } as const
    await addChange(work, app, { ...shared, enterpriseId: survivorId, salt: survivor.salt!, note: merged.oneId })
    await addChange(work, app, { ...shared, enterpriseId: mergedId, salt: merged.salt!, note: survivor.oneId })
    await work.audit('enterprises-merged', 'enterprise', survivorId, { merged: mergedId, pair: id })
    return done({ survivorId })
  })
}

/**
 * Takes a merge back: both live again, and what had been merged into the one before comes back with it. Only while nothing newer was merged into
 * the survivor and neither was erased: a newer merge is undone first.
 */
export async function undoMerge(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Outcome<undefined, DecideRefusal | 'erased' | 'merged-since'>> {
  return await transact(app, caller, async (work) => {
    const { tx, now } = work
    const pair = await holdPair(tx, id)
    if (!pair) return refuse('no-such-pair')
    if (!mayBecome(pair.status, 'undone')) return refuse('decided-meanwhile')
    const { survivorId, mergedId } = sidesOf(pair)
    await holdGroups(tx)
    const group = await groupOf(tx, mergedId)
    const candidates = await holdCandidates(tx, [survivorId, ...group])
    const [survivor, merged] = [candidates.get(survivorId)!, candidates.get(mergedId)!]
    if (survivor.status === 'erased' || merged.status === 'erased') return refuse('erased')
    if (survivor.isMerged || (await hasNewerMerge(tx, pair))) return refuse('merged-since')
    await tx.updateTable('registry.enterprise').set({ survivor_id: null }).where('id', '=', mergedId).execute()
    const followers = group.filter((one) => one !== mergedId)
    if (followers.length > 0) await tx.updateTable('registry.enterprise').set({ survivor_id: mergedId }).where('id', 'in', followers).execute()
    await touch(tx, [survivorId, ...group], now)
    await tx
      .updateTable('registry.duplicate')
      .set({ status: 'undone', undone_at: now, undone_by: caller.accountId ?? null })
      .where('id', '=', id)
      .execute()
    const shared = { source: 'officer', reason: 'unmerged', fields: {} } as const
    await addChange(work, app, { ...shared, enterpriseId: survivorId, salt: survivor.salt!, note: merged.oneId })
    await addChange(work, app, { ...shared, enterpriseId: mergedId, salt: merged.salt!, note: survivor.oneId })
    await work.audit('merge-undone', 'enterprise', survivorId, { merged: mergedId, pair: id })
    return done(undefined)
  })
}

/** A pair that is proposed or merged names its survivor. */
function sidesOf({ firstId, secondId, survivorId }: HeldPair): { readonly survivorId: string; readonly mergedId: string } {
  if (!survivorId) throw new Error('a merge without a survivor')
  return { survivorId, mergedId: survivorId === firstId ? secondId : firstId }
}

async function touch(tx: Tx, ids: readonly string[], now: string): Promise<void> {
  await tx
    .updateTable('registry.enterprise')
    .set({ version: sql`version + 1`, updated_at: now })
    .where('id', 'in', [...ids])
    .execute()
}

async function hasNewerMerge(tx: Tx, { id, survivorId, confirmedAt }: HeldPair): Promise<boolean> {
  const newer = await tx
    .selectFrom('registry.duplicate')
    .select('id')
    .where('survivor_id', '=', survivorId)
    .where('status', '=', 'merged')
    .where('id', '<>', id)
    .where('confirmed_at', '>', confirmedAt)
    .limit(1)
    .executeTakeFirst()
  return newer !== undefined
}
