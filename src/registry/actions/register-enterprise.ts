import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, violates, type Caller, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText } from '#platform/money.ts'
import { planned } from '#platform/planned.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { textsOf } from '../fields.ts'
import { sealChange } from '../history.ts'
import type { Channel, FieldName, IdentityNumber, Kind, Origin, Statement, YearlyFigures } from '../model.ts'
import { searchTextOf } from '../names.ts'
import { scopeOfOwner } from '../registration.ts'
import { sizeNow } from '../revise.ts'
import { lookupOf, lookupsOf, newSalt, seal } from '../sealing.ts'
import { sectorOf } from '../sector.ts'
import { acceptedFigures } from '../size.ts'
import { findHolder } from '../store.ts'
import { claimEnterprise } from './claim-enterprise.ts'

export interface Registration {
  readonly kind: Kind
  readonly number: IdentityNumber
  readonly statement: Statement
  readonly channel: Channel
  /** The province whose one-stop centre registers, at the counter alone. */
  readonly centre?: string
  /** Fields whose value a source gave and nobody changed; the others are the channel's. */
  readonly sources?: Partial<Record<FieldName, Origin>>
  /** The account that acts for the enterprise from now on; none where a partner or an officer registers for somebody without one. */
  readonly owner?: { readonly accountId: string; readonly role: 'owner' | 'signatory' | 'preparer' }
}

export interface Registered {
  readonly enterpriseId: string
  readonly oneId: string
  /** The record was there already, filled by others: its owner sees the card alone until the mandate is verified. */
  readonly claimed: boolean
}

/**
 * Gives an enterprise its ONE ID: the record, its number, contacts and figures, the registration by channel, the first line of its history and the
 * mandate of whoever registered, in one statement. A number that is known and never registered keeps its ONE ID and becomes registered. Refuses a
 * number that registered already (`already-registered`), under whichever secret it was kept: whoever holds it brings the record up to date instead.
 */
export async function registerEnterprise(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  registration: Registration,
): Promise<Outcome<Registered, 'already-registered'>> {
  try {
    return await transact(app, caller, async (work) => {
      const { type, digits } = registration.number
      const lookups = lookupsOf(app.keys, type, digits)
      const added = await addEnterprise(work, app, registration, lookups)
      if (added) return done({ ...added, claimed: false })
      const holder = await findHolder(work.tx, lookups)
      if (!holder || holder.registered) return refuse('already-registered')
      const claimed = await claimEnterprise(work, app, registration, holder.enterpriseId)
      return claimed ? done({ ...claimed, claimed: true }) : refuse('already-registered')
    })
  } catch (error) {
    // Another registration of the number was committed since ours looked: looking again finds it.
    if (violates(error, 'identity_number_pkey')) return registerEnterprise(app, caller, registration)
    throw error
  }
}

/** Every row of a new enterprise and the audit line, in one round trip. Undefined when the number is known. */
async function addEnterprise(
  work: Work,
  app: Pick<App, 'keys'>,
  { kind, number, statement, channel, centre, owner, sources = {} }: Registration,
  lookups: readonly Buffer[],
): Promise<{ readonly enterpriseId: string; readonly oneId: string } | undefined> {
  const { keys } = app
  const { tx, caller } = work
  const [enterpriseId, salt, on] = [newId(), newSalt(), bangkokDay(work.now)]
  const { nameTh, nameEn, tradingNames = [], activity, place, address, ownerGender } = statement
  const sourceOf = (field: FieldName) => sources[field]?.source ?? channel
  const sector = sectorOf(activity)
  const yearly = yearlyRows(statement, sourceOf)
  const { size, size_trace } = await sizeNow(work, {
    sector,
    figures: acceptedFigures(
      yearly.map((row) => ({ ...row, on })),
      sourceOf,
    ),
  })
  const contacts = (['phone', 'email'] as const).flatMap((contact) => {
    const value = statement[contact]
    return value ? [{ contact, value, source: sourceOf(contact) }] : []
  })
  const history = { fields: Object.fromEntries(Object.entries(textsOf(statement)).map(([field, text]) => [field, ['', text] as const])) }
  // Values that stand in several rows; PostgreSQL must be told the type of each.
  const id = sql`${enterpriseId}::uuid`
  const now = sql`${work.now}::timestamptz`
  const account = sql`${caller.accountId ?? null}::uuid`
  const party = sql`${caller.reach?.party ?? null}::text`
  const sealed = (text: string) => seal(keys, salt, text)
  const { rows } = await sql<{ one_id: string }>`${planned('register')}
    with given as materialized (
      select registry.one_id_of(nextval('registry.one_id_number')) as one_id
      where not exists (select from registry.holder(${[...lookups]}::bytea[]))
    ), enterprise as (
      insert into registry.enterprise (id, one_id, kind, name_th, name_en, trading_names, search_text, activity_code, sector, province_code, district_code,
        subdistrict_code, address, owner_gender, size, size_trace, stage, origin, field_sources, registered_at, salt, created_at, updated_at)
      select ${id}, one_id, ${kind}, ${nameTh}, ${nameEn ?? null}, ${[...tradingNames]}::text[], ${searchTextOf([nameTh, nameEn, ...tradingNames])},
        ${activity ?? null}, ${sector}, ${place.province}, ${place.district ?? null}, ${place.subdistrict ?? null},
        ${address ? sealed(address) : null}::bytea, ${ownerGender ?? null}, ${size}, ${size_trace}::jsonb, 'one-id', ${channel},
        ${JSON.stringify(sources)}::jsonb, ${now}, ${salt}::bytea, ${now}, ${now}
      from given
    ), identity_number as (
      insert into registry.identity_number (lookup, enterprise_id, type, sealed, added_at)
      select ${lookups[0]}::bytea, ${id}, ${number.type}, ${sealed(number.digits)}::bytea, ${now} from given
    ), contact as (
      insert into registry.contact (enterprise_id, kind, lookup, sealed, source, added_at)
      select ${id}, kind, lookup, sealed, source, ${now}
      from given, unnest(${contacts.map(({ contact }) => contact)}::text[], ${contacts.map(({ contact, value }) => lookupOf(keys, contact, value))}::bytea[],
        ${contacts.map(({ value }) => sealed(value))}::bytea[], ${contacts.map(({ source }) => source)}::text[]) as contacts (kind, lookup, sealed, source)
    ), yearly as (
      insert into registry.yearly (enterprise_id, year, source, employees, revenue, stated_on)
      select ${id}, year, source, employees, revenue, ${on}::date
      from given, unnest(${yearly.map(({ year }) => year)}::int[], ${yearly.map(({ source }) => source)}::text[],
        ${yearly.map(({ employees }) => employees ?? null)}::int[],
        ${yearly.map(({ revenue }) => (revenue === undefined ? null : bahtText(revenue)))}::numeric[]) as figures (year, source, employees, revenue)
    ), registration as (
      insert into registry.registration (enterprise_id, id, kind, channel, centre_code, at, account_id, party)
      select ${id}, ${newId()}::uuid, 'new', ${channel}, ${centre ?? null}, ${now}, ${account}, ${party} from given
    ), change as (
      insert into registry.change (enterprise_id, id, at, account_id, party, source, reason, sealed)
      select ${id}, ${newId()}::uuid, ${now}, ${account}, ${party}, ${channel}, 'registered', ${sealChange(app, salt, history)}::bytea from given
    ), mandate as (
      insert into registry.mandate (enterprise_id, id, account_id, role, scope, starts_on, status, sees, asked_at, asked_by)
      select ${id}, ${newId()}::uuid, owner, role, ${scopeOfOwner}::text[], ${on}::date, 'unverified', 'all', ${now}, ${account}
      from given, (values (${owner?.accountId ?? null}::uuid, ${owner?.role ?? null}::text)) as mandate (owner, role) where owner is not null
    ), audit as (
      insert into platform.audit_line (id, at, account_id, request_id, action, subject, subject_id, detail)
      select ${newId()}::uuid, ${now}, ${account}, ${caller.requestId}, 'enterprise-registered', 'enterprise', ${enterpriseId},
        ${JSON.stringify({ channel, kind })}::jsonb
      from given
    )
    select one_id from given`.execute(tx)
  return rows[0] && { enterpriseId, oneId: rows[0].one_id }
}

/** A row for each source that stands behind the year's figures. */
function yearlyRows({ yearly }: Statement, sourceOf: (field: FieldName) => string): (YearlyFigures & { readonly source: string })[] {
  const { year, employees, revenue } = yearly ?? {}
  if (year === undefined || (employees === undefined && revenue === undefined)) return []
  const [people, money] = [sourceOf('employees'), sourceOf('revenue')]
  if (people === money || employees === undefined || revenue === undefined)
    return [{ year, employees, revenue, source: revenue === undefined ? people : money }]
  return [
    { year, employees, source: people },
    { year, revenue, source: money },
  ]
}
