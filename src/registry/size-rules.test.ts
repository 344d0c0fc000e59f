import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { system, transact } from '#platform/database.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { visitorIn } from '../../test/people.ts'
import {
  addSizePolicy,
  applyDuePolicies,
  checkDigit,
  findSizeRules,
  getRecord,
  listHistory,
  loadRegistryRules,
  navigation,
  registerEnterprise,
  web,
} from './index.ts'
import { foreseeSizes, recountSizes } from './recount.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadRegistryRules(app)

const registrar = visitorIn('registrar')
const as = (who: Visitor) => createHttp({ app, routes: web, navigation, identify: async () => who, allows, errorPage, signInPath: () => '/sign-in' })
const get = async (path = '/size-rules') => (await as(registrar).request(`http://house.test${path}`)).text()
const post = (fields: Record<string, string>) =>
  as(registrar).request('http://house.test/size-rules', {
    method: 'POST',
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, registrar.sessionId), ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://house.test' },
  })

let serial = 0
async function enterprise(activity: string | undefined, employees: number, revenue: bigint): Promise<string> {
  const twelve = `0105569${String(++serial).padStart(5, '0')}`
  const made = await registerEnterprise(app, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` },
    statement: { nameTh: `บริษัท ตัวอย่าง ${serial} จำกัด`, activity, place: { province: '10' }, yearly: { year: 2568, employees, revenue } },
    channel: 'web',
  })
  if (!made.ok) throw new Error(made.code)
  return made.value.enterpriseId
}
const sizeOfEnterprise = (id: string) => transact(app, system('test'), async ({ tx }) => (await getRecord(app, tx, id)).size)
const recount = () => recountSizes(app, { accountId: undefined, requestId: newId() }, { report: async () => undefined, signal: new AbortController().signal })

test('the rules are loaded once, and are those of their day', async () => {
  expect(await db.selectFrom('registry.size_bound').selectAll().execute()).toHaveLength(6)
  expect(await findSizeRules(db, '2020-01-06')).toBeUndefined()
  expect(await findSizeRules(db, '2020-01-07')).toMatchObject({ policy: 'revenue' })
})

describe('a policy', async () => {
  const differing = await enterprise('10711', 60, 50_000_000_00n)
  const agreeing = await enterprise('10711', 3, 1_000_000_00n)
  const sectorless = await enterprise(undefined, 500, 60_000_000_00n)

  test('is shown with the bounds and what is assumed', async () => {
    const text = await get()
    expect(text).toContain('500,000,000')
    expect(text).toContain('ใช้รายได้เป็นเกณฑ์')
    expect(text).toContain('ข้อสันนิษฐาน')
    expect(text).toContain('2563')
  })
  test('shows what it would change on the register, and changes nothing yet', async () => {
    const response = await post({ startsOn: '1 ธ.ค. 2569', whenTheyDiffer: 'higher', source: 'ประกาศ 1/2569' })
    const text = await response.text()
    expect([response.status, text.includes('ขนาดจะเปลี่ยน 2 กิจการ')]).toEqual([200, true])
    expect(await db.selectFrom('registry.size_policy').selectAll().execute()).toHaveLength(1)
  })
  test('is refused for a day that is past or taken', async () => {
    for (const startsOn of ['21 พ.ย. 2569', '7 ม.ค. 2563']) expect((await post({ startsOn, whenTheyDiffer: 'higher', source: 'x' })).status).toBe(422)
    expect(await addSizePolicy(app, system('test'), { startsOn: '2020-01-07', whenTheyDiffer: 'higher', source: 'x' })).toEqual({
      ok: false,
      code: 'in-the-past',
    })
  })
  test('that begins later waits for its day, is applied by itself, and leaves a line in the history of what changed', async () => {
    const saved = await post({ startsOn: '1 ธ.ค. 2569', whenTheyDiffer: 'higher', source: 'ประกาศ 1/2569', confirmed: 'yes' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/size-rules'])
    expect((await post({ startsOn: '1 ธ.ค. 2569', whenTheyDiffer: 'revenue', source: 'x', confirmed: 'yes' })).status).toBe(422)
    const foreseen = await transact(app, system('test'), async ({ tx }) => foreseeSizes(tx, (await findSizeRules(tx, '2026-12-01'))!))
    expect(foreseen).toEqual([
      { from: 'small', to: 'medium', enterprises: 1 },
      { from: 'unknown', to: 'large', enterprises: 1 },
    ])
    expect(await sizeOfEnterprise(differing)).toBe('small')

    app.clock.set('2026-12-01T03:00:00.000Z')
    await applyDuePolicies(app)
    await applyDuePolicies(app)
    const jobs = await db.selectFrom('platform.job_progress').select('id').where('name', '=', 'recount-sizes').execute()
    const policies = await db.selectFrom('registry.size_policy').select('job_id').execute()
    expect(new Set(jobs.map(({ id }) => id))).toEqual(new Set(policies.map(({ job_id }) => job_id)))
    expect(jobs).toHaveLength(2)
    expect(await recount()).toBe(2)
    expect(await Promise.all([differing, agreeing, sectorless].map(sizeOfEnterprise))).toEqual(['medium', 'micro', 'large'])
    const history = await transact(app, system('test'), ({ tx }) => listHistory(app, tx, differing))
    expect(history[0]).toMatchObject({ reason: 'rule', fields: { size: ['small', 'medium'] } })
    expect(await recount()).toBe(0)
    expect(await get()).toContain('ใช้อยู่')
  })
  test('that begins today starts the job at once', async () => {
    app.clock.set('2026-12-02T03:00:00.000Z')
    const saved = await post({ startsOn: '2 ธ.ค. 2569', whenTheyDiffer: 'revenue', source: 'ประกาศ 2/2569', confirmed: 'yes' })
    expect(saved.headers.get('location')).toMatch(/^\/jobs\//)
    expect(await recount()).toBe(2)
    expect(await sizeOfEnterprise(differing)).toBe('small')
  })
})

test('what is stated while a recount waits for the enterprise is counted', async () => {
  const id = await enterprise('10711', 3, 1_000_000_00n)
  let recounted: Promise<number> | undefined
  await transact(app, system('test'), async ({ tx }) => {
    await sql`select from registry.enterprise where id = ${id} for update`.execute(tx)
    recounted = recount()
    await somebodyWaits()
    await sql`update registry.yearly set employees = 900, revenue = 900000000 where enterprise_id = ${id}`.execute(tx)
  })
  await recounted
  expect(await sizeOfEnterprise(id)).toBe('large')
})

/** Until somebody waits for a row of enterprises that another holds. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waiting: string }>`
      select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (Number(rows[0]!.waiting) > 0) return
  }
}
