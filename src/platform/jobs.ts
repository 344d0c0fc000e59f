import { fromKysely, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { App } from './app.ts'
import type { Instant } from './clock.ts'
import type { Caller, Queries, Work } from './database.ts'
import { newId } from './ids.ts'
import type { Outcome } from './outcome.ts'
import type { Text } from './text.ts'

/** The one queue of pg-boss; what a job is stands in its data. */
export const queueName = 'jobs'

/** What a finished job leads to. */
export interface JobResult {
  /** Page that shows what came of it. */
  readonly path?: string
}

/** What a job is given besides its data. */
export interface JobRun {
  readonly app: App
  readonly jobId: string
  /** Who started the job, for `transact`; the job's id is the request id of everything it does. */
  readonly caller: Caller
  readonly progress: Progress
  /** Aborted when the worker stops or the job was taken away from it. */
  readonly signal: AbortSignal
}

/**
 * Work that takes longer than a request. It may run more than once (a worker can be killed at any line), so it must be written to be repeated:
 * one transaction that changes nothing the second time, or files named by their content.
 * A returned refusal ends it for good with its code; a thrown error is tried again, four times in all.
 */
export interface Job<Data = unknown> {
  readonly name: string
  readonly title: Text
  readonly schema: z.ZodType<Data>
  run(run: JobRun, data: Data): Promise<Outcome<JobResult, string>>
}

/** Declares a job: `defineJob('import', words.importing, z.object({ file: z.string() }), async (run, { file }) => ...)`. */
export const defineJob = <Data>(name: string, title: Text, schema: z.ZodType<Data>, run: Job<Data>['run']): Job<Data> => ({ name, title, schema, run })

/** What is kept of a job that waits: everything a worker needs to run it. */
export interface QueuedJob {
  readonly job: string
  readonly accountId: string | null
  readonly data: unknown
}

/** Puts a job into the queue in the caller's transaction, so it runs when that commits and not otherwise. Answers the id its page is found under. */
export async function enqueue<Data>(work: Work, job: Job<Data>, data: NoInfer<Data>): Promise<string> {
  const jobId = newId()
  const accountId = work.caller.accountId ?? null
  await work.tx
    .insertInto('platform.job_progress')
    .values({ id: jobId, name: job.name, title_th: job.title.th, title_en: job.title.en, account_id: accountId, created_at: work.now })
    .execute()
  const queued: QueuedJob = { job: job.name, accountId, data: job.schema.parse(data) }
  // Never started: it only writes the row, through the caller's transaction.
  const boss = new PgBoss({ db: fromKysely(work.tx) })
  await boss.send(queueName, queued, { id: jobId })
  return jobId
}

/** How a job tells how far it is. */
export interface Progress {
  /** `total` is left out while it is not known. Calls that come faster than four a second are dropped, but never the last (`done` equal to `total`) or a new phase. */
  report(done: number, total?: number, phase?: Text): Promise<void>
}

/** Writes to the job's row at once, outside any transaction, so that a page sees it while the job's own transaction is still open. */
export function progress(app: Pick<App, 'db'>, jobId: string): Progress {
  let lastAt = -Infinity
  let lastPhase = ''
  return {
    async report(done, total, phase) {
      const isNews = (phase !== undefined && phase.th !== lastPhase) || done === total
      if (!isNews && performance.now() - lastAt < 250) return
      lastAt = performance.now()
      lastPhase = phase?.th ?? lastPhase
      await app.db
        .updateTable('platform.job_progress')
        .set({ done: String(done), total: total === undefined ? null : String(total), ...(phase && { phase_th: phase.th, phase_en: phase.en }) })
        .where('id', '=', jobId)
        .execute()
    },
  }
}

export type JobState = 'waiting' | 'working' | 'done' | 'failed'

/** A job as a page shows it. */
export interface JobView {
  readonly id: string
  readonly name: string
  readonly title: Text
  readonly accountId: string | undefined
  readonly state: JobState
  readonly done: number
  /** Undefined while the job does not know how much there is to do. */
  readonly total: number | undefined
  readonly phase: Text
  readonly resultPath: string | undefined
  /** Why it failed: a code of the job's own, `failed` (it threw at every try) or `stopped` (its worker died at the last). */
  readonly errorCode: string | undefined
  readonly attempts: number
  readonly createdAt: Instant
  readonly finishedAt: Instant | undefined
}

export async function findJob(db: Queries, id: string): Promise<JobView | undefined> {
  const row = await jobs(db).where('id', '=', id).executeTakeFirst()
  return row && view(row)
}

/** The newest jobs of an account. */
export async function listJobs(db: Queries, accountId: string, limit = 50): Promise<JobView[]> {
  const rows = await jobs(db).where('account_id', '=', accountId).orderBy('id', 'desc').limit(limit).execute()
  return rows.map(view)
}

/** Jobs of everybody that are not finished, the oldest first. */
export async function listOpenJobs(db: Queries, limit = 50): Promise<JobView[]> {
  const rows = await jobs(db).where('finished_at', 'is', null).orderBy('created_at').limit(limit).execute()
  return rows.map(view)
}

/** Jobs of everybody that failed for good, the newest first. */
export async function listFailedJobs(db: Queries, limit = 20): Promise<JobView[]> {
  const rows = await jobs(db).where('error_code', 'is not', null).orderBy('id', 'desc').limit(limit).execute()
  return rows.map(view)
}

const jobs = (db: Queries) => db.selectFrom('platform.job_progress').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof jobs>['execute']>>[number]

function view(row: Row): JobView {
  return {
    id: row.id,
    name: row.name,
    title: { th: row.title_th, en: row.title_en },
    accountId: row.account_id ?? undefined,
    state: row.finished_at ? (row.error_code ? 'failed' : 'done') : row.started_at ? 'working' : 'waiting',
    done: Number(row.done),
    total: row.total === null ? undefined : Number(row.total),
    phase: { th: row.phase_th, en: row.phase_en },
    resultPath: row.result_path ?? undefined,
    errorCode: row.error_code ?? undefined,
    attempts: row.attempts,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
  }
}
