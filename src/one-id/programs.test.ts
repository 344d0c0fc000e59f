import { generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { anonymous, createHttp } from '#platform/http.ts'
import { system } from '#platform/database.ts'
import type { Visitor } from '#platform/routes.ts'
import { routes } from '#platform/routes.ts'
import { loadAgencies } from '#agencies/index.ts'
import { allows, programPermissions } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testDatabase } from '../../test/database.ts'
import { listenForTests } from '../../test/listening.ts'
import { personIn } from '../../test/people.ts'
import { siteOf } from '../../test/visit.ts'
import { decideOnProgram, listPrograms, programOf, registerProgram, renewSecret, web, type NewProgram } from './index.ts'
import { createLimits } from './limits.ts'
import { isReturnAddress, scopePermissions, statuses, transitions, type Status } from './rules.ts'

const { db } = await testDatabase()
const { app, baseUrl } = await listenForTests(db)

const calls: NewProgram = {
  name: { th: 'โปรแกรมตัวอย่าง', en: 'Example program' },
  agency: 'biz-portal',
  purpose: 'ทดสอบ',
  proof: 'secret',
  publicKeys: undefined,
  redirectUris: [],
  afterLogoutUris: [],
  scopes: ['exchange', 'registrations'],
}
const people = {} as Record<'registrar' | 'admin' | 'other', Visitor & { readonly accountId: string }>
const as = (who: keyof typeof people) => ({ accountId: people[who].accountId, requestId: 'test' })

beforeAll(async () => {
  await loadAgencies(app)
  Object.assign(people, { registrar: await personIn(app, 'registrar'), admin: await personIn(app, 'admin'), other: await personIn(app, 'registrar') })
})

async function registered(program: NewProgram = calls) {
  const answer = await registerProgram(app, as('registrar'), program)
  if (!answer.ok) throw new Error(answer.code)
  return { id: answer.value.programId, secret: answer.value.secret ?? '' }
}
const step = (programId: string, to: Exclude<Status, 'registered'>, who: keyof typeof people = 'admin') => decideOnProgram(app, as(who), { programId, to })

async function tokenFor({ id, secret }: { readonly id: string; readonly secret: string }, scope = 'exchange registrations') {
  const response = await fetch(`${baseUrl}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  })
  return { status: response.status, token: ((await response.json()) as { readonly access_token?: string }).access_token }
}

describe('the life of a program', () => {
  test('leads from registered to every state, and ends', () => {
    const reached = new Set<Status>(['registered'])
    for (const status of reached) for (const next of transitions[status]) reached.add(next)
    expect([...reached].toSorted()).toEqual([...statuses].toSorted())
    expect(transitions.ended).toEqual([])
  })
  test('is let in by another person than registered it', async () => {
    const { id } = await registered()
    expect(await step(id, 'approved', 'registrar')).toMatchObject({ ok: false, code: 'same-person' })
    expect(await step(id, 'suspended')).toMatchObject({ ok: false, code: 'not-now' })
    expect(await step(id, 'approved', 'other')).toMatchObject({ ok: true })
    expect(await step('nobody', 'approved')).toMatchObject({ ok: false, code: 'no-such-program' })
  })
  test('once decided by two at once is decided once', async () => {
    const { id } = await registered()
    const answers = await Promise.all([step(id, 'approved'), step(id, 'declined')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
  test('a new secret ends the old one', async () => {
    const program = await registered()
    await step(program.id, 'approved')
    expect((await tokenFor(program)).status).toBe(200)
    const renewed = await renewSecret(app, as('registrar'), program.id)
    if (!renewed.ok) throw new Error(renewed.code)
    expect((await tokenFor(program)).status).toBe(401)
    expect((await tokenFor({ ...program, secret: renewed.value.secret })).status).toBe(200)
  })
})

test.each([
  ['https://example.go.th/back', true],
  ['http://127.0.0.1:3000/back', true],
  ['th.example.app:/back', true],
  ['http://example.go.th/back', false],
  ['https://example.go.th/back#here', false],
  ['https://*.example.go.th/', false],
  ['https://user:word@example.go.th/', false],
  ['javascript:alert(1)', false],
  ['app:/back', false],
  ['/back', false],
])('people may be sent back to %s: %s', (address, may) => expect(isReturnAddress(address)).toBe(may))

test('scopes of the API are what programs can be let in for', () => {
  expect(Object.values(scopePermissions).toSorted()).toEqual([...programPermissions].toSorted())
})

describe('a program that calls the API', () => {
  /** What the platform takes the bearer of a token for. */
  async function taken(token: string, on = app): Promise<Visitor | undefined> {
    let found: Visitor | undefined
    const read = programOf(on)
    const http = createHttp({
      app: on,
      routes: routes().get('/api/v1/test', 'public', (c) => c.text('')).list,
      navigation: [],
      identify: async (c) => (found = await read(c)) ?? anonymous,
      allows,
      errorPage,
      signInPath: () => '/',
    })
    await http.request(`${baseUrl}/api/v1/test`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    return found
  }

  test('is known by its token, for what it asked and was registered for, and reaches what its agency does', async () => {
    const program = await registered()
    await step(program.id, 'approved')
    const { token } = await tokenFor(program)
    expect(await taken(token!)).toMatchObject({
      accountId: undefined,
      clientId: program.id,
      permissions: new Set(['exchange.read', 'registration.partner']),
      reach: { party: 'biz-portal' },
    })
    const narrow = await tokenFor(program, 'exchange')
    expect((await taken(narrow.token!))?.permissions).toEqual(new Set(['exchange.read']))
    const one = await registered({ ...calls, scopes: ['exchange'] })
    await step(one.id, 'approved')
    expect((await tokenFor(one, 'registrations')).status).toBe(400)
  })
  test('is nobody without a token, and nobody with a bad one', async () => {
    const program = await registered()
    await step(program.id, 'approved')
    const { token = '' } = await tokenFor(program)
    expect(await taken('')).toBeUndefined()
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await new SignJWT({ client_id: program.id, scope: 'exchange' })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'mine' })
      .setIssuer(`${baseUrl}/oidc`)
      .setAudience(`${baseUrl}/api`)
      .setSubject(program.id)
      .setExpirationTime('1h')
      .sign(privateKey)
    const [head, body, signature] = token.split('.')
    const altered = `${head}.${Buffer.from(Buffer.from(body!, 'base64url').toString().replace('exchange', 'everything')).toString('base64url')}.${signature}`
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`
    for (const bad of ['x', forged, altered, unsigned, token.slice(0, -2)]) expect(await taken(bad)).toEqual(anonymous)
  })
  test('stops within seconds when it is suspended, and when its token lapses', async () => {
    const program = await registered()
    await step(program.id, 'approved')
    const { token = '' } = await tokenFor(program)
    let now = Date.now()
    const read = programOf({ ...app, clock: { now: () => new Date(now).toISOString() } })
    const ask = async () => await read({ req: { header: () => `Bearer ${token}` } } as never)
    expect(await ask()).toMatchObject({ clientId: program.id })
    await step(program.id, 'suspended')
    now += 2000
    expect(await ask()).toEqual(anonymous)
    await step(program.id, 'approved')
    now += 2000
    expect(await ask()).toMatchObject({ clientId: program.id })
    now += 10 * 60_000
    expect(await ask()).toEqual(anonymous)
  })
  test('proves itself with a key of its own', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await crypto.subtle.exportKey('jwk', publicKey)
    const program = await registered({ ...calls, proof: 'key', publicKeys: { keys: [{ kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y }] } })
    await step(program.id, 'approved')
    const prove = async (key: CryptoKey) =>
      await fetch(`${baseUrl}/oidc/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: 'exchange',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await new SignJWT({ jti: crypto.randomUUID() })
            .setProtectedHeader({ alg: 'ES256' })
            .setIssuer(program.id)
            .setSubject(program.id)
            .setAudience(`${baseUrl}/oidc`)
            .setIssuedAt()
            .setExpirationTime('1m')
            .sign(key),
        }),
      })
    expect((await prove(privateKey)).status).toBe(200)
    expect((await prove((await generateKeyPair('ES256')).privateKey)).status).toBe(401)
  })
})

describe('limits', () => {
  const here = { address: '203.0.113.7', program: 'a' }
  test('stop whoever guesses a secret, and nobody else', () => {
    const limits = createLimits(() => 0, { requests: 100, mistakes: 3 })
    for (let wrong = 0; wrong < 3; wrong++) limits.mistake(here)
    expect(limits.take(here)).toBe(false)
    expect(limits.take({ ...here, address: '203.0.113.8' })).toBe(true)
    expect(limits.take({ ...here, program: 'b' })).toBe(true)
    expect(limits.take({ ...here, program: undefined })).toBe(true)
  })
  test('hold a flood from one address, a household of IPv6 being one, and end with the minute', () => {
    let now = 0
    const limits = createLimits(() => now, { requests: 2, mistakes: 3 })
    const from = (last: string) => limits.take({ address: `2001:db8:1:2::${last}`, program: undefined })
    expect([from('1'), from('2'), from('3')]).toEqual([true, true, false])
    expect(limits.take(here)).toBe(true)
    now = 60_000
    expect(from('1')).toBe(true)
  })
  test('answer 429 to the twenty-first wrong secret, and the right one elsewhere all the same', async () => {
    const program = await registered()
    await step(program.id, 'approved')
    // Counted by the minute: when one ends meanwhile, the count begins anew, and there are twenty more.
    const answers: number[] = []
    while (answers.length <= 40 && answers.at(-1) !== 429) answers.push((await tokenFor({ ...program, secret: 'wrong' })).status)
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401))
    expect(answers.at(-1)).toBe(429)
    const elsewhere = await fetch(`${baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${program.id}:${program.secret}`).toString('base64')}`, 'x-forwarded-for': '203.0.113.9' },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(elsewhere.status).toBe(200)
  })
})

describe('the screens', () => {
  const typed = {
    nameTh: 'ระบบใบอนุญาตตัวอย่าง',
    nameEn: 'Example licences',
    agency: 'biz-portal',
    purpose: 'ทดสอบ',
    proof: 'secret',
    scopes: 'openid',
    redirectUris: 'https://licence.example/back',
    afterLogoutUris: '',
    publicKeys: '',
  }
  test('show a secret once, and keep its hash alone', async () => {
    const site = siteOf(app, web, people)
    const { text } = await site.send('/clients', 'registrar', typed)
    const secret = /client_secret[\s\S]*?<code>([^<]+)</.exec(text)?.[1]
    expect(secret).toHaveLength(43)
    const program = (await listPrograms(db)).find(({ name }) => name.th === typed.nameTh)!
    expect(program.secretHash).not.toBe(secret)
    expect((await site.visit(`/clients/${program.id}`, 'admin')).text).not.toContain(secret)
  })
  test('lead from registered to let in, suspended and let in again', async () => {
    const site = siteOf(app, web, people)
    const { id } = await registered()
    expect((await site.send(`/clients/${id}/approve`, 'registrar', {})).status).toBe(403)
    expect(await site.send(`/clients/${id}/approve`, 'admin', {})).toMatchObject({ status: 303, location: `/clients/${id}` })
    expect((await site.send(`/clients/${id}/suspend`, 'registrar', {})).status).toBe(303)
    expect((await site.visit(`/clients/${id}`, 'admin')).text).toContain('ให้ใช้ต่อ')
    expect((await site.send(`/clients/${id}/decline`, 'admin', {})).status).toBe(409)
  })
  test.each([
    ['people are asked without signing in', { scopes: 'email' }],
    ['nowhere to send people back to', { redirectUris: '' }],
    ['a return address over http', { redirectUris: 'http://licence.example/back' }],
    ['the API without a secret', { scopes: 'exchange', redirectUris: '', proof: 'none' }],
    ['a key that is missing', { proof: 'key' }],
    ['a private key', { proof: 'key', publicKeys: JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'AQAB', y: 'AQAB', d: 'AQAB' }] }) }],
  ])('say what is wrong: %s', async (_, wrong) => {
    const before = await listPrograms(db)
    expect((await siteOf(app, web, people).send('/clients', 'registrar', { ...typed, ...wrong })).status).toBe(422)
    expect(await listPrograms(db)).toHaveLength(before.length)
  })
})

test('nothing of a program is kept where its agency is not known', async () => {
  expect(await registerProgram(app, { ...system('test'), accountId: people.registrar.accountId }, { ...calls, agency: 'nobody' })).toMatchObject({ ok: false })
})
