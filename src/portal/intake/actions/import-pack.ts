import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Counts, Pack, StreamImporter } from '#platform/importer.ts'
import { readSheet, type Batch as Portion, type Sheet } from '#platform/read-table.ts'
import type { Row, Table } from '#platform/tables.ts'
import { importers, streamImporters } from '../importers.ts'
import { FaultList, type ImportOutcome, type ImportSummary, type PackInput, type TableSummary } from '../model.ts'
import { readPack, type ReadPack } from '../read-pack.ts'
import { addBatch, batchSources, closeBatch, lockYear, wasTakenIn, type Batch } from '../store.ts'
import { phases } from '../texts.ts'

/** Rows of a stream are checked and saved in portions of this many: large enough that round trips do not count, small enough for any machine. */
const portion = 10_000

/**
 * Takes the tables of one fiscal year in: reads and checks all of them, then saves all or nothing in one transaction. The same files again
 * change nothing; other files replace what the tables of this year said before and keep what people entered on screens.
 * Every fault comes back at once, by file, line and column.
 */
export async function importPack(app: Pick<App, 'db' | 'clock'>, caller: Caller, input: PackInput): Promise<ImportOutcome> {
  const read = await readPack(input.files)
  if (read.faults.count > 0) return read.faults.outcome()
  return transact(app, caller, async (work) => {
    const batchId = newId()
    await lockYear(work, input.fiscalYear)
    await addBatch(work, { id: batchId, fiscalYear: input.fiscalYear, files: read.files })
    return takeIn(work, batchId, read, input)
  })
}

/** What importPack would do now: the same work, rolled back. */
export async function previewPack(app: Pick<App, 'db' | 'clock'>, caller: Caller, input: PackInput): Promise<ImportOutcome> {
  const read = await readPack(input.files)
  if (read.faults.count > 0) return read.faults.outcome()
  const { outcome } = await transact(app, caller, async (work) => {
    await lockYear(work, input.fiscalYear)
    return { ok: false, outcome: await takeIn(work, newId(), read, input) }
  })
  return outcome
}

/**
 * Takes a confirmed draft in, in place of importPack: the same, on the files that are kept. Faults that were not there when it was previewed close it as
 * failed. Done before (the worker was killed after it), it answers what came of it then.
 */
export async function importDraft(app: Pick<App, 'db' | 'clock'>, caller: Caller, batch: Batch, onProgress: PackInput['onProgress']): Promise<ImportOutcome> {
  if (batch.outcome && batch.status === 'done') return batch.outcome
  const read = await readPack(await batchSources(app.db, batch.id))
  const input = { fiscalYear: batch.fiscalYear, files: [], ...(onProgress ? { onProgress } : {}) }
  const outcome =
    read.faults.count > 0
      ? read.faults.outcome()
      : await transact(app, caller, async (work) => {
          await lockYear(work, input.fiscalYear)
          return takeIn(work, batch.id, read, input)
        })
  if (!outcome.ok) await transact(app, caller, (work) => closeBatch(work, batch.id, outcome))
  return outcome
}

/** Checks and saves what was read, and closes the batch. A refusal must roll the transaction back: part of the rows may be saved by then. */
export async function takeIn(work: Work, batchId: string, read: ReadPack, input: PackInput): Promise<ImportOutcome> {
  const { fiscalYear, onProgress } = input
  const pack = packOf(work, read, fiscalYear)
  const faults = new FaultList()
  for (const importer of importers) {
    const brought = read.brought.get(importer.table.name)
    if (brought && importer.check) faults.add(await importer.check(brought.rows, pack))
  }
  if (faults.count > 0) return faults.outcome()

  const total = read.brought.size + read.streams.length
  const summaries = new Map<string, TableSummary>()
  for (const importer of importers) {
    const brought = read.brought.get(importer.table.name)
    if (!brought) continue
    await onProgress?.(summaries.size, total, phases.saving(importer.table.title))
    const counts = await importer.save(work, brought.rows, pack)
    const before = summaries.get(importer.table.name)
    summaries.set(importer.table.name, summary({ ...brought, rows: brought.rows.length }, before ? together(before, counts) : counts))
  }
  for (const { table, sheet, file } of read.streams) {
    await onProgress?.(summaries.size, total, phases.saving(table.title))
    const importer = streamImporters.find((candidate) => candidate.table.name === table.name)!
    const known = await wasTakenIn(work.tx, fiscalYear, file.sha256)
    summaries.set(table.name, await saveStream(work, importer, sheet, fiscalYear, known, faults))
  }
  if (faults.count > 0) return faults.outcome()

  const value: ImportSummary = { fiscalYear, tables: [...summaries.values()] }
  const outcome: ImportOutcome = { ok: true, value }
  await closeBatch(work, batchId, outcome)
  await work.audit('intake.import', 'intake.batch', batchId, {
    fiscalYear,
    tables: value.tables.map(({ table, added, changed, removed }) => ({ table, added, changed, removed })),
  })
  await onProgress?.(total, total, phases.done)
  return outcome
}

/** Reads to the end even when there are faults, so that all of them are told, but saves no more. */
async function saveStream(work: Work, importer: StreamImporter, sheet: Sheet, fiscalYear: number, known: boolean, faults: FaultList): Promise<TableSummary> {
  let counts: Counts = { added: 0, changed: 0, unchanged: 0, removed: 0 }
  let rows = 0
  let absent: readonly string[] = []
  for await (const batch of portions(readSheet(importer.table, sheet))) {
    rows += batch.rows.length
    absent = batch.absent ?? absent
    faults.add(batch.faults)
    if (known || batch.rows.length === 0) continue
    faults.add(await importer.check(work, batch.rows, fiscalYear))
    if (faults.count === 0) counts = sum(counts, await importer.save(work, batch.rows, fiscalYear))
  }
  return summary({ table: importer.table, sheet, rows, absent }, counts)
}

async function* portions(batches: AsyncIterable<Portion>): AsyncGenerator<Portion> {
  let rows: Row<Table>[] = []
  for await (const batch of batches) {
    if (batch.faults.length > 0 || batch.absent) yield { ...batch, rows: [] }
    for (const row of batch.rows) rows.push(row)
    if (rows.length < portion) continue
    yield { rows, faults: [] }
    rows = []
  }
  if (rows.length > 0) yield { rows, faults: [] }
}

const packOf = (work: Work, read: ReadPack, fiscalYear: number): Pack => ({
  fiscalYear,
  db: work.tx,
  brought: (table) => read.brought.has(table.name),
  rows: <T extends Table>(table: T) => (read.brought.get(table.name)?.rows ?? []) as readonly Row<T>[],
})

/** Counted in rows of the file: a room may make several records of one row, or none. */
function summary({ table, sheet, rows, absent }: { table: Table; sheet: Sheet; rows: number; absent: readonly string[] }, counts: Counts): TableSummary {
  const added = Math.min(rows, counts.added)
  const changed = Math.min(rows - added, counts.changed)
  return { table: table.name, file: sheet.file, rows, absent, added, changed, unchanged: rows - added - changed, removed: counts.removed }
}

const sum = (one: Counts, other: Counts): Counts => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  removed: one.removed + other.removed,
})

/** Two rooms took in the same rows: a row counts as changed when either changed something of it. */
const together = (one: Counts, other: Counts): Counts => ({
  added: Math.max(one.added, other.added),
  changed: Math.max(one.changed, other.changed),
  unchanged: Math.min(one.unchanged, other.unchanged),
  removed: Math.max(one.removed, other.removed),
})
