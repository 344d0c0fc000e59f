import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { PgBoss, type JobWithMetadata } from 'pg-boss'
import type { App } from './app.ts'
import { sealAudit } from './audit.ts'
import { databaseFor, poolFor } from './database.ts'
import { removeForgotten } from './files.ts'
import { progress, queueName, type Job, type QueuedJob } from './jobs.ts'
import { deliverOutbox, type Carrier } from './outbox.ts'

export interface WorkerOptions {
  /** Address of the database as the application (`Storage.url`). */
  readonly url: string
  /** Address for retention (`Storage.keeperUrl`). */
  readonly keeperUrl: string
  readonly jobs: readonly Job[]
  /** How what waits in the outbox leaves the house; what none of them carries waits on. */
  readonly carriers: readonly Carrier[]
  /** What rooms want looked after by itself, beside the chores of the platform. */
  readonly chores?: readonly Chore[]
}

/** Work that nobody asks for: done again and again, by every worker that runs, so it must bear company. One that fails is logged and tried again. */
export interface Chore {
  readonly name: string
  /** Milliseconds from the end of one time to the beginning of the next. */
  readonly pause: number
  readonly run: (app: App) => Promise<unknown>
}

export interface Worker {
  /** Lets running jobs end (at most 20 seconds), then goes. */
  stop(): Promise<void>
}

/**
 * The background half of the platform: runs jobs, two at a time, and does what must happen by itself: seals the audit, sends
 * the outbox, lets go of what has served its time. Any number of workers may run; each piece of work is done by one of them.
 */
export async function startWorker(app: App, { url, keeperUrl, jobs, carriers, chores = [] }: WorkerOptions): Promise<Worker> {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const boss = new PgBoss({
    connectionString: url,
    options: '-c role=prosme_app',
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    instanceName: 'worker',
    instanceHeartbeatSeconds: 10,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => app.log.error({ err: error }, 'job queue'))
  await boss.start()
  // Jobs of a worker that died are taken over now, not at the first round.
  await boss.supervise(queueName)
  await boss.work(queueName, { includeMetadata: true, localConcurrency: 2, pollingIntervalSeconds: 0.5 }, async ([job]: JobWithMetadata<QueuedJob>[]) => {
    if (job) await runJob(app, byName.get(job.data.job), job)
  })
  const platformChores: readonly Chore[] = [
    { name: 'seal audit', pause: 1000, run: sealAudit },
    { name: 'outbox', pause: 1000, run: () => deliverOutbox(app, carriers) },
    { name: 'lost jobs', pause: 10_000, run: closeLostJobs },
    { name: 'forgotten files', pause: 60_000, run: removeForgotten },
    { name: 'retention', pause: 6 * 3_600_000, run: () => retire(app, keeperUrl) },
  ]
  const loops = [...platformChores, ...chores].map(keepDoing)
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await boss.stop({ timeout: 20_000 })
    },
  }

  function keepDoing({ name, pause, run }: Chore): Worker {
    const stopping = new AbortController()
    const loop = (async () => {
      while (!stopping.signal.aborted) {
        await run(app).catch((error: unknown) => app.log.error({ err: error, chore: name }, 'chore failed'))
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    })()
    return {
      async stop() {
        stopping.abort()
        await loop
      },
    }
  }
}

async function runJob(app: App, job: Job | undefined, queued: JobWithMetadata<QueuedJob>): Promise<void> {
  const { id: jobId, data } = queued
  const finish = (end: { result_path?: string | null; error_code?: string }) =>
    app.db
      .updateTable('platform.job_progress')
      .set({ finished_at: app.clock.now(), ...end })
      .where('id', '=', jobId)
      .execute()
  await app.db
    .updateTable('platform.job_progress')
    .set({ started_at: app.clock.now(), done: '0', total: null, attempts: queued.retryCount + 1 })
    .where('id', '=', jobId)
    .execute()
  try {
    if (!job) throw new Error(`no job is called ${data.job}`)
    const outcome = await job.run(
      {
        app,
        jobId,
        caller: { accountId: data.accountId ?? undefined, requestId: jobId },
        progress: progress(app, jobId),
        signal: queued.signal,
      },
      job.schema.parse(data.data),
    )
    await finish(outcome.ok ? { result_path: outcome.value.path ?? null } : { error_code: outcome.code })
  } catch (error) {
    app.log.error({ err: error, job: data.job, requestId: jobId, attempt: queued.retryCount + 1 }, 'job failed')
    if (queued.retryCount >= queued.retryLimit) await finish({ error_code: 'failed' })
    throw error
  }
}

/** A job whose worker died at its last try is failed by pg-boss alone: its page must hear of it. */
async function closeLostJobs(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  await sql`
    update platform.job_progress p set finished_at = ${app.clock.now()}, error_code = 'stopped'
    from pgboss.job j
    where j.name = ${queueName} and j.id = p.id and j.state in ('failed', 'cancelled') and p.finished_at is null`.execute(app.db)
}

/** Works as the one role that may delete, by functions that say what: each schema that lets go of rows has one of its own, called `retire`. */
async function retire(app: Pick<App, 'clock' | 'log'>, keeperUrl: string): Promise<void> {
  const pool = poolFor({ url: keeperUrl, role: 'prosme_keeper', connections: 1 })
  try {
    const keeper = databaseFor(pool)
    const { rows: schemas } = await sql<{ name: string }>`
      select n.nspname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.proname = 'retire' and has_function_privilege(p.oid, 'execute') order by n.nspname`.execute(keeper)
    for (const { name } of schemas) {
      const { rows } = await sql<{ gone: string }>`select ${sql.id(name, 'retire')}(${app.clock.now()}) as gone`.execute(keeper)
      if (rows[0]!.gone !== '0') app.log.info({ of: name, rows: rows[0]!.gone }, 'retired')
    }
  } finally {
    await pool.end()
  }
}
