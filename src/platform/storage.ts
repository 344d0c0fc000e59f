import { join } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'
import { openCluster } from './postgres/cluster.ts'

/** The database this installation works with, its own or a given one. */
export interface Storage {
  /** For the application, as role prosme_app. */
  readonly url: string
  /** For migrations, backup and restore. */
  readonly ownerUrl: string
  readonly embedded: boolean
  close(): Promise<void>
}

/** Opens the database: `DATABASE_URL` when it is set, else the embedded PostgreSQL in the data folder, with its roles and database made on the first start. */
export async function openStorage(config: Config, keys: Keys): Promise<Storage> {
  if (config.databaseUrl) {
    const ownerUrl = config.ownerUrl ?? config.databaseUrl
    await makeRoles(ownerUrl, undefined)
    return { url: config.databaseUrl, ownerUrl, embedded: false, close: async () => undefined }
  }
  const password = keys.current('database')
  const cluster = await openCluster({ folder: join(config.data, 'postgres'), password })
  const admin = cluster.url('postgres', 'postgres')
  await makeRoles(admin, password)
  await makeDatabase(admin, 'prosme')
  return { url: cluster.url('prosme_app', 'prosme'), ownerUrl: cluster.url('prosme_owner', 'prosme'), embedded: true, close: () => cluster.stop() }
}

/**
 * The three roles: owner (migrations), app (works, may not alter or delete), keeper (retention, may delete by function only).
 * They can log in only where the platform runs its own server and knows the password.
 */
export async function makeRoles(adminUrl: string, password: string | undefined): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ rolname: string }>("select rolname from pg_roles where rolname like 'prosme\\_%'")
    const there = new Set(rows.map((row) => row.rolname))
    for (const role of ['prosme_owner', 'prosme_app', 'prosme_keeper']) {
      if (there.has(role)) continue
      const login = password === undefined ? 'nologin' : `login password ${pg.escapeLiteral(password)}`
      await client.query(`create role ${role} ${login}`)
      await client.query(`grant ${role} to current_user`)
    }
  })
}

export async function makeDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)} owner prosme_owner`)
  })
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'prosme' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
