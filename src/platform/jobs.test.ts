import { spawn } from 'node:child_process'
import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { system, transact } from './database.ts'
import { newId } from './ids.ts'
import { defineJob, enqueue, findJob, listJobs, listOpenJobs, type Job } from './jobs.ts'
import { done, refuse } from './outcome.ts'
import { same } from './text.ts'
import { startWorker, type Worker } from './worker.ts'

const { db, url } = await testDatabase()
const app = testApp(db)
const accountId = newId()

const counted: number[] = []
const count = defineJob('count', same('count'), z.object({ to: z.number() }), async ({ progress }, { to }) => {
  for (let n = 1; n <= to; n++) await progress.report(n, to, { th: 'กำลังนับ', en: 'Counting' })
  counted.push(to)
  return done({ path: `/counted/${to}` })
})
const refused = defineJob('refused', same('refused'), z.object({}), async () => refuse('file-is-empty'))
let tries = 0
const shaky = defineJob('shaky', same('shaky'), z.object({}), async () => {
  if (++tries < 2) throw new Error('the line dropped')
  return done({})
})

let worker: Worker | undefined
const work = async (...jobs: Job[]) => {
  worker = await startWorker(app, { url: url('prosme_app'), keeperUrl: url('prosme_keeper'), jobs, carriers: [] })
}
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
const start = <Data>(job: Job<Data>, data: NoInfer<Data>) => transact(app, { accountId, requestId: 'r' }, (within) => enqueue(within, job, data))
const ended = (id: string) =>
  vi.waitFor(
    async () => {
      const job = await findJob(db, id)
      expect(job?.finishedAt).toBeDefined()
      return job!
    },
    { timeout: 30_000, interval: 100 },
  )

describe('a job', () => {
  test('waits, runs, tells how far it is and where its result lies', async () => {
    const id = await start(count, { to: 3 })
    expect(await findJob(db, id)).toMatchObject({ state: 'waiting', done: 0, total: undefined, accountId })
    expect((await listOpenJobs(db)).map((job) => job.id)).toContain(id)
    await work(count)
    expect(await ended(id)).toMatchObject({ state: 'done', done: 3, total: 3, phase: { th: 'กำลังนับ' }, resultPath: '/counted/3', errorCode: undefined })
    expect((await listJobs(db, accountId)).map((job) => job.id)).toContain(id)
    expect(await listJobs(db, newId())).toEqual([])
  })
  test('is not there when the transaction that asked for it is rolled back', async () => {
    const before = counted.length
    const answer = await transact(app, system('test'), async (within) => {
      await enqueue(within, count, { to: 99 })
      return refuse('no')
    })
    expect(answer).toMatchObject({ ok: false })
    await work(count)
    await ended(await start(count, { to: 1 }))
    expect(counted.slice(before)).toEqual([1])
  })
  test('that refuses ends with its code and is not tried again', async () => {
    await work(refused)
    expect(await ended(await start(refused, {}))).toMatchObject({ state: 'failed', errorCode: 'file-is-empty', attempts: 1 })
  })
  test('that throws is tried again', async () => {
    await work(shaky)
    const id = await start(shaky, {})
    await vi.waitFor(async () => expect(tries).toBe(1), { timeout: 30_000 })
    await soon(id)
    expect(await ended(id)).toMatchObject({ state: 'done', attempts: 2 })
  })
  test('that throws at its last try has failed', async () => {
    const broken = defineJob('broken', same('broken'), z.object({}), async () => {
      throw new Error('always')
    })
    const id = await start(broken, {})
    await sql`update pgboss.job set retry_limit = 0 where id = ${id}`.execute(db)
    await work(broken)
    expect(await ended(id)).toMatchObject({ state: 'failed', errorCode: 'failed', attempts: 1 })
  })
  test('whose worker was killed is run again by the next', async () => {
    const id = await start(count, { to: 7 })
    await killedWhileRunning(id)
    expect(await findJob(db, id)).toMatchObject({ state: 'working', attempts: 1 })
    await longAgo(id)
    await work(count)
    await vi.waitFor(async () => expect(await stateOf(id)).not.toBe('active'), { timeout: 30_000, interval: 100 })
    await soon(id)
    expect(await ended(id)).toMatchObject({ state: 'done', attempts: 2, done: 7 })
  })
  test('whose worker was killed at its last try is shown as stopped', async () => {
    const id = await start(count, { to: 7 })
    await sql`update pgboss.job set retry_limit = 0 where id = ${id}`.execute(db)
    await killedWhileRunning(id)
    await longAgo(id)
    await work(count)
    expect(await ended(id)).toMatchObject({ state: 'failed', errorCode: 'stopped' })
  })
})

test('the worker lets go of what has served its time', async () => {
  const id = await start(count, { to: 1 })
  await db.updateTable('platform.job_progress').set({ finished_at: '2026-01-01T00:00:00Z' }).where('id', '=', id).execute()
  await work()
  await vi.waitFor(async () => expect(await findJob(db, id)).toBeUndefined(), { timeout: 10_000 })
})

test('the tables of the queue are those that the installed pg-boss expects', async () => {
  const boss = new PgBoss({ connectionString: url('prosme_owner'), migrate: false, createSchema: false, supervise: false, schedule: false })
  await boss.start()
  expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true })
  await boss.stop()
})

/** A retry waits some seconds; the test does not. */
const soon = (id: string) =>
  vi.waitFor(
    async () => {
      const { numAffectedRows } = await sql`update pgboss.job set start_after = now() where id = ${id} and state in ('retry', 'completed')`.execute(db)
      expect(Number(numAffectedRows)).toBe(1)
    },
    { timeout: 10_000, interval: 50 },
  )
/** The worker was last heard of an hour ago, and nobody has looked since. */
async function longAgo(id: string): Promise<void> {
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where id = ${id}`.execute(db)
  await sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`.execute(db)
}
const stateOf = async (id: string) => (await sql<{ state: string }>`select state from pgboss.job where id = ${id}`.execute(db)).rows[0]?.state

/** Runs the job in a process of its own that is killed by the job itself, as a machine would be. */
async function killedWhileRunning(id: string): Promise<void> {
  const script = `
    import { pino } from 'pino'
    import { z } from 'zod'
    import { systemClock } from '#platform/clock.ts'
    import { readConfig } from '#platform/config.ts'
    import { databaseFor, poolFor } from '#platform/database.ts'
    import { defineJob } from '#platform/jobs.ts'
    import { startWorker } from '#platform/worker.ts'
    const url = process.env.URL
    const app = { config: readConfig({}), db: databaseFor(poolFor({ url, role: 'prosme_app' })), clock: systemClock, log: pino({ level: 'silent' }) }
    const job = defineJob('count', { th: '', en: '' }, z.any(), async () => process.kill(process.pid, 'SIGKILL'))
    await startWorker(app, { url, keeperUrl: process.env.KEEPER_URL, jobs: [job], carriers: [] })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { ...process.env, URL: url('prosme_app'), KEEPER_URL: url('prosme_keeper') },
    stdio: 'inherit',
  })
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))
  expect(signal).toBe('SIGKILL')
  expect(await stateOf(id)).toBe('active')
}

describe('a chore', () => {
  test('is done again and again, also after it has failed', async () => {
    let times = 0
    const chore = {
      name: 'sweep',
      pause: 1,
      run: async () => {
        if (++times === 1) throw new Error('the broom broke')
      },
    }
    worker = await startWorker(app, { url: url('prosme_app'), keeperUrl: url('prosme_keeper'), jobs: [], carriers: [], chores: [chore] })
    await vi.waitFor(() => expect(times).toBeGreaterThan(2), { timeout: 30_000 })
  })
})
