import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { bangkokDay, fiscalYearOf } from '#platform/dates.ts'
import { system, transact, type Tx } from '#platform/database.ts'

type Record = Readonly<{ [column: string]: string }>

interface Source {
  readonly file: string
  /** Writes the rows: changes what differs, adds what is new, deletes nothing. */
  readonly save: (tx: Tx, rows: readonly Record[], today: string) => Promise<unknown>
}

/** Rows go to the database as one JSON text and are taken apart there: 7,436 in one statement. */
const rowsOf = (rows: readonly Record[]) => sql`${JSON.stringify(rows)}::jsonb`

/** An area that a newer file no longer lists ends today, and stays for what was recorded under it. */
const endMissing = async (tx: Tx, table: string, column: string, rows: readonly Record[], today: string) =>
  await sql`update ${sql.table(table)} set valid_to = ${today}
    where valid_to = 'infinity' and code not in (select ${sql.ref(column)} from jsonb_to_recordset(${rowsOf(rows)}) as given(${sql.ref(column)} text))`.execute(
    tx,
  )

/** In the order of their foreign keys. */
const sources: readonly Source[] = [
  {
    file: 'areas/provinces.csv',
    async save(tx, rows, today) {
      await sql`insert into reference.province
          (code, name_th, name_en, abbreviation_th, abbreviation_en, map_id, iso_code, region_6, region_nesdc, region_smesi, cluster_18)
        select province_code, name_th, name_en, abbr_th, abbr_en3, svgmap_id, iso3166_2, region6_th, region7_nesdc_th, region_smesi_th, province_cluster18_th
        from jsonb_to_recordset(${rowsOf(rows)}) as given(province_code text, name_th text, name_en text, abbr_th text, abbr_en3 text, svgmap_id text,
          iso3166_2 text, region6_th text, region7_nesdc_th text, region_smesi_th text, province_cluster18_th text)
        on conflict (code) do update set name_th = excluded.name_th, name_en = excluded.name_en, abbreviation_th = excluded.abbreviation_th,
          abbreviation_en = excluded.abbreviation_en, map_id = excluded.map_id, iso_code = excluded.iso_code, region_6 = excluded.region_6,
          region_nesdc = excluded.region_nesdc, region_smesi = excluded.region_smesi, cluster_18 = excluded.cluster_18, valid_to = 'infinity'`.execute(tx)
      await endMissing(tx, 'reference.province', 'province_code', rows, today)
    },
  },
  {
    file: 'areas/districts.csv',
    async save(tx, rows, today) {
      await sql`insert into reference.district (code, province_code, name_th, name_en, postcode)
        select district_code, province_code, name_th, name_en, postcode
        from jsonb_to_recordset(${rowsOf(rows)}) as given(district_code text, province_code text, name_th text, name_en text, postcode text)
        on conflict (code) do update set name_th = excluded.name_th, name_en = excluded.name_en, postcode = excluded.postcode, valid_to = 'infinity'`.execute(
        tx,
      )
      await endMissing(tx, 'reference.district', 'district_code', rows, today)
    },
  },
  {
    file: 'areas/subdistricts.csv',
    async save(tx, rows, today) {
      await sql`insert into reference.subdistrict (code, district_code, name_th, name_en, postcode)
        select subdistrict_code, district_code, name_th, name_en, postcode
        from jsonb_to_recordset(${rowsOf(rows)}) as given(subdistrict_code text, district_code text, name_th text, name_en text, postcode text)
        on conflict (code) do update set name_th = excluded.name_th, name_en = excluded.name_en, postcode = excluded.postcode, valid_to = 'infinity'`.execute(
        tx,
      )
      await endMissing(tx, 'reference.subdistrict', 'subdistrict_code', rows, today)
    },
  },
  {
    file: 'tsic/tsic2552.csv',
    async save(tx, rows, today) {
      await sql`insert into reference.activity (code, level, section, parent, name_th, name_en, needs_proof_reading)
        select code, level, section, nullif(parent, ''), name_th, nullif(name_en_isic4, ''), "check" = '1'
        from jsonb_to_recordset(${rowsOf(rows)})
          as given(code text, level text, section text, parent text, name_th text, name_en_isic4 text, "check" text)
        on conflict (code) do update set level = excluded.level, section = excluded.section, parent = excluded.parent, name_th = excluded.name_th,
          name_en = excluded.name_en, needs_proof_reading = excluded.needs_proof_reading,
          valid_to = 'infinity'`.execute(tx)
      await endMissing(tx, 'reference.activity', 'code', rows, today)
    },
  },
  {
    file: 'calendar/th-holidays-2019-2028.csv',
    async save(tx, rows) {
      await sql`insert into reference.holiday (day, category, name_th, origin)
        select date, category, name_th, 'file' from jsonb_to_recordset(${rowsOf(rows)}) as given(date date, category text, name_th text)
        on conflict (day) do update set category = excluded.category, name_th = excluded.name_th where holiday.origin = 'file'`.execute(tx)
      const years = [...new Set(rows.map(({ date }) => fiscalYearOf(date ?? '')))]
      await tx
        .insertInto('reference.fiscal_year')
        .values(years.map((year) => ({ year })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  },
]

/**
 * Takes in the files of `data/reference/` that changed since the last time: at every start, in one transaction, and in no time when none did.
 * Answers the files that were taken in.
 */
export async function loadReference(app: Pick<App, 'config' | 'db' | 'clock'>): Promise<string[]> {
  const files = await Promise.all(
    sources.map(async (source) => {
      const content = await readFile(join(app.config.root, 'data', 'reference', source.file), 'utf8')
      return { ...source, content, fingerprint: createHash('sha256').update(content).digest('hex') }
    }),
  )
  const known = new Map((await app.db.selectFrom('reference.source').select(['name', 'fingerprint']).execute()).map((row) => [row.name, row.fingerprint]))
  const changed = files.filter(({ file, fingerprint }) => known.get(file) !== fingerprint)
  if (changed.length === 0) return []
  await transact(app, system('load-reference'), async (work) => {
    for (const { file, content, fingerprint, save } of changed) {
      const rows: Record[] = parse(content, { columns: true, bom: true, skip_empty_lines: true })
      await save(work.tx, rows, bangkokDay(work.now))
      await work.tx
        .insertInto('reference.source')
        .values({ name: file, fingerprint, loaded_at: work.now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ fingerprint, loaded_at: work.now }))
        .execute()
      await work.audit('reference-loaded', 'reference', file, { fingerprint, rows: rows.length })
    }
  })
  return changed.map(({ file }) => file)
}
