import { agreementsInForce } from '#agencies/index.ts'
import type { App } from '#platform/app.ts'
import { transact, violates, type Caller, type Tx } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { may } from '../mandate-rules.ts'
import { findMyMandate } from '../mandates.ts'
import type { FieldName } from '../model.ts'

export type ConsentRefusal = 'may-not' | 'no-agreement' | 'fields-beyond-agreement' | 'just-changed'

/**
 * The enterprise lets an agency read fields of its record: only some that an agreement in force with that agency names, for the purpose it names. A
 * consent given before is replaced. It binds the enterprise, so it takes a verified mandate with 'sign'.
 */
export async function giveConsent(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, agency, fields }: { readonly enterpriseId: string; readonly agency: string; readonly fields: readonly FieldName[] },
): Promise<Outcome<{ readonly consentId: string }, ConsentRefusal>> {
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const mandate = caller.accountId && (await findMyMandate(tx, caller.accountId, enterpriseId))
      if (!mandate || !may(mandate, 'sign')) return refuse('may-not')
      const inForce = await agreementsInForce(tx, { agency, direction: 'out', on: bangkokDay(now) })
      const agreements = inForce.filter(({ basis }) => basis === 'consent')
      if (agreements.length === 0) return refuse('no-agreement')
      const agreed = new Set(agreements.flatMap((agreement) => agreement.fields))
      if (fields.length === 0 || !fields.every((field) => agreed.has(field))) return refuse('fields-beyond-agreement')
      await withdraw(tx, { enterpriseId, agency, by: mandate.accountId, now })
      const consentId = newId()
      await tx
        .insertInto('registry.consent')
        .values({
          enterprise_id: enterpriseId,
          id: consentId,
          agency_code: agency,
          purpose: agreements.map(({ purpose }) => purpose).join(' · '),
          fields: [...fields],
          given_at: now,
          given_by: mandate.accountId,
        })
        .execute()
      await audit('consent-given', 'enterprise', enterpriseId, { consent: consentId, agency, fields })
      return done({ consentId })
    })
  } catch (error) {
    // Two people of the enterprise answered at once: the first answer stands, the second looks again.
    if (violates(error, 'consent_current')) return refuse('just-changed')
    throw error
  }
}

/**
 * Takes a consent back: from this moment the agency reads nothing that rests on it. Withdrawing must be as easy as giving (Personal Data Protection Act
 * B.E. 2562, section 19), so whoever may update the record may, verified or not. Nothing to withdraw is no fault.
 */
export async function withdrawConsent(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, agency }: { readonly enterpriseId: string; readonly agency: string },
): Promise<Outcome<undefined, 'may-not'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const mandate = caller.accountId && (await findMyMandate(tx, caller.accountId, enterpriseId))
    if (!mandate || !may(mandate, 'update')) return refuse('may-not')
    const ended = await withdraw(tx, { enterpriseId, agency, by: mandate.accountId, now })
    if (ended) await audit('consent-withdrawn', 'enterprise', enterpriseId, { consent: ended, agency })
    return done(undefined)
  })
}

async function withdraw(
  tx: Tx,
  { enterpriseId, agency, by, now }: { readonly enterpriseId: string; readonly agency: string; readonly by: string; readonly now: string },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('registry.consent')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('enterprise_id', '=', enterpriseId)
    .where('agency_code', '=', agency)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
