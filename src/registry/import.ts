import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, violates, type Caller, type Queries, type Work } from '#platform/database.ts'
import { bangkokDay, type PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { openSheets, readSheet, type Source } from '#platform/read-table.ts'
import type { Fault } from '#platform/tables.ts'
import { csvCell } from '#platform/write-table.ts'
import { areaNames } from '#reference/index.ts'
import { readyListed, saveListed, type ListContext, type Ready } from './import-store.ts'
import { enterpriseTable, readListed, type EnterpriseRow } from './import-table.ts'
import { findSizeRules } from './size-rules.ts'

export interface ImportOptions {
  /** Code of the list: the origin of what it says of enterprises that did not register. 'import' when not said. */
  readonly source?: string
  /** A file to write the lines to that were not taken, with the reason of each: line, column, reason in Thai and in English. */
  readonly rejects?: string
  /** Called after every few thousand lines with how many lines are settled. */
  readonly onProgress?: (lines: number) => void | Promise<void>
}

/** What became of the lines of a list. */
export interface Imported {
  readonly added: number
  /** Lines whose number was there already: nothing was changed. */
  readonly known: number
  readonly rejected: number
  /** The line an import that was cut short before went on from; undefined when this one began at the beginning. */
  readonly resumedAt: number | undefined
  /** Faults of the first lines that were rejected, twenty at most. */
  readonly faults: readonly Fault[]
}

/** Lines settled in one transaction. */
const chunkSize = 2000

/**
 * Takes in a list of enterprises (the columns of `enterpriseTable`; CSV or XLSX, of any length), each line checked as a registration is. A line that
 * fails is told in the file of rejects and hinders no other. A number that is there already is passed over, so the same list again changes nothing.
 * Some thousand lines are settled at a time, with a checkpoint: an import that was killed goes on behind the last of them when it is called again with
 * the same file. Refuses what cannot be read as a table at all (`unreadable`, with the faults).
 */
export async function importEnterprises(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  file: Source,
  { source = 'import', rejects, onProgress }: ImportOptions = {},
): Promise<Outcome<Imported, 'unreadable'>> {
  // A list may hold enterprises of the whole country, and one that is known elsewhere must be seen to be known.
  const taker: Caller = { ...caller, reach: { areas: 'all' } }
  const { sheets, faults } = await openSheets(file)
  const sheet = sheets[0]
  if (!sheet) return refuse('unreadable', { faults })

  const run = await openRun(app, taker, await hashOf(file), source)
  const resumedAt = run.line > 1 ? run.line : undefined
  const today = bangkokDay(app.clock.now())
  const context: ListContext = { keys: app.keys, source, today, rules: await findSizeRules(app.db, today) }
  const areas = new Areas(app.db)
  const rejectsFile = await RejectsFile.open(rejects, run.rejects_size)
  const shown: Fault[] = []
  let readable = resumedAt !== undefined

  // Two chunks are being saved while the next is read and made ready.
  const underWay = new Set<string>()
  let [earlier, latest] = [Promise.resolve(run), Promise.resolve(run)]
  const settle = async (chunk: Chunk) => {
    await areas.learn(chunk.rows)
    const ready = readyChunk(context, chunk, areas.has, underWay)
    shown.push(...ready.faults.slice(0, 20 - shown.length))
    await earlier
    const save = async (after: Promise<Run>): Promise<Run> => {
      const to = await saveChunk(app, taker, ready, { after, rejectsFile })
      for (const { digits } of ready.rows) underWay.delete(digits)
      await onProgress?.(to.line)
      return to
    }
    ;[earlier, latest] = [latest, save(latest)]
    latest.catch(() => undefined)
  }

  try {
    let chunk = emptyChunk()
    for await (const batch of readSheet(enterpriseTable, sheet)) {
      if (batch.absent) readable = true
      addTo(chunk, batch, run.line)
      if (chunk.rows.length + chunk.faults.length < chunkSize) continue
      await settle(chunk)
      chunk = emptyChunk()
    }
    if (!readable) return refuse('unreadable', { faults: chunk.faults })
    if (chunk.line > 0) await settle(chunk)
    const last = await latest
    await closeRun(app, taker, last)
    return done({ added: last.added, known: last.known, rejected: last.rejected, resumedAt, faults: shown })
  } finally {
    await Promise.allSettled([earlier, latest])
    await rejectsFile.close()
  }
}

interface Chunk {
  readonly rows: EnterpriseRow[]
  readonly faults: Fault[]
  /** The last line it holds. */
  line: number
}

const emptyChunk = (): Chunk => ({ rows: [], faults: [], line: 0 })

/** Adds what was read, without the lines that an earlier run settled. */
function addTo(chunk: Chunk, batch: { readonly rows: readonly EnterpriseRow[]; readonly faults: readonly Fault[] }, settledLine: number): void {
  for (const row of batch.rows) if (row.at.line > settledLine) chunk.rows.push(row)
  for (const fault of batch.faults) if (fault.at.line > settledLine || settledLine === 1) chunk.faults.push(fault)
  chunk.line = Math.max(chunk.line, batch.rows.at(-1)?.at.line ?? 0, batch.faults.at(-1)?.at.line ?? 0)
}

interface Run {
  readonly id: string
  readonly line: number
  readonly added: number
  readonly known: number
  readonly rejected: number
  readonly rejects_size: number
}

/** The run of this file that was cut short, or a new one. */
async function openRun(app: Pick<App, 'db' | 'clock'>, caller: Caller, sha256: string, source: string): Promise<Run> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const id = newId()
    const begun = await tx
      .insertInto('registry.list_import')
      .values({ id, sha256, source, started_at: now, account_id: caller.accountId ?? null })
      .onConflict((conflict) => conflict.column('sha256').where('finished_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (begun) await audit('list-import-begun', 'list-import', id, { source, sha256 })
    const row = await tx.selectFrom('registry.list_import').selectAll().where('sha256', '=', sha256).where('finished_at', 'is', null).executeTakeFirstOrThrow()
    return { id: row.id, line: row.line, added: row.added, known: row.known, rejected: row.rejected, rejects_size: Number(row.rejects_size) }
  })
}

const closeRun = (app: Pick<App, 'db' | 'clock'>, caller: Caller, { id, added, known, rejected }: Run): Promise<void> =>
  transact(app, caller, async ({ tx, now, audit }) => {
    await tx.updateTable('registry.list_import').set({ finished_at: now }).where('id', '=', id).execute()
    await audit('list-import-finished', 'list-import', id, { added, known, rejected })
  })

/** A chunk that only needs to be kept. */
interface ReadyChunk {
  readonly rows: readonly Ready[]
  /** Lines whose number stands further up in the list. */
  readonly repeated: number
  readonly faults: readonly Fault[]
  readonly line: number
  readonly today: PlainDate
}

/**
 * Checks and seals the lines of a chunk. `underWay` holds the numbers of chunks that are being saved: the same number again is known, though the database
 * does not show it yet.
 */
function readyChunk(context: ListContext, chunk: Chunk, isArea: (code: string) => boolean, underWay: Set<string>): ReadyChunk {
  const rows: Ready[] = []
  const faults = [...chunk.faults]
  let repeated = 0
  for (const line of chunk.rows) {
    const listed = readListed(line, context.today, isArea)
    if (!('number' in listed)) {
      faults.push(...listed)
      continue
    }
    if (underWay.has(listed.number.digits)) repeated += 1
    else rows.push(readyListed(context, listed))
    underWay.add(listed.number.digits)
  }
  return { rows, repeated, faults, line: chunk.line, today: context.today }
}

interface Saving {
  /** The chunk before. Its checkpoint comes first, so that whoever goes on later begins behind everything that is kept. */
  readonly after: Promise<Run>
  readonly rejectsFile: RejectsFile
}

/** Saves a chunk and its checkpoint together. */
async function saveChunk(app: Pick<App, 'db' | 'clock'>, caller: Caller, chunk: ReadyChunk, { after, rejectsFile }: Saving): Promise<Run> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(app, caller, async (work) => {
        const known = await knownLookups(work.tx, chunk.rows)
        const rows = chunk.rows.filter(({ lookups }) => !lookups.some((lookup) => known.has(lookup.toString('hex'))))
        if (rows.length > 0) await saveListed(work.tx, rows, work.now, chunk.today)
        const run = await after
        return await advance(work, run, {
          line: chunk.line,
          added: run.added + rows.length,
          known: run.known + chunk.repeated + chunk.rows.length - rows.length,
          rejected: run.rejected + new Set(chunk.faults.map(({ at }) => at.line)).size,
          rejects_size: await rejectsFile.write(chunk.faults, run.rejects_size),
        })
      })
    } catch (error) {
      // Somebody registered one of these numbers meanwhile: now it is known.
      if (tries < 5 && violates(error, 'identity_number_pkey')) continue
      throw error
    }
  }
}

async function advance({ tx, audit }: Work, run: Run, to: Omit<Run, 'id'>): Promise<Run> {
  const moved = await tx
    .updateTable('registry.list_import')
    .set({ ...to, rejects_size: String(to.rejects_size) })
    .where('id', '=', run.id)
    .where('line', '=', run.line)
    .returning('id')
    .executeTakeFirst()
  if (!moved) throw new Error('this list is being taken in by another process')
  await audit('list-lines-settled', 'list-import', run.id, { line: to.line, added: to.added, known: to.known, rejected: to.rejected })
  return { id: run.id, ...to }
}

async function knownLookups(db: Queries, asked: readonly Ready[]): Promise<Set<string>> {
  const lookups = asked.flatMap((row) => row.lookups)
  const { rows } = await sql<{ lookup: string }>`
    select encode(lookup, 'hex') as lookup from registry.identity_number where lookup = any (${lookups}::bytea[])`.execute(db)
  return new Set(rows.map(({ lookup }) => lookup))
}

/** Codes of areas, asked for once each. */
class Areas {
  readonly #db: Queries
  readonly #asked = new Set<string>()
  readonly #there = new Set<string>()
  constructor(db: Queries) {
    this.#db = db
  }
  readonly has = (code: string): boolean => this.#there.has(code)
  async learn(rows: readonly EnterpriseRow[]): Promise<void> {
    const codes = rows.flatMap(({ province, district, subdistrict, centre }) => [province, district, subdistrict, centre])
    const fresh = [...new Set(codes)].flatMap((code) => (code === undefined ? [] : [arabicDigits(code)])).filter((code) => !this.#asked.has(code))
    if (fresh.length === 0) return
    for (const code of fresh) this.#asked.add(code)
    for (const code of (await areaNames(this.#db, fresh)).keys()) this.#there.add(code)
  }
}

/** Where rejected lines are told, each chunk behind what the checkpoint says is settled. */
class RejectsFile {
  readonly #handle: FileHandle | undefined
  constructor(handle: FileHandle | undefined) {
    this.#handle = handle
  }
  static async open(path: string | undefined, settled: number): Promise<RejectsFile> {
    if (path === undefined) return new RejectsFile(undefined)
    const handle = await open(path, settled > 0 ? 'r+' : 'w')
    await handle.truncate(settled)
    return new RejectsFile(handle)
  }
  /** Answers the size with these faults. */
  async write(faults: readonly Fault[], at: number): Promise<number> {
    if (!this.#handle || (faults.length === 0 && at > 0)) return at
    const lines = faults.map(({ at: { line }, column, message }) => [String(line), column ?? '', message.th, message.en].map(csvCell).join(','))
    const text = [...(at === 0 ? ['\ufeffline,column,reason_th,reason_en'] : []), ...lines, ''].join('\r\n')
    const { bytesWritten } = await this.#handle.write(Buffer.from(text), 0, undefined, at)
    await this.#handle.datasync()
    return at + bytesWritten
  }
  close = async (): Promise<void> => this.#handle?.close()
}

async function hashOf(file: Source): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of file.open()) hash.update(part)
  return hash.digest('hex')
}
