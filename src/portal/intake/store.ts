import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { bytesSource, type Source } from '#platform/read-table.ts'
import type { ImportOutcome } from './model.ts'
import type { PackFile } from './read-pack.ts'

export type BatchStatus = 'draft' | 'queued' | 'done' | 'failed' | 'discarded'

/** An import as a list shows it. */
export interface BatchLine {
  readonly id: string
  readonly fiscalYear: FiscalYear
  readonly status: BatchStatus
  readonly accountId: string | undefined
  readonly createdAt: Instant
  readonly finishedAt: Instant | undefined
  readonly jobId: string | undefined
  readonly files: readonly string[]
  /** Its files have faults, so it was not or cannot be kept. */
  readonly faulty: boolean
}

export interface Batch extends BatchLine {
  /** What it did, or, of a draft, what it would do. */
  readonly outcome: ImportOutcome | undefined
}

/** Files up to this size are kept with their batch. */
export const largestKept = 20 * 1024 * 1024

/** Imports of one year follow each other; those of different years do not wait. Held until the transaction ends. */
export const lockYear = (work: Work, year: FiscalYear): Promise<unknown> => sql`select pg_advisory_xact_lock(815407567, ${year})`.execute(work.tx)

export async function addBatch(work: Work, batch: { id: string; fiscalYear: FiscalYear; files: readonly PackFile[]; outcome?: ImportOutcome }): Promise<void> {
  await work.tx
    .insertInto('intake.batch')
    .values({
      id: batch.id,
      fiscal_year: batch.fiscalYear,
      status: 'draft',
      account_id: work.caller.accountId ?? null,
      created_at: work.now,
      outcome: batch.outcome ? JSON.stringify(batch.outcome) : null,
    })
    .execute()
  for (const [seq, { source, sha256, size }] of batch.files.entries()) {
    await work.tx
      .insertInto('intake.batch_file')
      .values({ batch_id: batch.id, seq, name: source.name, sha256, size: String(size), content: size > largestKept ? null : await bytesOf(source) })
      .execute()
  }
}

export async function closeBatch(work: Work, id: string, outcome: ImportOutcome): Promise<void> {
  await work.tx
    .updateTable('intake.batch')
    .set({ status: outcome.ok ? 'done' : 'failed', outcome: JSON.stringify(outcome), finished_at: work.now })
    .where('id', '=', id)
    .execute()
}

/** Confirmed: the job that will take it in. Answers false when it was no draft any more. */
export async function queueBatch(work: Work, id: string, jobId: string): Promise<boolean> {
  const { numUpdatedRows } = await work.tx
    .updateTable('intake.batch')
    .set({ status: 'queued', job_id: jobId })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function discardBatch(work: Work, id: string): Promise<boolean> {
  const { numUpdatedRows } = await work.tx
    .updateTable('intake.batch')
    .set({ status: 'discarded', finished_at: work.now })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await work.tx.updateTable('intake.batch_file').set({ content: null }).where('batch_id', '=', id).execute()
  return true
}

/** The files of a draft, to be read again without being sent again. */
export async function batchSources(db: Queries, id: string): Promise<readonly Source[]> {
  const files = await db.selectFrom('intake.batch_file').select(['name', 'content']).where('batch_id', '=', id).orderBy('seq').execute()
  return files.flatMap(({ name, content }) => (content ? [bytesSource(name, content)] : []))
}

export async function findBatch(db: Queries, id: string): Promise<Batch | undefined> {
  const row = await batches(db).select('outcome').where('batch.id', '=', id).executeTakeFirst()
  return row && { ...view(row), outcome: (row.outcome as ImportOutcome | null) ?? undefined }
}

/** What was brought in, newest first, drafts included. */
export async function listBatches(db: Queries, limit = 20): Promise<BatchLine[]> {
  const rows = await batches(db).where('batch.status', '<>', 'discarded').orderBy('batch.id', 'desc').limit(limit).execute()
  return rows.map(view)
}

const batches = (db: Queries) =>
  db
    .selectFrom('intake.batch as batch')
    .select(['batch.id', 'fiscal_year', 'status', 'account_id', 'created_at', 'finished_at', 'job_id'])
    .select(sql<string[]>`array(select name from intake.batch_file where batch_id = batch.id order by seq)`.as('files'))
    .select(sql<boolean>`coalesce(outcome ->> 'ok' = 'false', false)`.as('faulty'))

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['execute']>>[number]

const view = (row: BatchRow): BatchLine => ({
  id: row.id,
  fiscalYear: row.fiscal_year,
  status: row.status as BatchStatus,
  accountId: row.account_id ?? undefined,
  createdAt: row.created_at,
  finishedAt: row.finished_at ?? undefined,
  jobId: row.job_id ?? undefined,
  files: row.files,
  faulty: row.faulty,
})

/** Whether a file of just this content was taken in for this year before: a stream that only adds would add its rows twice. */
export async function wasTakenIn(db: Queries, year: FiscalYear, sha256: string): Promise<boolean> {
  const found = await db
    .selectFrom('intake.batch_file')
    .innerJoin('intake.batch', 'intake.batch.id', 'intake.batch_file.batch_id')
    .select('seq')
    .where('sha256', '=', sha256)
    .where('fiscal_year', '=', year)
    .where('status', '=', 'done')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

async function bytesOf(source: Source): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}
