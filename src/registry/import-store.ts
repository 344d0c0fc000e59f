import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText } from '#platform/money.ts'
import type { Listed } from './import-table.ts'
import { searchTextOf } from './names.ts'
import { lookupOf, lookupsOf, newSalt, sealerOf } from './sealing.ts'
import { sectorOf } from './sector.ts'
import { sizeOf, type SizeRules } from './size.ts'

/** What `saveListed` hands to the database, each column as a list over the lines of a chunk. */
const chunkTypes = {
  id: 'uuid',
  kind: 'text',
  name_th: 'text',
  name_en: 'text',
  trading_names: 'text',
  search_text: 'text',
  activity_code: 'text',
  sector: 'text',
  province_code: 'text',
  district_code: 'text',
  subdistrict_code: 'text',
  address: 'bytea',
  owner_gender: 'text',
  size: 'text',
  size_trace: 'jsonb',
  stage: 'text',
  origin: 'text',
  registered_at: 'timestamptz',
  salt: 'bytea',
  number_type: 'text',
  number_lookup: 'bytea',
  number_sealed: 'bytea',
  phone_lookup: 'bytea',
  phone_sealed: 'bytea',
  email_lookup: 'bytea',
  email_sealed: 'bytea',
  year: 'int',
  employees: 'int',
  revenue: 'numeric',
  registration_id: 'uuid',
  channel: 'text',
  centre_code: 'text',
} as const

type Cell = string | number | Buffer | null | undefined

export interface ListContext {
  readonly keys: App['keys']
  /** Code of the list, the origin of what is only known. */
  readonly source: string
  /** Undefined while there are none: sizes then stay unknown. */
  readonly rules: SizeRules | undefined
  readonly today: PlainDate
}

/** A listed enterprise ready to be kept. */
export interface Ready {
  readonly digits: string
  /** Of its number, under every secret that was ever in use. */
  readonly lookups: readonly Buffer[]
  readonly columns: Readonly<Record<keyof typeof chunkTypes, Cell>>
}

/** Seals, hashes, folds and measures: the heavy part of an import. */
export function readyListed({ keys, source, rules }: ListContext, { kind, number, statement, registration }: Listed): Ready {
  const { place, yearly, phone, email, address, tradingNames } = statement
  const salt = newSalt()
  const seal = sealerOf(keys, salt)
  const origin = registration?.channel ?? source
  const sector = sectorOf(statement.activity)
  const sized = rules && yearly && sizeOf(rules, { sector, figures: { ...yearly, source: origin } })
  const lookups = lookupsOf(keys, number.type, number.digits)
  const columns = {
    id: newId(),
    kind,
    name_th: statement.nameTh,
    name_en: statement.nameEn,
    trading_names: tradingNames?.join('|'),
    search_text: searchTextOf([statement.nameTh, statement.nameEn, ...(tradingNames ?? [])]),
    activity_code: statement.activity,
    sector,
    province_code: place.province,
    district_code: place.district,
    subdistrict_code: place.subdistrict,
    address: address && seal(address),
    owner_gender: statement.ownerGender,
    size: sized?.size ?? 'unknown',
    size_trace: sized && JSON.stringify(sized.trace),
    stage: registration ? 'one-id' : 'unregistered',
    origin,
    registered_at: registration && momentOf(registration.on),
    salt,
    number_type: number.type,
    number_lookup: lookups[0],
    number_sealed: seal(number.digits),
    phone_lookup: phone && lookupOf(keys, 'phone', phone),
    phone_sealed: phone && seal(phone),
    email_lookup: email && lookupOf(keys, 'email', email),
    email_sealed: email && seal(email),
    year: yearly?.year,
    employees: yearly?.employees,
    revenue: yearly?.revenue === undefined ? undefined : bahtText(yearly.revenue),
    registration_id: registration && newId(),
    channel: registration?.channel,
    centre_code: registration?.centre,
  }
  return { digits: number.digits, lookups, columns }
}

/** Lists say the day; noon in Bangkok stands for it. */
const momentOf = (day: PlainDate): Instant => `${day}T05:00:00.000Z`

/**
 * Adds enterprises in one statement: records, numbers, contacts, figures and registrations. Row-level security admits no COPY into a guarded table, so
 * the rows travel as one list per column, which PostgreSQL reads as quickly. Throws when a number is there already.
 */
export async function saveListed(tx: Queries, rows: readonly Ready[], now: Instant, today: PlainDate): Promise<void> {
  const names = Object.keys(chunkTypes) as (keyof typeof chunkTypes)[]
  const lists = sql.join(names.map((name) => sql`${arrayText(rows.map(({ columns }) => columns[name]))}::${sql.raw(chunkTypes[name])}[]`))
  await sql`
    with listed as (select * from unnest(${lists}) as l (${sql.raw(names.join(', '))})),
    enterprises as (
      insert into registry.enterprise (id, one_id, kind, name_th, name_en, trading_names, search_text, activity_code, sector, province_code, district_code,
        subdistrict_code, address, owner_gender, size, size_trace, stage, origin, registered_at, salt, created_at, updated_at,
        changed_era)
      select id, registry.one_id_of(nextval('registry.one_id_number')), kind, name_th, name_en, coalesce(string_to_array(trading_names, '|'), '{}'), search_text,
        activity_code, sector, province_code, district_code, subdistrict_code, address, owner_gender, size, size_trace, stage, origin, registered_at, salt,
        ${now}::timestamptz, ${now}::timestamptz, (select platform.current_audit_era())
      from listed),
    numbers as (
      insert into registry.identity_number (lookup, enterprise_id, type, sealed, added_at)
      select number_lookup, id, number_type, number_sealed, ${now}::timestamptz from listed),
    contacts as (
      insert into registry.contact (enterprise_id, kind, lookup, sealed, source, added_at)
      select id, c.kind, c.lookup, c.sealed, origin, ${now}::timestamptz
      from listed cross join lateral (values ('phone', phone_lookup, phone_sealed), ('email', email_lookup, email_sealed)) as c (kind, lookup, sealed)
      where c.lookup is not null),
    figures as (
      insert into registry.yearly (enterprise_id, year, source, employees, revenue, stated_on)
      select id, year, origin, employees, revenue, ${today}::date from listed where year is not null and coalesce(employees, revenue) is not null)
    insert into registry.registration (enterprise_id, id, kind, channel, centre_code, at)
    select id, registration_id, 'new', channel, centre_code, registered_at from listed where registration_id is not null`.execute(tx)
}

/** A list as PostgreSQL reads it. Written here because the driver's own way costs as much as all the rest of a row. */
function arrayText(values: readonly Cell[]): string {
  const parts = values.map((value) => {
    if (value === undefined || value === null) return 'NULL'
    if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
    const text = String(value)
    return /[\\"]/.test(text) ? `"${text.replace(/[\\"]/g, '\\$&')}"` : `"${text}"`
  })
  return `{${parts.join(',')}}`
}
