import fc from 'fast-check'
import { expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { withClient } from '#platform/storage.ts'
import { permissions, programPermissions } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { loadRegistryRules, registerEnterprise } from '#registry/index.ts'
import { errorPage } from '#ui/index.ts'
import { routes, takeIn } from '../src/main/compose.ts'
import { testApp } from './app.ts'
import { testDatabase } from './database.ts'
import { digestOf } from './journeys/database.ts'

/**
 * Ten thousand hostile requests, made from the OpenAPI document by somebody who may do everything: no door fails (5xx), and nothing is written. Every
 * body holds at least one thing that its schema does not take; what hides in its other members may be anything.
 */
const requests = 10_000
const seed = 25661001

const { db, url } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
expect(await takeIn(app, system('test'), ['data/fy2566'])).toMatchObject({ ok: true })
const registered = await registerEnterprise(app, system('test'), {
  kind: 'juristic',
  number: { type: 'juristic', digits: '0105544046602' },
  statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50' } },
  channel: 'web',
})
if (!registered.ok) throw new Error(registered.code)

/** What is there, by the name that addresses have for it, and how many of them ask for it: fewer for a year, which takes long to compose. */
const real: Readonly<Record<string, { readonly value: string; readonly oneIn: number }>> = {
  year: { value: '2566', oneIn: 30 },
  oneId: { value: registered.value.oneId, oneIn: 2 },
}

const mighty: Visitor = {
  accountId: newId(),
  clientId: 'hostile',
  sessionId: newId(),
  name: '',
  permissions: new Set([...permissions, ...programPermissions]),
  projects: 'all',
  reach: { areas: 'all', party: 'hostile' },
}
const http = createHttp({ app, routes, navigation: [], identify: () => Promise.resolve(mighty), allows: () => true, errorPage, signInPath: () => '/sign-in' })

interface Call {
  readonly method: 'get' | 'post'
  readonly path: string
  /** A body that fits, of a call that takes one. */
  readonly example: Readonly<Record<string, unknown>> | undefined
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<'get' | 'post', { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: Call['example'] }>> } }>>
    >
  >
}

const document = (await (await http.request(`${app.config.baseUrl}/api/v1/openapi.json`)).json()) as OpenApi
const calls: Call[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { requestBody }]) => ({
    method: method as Call['method'],
    path,
    example: requestBody?.content['application/json']?.example,
  })),
)

const nasty = fc.oneof(
  fc.constantFrom(
    "'; drop table registry.enterprise; --",
    "' or '1'='1",
    "1' union select password from people.credential --",
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{7*7}}',
    '${7*7}',
    '../../../../etc/passwd',
    '%00',
    'a\0b',
    '\uFEFF',
    '\u202Egnp.exe',
    '๑๒๓๔๕๖๗๘๙๐๑๒๓',
    '9'.repeat(400),
    '-1',
    '1e309',
    'NaN',
    'null',
    'ก็็็็็็็็็็็็็็็็็็็็',
    '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
    '2566-02-31',
    '__proto__',
    ' ',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const ofWrongType = fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(nasty, { maxLength: 3 }), fc.object({ maxDepth: 2 }))
const huge = fc.constantFrom('ก'.repeat(30_000), 'x'.repeat(100_000), '\n'.repeat(70_000))

/** What breaks a body that fits, for certain. */
const breaking = (example: Readonly<Record<string, unknown>>) => {
  const names = Object.keys(example)
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...names),
          ofWrongType.filter((value) => typeof value !== 'object' || value === null),
        )
        .map(([name, value]) => ({ [name]: { not: value } })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          nasty.filter((name) => !names.includes(name) && name !== '__proto__'),
          nasty,
        )
        .map(([name, value]) => ({ [`?${name}`]: value })),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...names), huge).map(([name, value]) => ({ [name]: value })) },
    { weight: 2, arbitrary: fc.constantFrom(...names).map((name) => ({ [name]: 'a\0b' })) },
    { weight: 1, arbitrary: fc.constantFrom(...names).map((name) => ({ [name]: { ['x'.repeat(1000)]: [] } })) },
  )
}

const bodyFor = (example: Readonly<Record<string, unknown>>) =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(fc.dictionary(fc.constantFrom(...Object.keys(example)), fc.oneof(nasty, ofWrongType)), breaking(example))
        .map(([changed, broken]) => JSON.stringify({ ...example, ...changed, ...broken })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        '"x"',
        '{"a":1}{"b":2}',
        '[[[[[[[[',
        `${'['.repeat(20_000)}`,
        '\u{FEFF}{}',
        '{"__proto__":{"admin":true}}',
      ),
    },
    { weight: 1, arbitrary: fc.json().filter((text) => !text.startsWith('{') || text === '{}') },
    { weight: 1, arbitrary: huge.map((text) => JSON.stringify({ ...example, x: text })) },
  )

const headers = fc.record(
  {
    'content-type': fc.oneof(
      { weight: 6, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '') },
    ),
    'idempotency-key': fc.oneof({ weight: 3, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('', 'short', 'x'.repeat(5000), "'; --------") }),
    'accept-language': fc.constantFrom('th', 'en', '*;q=x'),
    'x-request-id': fc.constantFrom('', "'; drop", '0'.repeat(3000)),
  },
  { requiredKeys: ['content-type'] },
)

/** An address of a call; a part whose name is not known above fails here. */
const pathOf = ({ path }: Call): fc.Arbitrary<string> => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const parts = names.map((name) => fc.option(nasty, { nil: real[name]!.value, freq: real[name]!.oneIn }))
  return fc.tuple(...parts).map((values) => {
    const left = values.values()
    return path.replace(/\{\w+\}/g, () => encodeURIComponent(left.next().value!.toWellFormed()) || 'x')
  })
}

const request = fc.constantFrom(...calls).chain((call) =>
  fc.record({
    call: fc.constant(call),
    path: pathOf(call),
    query: fc.dictionary(fc.constantFrom('since', 'lang', 'quarter', 'limit', 'q'), nasty, { maxKeys: 3 }),
    headers,
    body: call.example ? bodyFor(call.example) : fc.constant(undefined),
  }),
)

test('nothing fails and nothing changes, whatever is sent', async () => {
  const look = () => withClient(url('postgres'), digestOf)
  const before = await look()
  const answered = new Map<number, number>()
  const opened = new Set<Call>()
  await fc.assert(
    fc.asyncProperty(request, async ({ call, path, query, headers: sent, body }) => {
      const search = new URLSearchParams(query).toString()
      const response = await http.request(`${app.config.baseUrl}${path}${search ? `?${search}` : ''}`, {
        method: call.method.toUpperCase(),
        headers: sent,
        ...(call.method === 'post' && { body: body ?? '{}' }),
      })
      answered.set(response.status, (answered.get(response.status) ?? 0) + 1)
      if (response.status === 200) opened.add(call)
      if (response.status >= 500) throw new Error(`${call.method} ${path} answered ${response.status}`)
      if (call.method === 'post' && response.status < 400) throw new Error(`${call.method} ${path} took what it must not: ${body?.slice(0, 300)}`)
      await response.text()
    }),
    { numRuns: requests, seed, endOnFailure: true },
  )
  expect([...answered.values()].reduce((sum, count) => sum + count, 0)).toBe(requests)
  expect(answered.get(422)).toBeGreaterThan(500)
  expect([...opened]).toEqual(expect.arrayContaining(calls.filter(({ method, path }) => method === 'get' && path.includes('{year}'))))
  expect(await look()).toEqual(before)
}, 300_000)
