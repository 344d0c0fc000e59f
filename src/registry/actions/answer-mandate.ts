import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { mayStep } from '../mandate-rules.ts'
import { findStanding, handsOn, lockMandate } from '../mandates.ts'

interface WhichMandate {
  readonly enterpriseId: string
  readonly mandateId: string
}

export type MandateRefusal = 'no-such-mandate' | 'may-not'

/** The enterprise answers somebody who asked to act for it: with its consent they begin, unverified, and see the whole record. */
export async function consentToMandate(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, mandateId, consent }: WhichMandate & { readonly consent: boolean },
): Promise<Outcome<undefined, MandateRefusal>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const standing = await findStanding(tx, caller.accountId, enterpriseId)
    const mandate = standing && (await lockMandate(tx, enterpriseId, mandateId))
    if (!standing || !mandate) return refuse('no-such-mandate')
    const status = consent ? 'unverified' : 'declined'
    if (!mayStep(mandate.status, status, handsOn(mandate, standing, caller.accountId))) return refuse('may-not')
    await tx
      .updateTable('registry.mandate')
      .set(consent ? { status, sees: 'all', consented_at: now, consented_by: caller.accountId } : { status, ended_at: now, ended_by: caller.accountId })
      .where('enterprise_id', '=', enterpriseId)
      .where('id', '=', mandateId)
      .execute()
    await audit(consent ? 'mandate-consented' : 'mandate-declined', 'enterprise', enterpriseId, { mandate: mandateId })
    return done(undefined)
  })
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
    await tx
      .updateTable('registry.mandate')
      .set({ status: 'ended', ended_at: now, ended_by: caller.accountId ?? null })
      .where('enterprise_id', '=', enterpriseId)
      .where('id', '=', mandateId)
      .execute()
    await audit('mandate-ended', 'enterprise', enterpriseId, { mandate: mandateId })
    return done(undefined)
  })
}
