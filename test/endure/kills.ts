import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { asSuperuser } from '../journeys/database.ts'
import { prosme } from '../journeys/server.ts'

/** kill -9 of the database server of a data folder. */
export async function killPostmaster(data: string): Promise<void> {
  const place = await asSuperuser(data, async (client) => (await client.query<{ data_directory: string }>('show data_directory')).rows[0]!.data_directory)
  process.kill(Number(readFileSync(join(place, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
}

/** kill -9 of one of the server's own processes that works for the platform: PostgreSQL then ends all of them and recovers. Answers how many it were. */
export async function killBackend(data: string): Promise<0 | 1> {
  const pid = await asSuperuser(data, async (client) => {
    const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where usename = 'prosme_app' order by query_start desc limit 1")
    return rows[0]?.pid
  })
  if (pid === undefined) return 0
  process.kill(pid, 'SIGKILL')
  return 1
}

export async function auditHolds(data: string): Promise<void> {
  const { code, stdout } = await prosme(data, 'audit', 'verify')
  expect({ code, verdict: JSON.parse(stdout) as object }).toMatchObject({ code: 0, verdict: { holds: true, firstBroken: null } })
}
