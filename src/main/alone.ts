import pg from 'pg'
import type { Config } from '#platform/config.ts'
import { withClient, type Storage } from '#platform/storage.ts'
import { exit, Failure } from './exit.ts'

// What one process does at a time, held by PostgreSQL: it lets go when the connection ends, so also when the process is killed.

/** Any fixed numbers. */
const preparing = 815_407_567
const serving = 815_407_568

/** Waits until nobody else prepares this database: two first starts, or a command beside one, load the pack once. */
export const whilePreparing = <T>({ ownerUrl }: Storage, work: () => Promise<T>): Promise<T> =>
  withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [preparing])
    return work()
  })

/**
 * Makes this process the one that serves an installation with a database of its own; a second one is told where the first is. A given database may
 * have many. Answers how to let go.
 */
export async function serveAlone(config: Config, { embedded, ownerUrl }: Storage): Promise<() => Promise<void>> {
  if (!embedded) return async () => undefined
  const client = new pg.Client({ connectionString: ownerUrl, application_name: `prosme at ${config.baseUrl}` })
  // The database may go before this process does.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ mine: boolean; holder: string | null }>(
    `select pg_try_advisory_lock($1) as mine, (select a.application_name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.objid = $1 and l.granted and l.pid <> pg_backend_pid() limit 1) as holder`,
    [serving],
  )
  if (rows[0]!.mine) return () => client.end()
  await client.end()
  throw new Failure(exit.system, `Another ${rows[0]!.holder ?? 'prosme'} serves the folder ${config.data} already: use that one, or stop it first.`)
}
