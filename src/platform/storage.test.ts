import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { backup, restore } from './backup.ts'
import { readConfig } from './config.ts'
import { databaseFor, poolFor, system, transact } from './database.ts'
import { openKeys } from './keys.ts'
import { migrate } from './migrate.ts'
import { openStorage, withClient } from './storage.ts'

/** A database as an administrator hands it over: empty, with a login that may make roles and owns nothing else. */
const { port, password } = inject('cluster')
const name = `given_${randomBytes(5).toString('hex')}`
const login = `login_${name}`
const admin = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
const given = `postgresql://${login}:${password}@127.0.0.1:${port}/${name}`
await withClient(admin, async (client) => {
  await client.query(`create role ${login} login createrole password '${password}'`)
  await client.query(`grant prosme_owner, prosme_app, prosme_keeper to ${login}`)
  await client.query(`create database ${name} owner ${login}`)
})
afterAll(() =>
  withClient(admin, async (client) => {
    await client.query(`drop database ${name} with (force)`)
    await client.query(`drop role ${login}`)
  }),
)

test('a database that was given is migrated, works with the application’s rights alone, and is backed up and restored', async () => {
  const config = { ...readConfig({}), databaseUrl: given, ownerUrl: undefined, data: mkdtempSync(join(tmpdir(), 'prosme-')) }
  const storage = await openStorage(config, openKeys(config.data))
  expect(storage.embedded).toBe(false)
  await migrate(storage.ownerUrl, join(config.root, 'migrations'))
  const pool = poolFor({ url: storage.url, role: 'prosme_app' })
  const app = testApp(databaseFor(pool))
  await transact(app, system('test'), (work) => work.audit('box.open', 'box', '1'))
  await expect(app.db.deleteFrom('platform.audit_line').execute()).rejects.toMatchObject({ code: '42501' })

  const installation = { ownerUrl: storage.ownerUrl, config: app.config, clock: app.clock }
  const file = join(app.config.data, 'given.backup')
  const made = await backup(installation, file)
  expect(await restore(installation, file, { force: true })).toEqual({ ok: true, value: made })

  const keeperPool = poolFor({ url: storage.keeperUrl, role: 'prosme_keeper', connections: 1 })
  const retired = await databaseFor(keeperPool)
    .selectNoFrom((x) => x.fn<string>('platform.retire', [x.val(app.clock.now())]).as('gone'))
    .executeTakeFirstOrThrow()
  expect(retired.gone).toBe('0')
  await Promise.all([pool.end(), keeperPool.end()])
})
