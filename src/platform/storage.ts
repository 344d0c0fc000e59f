import { join } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'
import { openCluster, type Cluster } from './postgres/cluster.ts'

/** The database this installation works with, its own or a given one. */
export interface Storage {
  /** For the application, as role prosme_app. */
  readonly url: string
  /** For migrations, backup and restore. */
  readonly ownerUrl: string
  /** For retention, as role prosme_keeper. */
  readonly keeperUrl: string
  readonly embedded: boolean
  /** Starts the embedded database again when its process is gone; answers whether it had to. */
  revive(): Promise<boolean>
  readonly close: () => Promise<void>
}

/** Opens the database: `DATABASE_URL` when it is set, else the embedded PostgreSQL in the data folder, with its roles and database made on the first start. */
export async function openStorage(config: Config, keys: Keys): Promise<Storage> {
  if (config.databaseUrl) {
    const ownerUrl = config.ownerUrl ?? config.databaseUrl
    await makeRoles(ownerUrl, undefined)
    return { url: config.databaseUrl, ownerUrl, keeperUrl: ownerUrl, embedded: false, revive: async () => false, close: async () => undefined }
  }
  const password = keys.current('database')
  const cluster = await openCluster({ folder: join(config.data, 'postgres'), password })
  await settlePassword(cluster, keys)
  const admin = cluster.url('postgres', 'postgres')
  await makeRoles(admin, password)
  await makeDatabase(admin, 'prosme')
  return {
    url: cluster.url('prosme_app', 'prosme'),
    ownerUrl: cluster.url('prosme_owner', 'prosme'),
    keeperUrl: cluster.url('prosme_keeper', 'prosme'),
    embedded: true,
    revive: () => cluster.revive(),
    close: () => cluster.stop(),
  }
}

/** After a rotation of the secrets the server still knows the password before it: every role gets the new one, all or none. */
async function settlePassword(cluster: Cluster, keys: Keys): Promise<void> {
  const [current, ...older] = keys.all('database')
  const admin = (password: string) => {
    const url = new URL(cluster.url('postgres', 'postgres'))
    url.password = password
    return url.href
  }
  if (await letsIn(admin(current!))) return
  for (const password of older) {
    if (!(await letsIn(admin(password)))) continue
    await withClient(admin(password), async (client) => {
      const { rows } = await client.query<{ rolname: string }>("select rolname from pg_roles where rolname like 'prosme\\_%' or rolname = current_user")
      await client.query('begin')
      for (const { rolname } of rows) await client.query(`alter role ${pg.escapeIdentifier(rolname)} password ${pg.escapeLiteral(current!)}`)
      await client.query('commit')
    })
    return
  }
  throw new Error(`The database in ${cluster.folder} does not take any password of this installation: put back its secrets.json, or restore a backup elsewhere`)
}

async function letsIn(url: string): Promise<boolean> {
  try {
    return await withClient(url, async () => true)
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false
    throw error
  }
}

/** Held until the connection ends: two first starts at once make each thing once. */
const oneAtATime = 'select pg_advisory_lock(815407565)'

/**
 * The three roles: owner (migrations), app (works, may not alter or delete), keeper (retention, may delete by function only).
 * They can log in only where the platform runs its own server and knows the password.
 */
export async function makeRoles(adminUrl: string, password: string | undefined): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(oneAtATime)
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
    await client.query(oneAtATime)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)} owner prosme_owner`)
  })
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'prosme' })
  // A connection that breaks is told by the next statement; without a listener Node would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
