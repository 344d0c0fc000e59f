import { describe, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { createHttp } from '#platform/http.ts'
import { allows } from '#people/index.ts'
import { findingsJson, getFindings } from '#oversight/findings/index.ts'
import { reportContract, reportJson } from '#oversight/reports/index.ts'
import { errorPage } from '#ui/index.ts'
import { routes, takeIn } from '../src/main/compose.ts'
import { testApp } from './app.ts'
import { testDatabase } from './database.ts'
import { visitorIn } from './people.ts'

const { db } = await testDatabase()
const app = testApp(db)
expect(await takeIn(app, system('test'), ['data/fy2566'])).toMatchObject({ ok: true })

const reader = visitorIn('executive')
const http = createHttp({ app, routes, navigation: [], identify: () => Promise.resolve(reader), allows, errorPage, signInPath: () => '/sign-in' })
const get = async (path: string) => {
  const response = await http.request(app.config.baseUrl + path)
  return { status: response.status, type: response.headers.get('content-type'), json: (await response.json()) as unknown }
}
const calls = routes.filter(({ api }) => api)

describe('a year as other systems read it', () => {
  test('is the report that the command prints', async () => {
    const { status, type, json } = await get('/api/v1/report/2566')
    expect([status, type]).toEqual([200, 'application/json'])
    expect(reportContract.safeParse(json).error).toBeUndefined()
    expect(json).toEqual(await reportJson(db, 2566))
  })
  test('and its findings as the last check left them', async () => {
    const { status, json } = await get('/api/v1/findings/2566')
    const contract = calls.find(({ path }) => path === '/api/v1/findings/:year')!.api!.answer
    expect(status).toBe(200)
    expect(contract.safeParse(json).error).toBeUndefined()
    expect(json).toEqual(findingsJson(await getFindings(db, 2566)))
    expect((json as readonly unknown[]).length).toBeGreaterThan(25)
  })
  test.each(['report', 'findings'])('is a 404 in %s where there is no plan', async (name) => {
    for (const year of ['2580', 'x', '99999999999999999999', '-1'])
      expect(await get(`/api/v1/${name}/${year}`), year).toMatchObject({ status: 404, type: 'application/problem+json', json: { type: '/problems/not-found' } })
  })
})

describe('the OpenAPI document', async () => {
  const { status, json } = await get('/api/v1/openapi.json')
  const document = json as {
    readonly openapi: string
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }

  test('lists every call and nothing else', () => {
    expect([status, document.openapi]).toEqual([200, '3.1.0'])
    const listed = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    expect(new Set(listed)).toEqual(new Set(calls.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)))
    expect(calls.length).toBeGreaterThan(3)
  })
  test('shows examples that its own schemas take', () => {
    for (const { path, api } of calls) if (api!.body) expect(api!.body.safeParse(api!.example).error, path).toBeUndefined()
  })
  test('says of an entry what it takes, needs and answers', () => {
    const post = document.paths['/api/v1/plan/{year}/entries']!['post']
    expect(post).toMatchObject({
      security: [{ session: [] }],
      parameters: [
        { name: 'year', in: 'path', required: true },
        { name: 'Idempotency-Key', in: 'header', required: true },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              required: ['project', 'kind', 'amount', 'date', 'reference'],
              additionalProperties: false,
              properties: { amount: { type: 'string' }, kind: { enum: expect.arrayContaining(['disbursement']) as unknown } },
            },
          },
        },
      },
      responses: { '201': {}, '401': {}, '409': { description: expect.stringContaining('more-than-remains') as unknown }, '415': {}, '422': {} },
    })
  })
  test('points to nothing that is not in it', () => {
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    expect(pointers.length).toBeGreaterThan(0)
    for (const [, kind, name] of pointers) expect(document.components[kind!]).toHaveProperty(name!)
  })
})
