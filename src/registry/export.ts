import type { App } from '#platform/app.ts'
import type { Queries } from '#platform/database.ts'
import { bahtText } from '#platform/money.ts'
import { listConsents } from './consents.ts'
import { listHistory } from './history.ts'
import { listInvitations } from './invitations.ts'
import { listMandates } from './mandates.ts'
import { getRecord } from './record.ts'

/**
 * Everything the register holds about an enterprise the caller reaches, unsealed, as one JSON value: the record, its history, registrations, who may
 * act or was invited to, what it consented to and every look at it. Amounts are baht with two decimals. For whoever may see all of the record.
 */
export async function exportOf(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string) {
  const record = await getRecord(app, db, enterpriseId)
  const registrations = await db
    .selectFrom('registry.registration')
    .select(['id', 'kind', 'channel', 'centre_code as centre', 'at', 'account_id as accountId', 'party'])
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('id')
    .execute()
  const access = await db
    .selectFrom('registry.access_line')
    .select(['id', 'at', 'reader', 'account_id as accountId', 'party', 'purpose', 'fields', 'basis'])
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('id')
    .execute()
  const merged = await db.selectFrom('registry.enterprise').select('one_id as oneId').where('survivor_id', '=', enterpriseId).orderBy('one_id').execute()
  return {
    record: { ...record, yearly: record.yearly.map(({ revenue, ...year }) => ({ ...year, revenue: revenue === undefined ? undefined : bahtText(revenue) })) },
    mergedOneIds: merged.map(({ oneId }) => oneId),
    history: await listHistory(app, db, enterpriseId),
    registrations,
    mandates: await listMandates(db, enterpriseId),
    invitations: await listInvitations(app, db, enterpriseId),
    consents: await listConsents(db, enterpriseId),
    access,
  }
}
