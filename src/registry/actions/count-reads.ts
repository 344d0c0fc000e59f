import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { system, transact } from '#platform/database.ts'

/** How many reads of records each outside body made since a moment, by its code; no enterprise and no reader is named. */
export async function countReads(app: Pick<App, 'db' | 'clock'>, since: Instant): Promise<ReadonlyMap<string, number>> {
  return await transact(app, system('count-reads'), async ({ tx }) => {
    const { rows } = await sql<{ party: string; count: string }>`
      select party, count(*) as count from registry.access_line where at >= ${since} and party is not null group by party`.execute(tx)
    return new Map(rows.map(({ party, count }) => [party, Number(count)]))
  })
}
