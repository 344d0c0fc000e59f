import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { openKeys } from '#platform/keys.ts'
import { openStorage, withClient } from '#platform/storage.ts'

/** Looks at the database of a data folder, as often as it takes while it recovers. */
export async function asSuperuser<T>(folder: string, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const config = { ...readConfig({}), data: folder }
  for (let attempt = 1; ; attempt++) {
    try {
      const storage = await openStorage(config, openKeys(folder))
      try {
        const url = new URL(storage.ownerUrl)
        url.username = 'postgres'
        return await withClient(url.href, look)
      } finally {
        await storage.close()
      }
    } catch (error) {
      if (attempt === 100 || !isAway(error)) throw error
      await sleep(100)
    }
  }
}

/** The server is starting, stopping, recovering, or not there. */
const isAway = (error: unknown): boolean => /^(57P0\d|08\w{3}|ECONN\w+)$/.test((error as { code?: string }).code ?? '')

/** A digest of every table but what the worker does by itself as time passes: seals of the audit, the job queue's own rows, how far duplicates were looked for. */
export async function digestOf(client: pg.Client): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname !~ '^(pg_|information_schema|pgboss)' and tablename not in ('audit_seal', 'matcher') order by 1`)
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as digest from ${name} t`,
    )
    digests[name] = rows[0]!.digest
  }
  return digests
}
