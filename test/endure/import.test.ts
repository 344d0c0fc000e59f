import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { openKeys, type Keys } from '#platform/keys.ts'
import { fileSource } from '#platform/read-table.ts'
import { withClient } from '#platform/storage.ts'
import { loadReference } from '#reference/index.ts'
import { importEnterprises, loadRegistryRules, unseal } from '#registry/index.ts'
import { testApp } from '../app.ts'
import { testDatabase } from '../database.ts'
import { randomOf } from '../generate/random.ts'
import { asSuperuser } from '../journeys/database.ts'
import { beginProsme, newData, prosme, removeData, type RunningCommand } from '../journeys/server.ts'
import { auditHolds, killPostmaster } from './kills.ts'

/** A list with dirt, and with lines that come twice, is taken in by a command that is killed at seeded moments, itself or its database, and by one that nobody disturbs; both leave the same. */
const seed = 2566
const count = 16_000
const repeated = 500

const data = newData()
const { db, url } = await testDatabase()
afterAll(async () => {
  // Whoever is the last to close the database stops it, also the one that a killed command left running.
  await asSuperuser(data, async () => undefined)
  removeData(data)
})

test('a list whose import was killed again and again is taken in once, and its rejects file is whole', async () => {
  const random = randomOf(seed)
  const file = join(data, 'list.csv')
  const population = ['--count', String(count), '--seed', String(seed), '--dirty', '0.02', '--out', file]
  expect(await prosme(data, 'simulate', 'population', ...population)).toMatchObject({ code: 0 })
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  appendFileSync(file, `${lines.slice(0, repeated).join('\n')}\n`)

  let settled = 0
  for (const killed of ['command', 'database', 'command', 'database'] as const) {
    const command = beginProsme({}, data, 'import', 'enterprises', file)
    settled = await untilSettled(command, settled + random.between(1, 2000))
    await sleep(random.below(100))
    if (killed === 'command') command.kill()
    else await killPostmaster(data)
    const { code, stdout } = await command.answer
    expect({ code, stdout }).toEqual({ code: killed === 'command' ? -1 : 3, stdout: '' })
  }
  const last = await prosme(data, 'import', 'enterprises', file)
  expect(last).toMatchObject({ code: 0 })

  const app = testApp(db)
  await loadReference(app)
  await loadRegistryRules(app)
  const rejects = join(app.config.data, 'rejects.csv')
  const undisturbed = await importEnterprises(app, system('test'), fileSource(file), { rejects })
  if (!undisturbed.ok) throw new Error(undisturbed.code)
  const { added, known, rejected } = undisturbed.value
  expect(added + known + rejected).toBe(count + repeated)
  expect(Math.min(added, known, rejected)).toBeGreaterThan(0)
  const answered = { added: String(added), known: String(known), rejected: String(rejected), rejects: `${file}.rejects.csv` }
  expect(JSON.parse(last.stdout)).toMatchObject(answered)
  expect(Number((JSON.parse(last.stdout) as { resumedAt: string }).resumedAt)).toBeGreaterThanOrEqual(settled)

  expect(readFileSync(answered.rejects, 'utf8')).toBe(readFileSync(rejects, 'utf8'))
  const mine = await asSuperuser(data, (client) => registerOf(client, openKeys(data)))
  const theirs = await withClient(url('postgres'), (client) => registerOf(client, app.keys))
  expect(mine.length).toBe(added)
  expect(new Set(mine).symmetricDifference(new Set(theirs))).toEqual(new Set())
  await auditHolds(data)
})

/** Waits until a command tells that more lines than these are settled; answers how many. */
async function untilSettled(command: RunningCommand, lines: number): Promise<number> {
  for (;;) {
    const told = Number(/(\d+) lines(?!.*\d+ lines)/s.exec(command.said())?.[1] ?? 0)
    if (told > lines) return told
    const ended = await Promise.race([sleep(10), command.answer])
    if (ended) throw new Error(`the import ended by itself: ${ended.stderr}`)
  }
}

/** Everything that is kept of each enterprise of a list, but for ids and moments, as a line. */
async function registerOf(client: pg.Client, keys: Keys): Promise<string[]> {
  const { rows } = await client.query<{ salt: Buffer; sealed: Buffer | null; kept: string }>(`
    select e.salt, n.sealed, jsonb_build_array(e.kind, e.name_th, e.name_en, e.trading_names, e.search_text, e.activity_code, e.sector, e.province_code,
      e.district_code, e.subdistrict_code, e.owner_gender, e.size, e.stage, e.registered_at::date,
      (select count(*) from registry.contact c where c.enterprise_id = e.id),
      (select jsonb_agg(jsonb_build_array(y.year, y.source, y.employees, y.revenue)) from registry.yearly y where y.enterprise_id = e.id),
      (select jsonb_agg(jsonb_build_array(r.kind, r.channel, r.centre_code, r.at::date)) from registry.registration r where r.enterprise_id = e.id))::text as kept
    from registry.enterprise e left join registry.identity_number n on n.enterprise_id = e.id`)
  return rows.map(({ salt, sealed, kept }) => `${sealed ? unseal(keys, salt, sealed) : 'no number'} ${kept}`)
}
