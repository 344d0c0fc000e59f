import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { App } from '#platform/app.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { databaseFor, poolFor, system } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { migrate } from '#platform/migrate.ts'
import { makeDatabase, withClient } from '#platform/storage.ts'
import { importFiles } from '#portal/intake/index.ts'
import { loadReference } from '#reference/index.ts'
import { recheck } from '#oversight/findings/index.ts'
import { entryLines, generatePlan } from '../test/generate/plan.ts'

export interface Bench {
  readonly config: Config
  readonly keys: Keys
  url(role: 'prosme_app' | 'prosme_owner' | 'prosme_keeper' | 'postgres', database: string): string
  say(line: string): void
}

export const shape = { years: 10, projectsAYear: 30, indicatorsAProject: 14, entriesAYear: 100_000 } as const
const firstYear = 2571
export const years: readonly number[] = Array.from({ length: shape.years }, (_, index) => firstYear + index)

/** The database with everything but the entries, and the one the entries are imported into. */
export const emptyName = 'years_without_entries'
export const fullName = 'years'

export function openBench(bench: Bench, database: string): { app: App; close: () => Promise<void> } {
  const pool = poolFor({ url: bench.url('prosme_app', database), role: 'prosme_app' })
  const app: App = { config: bench.config, db: databaseFor(pool), clock: systemClock, keys: bench.keys, log: pino({ level: 'silent' }) }
  return { app, close: () => pool.end() }
}

export const exists = (bench: Bench, database: string): Promise<boolean> =>
  withClient(
    bench.url('postgres', 'postgres'),
    async (client) => ((await client.query('select from pg_database where datname = $1', [database])).rowCount ?? 0) > 0,
  )

export const clone = (bench: Bench, from: string, to: string): Promise<unknown> =>
  withClient(bench.url('postgres', 'postgres'), async (client) => {
    await client.query(`drop database if exists ${to} with (force)`)
    await client.query(`create database ${to} template ${from} owner prosme_owner`)
  })

/** Ten years of plans, targets and results, without the entries, once. */
export async function makeYears(bench: Bench): Promise<void> {
  if (await exists(bench, emptyName)) return
  const draft = `${emptyName}_draft`
  await withClient(bench.url('postgres', 'postgres'), (client) => client.query(`drop database if exists ${draft} with (force)`))
  await makeDatabase(bench.url('postgres', 'postgres'), draft)
  await migrate(bench.url('prosme_owner', draft), join(bench.config.root, 'migrations'))
  const { app, close } = openBench(bench, draft)
  await loadReference(app)
  for (const year of years) {
    const folder = join(bench.config.data, `fy${year}`)
    mkdirSync(folder, { recursive: true })
    const { files, projects } = generatePlan({ year, projects: shape.projectsAYear, seed: year, indicatorsPerProject: shape.indicatorsAProject })
    for (const [name, text] of Object.entries(files))
      if (name !== 'budget_entries.csv' && name !== 'budget_execution.csv') writeFileSync(join(folder, name), text)
    const outcome = await importFiles(app, system('bench'), [folder], year)
    if (!outcome.ok) throw new Error(`the generated year ${year} was refused: ${JSON.stringify(outcome).slice(0, 500)}`)
    writeEntries(
      bench,
      year,
      projects.map(({ code }) => code),
    )
    await reportQuarters(app, year)
    await recheck(app, system('bench'), year)
    bench.say(`  made ${year}`)
  }
  await close()
  await withClient(bench.url('postgres', 'postgres'), (client) => client.query(`alter database ${draft} rename to ${emptyName}`))
}

export const entriesFile = (bench: Bench, year: number): string => join(bench.config.data, `entries${year}`, 'budget_entries.csv')

function writeEntries(bench: Bench, year: number, leaves: readonly string[]): void {
  const file = entriesFile(bench, year)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, [...entryLines(year, leaves, Math.ceil(shape.entriesAYear / leaves.length), year)].join(''))
}

/** Four approved quarters for every indicator, as the owners and the evaluator would have left them. */
async function reportQuarters(app: App, year: number): Promise<void> {
  const indicators = await app.db.selectFrom('plan.indicator_v1').select(['id', 'unit']).where('fiscal_year', '=', year).execute()
  const [owner, evaluator] = [newId(), newId()]
  const rows = indicators.flatMap(({ id, unit }) =>
    [1, 2, 3, 4].map((quarter) => ({
      id: newId(),
      fiscal_year: year,
      indicator_id: id!,
      quarter,
      edition: 1,
      state: 'draft',
      value: String(quarter * 25),
      unit,
      basis: 'realised',
      reported_by: owner,
      reported_at: app.clock.now(),
    })),
  )
  for (let from = 0; from < rows.length; from += 1000)
    await app.db
      .insertInto('results.report')
      .values(rows.slice(from, from + 1000))
      .execute()
  await app.db
    .updateTable('results.report')
    .set({ state: 'approved', decided_by: evaluator, decided_at: app.clock.now() })
    .where('fiscal_year', '=', year)
    .execute()
}

/** The full years: as makeYears, with the entries imported; `onImport` is told how long the import took. */
export async function makeFullYears(bench: Bench, again = false): Promise<{ rows: number; seconds: number } | undefined> {
  await makeYears(bench)
  if (!again && (await exists(bench, fullName))) return undefined
  const draft = `${fullName}_draft`
  await clone(bench, emptyName, draft)
  const { app, close } = openBench(bench, draft)
  const startedAt = performance.now()
  for (const year of years) {
    const outcome = await importFiles(app, system('bench'), [entriesFile(bench, year)], year)
    if (!outcome.ok) throw new Error(`the entries of ${year} were refused: ${JSON.stringify(outcome).slice(0, 500)}`)
  }
  const seconds = (performance.now() - startedAt) / 1000
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from plan.budget_entry`.execute(app.db)
  await close()
  await withClient(bench.url('postgres', draft), (client) => client.query('vacuum analyze'))
  await withClient(bench.url('postgres', 'postgres'), async (client) => {
    await client.query(`drop database if exists ${fullName} with (force)`)
    await client.query(`alter database ${draft} rename to ${fullName}`)
  })
  return { rows: rows[0]!.count, seconds }
}
