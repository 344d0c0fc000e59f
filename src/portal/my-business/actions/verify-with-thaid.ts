import { hasProvedNumber } from '#people/index.ts'
import type { App } from '#platform/app.ts'
import { besides, reachingAll, transact, type Caller } from '#platform/database.ts'
import { refuse, type Outcome } from '#platform/outcome.ts'
import { findRecord, verifyMandate, type VerifyRefusal } from '#registry/index.ts'

/**
 * Verifies a mandate for a natural person by what ThaID said of its holder: that the enterprise's number is the holder's own. The number is compared
 * where it lies and shown to nobody. Refuses `not-proved` when ThaID has not said so of this account.
 */
export async function verifyWithThaid(
  app: App,
  caller: Caller,
  mandate: { readonly enterpriseId: string; readonly mandateId: string },
): Promise<Outcome<undefined, VerifyRefusal | 'not-proved'>> {
  // Whoever sees the card alone does not reach the number.
  const record = await transact(app, besides(caller), ({ tx }) => reachingAll(tx, () => findRecord(app, tx, mandate.enterpriseId)))
  const number = record?.numbers.find(({ type }) => type === 'citizen')?.digits
  if (!number || !caller.accountId || !(await hasProvedNumber(app, caller.accountId, number))) return refuse('not-proved')
  return verifyMandate(app, caller, { ...mandate, proof: { by: 'thaid', citizenNumber: number } })
}
