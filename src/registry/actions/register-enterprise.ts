import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText } from '#platform/money.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Channel, IdentityNumber, Kind, Statement } from '../model.ts'
import { searchTextOf } from '../names.ts'
import { lookupOf, newSalt, seal } from '../sealing.ts'
import { nextOneId } from '../store.ts'

export interface Registration {
  readonly kind: Kind
  readonly number: IdentityNumber
  readonly statement: Statement
  readonly channel: Channel
  /** The province whose one-stop centre registers, at the counter alone. */
  readonly centre?: string
  /** The account that acts for the enterprise from now on; none where a partner or an officer registers for somebody without one. */
  readonly owner?: { readonly accountId: string; readonly role: 'owner' | 'signatory' | 'preparer' }
}

export interface Registered {
  readonly enterpriseId: string
  readonly oneId: string
}

/**
 * Gives an enterprise its ONE ID: the record, its number, contacts and figures, the registration by channel, the first line of its history and the
 * mandate of whoever registered, in one transaction. Refuses a number that has a ONE ID already (`already-registered`): whoever holds that number
 * brings the record up to date instead.
 */
export async function registerEnterprise(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { kind, number, statement, channel, centre, owner }: Registration,
): Promise<Outcome<Registered, 'already-registered'>> {
  const { keys } = app
  const [enterpriseId, salt] = [newId(), newSalt()]
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const on = bangkokDay(now)
      const oneId = await nextOneId(tx)
      await tx
        .insertInto('registry.enterprise')
        .values({
          id: enterpriseId,
          one_id: oneId,
          kind,
          name_th: statement.nameTh,
          name_en: statement.nameEn ?? null,
          trading_names: [...(statement.tradingNames ?? [])],
          search_text: searchTextOf([statement.nameTh, statement.nameEn, ...(statement.tradingNames ?? [])]),
          activity_code: statement.activity ?? null,
          sector: 'unknown',
          province_code: statement.place.province,
          district_code: statement.place.district ?? null,
          subdistrict_code: statement.place.subdistrict ?? null,
          address: statement.address ? seal(keys, salt, statement.address) : null,
          owner_gender: statement.ownerGender ?? null,
          stage: 'one-id',
          origin: channel,
          registered_at: now,
          salt,
          created_at: now,
          updated_at: now,
        })
        .execute()
      await tx
        .insertInto('registry.identity_number')
        .values({
          lookup: lookupOf(keys, number.type, number.digits),
          enterprise_id: enterpriseId,
          type: number.type,
          sealed: seal(keys, salt, number.digits),
          added_at: now,
        })
        .execute()
      const contacts = (['phone', 'email'] as const).flatMap((contact) => {
        const value = statement[contact]
        return value ? [{ kind: contact, value }] : []
      })
      if (contacts.length > 0)
        await tx
          .insertInto('registry.contact')
          .values(
            contacts.map(({ kind: contact, value }) => ({
              enterprise_id: enterpriseId,
              kind: contact,
              lookup: lookupOf(keys, contact, value),
              sealed: seal(keys, salt, value),
              source: channel,
              added_at: now,
            })),
          )
          .execute()
      const { yearly } = statement
      if (yearly)
        await tx
          .insertInto('registry.yearly')
          .values({
            enterprise_id: enterpriseId,
            year: yearly.year,
            source: channel,
            employees: yearly.employees ?? null,
            revenue: yearly.revenue === undefined ? null : bahtText(yearly.revenue),
            stated_on: on,
          })
          .execute()
      await tx
        .insertInto('registry.registration')
        .values({
          enterprise_id: enterpriseId,
          id: newId(),
          kind: 'new',
          channel,
          centre_code: centre ?? null,
          at: now,
          account_id: caller.accountId ?? null,
          party: caller.reach?.party ?? null,
        })
        .execute()
      if (owner)
        await tx
          .insertInto('registry.mandate')
          .values({
            enterprise_id: enterpriseId,
            id: newId(),
            account_id: owner.accountId,
            role: owner.role,
            scope: ['read', 'update', 'apply', 'sign', 'manage'],
            starts_on: on,
            status: 'unverified',
            sees: 'all',
            asked_at: now,
            asked_by: caller.accountId ?? null,
          })
          .execute()
      await audit('enterprise-registered', 'enterprise', enterpriseId, { channel, kind })
      return done({ enterpriseId, oneId })
    })
  } catch (error) {
    if (violates(error, 'identity_number_pkey')) return refuse('already-registered')
    throw error
  }
}
