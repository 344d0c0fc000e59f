import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Tx } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { mayStep } from '../mandate-rules.ts'
import { findStanding, lockMandate, updateMandate, type Standing } from '../mandates.ts'
import type { Mandate } from '../model.ts'
import { lookupsOf } from '../sealing.ts'

/**
 * What shows that a holder may act.
 *
 * - thaid: the acting account's holder signed in through ThaID, which gave this citizen's number; it must be the number of the enterprise, so it
 *   serves natural persons alone.
 * - officer: an officer who reaches the record saw the papers and kept them. Nobody verifies themselves.
 * - source: the answer of a source names the holder; the platform itself says so.
 */
export type MandateProof =
  | { readonly by: 'thaid'; readonly citizenNumber: string }
  | { readonly by: 'officer'; readonly evidenceFileId: string }
  | { readonly by: 'source'; readonly source: string }

export type VerifyRefusal = 'no-such-mandate' | 'may-not' | 'number-differs'

/** Verifies a mandate: from now on it sees the whole record and binds the enterprise as far as its scope goes. */
export async function verifyMandate(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { enterpriseId, mandateId, proof }: { readonly enterpriseId: string; readonly mandateId: string; readonly proof: MandateProof },
): Promise<Outcome<undefined, VerifyRefusal>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const mandate = await lockMandate(tx, enterpriseId, mandateId)
    if (!mandate) return refuse('no-such-mandate')
    const standing = await findStanding(tx, caller.accountId, enterpriseId)
    if (!holds(proof, caller, standing, mandate) || !mayStep(mandate.status, 'verified', [proof.by])) return refuse('may-not')
    if (proof.by === 'thaid' && (await bearerOf(app, tx, proof.citizenNumber)) !== enterpriseId) return refuse('number-differs')
    const verifiedBy = proof.by === 'source' ? proof.source : proof.by
    const evidence = proof.by === 'officer' ? proof.evidenceFileId : null
    await updateMandate(tx, mandate, { status: 'verified', sees: 'all', verified_at: now, verified_by: verifiedBy, evidence_file_id: evidence })
    await audit('mandate-verified', 'enterprise', enterpriseId, { mandate: mandateId, by: verifiedBy })
    return done(undefined)
  })
}

/** Whether this caller can bring this proof at all. Whoever only asked is shown no enterprise, and may still bring their ThaID. */
function holds(proof: MandateProof, { accountId }: Caller, standing: Standing | undefined, mandate: Mandate): boolean {
  if (proof.by === 'thaid') return mandate.accountId === accountId
  if (!standing?.officer) return false
  return proof.by === 'source' ? accountId === undefined : accountId !== undefined && mandate.accountId !== accountId
}

/** The enterprise that has a citizen's number, whoever reaches it. */
async function bearerOf(app: Pick<App, 'keys'>, tx: Tx, citizenNumber: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select enterprise_id as id from registry.holder(${lookupsOf(app.keys, 'citizen', citizenNumber)}::bytea[])`.execute(tx)
  return rows[0]?.id
}
