import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { mayStep } from '../mandate-rules.ts'
import { findStanding, handsOn, insertMandate, lockMandate, updateMandate } from '../mandates.ts'

interface WhichMandate {
  readonly enterpriseId: string
  readonly mandateId: string
}

export type MandateRefusal = 'no-such-mandate' | 'may-not' | 'already-held'

/**
 * The enterprise answers somebody who asked to act for it: with its consent they begin, unverified, and see the whole record. What was asked of one that was
 * merged is answered by the one it lives on in, for itself: the mandate is the survivor's, also after the merge is undone.
 */
export async function consentToMandate(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, mandateId, consent }: WhichMandate & { readonly consent: boolean },
): Promise<Outcome<undefined, MandateRefusal>> {
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const standing = await findStanding(tx, caller.accountId, enterpriseId)
      const mandate = standing && (await lockMandate(tx, enterpriseId, mandateId))
      if (!standing || !mandate) return refuse('no-such-mandate')
      if (!mayStep(mandate.status, consent ? 'unverified' : 'declined', handsOn(mandate, standing, caller.accountId))) return refuse('may-not')
      const ended = { ended_at: now, ended_by: caller.accountId ?? null }
      if (!consent) {
        await updateMandate(tx, mandate, { status: 'declined', ...ended })
        await audit('mandate-declined', 'enterprise', enterpriseId, { mandate: mandateId })
      } else if (!standing.survivorId) {
        await updateMandate(tx, mandate, { status: 'unverified', sees: 'all', consented_at: now, consented_by: caller.accountId ?? null })
        await audit('mandate-consented', 'enterprise', enterpriseId, { mandate: mandateId })
      } else {
        const { verifiedBy: _, ...asked } = mandate
        const theirs = { id: newId(), enterpriseId: standing.survivorId, status: 'unverified', sees: 'all' } as const
        await updateMandate(tx, mandate, { status: 'ended', ...ended })
        await insertMandate(tx, { ...asked, ...theirs, askedBy: mandate.accountId, consentedBy: caller.accountId, now })
        await audit('mandate-consented', 'enterprise', standing.survivorId, { mandate: theirs.id, asked: mandateId })
      }
      return done(undefined)
    })
  } catch (error) {
    if (violates(error, 'mandate_current')) return refuse('already-held')
    throw error
  }
}

/** Ends a mandate: its holder lays it down, the enterprise takes it away, or an officer ends it. It counts at once. */
export async function endMandate(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, mandateId }: WhichMandate,
): Promise<Outcome<undefined, MandateRefusal>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const mandate = await lockMandate(tx, enterpriseId, mandateId)
    if (!mandate) return refuse('no-such-mandate')
    // Whoever only asked does not reach the enterprise, yet may take back what they asked for.
    const standing = await findStanding(tx, caller.accountId, enterpriseId)
    const hands = standing ? handsOn(mandate, standing, caller.accountId) : mandate.accountId === caller.accountId ? (['holder'] as const) : []
    if (!mayStep(mandate.status, 'ended', hands)) return refuse('may-not')
    await updateMandate(tx, mandate, { status: 'ended', ended_at: now, ended_by: caller.accountId ?? null })
    await audit('mandate-ended', 'enterprise', enterpriseId, { mandate: mandateId })
    return done(undefined)
  })
}
