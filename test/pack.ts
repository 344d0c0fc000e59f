import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { system, transact, type Db } from '#platform/database.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Counts, Importer, Pack, StreamImporter } from '#platform/importer.ts'
import { readTable } from '#platform/read-table.ts'
import type { Fault, Row, Table } from '#platform/tables.ts'

/** Files of a pack by name: `projects.csv` and its text. */
export type PackFiles = Readonly<Record<string, string>>

export async function readPack(folder: string): Promise<PackFiles> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'))
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)))
}

export interface Loaded {
  readonly faults: readonly Fault[]
  readonly counts: Readonly<Record<string, Counts>>
}

/** Takes files in through a room's own importers, all or nothing: for tests of a room that stands below the import door. */
export async function loadPack(
  db: Db,
  fiscalYear: number,
  files: PackFiles,
  importers: readonly Importer[],
  streams: readonly StreamImporter[] = [],
  clock = fixedClock('2026-11-22T03:00:00.000Z'),
): Promise<Loaded> {
  const faults: Fault[] = []
  const read = new Map<string, readonly Row<Table>[]>()
  for (const { table } of [...importers, ...streams]) {
    const text = files[`${table.name}.csv`]
    if (text === undefined || read.has(table.name)) continue
    const result = await readTable(table, { name: `${table.name}.csv`, bytes: Buffer.from(text) })
    faults.push(...result.faults)
    read.set(table.name, result.rows)
  }
  if (faults.length > 0) return { faults, counts: {} }
  return transact({ db, clock }, system('test'), async (work) => {
    const pack: Pack = {
      fiscalYear,
      db: work.tx,
      brought: (table) => read.has(table.name),
      rows: <T extends Table>(table: T) => (read.get(table.name) ?? []) as readonly Row<T>[],
    }
    const brought = importers.filter(({ table }) => read.has(table.name))
    for (const importer of brought) faults.push(...((await importer.check?.(read.get(importer.table.name)!, pack)) ?? []))
    const counts: Record<string, Counts> = {}
    if (faults.length > 0) return { ok: false, faults, counts }
    for (const importer of brought) counts[importer.table.name] = await importer.save(work, read.get(importer.table.name)!, pack)
    for (const stream of streams) {
      const rows = read.get(stream.table.name)
      if (!rows) continue
      faults.push(...(await stream.check(work, rows, fiscalYear)))
      if (faults.length > 0) return { ok: false, faults, counts: {} }
      counts[stream.table.name] = await stream.save(work, rows, fiscalYear)
    }
    return { ok: true, faults, counts }
  })
}
