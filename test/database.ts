import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import type { Db } from '#platform/database.ts'
import { databaseFor, poolFor } from '#platform/database.ts'
import { withClient } from '#platform/storage.ts'

export interface TestDatabase {
  readonly db: Db
  /** Address as a role; tests work as prosme_app unless they say why not. */
  readonly url: (role: 'prosme_app' | 'prosme_owner' | 'prosme_keeper' | 'postgres') => string
}

/** A database of the test file's own, cloned from the migrated template and dropped at the end (kept when PROSME_TEST_KEEP_DB is set). Call it at the top of a file or describe. */
export async function testDatabase(): Promise<TestDatabase> {
  const { port, password, template } = inject('cluster')
  const name = `t_${randomBytes(5).toString('hex')}`
  const address = (role: string, database: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`
  await withClient(address('postgres', 'postgres'), (client) => client.query(`create database ${name} template ${template} owner prosme_owner`))
  const pool = poolFor({ url: address('prosme_app', name), role: 'prosme_app', connections: 12 })
  afterAll(async () => {
    await pool.end()
    if (process.env['PROSME_TEST_KEEP_DB']) return
    await withClient(address('postgres', 'postgres'), (client) => client.query(`drop database if exists ${name} with (force)`))
  })
  return { db: databaseFor(pool), url: (role) => address(role, name) }
}
