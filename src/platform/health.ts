import { join } from 'node:path'
import { sql } from 'kysely'
import type { App } from './app.ts'
import type { Instant } from './clock.ts'
import type { Queries } from './database.ts'
import { migrationFiles } from './migrate.ts'

/** What a load balancer asks: may requests be sent here? */
export interface Readiness {
  readonly ready: boolean
  readonly database: 'answers' | 'does not answer'
  readonly schema: 'current' | 'other'
}

/** `/healthz` is answered by the process alone; this is what `/readyz` looks at: the database answers and has this program's schema. */
export async function readiness(app: Pick<App, 'db' | 'config'>): Promise<Readiness> {
  try {
    const current = (await missingMigrations(app)).length === 0
    return { ready: current, database: 'answers', schema: current ? 'current' : 'other' }
  } catch {
    return { ready: false, database: 'does not answer', schema: 'other' }
  }
}

/** Migrations of this program that have not run in the database, or ran with another content. */
export async function missingMigrations(app: Pick<App, 'db' | 'config'>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('platform.migration') is not null as there`.execute(app.db)
  const ran = rows[0]!.there ? await app.db.selectFrom('platform.migration').select(['name', 'sha256']).execute() : []
  const known = new Map(ran.map((row) => [row.name, row.sha256]))
  return migrationFiles(join(app.config.root, 'migrations'))
    .filter((file) => known.get(file.name) !== file.sha256)
    .map((file) => file.name)
}

export interface WorkerSign {
  readonly host: string
  readonly startedAt: Instant
  readonly lastSeenAt: Instant
  /** Whether it was seen within the last minute. */
  readonly alive: boolean
}

/** The workers that have not been stopped in order, the newest first; they sign every ten seconds by the database's clock. */
export async function workers(db: Queries): Promise<WorkerSign[]> {
  const { rows } = await sql<WorkerSign>`
    select host, started_on as "startedAt", heartbeat_on as "lastSeenAt", heartbeat_on > now() - interval '1 minute' as alive
    from pgboss.instance where name = 'worker' and stopped_on is null and heartbeat_on > now() - interval '1 day'
    order by heartbeat_on desc limit 10`.execute(db)
  return rows
}

/** The action under which the audit notes that a backup was made. */
export const backupMade = 'backup.made'

/** When the last backup was made, as the audit knows. */
export async function lastBackupAt(db: Queries): Promise<Instant | undefined> {
  const row = await db.selectFrom('platform.audit_line').select('at').where('action', '=', backupMade).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.at
}
