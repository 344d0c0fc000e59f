import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { reportContract } from '#oversight/reports/index.ts'
import { asSuperuser, digestOf } from './database.ts'
import { newData, prosme, prosmeWith, removeData, startServer, type RunningServer } from './server.ts'

const data = newData()
const other = newData()
afterAll(() => {
  removeData(data)
  removeData(other)
})

const place = z.strictObject({ file: z.string().min(1), line: z.int().positive(), srcLine: z.int().nonnegative(), printed: z.string() })
const checkContract = z.array(
  z.strictObject({
    id: z.string().min(1),
    rule: z.string().min(1),
    severity: z.enum(['high', 'medium', 'low']),
    message: z.string().min(1),
    places: z.array(place).min(1),
    computed: z.string(),
  }),
)
/** Anything but numbers. */
const stringsOnly: z.ZodType = z.lazy(() => z.union([z.string(), z.boolean(), z.null(), z.array(stringsOnly), z.record(z.string(), stringsOnly)]))

let report: string
beforeAll(async () => {
  const { code, stdout } = await prosme(data, 'report', '2566', '--format', 'json')
  expect(code).toBe(0)
  report = stdout
})

describe('while no server runs', () => {
  test('a report on an empty folder loads the pack and keeps its contract', () => {
    const { budget, groups } = reportContract.parse(JSON.parse(report))
    expect(budget).toEqual({ allocated: '1182990000.00', disbursed: '710897409.81', committed: '417720437.26', remaining: '54372152.93' })
    expect(groups.plan).toEqual(budget)
  })

  test('findings keep their contract and their ids, and only --fail-on makes them a failure', async () => {
    const first = await prosme(data, 'check', '2566', '--format', 'json')
    const again = await prosme(data, 'check', '2566', '--fail-on', 'high')
    expect([first.code, again.code]).toEqual([0, 4])
    expect(again.stdout).toBe(first.stdout)
    const found = checkContract.parse(JSON.parse(first.stdout))
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    for (const { file, line } of found.flatMap(({ places }) => places)) {
      const lines = readFileSync(join(import.meta.dirname, '../../data/fy2566', file), 'utf8').split('\n')
      expect(lines[line - 1]).toBeTruthy()
    }
  })

  test('an import that was done before changes nothing', async () => {
    const { code, stdout } = await prosme(data, 'import', 'data/fy2566')
    expect(code).toBe(0)
    const { fiscalYear, tables } = stringsOnly.parse(JSON.parse(stdout)) as { fiscalYear: string; tables: Record<string, string>[] }
    expect(fiscalYear).toBe('2566')
    expect(tables.filter(({ added, changed, removed }) => [added, changed, removed].some((count) => count !== '0'))).toEqual([])
    expect((await prosme(data, 'report', '2566')).stdout).toBe(report)
  })

  test('an import with faults tells all of them and changes nothing', async () => {
    const folder = join(other, 'fy2566')
    mkdirSync(folder)
    copyFileSync('data/fy2566/strategies.csv', join(folder, 'strategies.csv'))
    const [head, ...lines] = readFileSync('data/fy2566/project_indicators.csv', 'utf8').split('\n')
    writeFileSync(join(folder, 'project_indicators.csv'), [head, ...lines.map((line) => (line ? line.replace(/^[^,]*,[^,]*/, ',NOWHERE') : line))].join('\n'))
    const before = await asSuperuser(data, digestOf)
    const { code, stdout, stderr } = await prosme(data, 'import', folder)
    expect(code).toBe(2)
    const { faultCount, faults } = stringsOnly.parse(JSON.parse(stdout)) as { faultCount: string; faults: unknown[] }
    expect(Number(faultCount)).toBe(faults.length)
    expect(faults.length).toBeGreaterThan(1)
    expect(stderr.split('\n').filter((line) => line.startsWith('project_indicators.csv:'))).toHaveLength(faults.length)
    expect(await asSuperuser(data, digestOf)).toEqual(before)
  })

  test('a backup restored elsewhere gives the same report, and its audit holds', async () => {
    const file = join(other, 'all.backup')
    const copy = join(other, 'data')
    const answers = [
      await prosme(data, 'backup', file),
      await prosme(copy, 'restore', file),
      await prosme(copy, 'audit', 'verify'),
      await prosme(copy, 'migrate'),
      await prosme(copy, 'doctor'),
    ]
    for (const { code, stdout } of answers) {
      expect(code).toBe(0)
      stringsOnly.parse(JSON.parse(stdout))
    }
    expect((JSON.parse(answers[2]!.stdout) as { holds: boolean }).holds).toBe(true)
    expect((await prosme(copy, 'report', '2566')).stdout).toBe(report)
    expect(await prosme(copy, 'restore', file)).toMatchObject({ code: 2, stdout: '' })
  })

  test('a reader who stops early is no failure', () => {
    const { status, stderr } = spawnSync('bash', ['-c', `{ ${process.execPath} dist/cli.js report 2566; echo "code $?" >&2; } | true`], {
      env: { ...process.env, PROSME_DATA: data },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'code 0\n' })
  })
})

test.each([
  [1, []],
  [1, ['nonsense']],
  [1, ['report']],
  [1, ['report', 'abc']],
  [1, ['report', '2023']],
  [1, ['report', '2566', '--format', 'pdf']],
  [1, ['report', '2566', '--out', '/no-such-folder/report.json']],
  [1, ['import', 'no-such-folder']],
  [1, ['restore', 'no-such-file']],
  [1, ['administrator', 'ผู้ดูแลระบบ ตัวอย่าง', 'no-address']],
  [1, ['check', '2566', '--fail-on', 'awful']],
  [2, ['report', '2599']],
  [2, ['check', '2599']],
])('exit code %i, a sentence and no stack trace: %j', async (wanted, args) => {
  const { code, stdout, stderr } = await prosme(data, ...args)
  expect({ code, stdout }).toEqual({ code: wanted, stdout: '' })
  expect(stderr).toMatch(/\S/)
  expect(stderr).not.toMatch(/^\s+at /m)
})

describe('beside a server', () => {
  let server: RunningServer
  afterAll(() => server.stop())

  test('a second start changes nothing, also after a kill', async () => {
    const look = () => asSuperuser(data, digestOf)
    server = await startServer(data)
    const port = Number(new URL(server.baseUrl).port)
    // A trial's stand-ins start behind the pages, and are asked about its enterprise: until nothing moves any more.
    let before = await look()
    for (let earlier = {}; JSON.stringify(earlier) !== JSON.stringify(before); before = await look()) {
      earlier = before
      await sleep(3000)
    }
    await server.stop()
    server = await startServer(data, port)
    await server.kill()
    server = await startServer(data, port)
    await sleep(3000)
    expect(await look()).toEqual(before)
  })

  test('commands work as without it', async () => {
    expect(await prosme(data, 'report', '2566')).toMatchObject({ code: 0, stdout: report })
  })

  test('another start on the same folder, or on the same port, says so', async () => {
    const onFolder = await prosmeWith({ PORT: '1' }, data, 'start')
    expect(onFolder).toMatchObject({ code: 3, stdout: '' })
    expect(onFolder.stderr).toContain(`at ${server.baseUrl} serves the folder`)
    const onPort = await prosmeWith({ PORT: new URL(server.baseUrl).port }, join(other, 'data'), 'start')
    expect(onPort).toMatchObject({ code: 3, stdout: '' })
    expect(onPort.stderr).toContain('is taken')
  })
})

describe('in production', () => {
  const house = join(other, 'house')
  const production = { NODE_ENV: 'production' }

  test('an empty database gets no pack and no accounts, but a link for the first administrator', async () => {
    const server = await startServer(house, undefined, production)
    try {
      expect(server.said).toContain('administrator NAME EMAIL')
      expect(server.said).not.toContain('demo')
      const counts = await asSuperuser(house, (client) =>
        client.query('select (select count(*)::int from people.account) as accounts, (select count(*)::int from plan.fiscal_plan) as plans'),
      )
      expect(counts.rows).toEqual([{ accounts: 0, plans: 0 }])
      const made = await prosmeWith({ ...production, PROSME_URL: server.baseUrl }, house, 'administrator', 'ผู้ดูแลระบบ ตัวอย่าง', 'first@test.example')
      const { link } = stringsOnly.parse(JSON.parse(made.stdout)) as { link: string }
      const page = await fetch(link)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('first@test.example')
      expect(await prosmeWith(production, house, 'administrator', 'อีกคน ตัวอย่าง', 'second@test.example')).toMatchObject({ code: 2, stdout: '' })
    } finally {
      await server.stop()
    }
  })

  test('of two starts at the same moment on an empty folder one serves and the other says so', async () => {
    const folder = join(other, 'twice')
    const starts = await Promise.allSettled([startServer(folder, undefined, production), startServer(folder, undefined, production)])
    const serving = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
    await Promise.all(serving.map((server) => server.stop()))
    expect(serving).toHaveLength(1)
    expect(starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []))).toEqual([expect.stringContaining('serves the folder')])
  })

  test('the secrets of a trial are refused', async () => {
    const { code, stderr } = await prosmeWith(production, data, 'migrate')
    expect(code).toBe(3)
    expect(stderr).toContain('were made by a trial')
  })
})
