import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { basisOf, recordAccess } from '../access.ts'
import { fieldNames, type EnterpriseRecord } from '../model.ts'
import { findRecord } from '../record.ts'
import { findCard } from '../store.ts'

/**
 * An officer opens a record: the record and the line that says so, in one transaction. Refuses `not-found` for one that is not theirs to work on, as for one
 * that is not there.
 */
export async function readRecord(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { oneId, purpose }: { readonly oneId: string; readonly purpose: string },
): Promise<Outcome<EnterpriseRecord, 'not-found'>> {
  return transact(app, caller, async (work) => {
    const card = await findCard(work.tx, oneId)
    const basis = card && (await basisOf(work.tx, card.id))
    const record = basis && (await findRecord(app, work.tx, card.id))
    if (!record) return refuse('not-found')
    await recordAccess(work, { enterpriseIds: [record.id], reader: 'staff', purpose, fields: fieldNames, basis })
    return done(record)
  })
}
