import { join } from 'node:path'
import type pg from 'pg'
import type { App } from '#platform/app.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { databaseFor, poolFor } from '#platform/database.ts'
import { openKeys } from '#platform/keys.ts'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { openStorage, type Storage } from '#platform/storage.ts'

export interface OpenApp {
  readonly app: App
  readonly storage: Storage
  readonly close: () => Promise<void>
}

/** Opens the installation: secrets, database (started when it must be), schema up to date. The caller closes it. */
export async function openApp(config: Config, logLevel?: string): Promise<OpenApp> {
  const log = createLog(logLevel)
  const keys = openKeys(config.data, config.production)
  const storage = await openStorage(config, keys)
  let pool: pg.Pool | undefined
  const close = async () => {
    await pool?.end()
    await storage.close()
  }
  try {
    const ran = await migrate(storage.ownerUrl, join(config.root, 'migrations'))
    if (ran.length > 0) log.info({ migrations: ran }, 'migrated')
    pool = poolFor({ url: storage.url, role: 'prosme_app' })
    return { app: { config, db: databaseFor(pool), clock: systemClock, keys, log }, storage, close }
  } catch (error) {
    await close()
    throw error
  }
}
