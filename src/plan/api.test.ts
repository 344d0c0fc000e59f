import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { allows, rolePermissions } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { loadPack, readPack } from '../../test/pack.ts'
import { importers, planApi } from './index.ts'

const year = 2571
const { db } = await testDatabase()
const app = testApp(db)
await loadPack(db, 2566, await readPack('data/fy2566'), importers)
await db.insertInto('plan.fiscal_plan').values({ fiscal_year: year }).execute()
await db
  .insertInto('plan.project')
  .values(
    ['A', 'B', 'C', 'D', 'E', 'F', 'F.1'].map((code) => ({ fiscal_year: year, code, project_group: 'plan', name_th: `โครงการตัวอย่าง ${code}`, budget: '0' })),
  )
  .execute()
await db.updateTable('plan.project').set({ parent_code: 'F' }).where('fiscal_year', '=', year).where('code', '=', 'F.1').execute()

const officer: Visitor = { accountId: newId(), sessionId: 'finance', name: 'การเงิน ตัวอย่าง', permissions: new Set(rolePermissions.finance), projects: 'all' }
const serve = (visitor: Visitor) =>
  createHttp({ app, routes: planApi, navigation: [], identify: () => Promise.resolve(visitor), allows, errorPage, signInPath: () => '/sign-in' })
const http = serve(officer)

interface Sent {
  readonly key?: string | undefined
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly by?: Visitor
}

/** Posts an entry; a text goes as it is, anything else as JSON. The key is a fresh one when none is given. */
async function post(body: unknown, { key = newId(), path = `/api/v1/plan/${year}/entries`, headers = {}, by }: Sent = {}) {
  const response = await (by ? serve(by) : http).request(app.config.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), text, json: JSON.parse(text) as Record<string, unknown> }
}

const entry = (project: string, kind: string, amount: string, more: object = {}) => ({
  project,
  kind,
  amount,
  date: '2027-12-01',
  reference: 'ทดสอบ 1',
  ...more,
})

const get = async (path: string) => {
  const response = await http.request(app.config.baseUrl + path)
  return { status: response.status, type: response.headers.get('content-type'), json: (await response.json()) as Record<string, unknown> }
}

interface ShownProject {
  readonly code: string
  readonly parent: string | null
  readonly parts: readonly string[]
  readonly allocated: string
  readonly disbursed: string
  readonly remaining: string
}
const shown = async (code: string, of = year) =>
  ((await get(`/api/v1/plan/${of}`)).json['projects'] as readonly ShownProject[]).find((project) => project.code === code)

const entriesOf = async (project: string) =>
  (
    await db
      .selectFrom('plan.budget_entry as entry')
      .innerJoin('plan.budget_line as line', 'line.id', 'entry.line_id')
      .select('entry.id')
      .where('line.fiscal_year', '=', year)
      .where('line.project_code', '=', project)
      .execute()
  ).map(({ id }) => id)

/** How many rows stand in the books and the audit. */
async function kept() {
  const count = async (table: 'plan.budget_entry' | 'plan.budget_line' | 'platform.audit_line') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((select) => select.fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  return [await count('plan.budget_entry'), await count('plan.budget_line'), await count('platform.audit_line')]
}

describe('the plan', () => {
  it('tells every project with the money of its book', async () => {
    const answer = await get('/api/v1/plan/2566')
    expect([answer.status, answer.type, answer.json['fiscalYear']]).toEqual([200, 'application/json', '2566'])
    expect(planApi[0]!.api!.answer.safeParse(answer.json).error).toBeUndefined()
    expect(await shown('P18', 2566)).toMatchObject({ disbursed: '4924379.90', book: 'reported', budget: '51136600.00' })
    expect(await shown('P32', 2566)).toMatchObject({ parts: ['P32.1', 'P32.2'] })
  })
  it.each(['/api/v1/plan/2580', '/api/v1/plan/66', '/api/v1/plan/2566;drop', '/api/v1/nowhere'])('answers 404 for %s', async (path) => {
    const answer = await get(path)
    expect([answer.status, answer.type, answer.json['type']]).toEqual([404, 'application/problem+json', '/problems/not-found'])
  })
})

describe('an entry', () => {
  it('is added, and the plan shows it', async () => {
    const answer = await post(entry('A', 'allocation', '1000.50'))
    expect([answer.status, answer.type]).toEqual([201, 'application/json'])
    expect(await entriesOf('A')).toEqual([answer.json['id']])
    const commitment = (await post(entry('A', 'commitment', '600.00'))).json['id']
    expect((await post(entry('A', 'disbursement', '100.25', { commitment }))).status).toBe(201)
    expect(await shown('A')).toMatchObject({ allocated: '1000.50', disbursed: '100.25', committed: '499.75', remaining: '400.50', book: 'derived' })
  })

  it('that is refused says why, where and what is left', async () => {
    await post(entry('B', 'allocation', '50.00'))
    const before = await kept()
    const refused = async (body: object, sent?: Sent) => {
      const { status, type, json } = await post(body, sent)
      expect(type).toBe('application/problem+json')
      return { status, type: json['type'], pointer: (json['errors'] as readonly { pointer: string }[])[0]?.pointer, left: json['left'] }
    }
    const problem = (status: number, code: string, pointer?: string, left?: string) => ({ status, type: `/problems/${code}`, pointer, left })
    const nowhere = { path: '/api/v1/plan/2580/entries' }
    expect(await refused(entry('B', 'disbursement', '50.01'))).toEqual(problem(409, 'more-than-remains', '#/amount', '50.00'))
    expect(await refused(entry('B', 'return', '1.00'))).toEqual(problem(409, 'more-than-disbursed', '#/amount', '0.00'))
    expect(await refused(entry('Z', 'allocation', '1.00'))).toEqual(problem(422, 'no-such-project', '#/project'))
    expect(await refused(entry('F', 'allocation', '1.00'))).toEqual(problem(422, 'project-has-parts', '#/project'))
    expect(await refused(entry('B', 'allocation', '1.00', { source: 'x' }))).toEqual(problem(422, 'no-such-source', '#/source'))
    expect(await refused(entry('B', 'allocation', '0.00'))).toEqual(problem(422, 'not-an-amount', '#/amount'))
    expect(await refused(entry('B', 'release', '1.00'))).toEqual(problem(422, 'no-such-commitment', '#/commitment'))
    expect(await refused(entry('B', 'allocation', '1.00', { commitment: newId() }))).toEqual(problem(422, 'commitment-not-wanted', '#/commitment'))
    expect(await refused(entry('B', 'allocation', '1.00'), nowhere)).toEqual(problem(404, 'no-such-year'))
    expect(await kept()).toEqual(before)
  })

  it('with faults is told all of them, in both languages', async () => {
    const { status, json } = await post({ project: 'A', kind: 'gift', amount: 12.5, date: '2571-12-01', sauce: 'x', 'a/b': 1 })
    expect([status, json['type']]).toEqual([422, '/problems/wrong-input'])
    const errors = json['errors'] as readonly { pointer: string; detail: { th: string; en: string } }[]
    expect(new Set(errors.map(({ pointer }) => pointer))).toEqual(new Set(['#/a~1b', '#/amount', '#/date', '#/kind', '#/reference', '#/sauce']))
    expect(errors.find(({ pointer }) => pointer === '#/amount')!.detail.en).toBe('This must be text')
    expect(errors.find(({ pointer }) => pointer === '#/reference')!.detail.en).toBe('This field must be filled in')
    for (const { detail } of errors) expect([detail.th, detail.en].every((text) => text.length > 5)).toBe(true)
  })

  it.each(['2027-02-30', '0000-01-01', '2027-2-1', '1 ต.ค. 2565'])('has a day of the calendar, not %s', async (date) => {
    const { status, json } = await post({ ...entry('A', 'allocation', '1.00'), date })
    expect([status, (json['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer)]).toEqual([422, ['#/date']])
  })

  it.each(['1', '1.5', '1,000.00', '-1.00', '๑.๐๐', '1e3', '1000000000000.00', '1.001'])('has an exact amount, not %s', async (amount) => {
    const { status, json } = await post(entry('A', 'allocation', amount))
    expect([status, (json['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer)]).toEqual([422, ['#/amount']])
  })

  it.each(['project', 'source', 'reference'])('has a %s of characters that can be kept', async (name) => {
    for (const text of ['a\u0000b', 'a\ud800']) {
      const { status, json } = await post({ ...entry('A', 'allocation', '1.00'), [name]: text })
      expect([status, (json['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer)]).toEqual([422, [`#/${name}`]])
      expect(json['type']).toBe('/problems/wrong-input')
    }
  })

  it('may bring a line beyond the largest amount of one entry', async () => {
    for (let time = 0; time < 3; time++) expect((await post(entry('E', 'allocation', '999999999999.99'))).status).toBe(201)
    expect(await shown('E')).toMatchObject({ allocated: '2999999999999.97' })
  })
})

describe('a call', () => {
  it.each([
    ['of another type', '{}', { 'content-type': 'text/plain' }, 415, 'wrong-type'],
    ['as a form, which a foreign page can send unasked', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'wrong-type'],
    ['that is no JSON', '{"project":', {}, 400, 'malformed'],
    ['that is empty', '', {}, 400, 'malformed'],
    ['that is too large', JSON.stringify({ reference: 'x'.repeat(70_000) }), {}, 413, 'too-large'],
    ['that says it is too large', '{}', { 'content-length': '9999999' }, 413, 'too-large'],
    ['without a key', JSON.stringify(entry('A', 'allocation', '1.00')), { 'idempotency-key': '' }, 400, 'key-missing'],
    ['with a key too short', JSON.stringify(entry('A', 'allocation', '1.00')), { 'idempotency-key': 'one' }, 400, 'key-missing'],
    ['from a page of another site', JSON.stringify(entry('A', 'allocation', '1.00')), { origin: 'http://evil.test' }, 403, 'not-allowed'],
    ['from a page of nowhere', JSON.stringify(entry('A', 'allocation', '1.00')), { origin: 'no address' }, 403, 'not-allowed'],
    ['that the browser says came from another site', JSON.stringify(entry('A', 'allocation', '1.00')), { 'sec-fetch-site': 'cross-site' }, 403, 'not-allowed'],
  ])('%s is refused and changes nothing', async (_, body, headers, status, code) => {
    const before = await kept()
    const answer = await post(body, { headers: headers as Record<string, string> })
    expect([answer.status, answer.type, answer.json['type']]).toEqual([status, 'application/problem+json', `/problems/${code}`])
    expect(await kept()).toEqual(before)
  })

  it('of bytes that are no UTF-8 is refused', async () => {
    const response = await http.request(`${app.config.baseUrl}/api/v1/plan/${year}/entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    })
    expect(response.status).toBe(400)
  })

  it('of nobody is told to sign in, of someone without the right that it is refused', async () => {
    const nobody: Visitor = { accountId: undefined, sessionId: '', name: '', permissions: new Set(), projects: new Set() }
    const body = entry('A', 'allocation', '1.00')
    expect(await post(body, { by: nobody })).toMatchObject({ status: 401, json: { type: '/problems/not-signed-in' } })
    expect(await post(body, { by: { ...officer, permissions: new Set(rolePermissions.executive) } })).toMatchObject({ status: 403 })
  })

  it('of someone bound to projects reaches those alone', async () => {
    const bound: Visitor = { ...officer, projects: new Set(['D']) }
    expect((await post(entry('D', 'allocation', '1.00'), { by: bound })).status).toBe(201)
    const before = await kept()
    expect((await post(entry('A', 'allocation', '1.00'), { by: bound })).status).toBe(403)
    expect(await kept()).toEqual(before)
  })

  it('that breaks says nothing of why', async () => {
    const broken = createHttp({
      app,
      routes: planApi.map((route) => ({
        ...route,
        handle: () => {
          throw new Error('a person named Somchai broke it')
        },
      })),
      navigation: [],
      identify: () => Promise.resolve(officer),
      allows,
      errorPage,
      signInPath: () => '/sign-in',
    })
    const response = await broken.request(`${app.config.baseUrl}/api/v1/plan/${year}`)
    expect([response.status, await response.json()]).toEqual([
      500,
      { type: '/problems/failed', title: 'ระบบขัดข้อง', status: 500, instance: `/api/v1/plan/${year}` },
    ])
  })
})

describe('a key', () => {
  const all = (count: number, body: object, key: (index: number) => string) =>
    Promise.all(Array.from({ length: count }, (_, index) => post(body, { key: key(index) })))

  it('that twenty send at once writes one entry, and all get its answer', async () => {
    const key = newId()
    const answers = await all(20, entry('C', 'allocation', '10.00'), () => key)
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set([`201 ${answers[0]!.text}`]))
    expect(await entriesOf('C')).toHaveLength(1)
  })

  it('answers a refusal again, though the money is there by now', async () => {
    const key = newId()
    const body = entry('D', 'disbursement', '20.00')
    const first = await post(body, { key })
    await post(entry('D', 'allocation', '100.00'))
    const second = await post(body, { key })
    expect([first.status, second.status, second.type, second.text]).toEqual([409, 409, 'application/problem+json', first.text])
    expect((await post(body)).status).toBe(201)
  })

  it('belongs to its request: another body or another year is refused', async () => {
    const key = newId()
    const body = entry('C', 'allocation', '11.00')
    expect((await post(body, { key })).status).toBe(201)
    const before = await kept()
    for (const again of [() => post({ ...body, amount: '12.00' }, { key }), () => post(body, { key, path: '/api/v1/plan/2566/entries' })])
      expect(await again()).toMatchObject({ status: 422, json: { type: '/problems/key-of-another-request' } })
    expect(await kept()).toEqual(before)
  })

  it('is its sender’s own', async () => {
    const key = newId()
    const body = entry('C', 'allocation', '13.00')
    const answers = [await post(body, { key }), await post(body, { key, by: { ...officer, accountId: newId() } })]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.text).not.toBe(answers[1]!.text)
  })

  it('is kept for good', async () => {
    const rows = await db.selectFrom('platform.idempotency').select('for_good').distinct().execute()
    expect(rows).toEqual([{ for_good: true }])
  })

  it('of its own each: ten disbursements at once cannot overdraw', async () => {
    await post(entry('F.1', 'allocation', '100.00'))
    const answers = await all(10, entry('F.1', 'disbursement', '30.00'), () => newId())
    const having = (wanted: number) => answers.filter(({ status }) => status === wanted)
    expect([having(201).length, having(409).length]).toEqual([3, 7])
    expect(await shown('F.1')).toMatchObject({ disbursed: '90.00', remaining: '10.00' })
  })
})

describe('whatever is sent', () => {
  const good = entry('A', 'allocation', '1.00')
  const hostile = fc.oneof(
    fc.anything({ withBigInt: false, withUndefined: false } as fc.ObjectConstraints),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(
      '\u0000',
      '\ud800',
      "'; drop table plan.budget_entry; --",
      '<script>alert(1)</script>',
      '=cmd()',
      '../../etc/passwd',
      '9'.repeat(400),
      '1e400',
      'Infinity',
      'ก'.repeat(201),
      '\u202e\u200b',
      null,
      {},
      [],
    ),
  )
  const deep = fc.integer({ min: 1, max: 6000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth))
  const member = fc.constantFrom('project', 'source', 'kind', 'amount', 'date', 'reference', 'commitment', '__proto__', 'constructor', 'toString')

  const refusedWhole = async (body: string) => {
    const before = await kept()
    const { status, type } = await post(body)
    expect(status, body.slice(0, 400)).toBeGreaterThanOrEqual(400)
    expect(status, body.slice(0, 400)).toBeLessThan(500)
    expect(type).toBe('application/problem+json')
    expect(await kept()).toEqual(before)
  }

  it('as a member of the body is an entry or a problem, never a failure', () =>
    fc.assert(
      fc.asyncProperty(member, hostile, async (name, value) => {
        const before = await kept()
        const { status, json } = await post(Object.defineProperty({ ...good }, name, { value, enumerable: true }))
        expect([201, 409, 422], JSON.stringify(json)).toContain(status)
        if (status !== 201) expect(await kept()).toEqual(before)
      }),
      { numRuns: 300 },
    ))

  it('as a whole body is a problem and changes nothing', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          deep,
          hostile.map((value) => JSON.stringify(value) ?? ''),
        ),
        (body) => refusedWhole(body),
      ),
      { numRuns: 200 },
    ))

  it('deep inside a member is a problem and changes nothing', () =>
    fc.assert(
      fc.asyncProperty(member, deep, (name, nested) => refusedWhole(`{"${name}":${nested}}`)),
      { numRuns: 30 },
    ))

  it('as an address or a key is no failure', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        const name = encodeURIComponent(text.toWellFormed())
        expect((await http.request(`${app.config.baseUrl}/api/v1/plan/${name}`)).status).toBe(404)
        expect((await post(good, { path: `/api/v1/plan/${name}/entries`, key: name.padEnd(8, '-').slice(0, 200) })).status).toBe(404)
      }),
      { numRuns: 60 },
    ))
})
