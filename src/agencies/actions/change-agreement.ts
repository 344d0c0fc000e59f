import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { endAgreementRow, findAgency, insertAgreement, type NewAgreement } from '../store.ts'

/** Writes down an agreement that was signed. It counts from its first day to its last; what was agreed is not changed later, but ended and made anew. */
export async function addAgreement(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  agreement: Omit<NewAgreement, 'demonstration'>,
): Promise<Outcome<{ readonly agreementId: string }, 'no-such-agency'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const { agency, direction, basis, startsOn, endsOn, fields } = agreement
    if (!(await findAgency(tx, agency))) return refuse('no-such-agency')
    const agreementId = newId()
    await insertAgreement(tx, agreementId, { ...agreement, demonstration: false }, { now, by: caller.accountId ?? null })
    await audit('agreement-added', 'agreement', agreementId, { agency, direction, basis, startsOn, endsOn, fields })
    return done({ agreementId })
  })
}

/** Ends an agreement before its time: what rests on it stops with the same transaction. */
export async function endAgreement(app: Pick<App, 'db' | 'clock'>, caller: Caller, agreementId: string): Promise<Outcome<void, 'not-open'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const agency = await endAgreementRow(tx, agreementId, { now, by: caller.accountId ?? null })
    if (agency === undefined) return refuse('not-open')
    await audit('agreement-ended', 'agreement', agreementId, { agency })
    return done(undefined)
  })
}
