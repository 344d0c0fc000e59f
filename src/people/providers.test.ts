import { afterAll, describe, expect, test } from 'vitest'
import { system, type Caller } from '#platform/database.ts'
import { systemClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { pretendPeople, startIdentitySimulator } from '#simulation/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { createAccount } from './actions/create-account.ts'
import { openAccountFor } from './actions/open-own-account.ts'
import { comeBackFrom, hasProvedNumber, leaveFor, linkIdentity, signInAs, unlink, type Identity } from './actions/providers.ts'
import type { ProviderName } from './provider-names.ts'
import { listLinked } from './store-proofs.ts'

const { db } = await testDatabase()
const made = testApp(db)
const simulator = await startIdentitySimulator({ clientUrl: made.config.baseUrl })
afterAll(() => simulator.stop())
// The provider lives in real time, so does whoever talks with it.
const app = { ...made, clock: systemClock, config: { ...made.config, signInProviders: simulator.providers } }
const caller: Caller = { accountId: undefined, requestId: newId() }
const [first, second] = pretendPeople

/** Goes to a provider as a browser does, picks a person there, and answers the query it is sent back with. */
async function visit(address: string, person: string): Promise<string> {
  const jar = new Map<string, string>()
  let at = address
  for (let hop = 0; hop < 8; hop++) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of response.headers.getSetCookie()) jar.set(...(/^([^=]+)=([^;]*)/.exec(line)!.slice(1, 3) as [string, string]))
    const to = response.headers.get('location')
    const page = to ? '' : await response.text()
    at = new URL(to ?? new RegExp(`href="([^"]+person=${person})"`).exec(page)?.[1] ?? '', at).href
    if (at.startsWith(app.config.baseUrl)) return new URL(at).search
  }
  throw new Error('the provider never sent the visitor back')
}

async function leave(provider: ProviderName) {
  const left = await leaveFor(app, provider, '/my-business')
  if (!left || left === 'unreachable') throw new Error(`no way to ${provider}`)
  return left
}

async function identityAt(provider: ProviderName, person = first!.id): Promise<Identity> {
  const { address, ticket } = await leave(provider)
  const back = await comeBackFrom(app, { provider, query: await visit(address, person), ticket })
  if (!back) throw new Error('did not come back')
  expect(back.next).toBe('/my-business')
  return back.identity
}

const openWith = (identity: Identity, login: string) =>
  openAccountFor(app, caller, { name: identity.name, login, identity, language: 'th', address: '192.0.2.1', userAgent: undefined })

describe('ThaID', () => {
  test('says who somebody is; the number is proved and not kept', async () => {
    const identity = await identityAt('thaid')
    expect(identity).toMatchObject({ provider: 'thaid', subject: first!.id, name: first!.name })
    expect(JSON.stringify(identity)).not.toContain(first!.pid)
    expect(await signInAs(app, caller, { identity, userAgent: undefined })).toEqual({ ok: false, code: 'unknown' })
    const opened = await openWith(identity, 'thaid@test.example')
    const accountId = opened.ok ? opened.value.accountId : ''
    expect(await signInAs(app, caller, { identity, userAgent: undefined })).toMatchObject({ ok: true, value: { accountId, cookies: expect.anything() } })
    expect(await hasProvedNumber(app, accountId, first!.pid)).toBe(true)
    expect(await hasProvedNumber(app, accountId, second!.pid)).toBe(false)
    const everything = await Promise.all([
      db.selectFrom('people.proof').selectAll().execute(),
      db.selectFrom('people.credential').selectAll().execute(),
      db.selectFrom('platform.audit_line').selectAll().execute(),
    ])
    expect(JSON.stringify(everything)).not.toContain(first!.pid)
    expect(await openWith(identity, 'second-account@test.example')).toEqual({ ok: false, code: 'linked-elsewhere' })
    // Nothing else leads into this account, so the link stays.
    expect(await unlink(app, { ...caller, accountId }, 'thaid')).toEqual({ ok: false, code: 'only-way' })
    expect(await hasProvedNumber(app, accountId, first!.pid)).toBe(true)
  })
  test('takes nobody who did not leave from here', async () => {
    const mine = await leave('thaid')
    const query = await visit(mine.address, second!.id)
    const another = await leave('thaid')
    expect(await comeBackFrom(app, { provider: 'thaid', query, ticket: another.ticket })).toBeUndefined()
    expect(await comeBackFrom(app, { provider: 'line', query, ticket: mine.ticket })).toBeUndefined()
    expect(await comeBackFrom(app, { provider: 'thaid', query: query.replace('state=', 'state=x'), ticket: mine.ticket })).toBeUndefined()
    expect(await comeBackFrom(app, { provider: 'thaid', query, ticket: '' })).toBeUndefined()
    expect(await comeBackFrom(app, { provider: 'thaid', query, ticket: mine.ticket })).toBeDefined()
    expect(await comeBackFrom(app, { provider: 'thaid', query, ticket: mine.ticket })).toBeUndefined()
  })
  test('that is not set up has no address, and one that is down is said to be', async () => {
    expect(await leaveFor({ ...app, config: { ...app.config, signInProviders: {} } }, 'thaid', '/')).toBeUndefined()
    const nowhere = { thaid: { issuer: 'http://127.0.0.1:9/', clientId: 'x', clientSecret: 'y' } }
    expect(await leaveFor({ ...app, config: { ...app.config, signInProviders: nowhere } }, 'thaid', '/')).toBe('unreachable')
  })
})

test('LINE is linked to an account that exists, and proves no number', async () => {
  const planner = await createAccount(app, system('test'), { name: 'บุคคล ตัวอย่าง', email: 'line@test.example', role: 'planner' })
  const accountId = planner.ok ? planner.value.accountId : ''
  const identity = await identityAt('line', second!.id)
  expect(identity.citizen).toBeUndefined()
  expect(await linkIdentity(app, { ...caller, accountId }, identity)).toMatchObject({ ok: true })
  expect(await listLinked(db, accountId)).toEqual(['line'])
  expect(await hasProvedNumber(app, accountId, second!.pid)).toBe(false)
  expect(await signInAs(app, caller, { identity, userAgent: undefined })).toMatchObject({ ok: true, value: { accountId } })
})
