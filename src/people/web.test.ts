import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { createHttp } from '#platform/http.ts'
import { routes } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { sessionTokenOf } from './session-cookie.ts'
import { allows, identify, listDemoAccounts, makeDemoAccounts, navigation, paths, webWith } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const site = app.config.baseUrl
await makeDemoAccounts(app, { projects: ['A01'] })
const demo = new Map((await listDemoAccounts(db)).map((person) => [person.role, person]))

const siteOf = (of: typeof app) =>
  createHttp({
    app: of,
    routes: [...webWith({ provincesOf: async () => [] }), ...routes().get('/plan/:year', 'plan.read', (c) => c.text(`plan as ${c.get('visitor').name}`)).list],
    navigation,
    identify: identify(of),
    allows,
    errorPage,
    signInPath: paths.signIn,
  })
const http = siteOf(app)

/** A browser as far as forms and cookies go. */
function browser(on = http, base = site) {
  const cookies = new Map<string, string>()
  const visit = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await on.request(base + path, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (line.includes('Max-Age=0')) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return response
  }
  return {
    cookies,
    visit,
    /** Sends a form of the page at `from`, with the token that stands there. */
    async send(path: string, fields: Record<string, string>, from = path) {
      const token = /name="_token" value="([^"]+)"/.exec(await (await visit(from)).text())?.[1] ?? ''
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: base }
      return await visit(path, { method: 'POST', headers, body: new URLSearchParams({ _token: token, ...fields }).toString() })
    },
  }
}
async function signedIn(role: 'executive' | 'owner' | 'admin') {
  const here = browser()
  await here.send('/sign-in/demo', { account: demo.get(role)!.id, next: '/' }, '/sign-in')
  return here
}

describe('the way in', () => {
  test('leads to what was wanted, by one press', async () => {
    const here = browser()
    const wanted = await here.visit('/plan/2570')
    expect(wanted.headers.get('location')).toBe('/sign-in?next=%2Fplan%2F2570')
    const page = await (await here.visit('/sign-in?next=%2Fplan%2F2570')).text()
    for (const shown of [...demo.values()].flatMap(({ email, password }) => [email, password])) expect(page).toContain(shown)
    const sent = await here.send('/sign-in/demo', { account: demo.get('executive')!.id, next: '/plan/2570' }, '/sign-in')
    expect(sent.headers.get('location')).toBe('/plan/2570')
    expect(await (await here.visit('/plan/2570')).text()).toBe(`plan as ${demo.get('executive')!.name}`)
  })
  test('cannot be closed by somebody who guesses, as far as the buttons go', async () => {
    const here = browser()
    const { email, id, password } = demo.get('finance')!
    for (let time = 0; time <= 10; time++) await here.send('/sign-in', { email, password: `guess ${time}` })
    const typed = await here.send('/sign-in', { email, password })
    expect(typed.status).toBe(422)
    expect(await typed.text()).toContain('ลองรหัสผ่านหลายครั้งเกินไป')
    expect((await here.send('/sign-in/demo', { account: id }, '/sign-in')).status).toBe(303)
  })
  test('leads nowhere else', async () => {
    const here = browser()
    const { email, password } = demo.get('owner')!
    const sent = await here.send('/sign-in', { email, password, next: '//evil.example/' })
    expect(sent.headers.get('location')).toBe('/')
  })
  test('keeps the email, not the password, when something is wrong', async () => {
    const here = browser()
    const sent = await here.send('/sign-in', { email: 'who@test.example', password: 'a guess that is wrong', next: '/plan/2570' })
    expect(sent.status).toBe(422)
    const page = await sent.text()
    expect(page).toContain('อีเมลหรือรหัสผ่านไม่ถูกต้อง')
    expect(page).toContain('value="who@test.example"')
    expect(page).toContain('value="/plan/2570"')
    expect(page).not.toContain('a guess that is wrong')
    expect(here.cookies.size).toBe(0)
  })
  test('shows no demonstration in production, and takes none', async () => {
    const production = browser(siteOf({ ...app, db: db.withoutPlugins(), config: { ...app.config, production: true } }))
    expect(await (await production.visit('/sign-in')).text()).not.toContain(demo.get('admin')!.email)
    const sent = await production.send('/sign-in/demo', { account: demo.get('admin')!.id }, '/sign-in')
    expect(sent.status).toBe(422)
    const { email, password } = demo.get('admin')!
    expect((await production.send('/sign-in', { email, password })).status).toBe(422)
  })
})

describe('a session', () => {
  test('has a cookie for https alone where the site is', async () => {
    const secure = siteOf({ ...app, db: db.withoutPlugins(), config: { ...app.config, baseUrl: 'https://house.test' } })
    const { email, password } = demo.get('owner')!
    const sent = await browser(secure, 'https://house.test').send('/sign-in', { email, password })
    expect(sent.headers.getSetCookie().find((line) => line.includes('prosme.session'))).toMatch(/^__Secure-.*; HttpOnly; Secure; SameSite=Lax/i)
  })
  test('asks the database nothing for a visitor without one', async () => {
    let queries = 0
    const counting = {
      ...app,
      db: db.withPlugin({
        transformQuery({ node }) {
          queries++
          return node
        },
        transformResult: ({ result }) => Promise.resolve(result),
      }),
    }
    await siteOf(counting).request(`${site}/plan/2570`)
    expect(queries).toBe(0)
  })
  test('ends after a working day', async () => {
    const here = await signedIn('owner')
    const cookie = [...here.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const statusAt = async (now: string) => (await siteOf({ ...app, clock: fixedClock(now) }).request(`${site}/plan/2570`, { headers: { cookie } })).status
    expect(await statusAt('2026-11-22T14:59:00.000Z')).toBe(200)
    expect(await statusAt('2026-11-22T15:00:00.000Z')).toBe(303)
  })
  test('is read with a secret that was rotated out, and with no other', () => {
    const cookie = `lang=th; prosme.session=${encodeURIComponent(`abc.${createHmac('sha256', 'old').update('abc').digest('base64')}`)}`
    expect(sessionTokenOf(cookie, 'prosme.session', ['new', 'old'])).toBe('abc')
    expect(sessionTokenOf(cookie, 'prosme.session', ['new'])).toBeUndefined()
    expect(sessionTokenOf(cookie, '__Secure-prosme.session', ['old'])).toBeUndefined()
    for (const broken of ['', 'abc', 'abc.', '.x', '%E0%A4%A', 'abc.%20'])
      expect(sessionTokenOf(`prosme.session=${broken}`, 'prosme.session', ['old'])).toBeUndefined()
    expect(sessionTokenOf(undefined, 'prosme.session', ['old'])).toBeUndefined()
  })
  test('is nobody’s with a forged cookie', async () => {
    const here = await signedIn('owner')
    const [name, value] = [...here.cookies].find(([cookie]) => cookie.includes('prosme.session'))!
    here.cookies.set(name, value.replace(/^.{6}/, 'AAAAAA'))
    expect((await here.visit('/plan/2570')).status).toBe(303)
  })
  test('ends on signing out, for everybody who has its cookie', async () => {
    const here = await signedIn('owner')
    const kept = new Map(here.cookies)
    const sent = await here.send('/sign-out', {}, '/account')
    expect(sent.headers.get('location')).toBe('/sign-in')
    expect((await here.visit('/plan/2570')).status).toBe(303)
    const thief = browser()
    for (const [name, value] of kept) thief.cookies.set(name, value)
    expect((await thief.visit('/plan/2570')).status).toBe(303)
  })
  test('on another device can be ended from here, a stranger’s cannot', async () => {
    const here = await signedIn('owner')
    const there = await signedIn('owner')
    const stranger = await signedIn('admin')
    const page = await (await there.visit('/account')).text()
    const others = [...page.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id!)
    for (const session of others) await stranger.send('/account/sessions', { session }, '/account')
    expect((await here.visit('/plan/2570')).status).toBe(200)
    for (const session of others) await there.send('/account/sessions', { session }, '/account')
    expect((await here.visit('/plan/2570')).status).toBe(303)
    expect((await there.visit('/plan/2570')).status).toBe(200)
  })
  test('loses its rights with the next request after the account is closed', async () => {
    const admin = await signedIn('admin')
    const here = await signedIn('executive')
    const id = demo.get('executive')!.id
    await admin.send(`/people/${id}/deactivate`, {}, `/people/${id}`)
    expect((await here.visit('/plan/2570')).status).toBe(303)
    await admin.send(`/people/${id}/reactivate`, {}, `/people/${id}`)
    expect((await here.visit('/plan/2570')).status).toBe(303)
  })
})

describe('looking after people', () => {
  test('a new person gets a link that is shown once and sets the password', async () => {
    const admin = await signedIn('admin')
    const made = await admin.send('/people', { name: 'คนใหม่ ตัวอย่าง', email: 'new@test.example', role: 'owner', projects: 'A01, ก-02' })
    const link = /(\/set-password\/[\w-]+)</.exec(await made.text())![1]!
    const here = browser()
    expect((await here.send(link, { password: 'short' })).status).toBe(422)
    expect((await here.send(link, { password: 'ยาวพอสมควรสำหรับรหัส' })).headers.get('location')).toBe('/sign-in?set')
    expect((await here.visit(link)).status).toBe(404)
    const sent = await here.send('/sign-in', { email: 'NEW@test.example', password: 'ยาวพอสมควรสำหรับรหัส' })
    expect(sent.status).toBe(303)
    expect(await (await here.visit('/account')).text()).toContain('A01, ก-02')
    expect(await (await admin.visit('/people')).text()).not.toContain(link)
  })
  test('says what is wrong with what was typed, and keeps it', async () => {
    const admin = await signedIn('admin')
    const sent = await admin.send('/people', { name: '', email: 'not an address', role: 'planner', projects: 'A01' })
    expect(sent.status).toBe(422)
    const page = await sent.text()
    for (const words of ['โปรดใส่อีเมล', 'value="not an address"']) expect(page).toContain(words)
    expect(page).toContain('field-name-fault')
  })
  test('the last administrator cannot lock everybody out', async () => {
    const admin = await signedIn('admin')
    const id = demo.get('admin')!.id
    const sent = await admin.send(`/people/${id}/role`, { role: 'planner' }, `/people/${id}`)
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('ผู้ดูแลระบบคนสุดท้าย')
    expect((await admin.visit('/people')).status).toBe(200)
  })
  test('is the administrator’s alone', async () => {
    const owner = await signedIn('owner')
    expect((await owner.visit('/people')).status).toBe(403)
    expect((await owner.send(`/people/${demo.get('owner')!.id}/role`, { role: 'admin' }, '/account')).status).toBe(403)
  })
})

test('a language that is chosen is kept', async () => {
  const here = await signedIn('owner')
  expect((await here.send('/account/language', { language: 'en' }, '/account')).status).toBe(303)
  expect(await (await here.visit('/account')).text()).toContain('Your account')
})

test('a form that was drawn for somebody else is refused', async () => {
  const here = await signedIn('owner')
  const sent = await here.visit('/account/language', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site },
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, 'another session'), language: 'en' }).toString(),
  })
  expect(sent.status).toBe(403)
})
