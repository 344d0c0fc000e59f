import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { sealAudit, verifyAudit } from './audit.ts'
import { backup, restore } from './backup.ts'
import { system, transact, type Db } from './database.ts'
import { findFile, keepFile, openFile } from './files.ts'
import { defineJob, enqueue, findJob } from './jobs.ts'
import { sendMail } from './mail.ts'
import { done } from './outcome.ts'
import { outboxState } from './outbox.ts'
import { withClient } from './storage.ts'
import { same } from './text.ts'

const folder = mkdtempSync(join(tmpdir(), 'prosme-backup-'))
/** A table whose rows are guarded, from its owner too. */
const guarded = `create table platform.guarded (id int primary key);
  alter table platform.guarded enable row level security;
  alter table platform.guarded force row level security;
  create policy owner_works on platform.guarded to prosme_owner using (true) with check (true);
  grant select on platform.guarded to prosme_app`
const house = async () => {
  const { db, url } = await testDatabase()
  await withClient(url('prosme_owner'), (client) => client.query(guarded))
  const app = testApp(db)
  return { app, db, installation: { ownerUrl: url('prosme_owner'), config: app.config, clock: app.clock }, url }
}
const job = defineJob('count', same('count'), z.object({}), async () => done({}))

/** A house in which something happened: sealed and unsealed lines, a kept file, a job and a mail that wait. */
async function livedIn() {
  const place = await house()
  const { app } = place
  const write = (count: number) =>
    transact(app, system('test'), async (work) => {
      for (let n = 0; n < count; n++) await work.audit('box.open', 'กล่อง "หนึ่ง"', `${n}\t\\N\n`)
    })
  await write(500)
  await vi.waitFor(async () => expect(await sealAudit(app)).toBeGreaterThan(0), { timeout: 20_000 })
  const kept = await transact(app, system('test'), async (work) => {
    const file = await keepFile(app, work, { name: 'หลักฐาน.txt', bytes: new TextEncoder().encode('หลักฐาน'.repeat(50_000)) })
    if (!file.ok) throw new Error(file.code)
    await sendMail(work, { to: 'someone@example.test', subject: 's', text: 't' })
    return { fileId: file.value.id, jobId: await enqueue(work, job, {}) }
  })
  await write(3)
  await withClient(place.url('prosme_owner'), (client) => client.query('insert into platform.guarded values (1), (2)'))
  return { ...place, ...kept }
}

const lines = async (db: Db) =>
  (await db.selectFrom('platform.audit_line').select(['id', 'subject_id', 'era', 'txid']).orderBy('id').execute()).filter((line) =>
    line.subject_id.includes('\t'),
  )
const used = await livedIn()
const file = join(folder, 'prosme.backup')
const report = await backup(used.installation, file)

describe('a backup put back into an empty house', async () => {
  const other = await house()
  test('is the house as it was', async () => {
    expect(await restore(other.installation, file, { force: false })).toMatchObject({ ok: true, value: { ...report } })
    expect(await lines(other.db)).toEqual(await lines(used.db))
    const kept = await findFile(other.db, used.fileId)
    expect(await text(openFile(other.app, kept!))).toBe('หลักฐาน'.repeat(50_000))
    expect(await findJob(other.db, used.jobId)).toEqual(await findJob(used.db, used.jobId))
    const { rows } = await sql<{ state: string }>`select state from pgboss.job where id = ${used.jobId}`.execute(other.db)
    expect(rows).toEqual([{ state: 'created' }])
  })
  test('keeps its seals, seals what was not sealed, and goes on sealing', async () => {
    const before = await verifyAudit(other.db)
    expect(before).toMatchObject({ firstBroken: undefined, sealed: 503 })
    await transact(other.app, system('test'), (work) => work.audit('box.shut', 'box', '1'))
    await vi.waitFor(
      async () => {
        await sealAudit(other.app)
        expect((await verifyAudit(other.db)).unsealed).toBe(0)
      },
      { timeout: 20_000 },
    )
    const after = await verifyAudit(other.db)
    expect(after.firstBroken).toBeUndefined()
    expect(Number(after.lastSeal!.number)).toBeGreaterThan(Number(before.lastSeal!.number))
  })
  test('sends nothing by itself that may have been sent already', async () => {
    expect(await outboxState(other.db)).toMatchObject({ waiting: 0, dead: [{ channel: 'mail', errorCode: 'restored' }] })
  })
  test('leaves the grants as they are', async () => {
    await expect(other.db.deleteFrom('platform.audit_line').execute()).rejects.toMatchObject({ code: '42501' })
    const triggers = await withClient(other.url('postgres'), (client) => client.query("select tgname from pg_trigger where tgenabled = 'D'"))
    expect(triggers.rows).toEqual([])
  })
  test('brings guarded rows, and leaves them guarded', async () => {
    const seenBy = (role: 'prosme_owner' | 'prosme_app' | 'postgres') =>
      withClient(other.url(role), async (client) => (await client.query('select id from platform.guarded order by id')).rows)
    expect(await seenBy('prosme_owner')).toEqual([{ id: 1 }, { id: 2 }])
    expect(await seenBy('prosme_app')).toEqual([])
    const forced = (url: string) =>
      withClient(url, async (client) => (await client.query('select oid::regclass::text as name from pg_class where relforcerowsecurity order by 1')).rows)
    expect(await forced(other.url('postgres'))).toEqual(await forced(used.url('postgres')))
  })
  test('is noted in the audit, as the making of it is', async () => {
    const noted = (db: Db, action: string) => db.selectFrom('platform.audit_line').select('detail').where('action', '=', action).execute()
    expect(await noted(other.db, 'backup.restored')).toEqual([{ detail: report }])
    expect(await noted(used.db, 'backup.made')).toEqual([{ detail: report }])
  })
})

describe('a backup', () => {
  test('is its owner’s alone, and nothing else is left beside it', () => {
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
  test('is not put into a house where something was done, unless told to; then it replaces all of it', async () => {
    const other = await livedIn()
    const mine = await lines(other.db)
    expect(await restore(other.installation, file, { force: false })).toMatchObject({ ok: false, code: 'not-empty' })
    expect(await lines(other.db)).toEqual(mine)
    expect(await restore(other.installation, file, { force: true })).toMatchObject({ ok: true })
    expect(await lines(other.db)).toEqual(await lines(used.db))
    expect((await verifyAudit(other.db)).firstBroken).toBeUndefined()
  })
  test('is not made where row-level security would leave rows out', async () => {
    const other = await house()
    await withClient(other.url('prosme_owner'), (client) => client.query('alter policy owner_works on platform.guarded using (id < 2)'))
    await expect(backup(other.installation, join(folder, 'partial'))).rejects.toThrow('platform.guarded')
  })
  test('of another schema is refused', async () => {
    const other = await house()
    await withClient(other.installation.ownerUrl, (client) => client.query("insert into platform.migration (name, sha256) values ('9999_newer.sql', 'x')"))
    expect(await restore(other.installation, file, { force: true })).toMatchObject({ ok: false, code: 'backup-of-another-version' })
  })
})

describe('a damaged backup is refused and leaves the house as it was:', async () => {
  const other = await livedIn()
  const mine = await lines(other.db)
  const { size } = statSync(file)
  const damage = (name: string, how: (path: string) => void) => {
    const path = join(folder, name)
    copyFileSync(file, path)
    how(path)
    return path
  }
  const flip = (at: number) => (path: string) => {
    const bytes = readFileSync(path)
    bytes[at]! ^= 0b100
    writeFileSync(path, bytes)
  }
  test.each<[string, (path: string) => void]>([
    ['cut short in the middle', (path) => truncateSync(path, Math.floor(size / 2))],
    ['cut short by one byte', (path) => truncateSync(path, size - 1)],
    ['empty', (path) => truncateSync(path, 0)],
    ['one bit flipped in its head', flip(40)],
    ['one bit flipped in its middle', flip(Math.floor(size / 2))],
    ['one bit flipped in its hash', flip(size - 1)],
    ['another kind of file', (path) => writeFileSync(path, 'PK\u0003\u0004'.repeat(100))],
    ['bytes added', (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('more')]))],
  ])('%s', async (name, how) => {
    expect(await restore(other.installation, damage(name, how), { force: true })).toMatchObject({ ok: false, code: 'backup-damaged' })
    expect(await lines(other.db)).toEqual(mine)
  })
})

test('a table that cannot be loaded undoes everything', async () => {
  const other = await livedIn()
  const mine = await lines(other.db)
  await withClient(other.installation.ownerUrl, (client) => client.query('alter table platform.file add constraint none check (size < 5) not valid'))
  await expect(restore(other.installation, file, { force: true })).rejects.toThrow(/violates check constraint "none"/)
  expect(await lines(other.db)).toEqual(mine)
})
