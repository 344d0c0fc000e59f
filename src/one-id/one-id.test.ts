import { beforeAll, describe, expect, test } from 'vitest'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { AuthorizationCode } from 'simple-oauth2'
import { sql } from 'kysely'
import { databaseFor, poolFor, system, transact } from '#platform/database.ts'
import { openKeys, rotateKeys } from '#platform/keys.ts'
import { withClient } from '#platform/storage.ts'
import { loadAgencies } from '#agencies/index.ts'
import { makeDemoAccounts } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { registerEnterprise } from '#registry/index.ts'
import { testDatabase } from '../../test/database.ts'
import { listenForTests, newBrowser } from '../../test/listening.ts'
import { personIn } from '../../test/people.ts'
import { decideOnProgram, registerProgram, takeBack, type NewProgram } from './index.ts'

const { db, url } = await testDatabase()
const { app, baseUrl, serve } = await listenForTests(db)
const issuer = `${baseUrl}/oidc`
const callback = 'http://127.0.0.1:9/back'
const afterLogout = 'http://127.0.0.1:9/bye'
const insecure = { [oauth.allowInsecureRequests]: true }

const web: NewProgram = {
  name: { th: 'ระบบตัวอย่าง', en: 'Example system' },
  agency: 'industry',
  purpose: 'ทดสอบการเข้าใช้ด้วย SME ONE ID',
  proof: 'secret',
  publicKeys: undefined,
  redirectUris: [callback],
  afterLogoutUris: [afterLogout],
  scopes: ['openid', 'profile', 'email', 'enterprise'],
}
let [registrar, admin] = ['', '']
let person: { readonly id: string; readonly email: string; readonly password: string }
let oneId = ''
let enterpriseId = ''

async function letInProgram(program: NewProgram = web) {
  const registered = await registerProgram(app, { accountId: registrar, requestId: 'test' }, program)
  if (!registered.ok) throw new Error(registered.code)
  const { programId, secret = '' } = registered.value
  await decideOnProgram(app, { accountId: admin, requestId: 'test' }, { programId, to: 'approved' })
  return { id: programId, secret }
}

/** Signs in on our pages and allows what is asked; answers the address the program is called back at. */
async function allow(address: string, browser = newBrowser()): Promise<URL> {
  let page = await browser.visit(address)
  if (/action="\/sign-in"/.test(page.text)) page = await browser.send(page, /^\/sign-in$/, { email: person.email, password: person.password })
  expect(page.text).toContain('ระบบตัวอย่าง')
  const answer = await browser.send(page, /^\/one-id\/consent\/[^/]+$/, { enterprise: oneId, answer: 'allow' })
  expect(answer.location ?? answer.text).toContain(callback)
  return new URL(answer.location!)
}

beforeAll(async () => {
  await loadReference(app)
  await loadAgencies(app)
  const accounts = await makeDemoAccounts(app)
  person = accounts.find(({ role }) => role === 'owner')!
  ;[registrar, admin] = [(await personIn(app, 'registrar')).accountId, (await personIn(app, 'admin')).accountId]
  const registered = await registerEnterprise(app, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits: '0105500000017' },
    statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50' } },
    channel: 'web',
    owner: { accountId: person.id, role: 'owner' },
  })
  if (!registered.ok) throw new Error(registered.code)
  ;({ oneId, enterpriseId } = registered.value)
})

/** What a program is told, and how much of it is in the enterprise's access log. */
const told = () => ({ one_id: oneId, kind: 'juristic', name: 'บริษัท ตัวอย่าง จำกัด', mandate: { role: 'owner', verified: false } })
const lines = async () =>
  await transact(app, system('test'), ({ tx }) =>
    tx.selectFrom('registry.access_line').select(['reader', 'party', 'purpose', 'account_id']).where('enterprise_id', '=', enterpriseId).execute(),
  )

describe('three libraries of others', () => {
  test('openid-client signs a person in, reads who they are, refreshes and signs out', async () => {
    const program = await letInProgram()
    const config = await openid.discovery(new URL(issuer), program.id, undefined, openid.ClientSecretBasic(program.secret), {
      execute: [openid.allowInsecureRequests],
    })
    const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
    const browser = newBrowser()
    const before = (await lines()).length
    const back = await allow(
      openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid profile email enterprise',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      }).href,
      browser,
    )
    const tokens = await openid.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce })
    expect(tokens.claims()?.sub).toBe(person.id)
    const who = await openid.fetchUserInfo(config, tokens.access_token, person.id)
    expect(who).toMatchObject({ sub: person.id, email: person.email, enterprise: told() })
    expect((await lines()).slice(before)).toEqual([{ reader: 'client', party: 'industry', purpose: 'sign-in', account_id: person.id }])

    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!)
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)
    expect(await openid.fetchUserInfo(config, refreshed.access_token, person.id)).toMatchObject({ enterprise: told() })

    const out = await browser.visit(openid.buildEndSessionUrl(config, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: afterLogout }).href)
    expect(out.headers.get('content-security-policy')).toContain(`form-action 'self' http://127.0.0.1:9`)
    const left = await browser.send(out, /end\/confirm/, { logout: 'yes' })
    expect(left.location).toBe(afterLogout)
    await expect(openid.fetchUserInfo(config, refreshed.access_token, person.id)).rejects.toThrow()
    await expect(openid.refreshTokenGrant(config, refreshed.refresh_token!)).rejects.toThrow()
    expect((await browser.visit(`${baseUrl}/account`)).address).toContain('/sign-in')
  })

  test('oauth4webapi signs a person in and refreshes', async () => {
    const program = await letInProgram()
    const server = await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), insecure))
    const client = { client_id: program.id }
    const proof = oauth.ClientSecretBasic(program.secret)
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const ask = new URL(server.authorization_endpoint!)
    ask.search = new URLSearchParams({
      client_id: program.id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid enterprise',
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString()
    const parameters = oauth.validateAuthResponse(server, client, await allow(ask.href), state)
    const tokens = await oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(server, client, proof, parameters, callback, verifier, insecure),
    )
    const refreshed = await oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, proof, tokens.refresh_token!, insecure),
    )
    const who = await oauth.processUserInfoResponse(server, client, person.id, await oauth.userInfoRequest(server, client, refreshed.access_token, insecure))
    expect(who).toEqual({ sub: person.id, enterprise: { ...told(), size: expect.any(String) } })
  })

  test('simple-oauth2 signs a person in and refreshes', async () => {
    const program = await letInProgram()
    const client = new AuthorizationCode({
      client: { id: program.id, secret: program.secret },
      auth: { tokenHost: baseUrl, tokenPath: '/oidc/token', authorizePath: '/oidc/auth' },
    })
    const verifier = openid.randomPKCECodeVerifier()
    const challenge = await openid.calculatePKCECodeChallenge(verifier)
    const address = client.authorizeURL({ redirect_uri: callback, scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' } as never)
    const code = (await allow(address)).searchParams.get('code')!
    const token = await client.getToken({ code, redirect_uri: callback, code_verifier: verifier } as never)
    const refreshed = await token.refresh()
    expect(refreshed.token['access_token']).not.toBe(token.token['access_token'])
    const answer = await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${String(refreshed.token['access_token'])}` } })
    expect(await answer.json()).toEqual({ sub: person.id })
  })
})

test('discovery and JWKS say what holds, and no more', async () => {
  const document = (await (await fetch(`${issuer}/.well-known/openid-configuration`, { headers: { 'x-forwarded-host': 'evil.example' } })).json()) as Record<
    string,
    unknown
  >
  expect(document).toMatchObject({
    issuer,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'profile', 'email', 'enterprise', 'offline_access', 'exchange', 'registrations'],
  })
  for (const [name, value] of Object.entries(document)) if (/_(endpoint|uri)$/.test(name)) expect(String(value).startsWith(`${issuer}/`)).toBe(true)
  const { keys } = (await (await fetch(String(document['jwks_uri']))).json()) as { readonly keys: readonly Record<string, unknown>[] }
  expect(keys).toMatchObject([{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: expect.any(String) }])
  expect(Object.keys(keys[0]!)).not.toContain('d')
})

/** A request of hand, for what no library would send. */
function asker(program: { readonly id: string; readonly secret: string }) {
  const verifier = openid.randomPKCECodeVerifier()
  const address = async (changed: Readonly<Record<string, string>> = {}) =>
    `${issuer}/auth?${new URLSearchParams({
      client_id: program.id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...changed,
    }).toString()}`
  const token = async (body: Readonly<Record<string, string>>, secret = program.secret) => {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${program.id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, string> }
  }
  const redeem = (code: string, changed: Readonly<Record<string, string>> = {}, secret = program.secret) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier, ...changed }, secret)
  const signIn = async () => (await allow(await address())).searchParams.get('code')!
  return { address, token, redeem, signIn }
}

const me = async (token: string) => (await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${token}` } })).status

describe('is refused', () => {
  test('a code a second time, which also takes back what it gave', async () => {
    const { redeem, signIn } = asker(await letInProgram())
    const code = await signIn()
    const first = await redeem(code)
    expect(await me(first.body['access_token']!)).toBe(200)
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await me(first.body['access_token']!)).toBe(401)
  })
  test('a code sent many times at once: at most one is answered, and nothing it gave serves', async () => {
    const { redeem, signIn } = asker(await letInProgram())
    const code = await signIn()
    const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(code)))
    const given = answers.filter(({ status }) => status === 200)
    expect(given.length).toBeLessThanOrEqual(1)
    for (const { body } of given) expect(await me(body['access_token']!)).toBe(401)
  })
  test('a wrong verifier, another return address, another program’s code, a wrong secret', async () => {
    const program = await letInProgram()
    const { redeem, signIn } = asker(program)
    expect(await redeem(await signIn(), { code_verifier: openid.randomPKCECodeVerifier() })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await redeem(await signIn(), { redirect_uri: `${callback}/` })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await asker(await letInProgram()).redeem(await signIn())).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await redeem(await signIn(), {}, `${program.secret}x`)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })
  test.each([
    ['an altered return address', { redirect_uri: `${callback}?more=1` }],
    ['a program nobody registered', { client_id: 'nobody' }],
  ])('%s: the person is told, and sent nowhere', async (_, changed) => {
    const { address } = asker(await letInProgram())
    const answer = await newBrowser().visit(await address(changed))
    expect(answer).toMatchObject({ status: 400, location: undefined })
  })
  test.each([
    ['a challenge in plain', { code_challenge_method: 'plain' }],
    ['no challenge', { code_challenge: '', code_challenge_method: '' }],
    ['a token in the address', { response_type: 'token' }],
    ['a scope that was not registered', { scope: 'openid email exchange', resource: 'https://elsewhere.example' }],
  ])('%s: the program is told', async (_, changed) => {
    const { address } = asker(await letInProgram())
    const answer = await newBrowser().visit(await address(changed))
    expect(answer.location ?? answer.text).toMatch(/error=|unsupported_response_type|invalid_/)
    expect(answer.location ?? '').not.toContain('code=')
  })
  test('a program before it is let in, and once it is suspended', async () => {
    const registered = await registerProgram(app, { accountId: registrar, requestId: 'test' }, web)
    if (!registered.ok) throw new Error(registered.code)
    const program = { id: registered.value.programId, secret: registered.value.secret! }
    const { address, redeem, signIn } = asker(program)
    expect(await newBrowser().visit(await address())).toMatchObject({ status: 400 })
    await decideOnProgram(app, { accountId: admin, requestId: 'test' }, { programId: program.id, to: 'approved' })
    const code = await signIn()
    await decideOnProgram(app, { accountId: registrar, requestId: 'test' }, { programId: program.id, to: 'suspended' })
    expect(await redeem(code)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })
  test('a refresh token that was exchanged already, and with it all that came after', async () => {
    const { redeem, signIn, token } = asker(await letInProgram())
    const first = await redeem(await signIn())
    const refresh = (body: Record<string, string>) => token({ grant_type: 'refresh_token', refresh_token: body['refresh_token']! })
    const second = await refresh(first.body)
    expect(second.status).toBe(200)
    expect(await refresh(first.body)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await refresh(second.body)).toMatchObject({ status: 400 })
    expect(await me(second.body['access_token']!)).toBe(401)
  })
  test('a token that lapsed', async () => {
    const { redeem, signIn } = asker(await letInProgram())
    const { body } = await redeem(await signIn())
    await sql`update one_id.artifact set payload = payload || jsonb_build_object('exp', 1) where model = 'AccessToken'`.execute(db)
    expect(await me(body['access_token']!)).toBe(401)
  })
})

describe('the person decides', () => {
  test('not to allow: the program learns only that', async () => {
    const { address } = asker(await letInProgram())
    const browser = newBrowser()
    const page = await browser.send(await browser.visit(await address()), /^\/sign-in$/, { email: person.email, password: person.password })
    const answer = await browser.send(page, /^\/one-id\/consent\/[^/]+$/, { answer: 'deny' })
    const back = new URL(answer.location!)
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('code')).toBeNull()
  })
  test('for which enterprise: none is told without a choice, and none that is not theirs', async () => {
    const { address } = asker(await letInProgram())
    const browser = newBrowser()
    const page = await browser.send(await browser.visit(await address({ scope: 'openid enterprise' })), /^\/sign-in$/, {
      email: person.email,
      password: person.password,
    })
    for (const enterprise of ['', '1234567890']) {
      expect(await browser.send(page, /^\/one-id\/consent\/[^/]+$/, { answer: 'allow', enterprise })).toMatchObject({ status: 422 })
    }
  })
  test('to take it back: the tokens stop at once', async () => {
    const program = await letInProgram()
    const { redeem, signIn, token } = asker(program)
    const { body } = await redeem(await signIn())
    expect(await takeBack(app, { accountId: person.id, requestId: 'test' }, program.id)).toMatchObject({ ok: true })
    expect(await me(body['access_token']!)).toBe(401)
    expect(await token({ grant_type: 'refresh_token', refresh_token: body['refresh_token']! })).toMatchObject({ status: 400 })
    expect(await takeBack(app, { accountId: registrar, requestId: 'test' }, program.id)).toMatchObject({ ok: false })
  })
  test('in their own browser alone: the page of another’s request is not theirs', async () => {
    const { address } = asker(await letInProgram())
    const browser = newBrowser()
    const page = await browser.send(await browser.visit(await address()), /^\/sign-in$/, { email: person.email, password: person.password })
    const other = newBrowser()
    await other.send(await other.visit(`${baseUrl}/sign-in`), /^\/sign-in$/, { email: person.email, password: person.password })
    expect((await other.visit(page.address)).status).toBe(404)
  })
  test('by signing out here: no program is entered silently afterwards', async () => {
    const { address } = asker(await letInProgram())
    const browser = newBrowser()
    await allow(await address(), browser)
    const silent = await browser.visit(await address({ prompt: 'none' }))
    expect(silent.location).toContain('code=')
    const page = await browser.visit(`${baseUrl}/account`)
    await browser.send(page, /^\/sign-out$/, {})
    expect((await browser.visit(await address({ prompt: 'none' }))).location).toContain('error=login_required')
  })
  test('about people alone: a program that also calls the API does that in its own name', async () => {
    const { address, redeem } = asker(await letInProgram({ ...web, scopes: [...web.scopes, 'exchange'] }))
    const { body } = await redeem((await allow(await address({ scope: 'openid exchange' }))).searchParams.get('code')!)
    expect(body['scope']).toBe('openid')
  })
  test('once more with their password when a program asks for it', async () => {
    const { address } = asker(await letInProgram())
    const browser = newBrowser()
    await browser.send(await browser.visit(`${baseUrl}/sign-in`), /^\/sign-in$/, { email: person.email, password: person.password })
    await withClient(url('prosme_owner'), (client) => client.query("update people.session set created_at = created_at - interval '1 minute'"))
    const page = await browser.visit(await address({ prompt: 'login' }))
    expect(page.text).toContain('เข้าสู่ระบบอีกครั้ง')
    const signIn = await browser.send(page, /again$/, {})
    const asked = await browser.send(signIn, /^\/sign-in$/, { email: person.email, password: person.password })
    expect((await browser.send(asked, /^\/one-id\/consent\/[^/]+$/, { answer: 'allow' })).location).toContain('code=')
  })
})

test('what lies in the database lets nobody in', async () => {
  const program = await letInProgram()
  const { redeem, signIn } = asker(program)
  const code = await signIn()
  const { body } = await redeem(code)
  const { rows } = await sql<{ all: string }>`select string_agg(a::text || p::text, '') as all from one_id.artifact a, one_id.program p`.execute(db)
  for (const secret of [code, body['access_token']!, body['refresh_token']!, program.secret]) expect(rows[0]!.all).not.toContain(secret)
})

test('what expired is deleted by the keeper alone, and what serves stays', async () => {
  const { redeem, signIn, token } = asker(await letInProgram())
  const { body } = await redeem(await signIn())
  const retire = (days: number) =>
    withClient(url('prosme_keeper'), async (client) => {
      const { rows } = await client.query<{ gone: string }>(`select one_id.retire(now() + interval '${days} days') as gone`)
      return Number(rows[0]!.gone)
    })
  await retire(0)
  expect((await token({ grant_type: 'refresh_token', refresh_token: body['refresh_token']! })).status).toBe(200)
  const before = await db
    .selectFrom('one_id.artifact')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect(await retire(31)).toBe(Number(before.count))
  await expect(sql`select one_id.retire(now())`.execute(db)).rejects.toThrow(/permission denied/)
})

test('new keys sign what comes, and what the old ones signed stays good', async () => {
  const first = asker(await letInProgram())
  const { body } = await first.redeem(await first.signIn())
  rotateKeys(app.config.data)
  // The same installation, started again.
  const pool = poolFor({ url: url('prosme_app'), role: 'prosme_app', connections: 4 })
  serve({ ...app, db: databaseFor(pool), keys: openKeys(app.config.data) })
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { readonly keys: readonly { readonly kid: string }[] }
  const kidOf = (token: string | undefined) => (JSON.parse(Buffer.from(token!.split('.')[0]!, 'base64url').toString()) as { readonly kid: string }).kid
  expect(keys).toHaveLength(2)
  expect(kidOf(body['id_token'])).toBe(keys[1]!.kid)
  expect(await me(body['access_token']!)).toBe(200)
  const second = asker(await letInProgram())
  expect(kidOf((await second.redeem(await second.signIn())).body['id_token'])).toBe(keys[0]!.kid)
  serve(app)
  await pool.end()
})
