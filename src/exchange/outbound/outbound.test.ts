import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#platform/app.ts'
import { system, transact, type Db } from '#platform/database.ts'
import { createHttp, anonymous } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { loadReference } from '#reference/index.ts'
import { allows } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { checkDigit, fieldNames, registerEnterprise, type FieldName } from '#registry/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { outboundApi } from './api.ts'
import { together } from './together.ts'

const { db } = await testDatabase()
const app = testApp(db)
const numberAt = (index: number) => {
  const twelve = `01055${String(index).padStart(7, '0')}`
  return `${twelve}${checkDigit(twelve)}`
}

const program = (agency: string): Visitor => ({
  ...anonymous,
  clientId: `program-of-${agency}`,
  permissions: new Set(['exchange.read']),
  reach: { party: agency },
})
const webAs = (visitor: Visitor, rights = allows) =>
  createHttp({ app: app as App, routes: outboundApi, navigation: [], identify: async () => visitor, allows: rights, errorPage, signInPath: () => '/sign-in' })
const get = async (agency: string, path: string) => await webAs(program(agency)).request(path)
const lookup = async (agency: string, body: unknown) =>
  await webAs(program(agency)).request('/api/v1/enterprises/lookup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const agree = (agency: string, basis: 'law' | 'consent', fields: readonly string[], days: { starts?: string; ends?: string; ended?: boolean } = {}) =>
  transact(app, system('test'), async ({ tx, now }) => {
    const id = newId()
    await tx
      .insertInto('agencies.agency')
      .values({ code: agency, name_th: agency, name_en: agency, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const law = basis === 'law' ? 'พ.ร.บ. ตัวอย่าง' : null
    const { starts = '2026-01-01', ends = '2027-12-31', ended = false } = days
    await tx
      .insertInto('agencies.agreement')
      .values({
        id,
        agency_code: agency,
        title: 'ตัวอย่าง',
        document: 'ตัวอย่าง 1',
        purpose: 'ตัวอย่าง',
        basis,
        law,
        direction: 'out',
        fields: [...fields],
        starts_on: starts,
        ends_on: ends,
        created_at: now,
        ended_at: ended ? now : null,
      })
      .execute()
    return id
  })
const consent = (enterpriseId: string, agency: string, fields: readonly string[]) =>
  transact(app, system('test'), async ({ tx, now }) => {
    await tx
      .insertInto('registry.consent')
      .values({ enterprise_id: enterpriseId, id: newId(), agency_code: agency, purpose: 'ตัวอย่าง', fields: [...fields], given_at: now })
      .execute()
  })
const withdraw = (enterpriseId: string) =>
  transact(app, system('test'), async ({ tx, now }) => {
    await tx.updateTable('registry.consent').set({ withdrawn_at: now }).where('enterprise_id', '=', enterpriseId).execute()
  })
const accessOf = (enterpriseId: string) =>
  transact(app, system('test'), ({ tx }) =>
    tx
      .selectFrom('registry.access_line')
      .select(['reader', 'party', 'purpose', 'fields', 'basis'])
      .where('enterprise_id', '=', enterpriseId)
      .orderBy('id')
      .execute(),
  )
let made = 0
const enterprise = async (on: Db = db) => {
  made += 1
  const number = numberAt(made)
  const outcome = await registerEnterprise({ ...app, db: on }, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits: number },
    statement: {
      nameTh: `บริษัท ตัวอย่าง ${made} จำกัด`,
      nameEn: `Sample ${made}`,
      tradingNames: ['ร้านตัวอย่าง'],
      activity: '10111',
      place: { province: '50', district: '5001', subdistrict: '500101' },
      address: '9 หมู่ 9',
      ownerGender: 'female',
      phone: '0812345678',
      email: 'sample@sme.example',
      yearly: { year: 2568, employees: 4, revenue: 150_000_000n },
    },
    channel: 'web',
  })
  if (!outcome.ok) throw new Error(outcome.code)
  return { ...outcome.value, number }
}

beforeAll(async () => {
  await loadReference(app)
})

/** The member of an answer that each field fills. */
const members = {
  number: 'numbers',
  nameTh: 'nameTh',
  nameEn: 'nameEn',
  tradingNames: 'tradingNames',
  activity: 'activity',
  area: 'area',
  address: 'address',
  ownerGender: 'ownerGender',
  phone: 'phones',
  email: 'emails',
  employees: 'employees',
  revenue: 'revenue',
  size: 'size',
  sector: 'sector',
  stage: 'stage',
  status: 'status',
} as const satisfies Record<FieldName, string>

describe('an agency', () => {
  test.each(fieldNames)('is told %s when its agreement names it, and nothing else', async (field) => {
    const agency = `law-${field.toLowerCase()}`
    const agreement = await agree(agency, 'law', [field])
    const { oneId, number, enterpriseId } = await enterprise()
    const answer = await lookup(agency, { number, purpose: 'ตรวจสิทธิ' })
    expect(answer.status).toBe(200)
    const told = (await answer.json()) as Record<string, unknown>
    expect(Object.keys(told).toSorted()).toEqual(['oneId', members[field]].toSorted())
    expect(told).toMatchObject({ oneId })
    expect(await accessOf(enterpriseId)).toEqual([{ reader: 'agency', party: agency, purpose: 'ตรวจสิทธิ', fields: [field], basis: `agreement:${agreement}` }])
    expect(await (await get(agency, `/api/v1/enterprises/${oneId}`)).json()).toEqual(told)
  })

  test('is told sealed fields as they were stated', async () => {
    await agree('whole', 'law', fieldNames)
    const { oneId, number } = await enterprise()
    expect(await (await get('whole', `/api/v1/enterprises/${oneId}`)).json()).toMatchObject({
      oneId,
      numbers: [{ type: 'juristic', digits: number, verifiedBy: null }],
      address: '9 หมู่ 9',
      phones: ['0812345678'],
      emails: ['sample@sme.example'],
      employees: [{ year: '2568', value: '4', source: 'web' }],
      revenue: [{ year: '2568', value: '1500000.00', source: 'web' }],
      area: { province: '50', district: '5001', subdistrict: '500101' },
    })
  })

  test('is told nothing without an agreement in force, by whatever rights', async () => {
    const { oneId, number, enterpriseId } = await enterprise()
    await agree('over', 'law', ['nameTh'], { starts: '2025-01-01', ends: '2025-12-31' })
    await agree('early', 'law', ['nameTh'], { starts: '2027-01-01' })
    await agree('ended', 'law', ['nameTh'], { ended: true })
    for (const agency of ['stranger', 'over', 'early', 'ended']) {
      expect((await lookup(agency, { number, purpose: 'x' })).status, agency).toBe(404)
      expect((await get(agency, `/api/v1/enterprises/${oneId}`)).status, agency).toBe(404)
      expect((await get(agency, '/api/v1/enterprises/changes')).status, agency).toBe(404)
      expect((await webAs(program(agency), () => true).request(`/api/v1/enterprises/${oneId}`)).status, agency).toBe(404)
    }
    expect((await webAs({ ...program('whole'), permissions: new Set() }).request(`/api/v1/enterprises/${oneId}`)).status).toBe(403)
    expect((await webAs(anonymous).request(`/api/v1/enterprises/${oneId}`)).status).toBe(401)
    expect(await accessOf(enterpriseId)).toEqual([])
  })

  test('is told by consent what both the agreement and the consent name, until it is withdrawn', async () => {
    await agree('lender', 'consent', ['nameTh', 'revenue'])
    const { oneId, number, enterpriseId } = await enterprise()
    expect((await lookup('lender', { oneId, purpose: 'x' })).status).toBe(404)
    await consent(enterpriseId, 'lender', ['revenue', 'phone'])
    const answer = (await (await lookup('lender', { number, purpose: 'x' })).json()) as object
    expect(Object.keys(answer).toSorted()).toEqual(['oneId', 'revenue'])
    expect((await accessOf(enterpriseId)).map(({ basis, fields }) => [basis.split(':')[0], fields])).toEqual([['consent', ['revenue']]])
    await withdraw(enterpriseId)
    expect((await lookup('lender', { number, purpose: 'x' })).status).toBe(404)
    expect(await accessOf(enterpriseId)).toHaveLength(1)
  })

  test('is answered together with others that wait, each in its place', async () => {
    await agree('many', 'law', ['nameTh'])
    const made = await Promise.all(Array.from({ length: 30 }, () => enterprise()))
    const answers = await Promise.all(
      made.flatMap(({ number, oneId }) => [
        lookup('many', { number, purpose: 'x' }),
        get('many', `/api/v1/enterprises/${oneId}`),
        lookup('many', { number: numberAt(9_999_999), purpose: 'x' }),
      ]),
    )
    for (const [index, answer] of answers.entries()) {
      if (index % 3 === 2) expect(answer.status).toBe(404)
      else expect(await answer.json()).toMatchObject({ oneId: made[Math.floor(index / 3)]!.oneId })
    }
    for (const { enterpriseId } of made) expect(await accessOf(enterpriseId)).toHaveLength(2)
  })

  test.each([
    [{ purpose: 'x' }],
    [{ number: '0105544046603', purpose: 'x' }],
    [{ oneId: '1234567890', purpose: 'x' }],
    [{ number: '0105544046602', oneId: '1234567890', purpose: 'x' }],
    [{ number: '0105544046602' }],
    [{ number: 5, purpose: 'x' }],
  ])('is told what is wrong with %o', async (body) => {
    expect((await lookup('whole', body)).status).toBe(422)
  })
})

test('what waits is asked together, and a failure fails those alone', async () => {
  const asked: number[][] = []
  const double = together<number, number>(
    async (questions) => {
      asked.push([...questions])
      await Promise.resolve()
      if (questions.includes(13)) throw new Error('unlucky')
      return questions.map((question) => question * 2)
    },
    { most: 3 },
  )
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10])
  expect(asked).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
  await expect(double(13)).rejects.toThrow('unlucky')
  expect(await double(7)).toBe(14)
})

interface Feed {
  readonly changes: readonly { readonly oneId: string; readonly state: string; readonly survivorOneId: string | null }[]
  readonly next: string
  readonly more: boolean
}

/** Waits until everything that is open now, in whatever database of the server, has ended: the feed goes no further than that. */
async function othersEnded(): Promise<void> {
  const { rows } = await sql<{ mark: string }>`select pg_current_xact_id()::text as mark`.execute(db)
  for (;;) {
    const { rows: seen } = await sql<{ passed: boolean }>`select pg_snapshot_xmin(pg_current_snapshot()) > ${rows[0]!.mark}::xid8 as passed`.execute(db)
    if (seen[0]!.passed) return
    await sleep(20)
  }
}

describe('the feed of changes', () => {
  const feed = async (agency: string, since?: string) =>
    (await (await get(agency, `/api/v1/enterprises/changes${since ? `?since=${since}` : ''}`)).json()) as Feed

  test('tells each enterprise once, at its last change, and goes on behind the cursor', async () => {
    await agree('feeder', 'law', ['nameTh'])
    const [first, second] = [await enterprise(), await enterprise()]
    await othersEnded()
    const start = await feed('feeder')
    expect(start.changes.map(({ oneId }) => oneId)).toEqual(expect.arrayContaining([first.oneId, second.oneId]))
    expect(await feed('feeder', start.next)).toEqual({ changes: [], next: start.next, more: false })
    await transact(app, system('test'), ({ tx }) =>
      tx.updateTable('registry.enterprise').set({ status: 'closed' }).where('id', '=', first.enterpriseId).execute(),
    )
    await othersEnded()
    const then = await feed('feeder', start.next)
    expect(then.changes).toEqual([{ oneId: first.oneId, state: 'closed', survivorOneId: null }])
    expect((await accessOf(first.enterpriseId)).at(-1)).toMatchObject({ purpose: 'changes', party: 'feeder', fields: ['status'] })
    expect((await get('feeder', '/api/v1/enterprises/changes?since=nonsense')).status).toBe(404)
  })

  test('tells an agency by consent of those alone that consented, and when they no longer do', async () => {
    await agree('quiet', 'consent', ['nameTh'])
    const { enterpriseId, oneId } = await enterprise()
    await enterprise()
    await othersEnded()
    const before = await feed('quiet')
    expect(before.changes).toEqual([])
    await consent(enterpriseId, 'quiet', ['nameTh'])
    await othersEnded()
    const given = await feed('quiet', before.next)
    expect(given.changes).toEqual([{ oneId, state: 'active', survivorOneId: null }])
    await withdraw(enterpriseId)
    await othersEnded()
    expect((await feed('quiet', given.next)).changes).toEqual([{ oneId, state: 'withdrawn', survivorOneId: null }])
  })

  test('never skips what commits late', async () => {
    await agree('patient', 'law', ['nameTh'])
    await othersEnded()
    const start = await feed('patient')
    const [beganEarly, released] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()]
    const late = db.transaction().execute(async (tx) => {
      const { oneId } = await enterprise(tx as unknown as Db)
      beganEarly.resolve(oneId)
      await released.promise
    })
    const lateOneId = await beganEarly.promise
    const seen: string[] = []
    let cursor = start.next
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([enterprise(), enterprise(), enterprise()])
      const { changes, next } = await feed('patient', cursor)
      seen.push(...changes.map(({ oneId }) => oneId))
      cursor = next
    }
    expect(seen).not.toContain(lateOneId)
    released.resolve()
    await late
    await othersEnded()
    const rest = await feed('patient', cursor)
    const told = [...seen, ...rest.changes.map(({ oneId }) => oneId)]
    expect(told).toContain(lateOneId)
    expect(told).toHaveLength(16)
    expect(new Set(told).size).toBe(16)
  })
})

test('an agency sees no row by itself that it may not read', async () => {
  const { enterpriseId } = await enterprise()
  await agree('peeping', 'consent', ['nameTh'])
  const rows = await transact(app, { accountId: undefined, requestId: 'test', reach: { party: 'peeping' } }, ({ tx }) =>
    tx.selectFrom('registry.enterprise').select('id').where('id', '=', enterpriseId).execute(),
  )
  expect(rows).toEqual([])
})
