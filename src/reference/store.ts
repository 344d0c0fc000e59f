import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { FiscalYear, PlainDate } from '#platform/dates.ts'
import type { Queries } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'

/** Thai names in the order of a Thai dictionary, whatever the database was made with. */
const thaiOrder = (column: string) => sql`${sql.ref(column)} collate "th-x-icu"`

// Areas

export interface Province {
  /** Two digits of the interior ministry. */
  readonly code: string
  readonly name: Text
  /** Identifier of the shape in the map of the provinces. */
  readonly mapId: string
  /** One of six, in Thai. */
  readonly region: string
  /** One of the 18 groups of provinces that work together, in Thai. */
  readonly cluster: string
}

const provinces = (db: Queries) => db.selectFrom('reference.province').select(['code', 'name_th', 'name_en', 'map_id', 'region_6', 'cluster_18'])
type ProvinceRow = Awaited<ReturnType<ReturnType<typeof provinces>['executeTakeFirstOrThrow']>>
const provinceOf = (row: ProvinceRow): Province => ({
  code: row.code,
  name: { th: row.name_th, en: row.name_en },
  mapId: row.map_id,
  region: row.region_6,
  cluster: row.cluster_18,
})

/** The provinces that existed on a day, in Thai order. */
export async function listProvinces(db: Queries, on: PlainDate): Promise<Province[]> {
  const rows = await provinces(db).where('valid_from', '<=', on).where('valid_to', '>', on).orderBy(thaiOrder('name_th')).execute()
  return rows.map(provinceOf)
}

/** A province by code, also one that was abolished. */
export async function findProvince(db: Queries, code: string): Promise<Province | undefined> {
  const row = await provinces(db).where('code', '=', code).executeTakeFirst()
  return row && provinceOf(row)
}

export interface Area {
  readonly code: string
  readonly kind: 'province' | 'district' | 'subdistrict'
  readonly name: Text
  /** The areas around it, from the smallest, in Thai: `อำเภอ, จังหวัด`. */
  readonly within: readonly string[]
  readonly postcode: string | undefined
}

/**
 * Areas of a day whose Thai or English name holds what was typed, or whose postcode or code starts with it; names that begin with it first, then
 * large areas before small ones, then Thai order. At most `limit`.
 */
export async function searchAreas(db: Queries, typed: string, on: PlainDate, limit = 20): Promise<Area[]> {
  const wanted = typed.trim()
  if (!wanted) return []
  const start = `${escapeLike(wanted)}%`
  const part = `%${start}`
  const { rows } = await sql<{ code: string; kind: Area['kind']; name_th: string; name_en: string; within: string[]; postcode: string | null }>`
    with area as (
      select code, 'province' as kind, 1 as rank, name_th, name_en, '{}'::text[] as within, null::text as postcode, valid_from, valid_to from reference.province
      union all
      select district.code, 'district', 2, district.name_th, district.name_en, array[province.name_th], district.postcode, district.valid_from, district.valid_to
        from reference.district join reference.province on province.code = district.province_code
      union all
      select sub.code, 'subdistrict', 3, sub.name_th, sub.name_en, array[district.name_th, province.name_th], sub.postcode, sub.valid_from, sub.valid_to
        from reference.subdistrict sub join reference.district on district.code = sub.district_code
        join reference.province on province.code = district.province_code
    )
    select code, kind, name_th, name_en, within, postcode from area
    where (name_th like ${part} or name_en ilike ${part} or postcode like ${start} or code like ${start}) and valid_from <= ${on} and valid_to > ${on}
    order by (name_th like ${start} or name_en ilike ${start}) desc, rank, name_th collate "th-x-icu", code
    limit ${limit}`.execute(db)
  return rows.map(({ name_th, name_en, postcode, ...row }) => ({ ...row, name: { th: name_th, en: name_en }, postcode: postcode ?? undefined }))
}

/** Names of provinces, districts and sub-districts by code, whatever the day. Unknown codes are absent. */
export async function areaNames(db: Queries, codes: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ code: string; name_th: string; name_en: string }>`
    select code, name_th, name_en from reference.province where code = any (${wanted})
    union all select code, name_th, name_en from reference.district where code = any (${wanted})
    union all select code, name_th, name_en from reference.subdistrict where code = any (${wanted})`.execute(db)
  return new Map(rows.map(({ code, name_th, name_en }) => [code, { th: name_th, en: name_en }]))
}

// Activities

export interface Activity {
  readonly code: string
  readonly level: 'section' | 'division' | 'group' | 'class' | 'activity'
  /** Letter of the section it belongs to. */
  readonly section: string
  readonly parent: string | undefined
  /** English where ISIC Rev. 4 has the code; else Thai in both. */
  readonly name: Text
  /** The Thai name was taken from a scan and nobody has proof-read it. */
  readonly needsProofReading: boolean
}

const activities = (db: Queries) =>
  db.selectFrom('reference.activity').select(['code', 'level', 'section', 'parent', 'name_th', 'name_en', 'needs_proof_reading'])
type ActivityRow = Awaited<ReturnType<ReturnType<typeof activities>['executeTakeFirstOrThrow']>>
const activityOf = (row: ActivityRow): Activity => ({
  code: row.code,
  level: row.level as Activity['level'],
  section: row.section,
  parent: row.parent ?? undefined,
  name: { th: row.name_th, en: row.name_en ?? row.name_th },
  needsProofReading: row.needs_proof_reading,
})

/** A code of the classification at any level. Registries use a few that are not listed: take those in with a remark. */
export async function findActivity(db: Queries, code: string): Promise<Activity | undefined> {
  const row = await activities(db).where('code', '=', code).executeTakeFirst()
  return row && activityOf(row)
}

/** Names of activities by code. Codes that the classification lacks are absent. */
export async function activityNames(db: Queries, codes: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const rows = await activities(db).where('code', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.code, activityOf(row).name]))
}

/** What is directly under a code, or the sections. By code, which is the order of the classification. */
export async function listActivities(db: Queries, parent: string | undefined): Promise<Activity[]> {
  const rows = await activities(db)
    .where('parent', parent === undefined ? 'is' : '=', parent ?? null)
    .orderBy(sql`code collate "C"`)
    .execute()
  return rows.map(activityOf)
}

/** Codes that start with what was typed, and names that hold it; the most detailed first. At most `limit`. */
export async function searchActivities(db: Queries, typed: string, limit = 20): Promise<Activity[]> {
  const wanted = escapeLike(typed.trim())
  if (!wanted) return []
  const rows = await activities(db)
    .where((eb) => eb.or([eb('code', 'like', `${wanted}%`), eb('name_th', 'like', `%${wanted}%`), eb('name_en', 'ilike', `%${wanted}%`)]))
    .orderBy((eb) => eb.fn('length', ['code']), 'desc')
    .orderBy(sql`code collate "C"`)
    .limit(limit)
    .execute()
  return rows.map(activityOf)
}

const escapeLike = (typed: string): string => typed.replace(/[\\%_]/g, String.raw`\$&`)

// Calendar

export interface Holiday {
  readonly day: PlainDate
  readonly category: 'public' | 'government' | 'bank'
  readonly nameTh: string
  readonly origin: 'file' | 'typed'
  readonly struckAt: Instant | null
}

/** Holidays of a period, first and last day included, also those that were struck off. */
export async function listHolidays(db: Queries, from: PlainDate, to: PlainDate): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('reference.holiday')
    .select(['day', 'category', 'name_th as nameTh', 'origin', 'struck_at as struckAt'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return rows as Holiday[]
}

/** Days on which the agency is closed besides weekends; banks' own holidays are working days here. */
export async function closedDays(db: Queries, from: PlainDate, to: PlainDate): Promise<ReadonlySet<PlainDate>> {
  const holidays = await listHolidays(db, from, to)
  return new Set(holidays.filter(({ category, struckAt }) => category !== 'bank' && struckAt === null).map(({ day }) => day))
}

export async function saveHoliday(db: Queries, { day, nameTh }: Pick<Holiday, 'day' | 'nameTh'>): Promise<void> {
  await db
    .insertInto('reference.holiday')
    .values({ day, category: 'public', name_th: nameTh, origin: 'typed' })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ category: 'public', name_th: nameTh, origin: 'typed', struck_at: null }))
    .execute()
}

export async function strikeHoliday(db: Queries, day: PlainDate, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reference.holiday')
    .set({ struck_at: now })
    .where('day', '=', day)
    .where('struck_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

// Fiscal years

export interface FiscalYearStatus {
  readonly year: FiscalYear
  readonly status: 'open' | 'closed'
  readonly closedAt: Instant | null
}

/** Fiscal years known, newest first. */
export async function listFiscalYears(db: Queries): Promise<FiscalYearStatus[]> {
  const rows = await db.selectFrom('reference.fiscal_year').select(['year', 'closed_at']).orderBy('year', 'desc').execute()
  return rows.map(({ year, closed_at }) => ({ year, status: closed_at ? 'closed' : 'open', closedAt: closed_at }))
}

/** Whether a year stands still. A year nobody closed is open, known or not. */
export async function isClosed(db: Queries, year: FiscalYear): Promise<boolean> {
  const row = await db.selectFrom('reference.fiscal_year').select('closed_at').where('year', '=', year).executeTakeFirst()
  return row?.closed_at != null
}

export async function saveFiscalYear(db: Queries, year: FiscalYear, closedAt: Instant | null): Promise<void> {
  await db
    .insertInto('reference.fiscal_year')
    .values({ year, closed_at: closedAt })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ closed_at: closedAt }))
    .execute()
}
