import { chmodSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { sealAudit } from './audit.ts'
import { databaseFor, poolFor, system, transact } from './database.ts'
import { diagnose, diagnoseRunning } from './doctor.ts'
import { readiness } from './health.ts'
import { secretsPath } from './keys.ts'
import { sendMail } from './mail.ts'
import { startWorker } from './worker.ts'

const { db, url } = await testDatabase()
const app = testApp(db)
const owner = new pg.Client(url('prosme_owner'))
await owner.connect()
afterAll(() => owner.end())
const ills = async (on = app) => (await diagnoseRunning(on)).filter((finding) => !finding.ok).map((finding) => finding.what.en)

describe('the doctor', () => {
  test('finds a house without a worker, and none when one is at work', async () => {
    expect(await ills()).toEqual(['No worker is at work: imports, reports and mail wait'])
    const worker = await startWorker(app, { url: url('prosme_app'), keeperUrl: url('prosme_keeper'), jobs: [], carriers: [] })
    expect(await ills()).toEqual([])
    await worker.stop()
  })
  test('says how to mend each ill, in both languages', async () => {
    const findings = await diagnoseRunning(app)
    for (const { ok, what, how } of findings) {
      expect(what.th && what.en).toBeTruthy()
      expect(Boolean(how?.th && how.en)).toBe(!ok)
    }
  })
  test('sees secrets that others can read', async () => {
    chmodSync(secretsPath(app.config.data), 0o644)
    expect(await ills()).toContainEqual(expect.stringContaining('Others on this machine can read the secrets'))
    chmodSync(secretsPath(app.config.data), 0o600)
  })
  test('sees what production lacks', async () => {
    const all = await ills({ ...app, config: { ...app.config, production: true, baseUrl: 'http://house.test', smtpUrl: undefined } })
    expect(all).toContainEqual('PROSME_URL is not https; SMTP_URL is not set: mail waits')
    expect(all).toContainEqual('No backup was made within 48 hours')
  })
  test('sees jobs and mail that wait too long', async () => {
    await transact(app, system('test'), (work) => sendMail(work, { to: 'someone@example.test', subject: 's', text: 't' }))
    await sql`insert into platform.job_progress (id, name, title_th, title_en, created_at) values (gen_random_uuid(), 'x', 'x', 'x', ${app.clock.now()})`.execute(
      db,
    )
    app.clock.set('2026-11-22T03:11:00.000Z')
    const all = await ills()
    expect(all).toContainEqual('Jobs that have waited for more than 10 minutes: 1')
    expect(all).toContainEqual('Messages that wait: 1; that could not be sent: 0')
  })
  test('sees a seal that was broken', async () => {
    await transact(app, system('test'), (work) => work.audit('box.open', 'box', '1'))
    await vi.waitFor(async () => expect(await sealAudit(app)).toBe(1), { timeout: 20_000 })
    await owner.query("update platform.audit_line set subject_id = '2'")
    expect(await ills()).toContainEqual('Seal 1 of the audit does not hold')
  })
  test('sees a schema that is not this program’s', async () => {
    await owner.query("update platform.migration set sha256 = 'other' where name like '0002%'")
    expect(await ills()).toContainEqual('The schema lacks: 0002_jobs.sql')
    expect(await readiness(app)).toEqual({ ready: false, database: 'answers', schema: 'other' })
  })
  test('sees a database that does not answer, and does not fall over it', async () => {
    const config = { ...app.config, databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/none', ownerUrl: undefined }
    const findings = await diagnose(config)
    expect(findings.at(-1)).toMatchObject({ ok: false, what: { en: expect.stringContaining('The database cannot be examined') } })
    const pool = poolFor({ url: config.databaseUrl, role: undefined })
    expect(await readiness({ config, db: databaseFor(pool) })).toEqual({ ready: false, database: 'does not answer', schema: 'other' })
    await pool.end()
  })
})
