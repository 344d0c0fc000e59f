// Migrates an empty database and writes what follows from it: src/platform/database.generated.ts and schema.sql. `--check` fails when the file on disk differs.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import { openCluster } from '../src/platform/postgres/cluster.ts'
import { makeRoles, withClient } from '../src/platform/storage.ts'
import { pictureOf } from './schema.mjs'

const check = process.argv.includes('--check')
const cluster = await openCluster({
  folder: '.test/postgres',
  password: 'only-for-tests',
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
})
const admin = cluster.url('postgres', 'postgres')
await makeRoles(admin, 'only-for-tests')
const name = `generate_${randomBytes(4).toString('hex')}`
await withClient(admin, (client) => client.query(`create database ${name} owner prosme_owner`))
let failed = false
try {
  await migrate(cluster.url('prosme_owner', name), 'migrations')
  const file = 'src/platform/database.generated.ts'
  const fresh = join(mkdtempSync(join(tmpdir(), 'prosme-')), 'database.ts')
  execFileSync(
    'kysely-codegen',
    [
      '--dialect',
      'postgres',
      '--url',
      cluster.url('postgres', name),
      '--out-file',
      fresh,
      '--date-parser',
      'string',
      '--numeric-parser',
      'string',
      '--default-schema',
      'none',
      '--exclude-pattern',
      'pgboss.*',
      '--log-level',
      'error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // Moments and periods reach our code as PostgreSQL prints them.
  keep(
    file,
    readFileSync(fresh, 'utf8')
      .replaceAll('Timestamp = ColumnType<Date, Date | string, Date | string>', 'Timestamp = ColumnType<string, string, string>')
      .replace(/import type \{ IPostgresInterval \}.*\n/, '')
      .replace(/export type Interval = .*;/, 'export type Interval = string;'),
  )
  keep('schema.sql', await withClient(cluster.url('prosme_owner', name), pictureOf))
} finally {
  await withClient(admin, (client) => client.query(`drop database ${name} with (force)`))
  if (!process.env.PROSME_TEST_KEEP) await cluster.stop()
}
process.exit(failed ? 1 : 0)

function keep(file, text) {
  let current = ''
  try {
    current = readFileSync(file, 'utf8')
  } catch {}
  if (current === text) return
  if (check) {
    console.error(`${file} is not what the migrations give: run npm run generate`)
    failed = true
  } else writeFileSync(file, text)
}
