import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { randomOf, type Random } from '../generate/random.ts'
import { asSuperuser } from '../journeys/database.ts'
import { newData, prosme, removeData, startServer, type RunningServer } from '../journeys/server.ts'
import { Client, tokenIn } from './client.ts'
import { auditHolds, killBackend, killPostmaster } from './kills.ts'

/**
 * Ten people work through the real program while its processes are killed at seeded moments; afterwards the books must be as if nothing had happened.
 * `npm run endure` kills many times; `npm test` each kind once.
 */
const rounds = process.env['PROSME_ENDURE'] === 'full' ? 12 : 1
const seed = 2566
const year = 2566
const projects = ['P01', 'P02', 'P03', 'P04']

const data = newData()
const restored = newData()
let server: RunningServer
afterAll(async () => {
  await server.stop()
  removeData(data)
  removeData(restored)
})

interface Done {
  readonly taken: { readonly entryNo: string; readonly rows: 1 | 2 }[]
  readonly refused: string[]
  /** Values of the reported indicator in the order they were taken. */
  readonly reported: number[]
}

test('what was acknowledged is there once, whatever was killed', async () => {
  server = await startServer(data)
  const port = Number(new URL(server.baseUrl).port)
  const random = randomOf(seed)
  const done: Done = { taken: [], refused: [], reported: [] }
  const stop = new AbortController()
  const indicator = await asSuperuser(data, ownersIndicator)
  const people = Array.from({ length: 9 }, (_, index) => bookkeeper(server.baseUrl, index, randomOf(seed + index), done, stop.signal))
  people.push(reporter(server.baseUrl, indicator, done, stop.signal))
  const work = Promise.all(people)

  const progress = async (count: number) => {
    const wanted = done.taken.length + count
    while (done.taken.length < wanted) await Promise.race([sleep(20), work])
  }
  const kills = { web: 0, backend: 0, postmaster: 0 }
  for (let round = 0; round < rounds; round++) {
    await progress(random.between(10, 40))
    await server.kill()
    server = await startServer(data, port)
    kills.web++
    await progress(random.between(10, 40))
    kills.backend += await killBackend(data)
    await progress(random.between(10, 40))
    await killPostmaster(data)
    kills.postmaster++
  }
  await progress(random.between(10, 40))
  const backup = join(restored, 'under-load.backup')
  expect(await prosme(data, 'backup', backup)).toMatchObject({ code: 0 })
  stop.abort()
  await work
  process.stdout.write(`${done.taken.length} taken, ${done.refused.length} refused, ${done.reported.length} results; killed: ${JSON.stringify(kills)}\n`)

  await asSuperuser(data, async (client) => {
    await everyAcknowledgedOnce(client, done)
    await booksAgree(client)
    const { rows } = await client.query<{ value: string }>('select value::text from results.report where fiscal_year = $1 and indicator_id = $2', [
      year,
      indicator,
    ])
    expect(rows.map(({ value }) => Number(value))).toEqual([done.reported.at(-1)])
  })
  await auditHolds(data)

  const copy = join(restored, 'data')
  expect(await prosme(copy, 'restore', backup)).toMatchObject({ code: 0 })
  await asSuperuser(copy, booksAgree)
  await auditHolds(copy)
})

/** Allocates, commits, pays and moves money between four projects until told to stop. */
async function bookkeeper(baseUrl: string, index: number, random: Random, done: Done, stop: AbortSignal): Promise<void> {
  const client = new Client(baseUrl)
  await client.signIn('finance')
  for (let turn = 0; !stop.aborted; turn++) {
    const project = random.pick(projects)
    const money = `/plan/${year}/projects/${project}/money`
    const _token = tokenIn(await client.open(money))
    const reference = `endure-${index}-${turn}`
    const amount = `${random.between(1, 900)}.${String(random.below(100)).padStart(2, '0')}`
    const moves = random.below(4) === 0
    const answer = moves
      ? await client.send(`${money}/transfer`, {
          _token,
          toProject: random.pick(projects.filter((other) => other !== project)),
          transferAmount: amount,
          transferDate: '1/3/2566',
          transferReference: reference,
          transferReason: 'ทดสอบ',
        })
      : await client.send(`${money}/entry`, {
          _token,
          kind: random.pick(['allocation', 'commitment', 'disbursement']),
          amount,
          date: '1/3/2566',
          reference,
          entryNo: reference,
        })
    if (answer.status === 303) done.taken.push({ entryNo: reference, rows: moves ? 2 : 1 })
    else done.refused.push(reference)
  }
}

/** Writes one indicator's value of the first quarter again and again, each time from the page as it stands. */
async function reporter(baseUrl: string, indicator: string, done: Done, stop: AbortSignal): Promise<void> {
  const client = new Client(baseUrl)
  await client.signIn('owner')
  for (let value = 1; !stop.aborted; value++) {
    const html = await client.open(`/results/${year}/${indicator}?quarter=1`)
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    const fields = { _token: tokenIn(html), quarter: '1', version, value: String(value), unit: 'ราย', basis: 'realised', note: '' }
    expect((await client.send(`/results/${year}/${indicator}/report`, fields)).status).toBe(303)
    done.reported.push(value)
  }
}

async function everyAcknowledgedOnce(client: pg.Client, { taken, refused }: Done): Promise<void> {
  const { rows } = await client.query<{ reference: string; rows: number }>(
    "select reference, count(*)::int as rows from plan.budget_entry where reference like 'endure-%' group by 1",
  )
  const there = new Map(rows.map(({ reference, rows: count }) => [reference, count]))
  expect(taken.filter(({ entryNo, rows: count }) => there.get(entryNo) !== count)).toEqual([])
  expect(there.size).toBe(taken.length)
  expect(refused.filter((reference) => there.has(reference))).toEqual([])
}

/** No line is overdrawn, every balance is the sum of its entries, every entry and transfer has its audit line, no transfer is half. */
async function booksAgree(client: pg.Client): Promise<void> {
  const faults = await client.query(`
    select line.id from plan.budget_line line
    left join (select line_id, sum(allocated_change) as allocated, sum(committed_change) as committed, sum(disbursed_change) as disbursed, count(*) as entries
      from plan.budget_entry group by 1) book on book.line_id = line.id
    where (line.allocated, line.committed, line.disbursed, line.entries)
        is distinct from (coalesce(book.allocated, 0), coalesce(book.committed, 0), coalesce(book.disbursed, 0), coalesce(book.entries, 0))
      or line.committed < 0 or line.disbursed < 0 or line.allocated < line.committed + line.disbursed
    union all
    select transfer_id from plan.budget_entry where transfer_id is not null group by 1 having count(*) <> 2 or sum(allocated_change) <> 0
    union all
    select id from plan.budget_entry entry where kind <> 'transfer_in'
      and not exists (select from platform.audit_line where action = 'plan.entry-added' and detail ->> 'entry' = entry.id::text)`)
  expect(faults.rows).toEqual([])
  const { rows } = await client.query<{ entries: number }>('select count(*)::int as entries from plan.budget_entry')
  expect(rows[0]!.entries).toBeGreaterThan(0)
}

async function ownersIndicator(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select i.id from plan.indicator i join people.project_assignment a on a.project_code = i.project_code where i.fiscal_year = $1 order by i.id limit 1',
    [year],
  )
  return rows[0]!.id
}
