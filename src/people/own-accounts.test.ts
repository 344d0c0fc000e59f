import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { TOTP } from 'otpauth'
import { afterAll, describe, expect, test } from 'vitest'
import { fixedClock, type Instant } from '#platform/clock.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { mailCarrier } from '#platform/mail.ts'
import { deliverOutbox } from '#platform/outbox.ts'
import { refuse } from '#platform/outcome.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { personIn } from '../../test/people.ts'
import { offerAuthenticator, turnOffAuthenticator, turnOnAuthenticator } from './actions/authenticator.ts'
import { closeOwnAccount } from './actions/close-own-account.ts'
import { createAccount } from './actions/create-account.ts'
import { openAccountAtCounter } from './actions/open-account-at-counter.ts'
import { openOwnAccount } from './actions/open-own-account.ts'
import { askRecovery, recoverAtCounter } from './actions/recover.ts'
import { findLinkedAccount, setPassword } from './actions/set-password.ts'
import { passSecondStep, signIn } from './actions/sign-in.ts'
import { verifyEmail } from './actions/verify-email.ts'
import { accountMailCarrier } from './mail-carrier.ts'
import { readLogin } from './login.ts'
import { countRecoveryCodes, findAuthenticator } from './store-proofs.ts'
import { findAccount, findMailbox, listSessions } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
const caller: Caller = { accountId: undefined, requestId: newId() }
const address = '192.0.2.1'
const password = 'ดอกไม้บานสามโมงเช้า'

/** A real mail server; what it got, newest last. */
const box: string[] = []
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      box.push(readable(Buffer.concat(chunks).toString()))
      done()
    })
  },
})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

/** The text of a mail, whichever way it travelled. */
function readable(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  return `${/^To: .*$/im.exec(head)?.[0]}\n${text}`
}

async function delivered(): Promise<string[]> {
  const { port } = server.server.address() as AddressInfo
  const mail = mailCarrier({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'prosme@house.test' })
  box.length = 0
  await deliverOutbox(app, [accountMailCarrier(app, mail)!])
  return [...box]
}
const linkIn = (mail: string | undefined, path: string) => new RegExp(`${path}/([\\w.-]+)`).exec(mail ?? '')?.[1] ?? ''

const open = (login: string, from = address) =>
  openOwnAccount(app, caller, { name: 'ผู้ประกอบการ ตัวอย่าง', login: readLogin(login)!, password, language: 'th', address: from, userAgent: 'test' })

async function opened(login: string, from = address) {
  const answer = await open(login, from)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}
/** An account that acts for no enterprise. */
const nowhere = async () => []
let serial = 0
const enter = (login: string, typed = password, on = app) => signIn(on, caller, { email: login, password: typed, address, userAgent: undefined })

describe('an account of one’s own', () => {
  test('is signed in at once, has no role, and signs in again with what was typed', async () => {
    const { accountId, cookies } = await opened('081 234 5678')
    expect(cookies.join()).toMatch(/prosme\.session=/)
    expect(await findAccount(db, accountId)).toMatchObject({ email: '+66812345678@phone.invalid', role: null, projects: [], provinces: [] })
    expect(await listSessions(db, accountId, app.clock.now())).toHaveLength(1)
    for (const typed of ['0812345678', '+66 81 234 5678', '๐๘๑-๒๓๔-๕๖๗๘']) expect(await enter(typed)).toMatchObject({ ok: true, value: { accountId } })
    expect(await findMailbox(db, accountId)).toBeUndefined()
  })
  test('has one login, however it is written', async () => {
    await opened('taken@test.example')
    expect(await open('Taken@test.example')).toEqual({ ok: false, code: 'login-taken' })
    const staff = await createAccount(app, system('test'), { name: 'บุคคล ตัวอย่าง', email: 'officer@test.example', role: 'planner' })
    expect(staff.ok).toBe(true)
    expect(await open('officer@test.example')).toEqual({ ok: false, code: 'login-taken' })
  })
  test('cannot be opened by the hundred from one address, and others go on', async () => {
    for (let time = 0; time < 10; time++) await open('again@test.example', '198.51.100.7')
    expect(await open('again@test.example', '198.51.100.7')).toEqual({ ok: false, code: 'too-many' })
    expect(await open('again@test.example', '198.51.100.8')).toEqual({ ok: false, code: 'login-taken' })
    expect(await open('other@test.example', '198.51.100.7')).toMatchObject({ ok: true })
  })
  test('closes for good: name, login and every way in are gone, and the login is free', async () => {
    const { accountId } = await opened('closing@test.example')
    expect(await closeOwnAccount(app, { ...caller, accountId })).toMatchObject({ ok: true })
    expect(await enter('closing@test.example')).toEqual({ ok: false, code: 'wrong' })
    const row = await db.selectFrom('people.account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toMatch(/closing|ผู้ประกอบการ ตัวอย่าง/)
    expect(await db.selectFrom('people.credential').select('id').where('user_id', '=', accountId).execute()).toEqual([])
    expect((await opened('closing@test.example')).accountId).not.toBe(accountId)
  })
  test('of somebody who works here is not closed by themselves', async () => {
    const made = await createAccount(app, system('test'), { name: 'บุคคล ตัวอย่าง', email: 'works@test.example', role: 'finance' })
    const accountId = made.ok ? made.value.accountId : ''
    expect(await closeOwnAccount(app, { ...caller, accountId })).toEqual({ ok: false, code: 'works-here' })
    expect(await findAccount(db, accountId)).toMatchObject({ role: 'finance', deactivatedAt: null })
  })
})

describe('an account from the counter', async () => {
  const { accountId: officerId, reach } = await personIn(app, 'counter', { provinces: ['50'] })
  const officer: Caller = { accountId: officerId, requestId: newId(), reach }
  const customer = (login: string) => ({ name: 'ผู้ประกอบการ ตัวอย่าง', login: readLogin(login)! })

  test('has no role, no password and no mail until its person follows the link, once, within 72 hours', async () => {
    await delivered()
    const opened = await openAccountAtCounter(app, officer, customer('081 555 0001'))
    if (!opened.ok) throw new Error(opened.code)
    const { accountId, token } = opened.value
    expect(await findAccount(db, accountId)).toMatchObject({ role: null, emailVerified: false, provinces: [], deactivatedAt: null })
    expect(await enter('081 555 0001')).toEqual({ ok: false, code: 'wrong' })
    const late = { ...app, clock: fixedClock('2026-11-25T03:00:01.000Z') }
    expect(await setPassword(late, caller, { token, password })).toEqual({ ok: false, code: 'link-not-valid' })
    expect(await setPassword(app, caller, { token, password })).toMatchObject({ ok: true })
    expect(await enter('0815550001')).toMatchObject({ ok: true, value: { accountId } })
    expect(await setPassword(app, caller, { token, password: 'ประโยคของคนอื่น' })).toEqual({ ok: false, code: 'link-not-valid' })
    expect(await openAccountAtCounter(app, officer, customer('at-counter@test.example'))).toMatchObject({ ok: true })
    expect(await delivered()).toEqual([])
    const lines = await db.selectFrom('platform.audit_line').select(['action', 'account_id', 'detail']).where('subject_id', '=', accountId).execute()
    expect(lines).toContainEqual({ action: 'account-opened-at-counter', account_id: officerId, detail: {} })
    expect(JSON.stringify(lines)).not.toMatch(/ผู้ประกอบการ|815550001/)
  })
  test('is refused for a login that is taken, which stays as it was, and the step before it stands', async () => {
    const { accountId } = await opened('held@test.example')
    const before = await db.selectFrom('people.account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
    const answer = await transact(app, officer, async (work) => {
      await work.audit('step-before', 'account', accountId)
      return { opened: await openAccountAtCounter({ ...app, db: work.tx }, officer, customer('Held@test.example')) }
    })
    expect(answer).toEqual({ opened: { ok: false, code: 'login-taken' } })
    expect(await db.selectFrom('people.account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()).toEqual(before)
    const lines = await db.selectFrom('platform.audit_line').select('action').where('subject_id', '=', accountId).execute()
    expect(lines.map(({ action }) => action)).toContain('step-before')
    expect(lines.map(({ action }) => action)).not.toContain('password-link-made')
    expect(await enter('held@test.example')).toMatchObject({ ok: true })
  })
  test('is gone with the transaction whose step it was', async () => {
    await transact(app, officer, async (work) => {
      await openAccountAtCounter({ ...app, db: work.tx }, officer, customer('undone@test.example'))
      return refuse('no')
    })
    expect((await opened('undone@test.example')).accountId).toBeDefined()
  })
})

describe('an email address', () => {
  test('is proved by a mailed link, once; only then notices go there', async () => {
    await delivered()
    const { accountId } = await opened('proved@test.example')
    expect(JSON.stringify(await db.selectFrom('platform.outbox').select('payload').execute())).not.toMatch(/proved@|verify-email/)
    const [mail, ...others] = await delivered()
    expect(others).toEqual([])
    expect(mail).toContain('To: proved@test.example')
    const ticket = linkIn(mail, 'verify-email')
    expect(await findMailbox(db, accountId)).toBeUndefined()
    const late = { ...app, clock: fixedClock('2026-11-25T03:00:01.000Z') }
    expect(await verifyEmail(late, caller, ticket)).toEqual({ ok: false, code: 'link-not-valid' })
    expect(await verifyEmail(app, caller, `${ticket.slice(0, -2)}xx`)).toEqual({ ok: false, code: 'link-not-valid' })
    expect(await verifyEmail(app, caller, ticket)).toMatchObject({ ok: true })
    expect(await verifyEmail(app, caller, ticket)).toEqual({ ok: false, code: 'link-not-valid' })
    expect(await findMailbox(db, accountId)).toMatchObject({ email: 'proved@test.example' })
  })
})

describe('a lost password', () => {
  test('is set anew by a mail to a proved address, and to no other', async () => {
    await opened('unproved@test.example')
    const { accountId } = await opened('lost@test.example')
    const mails = await delivered()
    await verifyEmail(
      app,
      caller,
      linkIn(
        mails.find((mail) => mail.includes('lost@')),
        'verify-email',
      ),
    )
    for (const login of ['lost@test.example', 'unproved@test.example', 'nobody@test.example', '081 234 5678'])
      await askRecovery(app, caller, { login, address })
    await askRecovery(app, caller, { login: 'LOST@test.example', address: '198.51.100.20' })
    const [first, second, ...others] = await delivered()
    expect(others).toEqual([])
    for (const mail of [first, second]) expect(mail).toContain('To: lost@test.example')
    // Whoever asks again takes nothing out of the hands of the person: both links work until one is used.
    const token = linkIn(first, 'set-password')
    expect(await findLinkedAccount(app, token)).toMatchObject({ accountId })
    expect(await setPassword(app, caller, { token, password: 'คืนนี้ดาวเต็มฟ้า' })).toMatchObject({ ok: true })
    expect(await findLinkedAccount(app, linkIn(second, 'set-password'))).toBeUndefined()
    expect(await enter('lost@test.example', 'คืนนี้ดาวเต็มฟ้า')).toMatchObject({ ok: true })
  })
  test('mails of recovery are few, whoever asks', async () => {
    await opened('flooded@test.example')
    await verifyEmail(app, caller, linkIn((await delivered()).at(-1), 'verify-email'))
    for (let time = 0; time < 30; time++) await askRecovery(app, caller, { login: 'flooded@test.example', address: `198.51.100.${time % 6}` })
    expect((await delivered()).length).toBe(10)
  })
  test('of a mobile number is set anew at a counter, and never for somebody who works here', async () => {
    const { accountId } = await opened('089 111 2222')
    const officer = { ...caller, accountId: (await opened('counter@test.example')).accountId, reach: { areas: new Set<string>() } }
    const answer = await recoverAtCounter(app, officer, { login: '0891112222', withoutAuthenticator: false }, nowhere)
    expect(answer).toMatchObject({ ok: true, value: { name: 'ผู้ประกอบการ ตัวอย่าง' } })
    expect(await findLinkedAccount(app, answer.ok ? answer.value.token : '')).toMatchObject({ accountId })
    const lines = await db.selectFrom('platform.audit_line').select('account_id').where('action', '=', 'recovered-at-counter').execute()
    expect(lines).toEqual([{ account_id: officer.accountId }])
    expect(await recoverAtCounter(app, officer, { login: 'officer@test.example', withoutAuthenticator: true }, nowhere)).toEqual({
      ok: false,
      code: 'not-found',
    })
    expect(await recoverAtCounter(app, officer, { login: 'proved@test.example', withoutAuthenticator: false }, nowhere)).toEqual({
      ok: false,
      code: 'has-mailbox',
    })
  })
  test.each([
    ['no enterprise', [], ['50'], true],
    ['enterprises of the officer’s provinces', ['50', '51'], ['50', '51', '52'], true],
    ['one enterprise elsewhere besides', ['50', '90'], ['50', '51'], false],
    ['an enterprise, asked by an officer of no province', ['50'], [], false],
    ['enterprises anywhere, asked by a registrar', ['50', '90'], 'all', true],
  ] as const)('is set anew at a counter as far as the officer’s provinces go: %s', async (_, provinces, areas, may) => {
    const login = `08${String(20_000_000 + ++serial)}`
    const { accountId } = await opened(login, `203.0.113.${serial}`)
    const officer = { ...caller, reach: { areas: areas === 'all' ? areas : new Set<string>(areas) } }
    const answer = await recoverAtCounter(app, officer, { login, withoutAuthenticator: true }, async (_tx, asked) => (asked === accountId ? provinces : ['10']))
    expect(answer).toMatchObject(may ? { ok: true } : { ok: false, code: 'elsewhere' })
    const links = await db.selectFrom('people.password_link').select('account_id').where('account_id', '=', accountId).execute()
    expect(links).toHaveLength(may ? 1 : 0)
  })
})

const at = (now: Instant) => ({ ...app, clock: fixedClock(now) })
const codeAt = (key: string, now: Instant) => new TOTP({ secret: key.replaceAll(' ', '') }).generate({ timestamp: Date.parse(now) })

describe('the second step', async () => {
  const login = 'two-steps@test.example'
  const { accountId } = await opened(login)
  const self = { ...caller, accountId }
  const start = '2026-11-22T04:00:00.000Z'
  const { ticket, key, uri } = offerAuthenticator(at(start), { id: accountId, email: login })!

  test('is on after the first code, with ten recovery codes that are kept as hashes', async () => {
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*two-steps/)
    expect(await turnOnAuthenticator(at(start), self, { ticket, code: '000000', address })).toEqual({ ok: false, code: 'wrong' })
    expect(await findAuthenticator(db, accountId)).toBeUndefined()
    const other = { ...caller, accountId: newId() }
    expect(await turnOnAuthenticator(at(start), other, { ticket, code: codeAt(key, start), address })).toEqual({ ok: false, code: 'expired' })
    const codes = await turnOnAuthenticator(at(start), self, { ticket, code: codeAt(key, start), address })
    expect(codes).toMatchObject({ ok: true })
    const list = codes.ok ? codes.value : []
    expect(new Set(list).size).toBe(10)
    const kept = JSON.stringify(await db.selectFrom('people.recovery_code').selectAll().execute())
    for (const code of list) expect(kept).not.toContain(code.replace('-', ''))

    const half = await enter(login, password, at(start))
    if (!half.ok || !('ticket' in half.value)) throw new Error('no second step was asked')
    expect(await listSessions(db, accountId, start)).toHaveLength(1)
    const step = (code: string, now: Instant) =>
      passSecondStep(at(now), caller, { ticket: half.ok && 'ticket' in half.value ? half.value.ticket : '', code, address, userAgent: undefined })
    // The code that turned it on was taken; the next one serves once.
    expect(await step(codeAt(key, start), start)).toEqual({ ok: false, code: 'wrong' })
    const next = '2026-11-22T04:00:30.000Z'
    expect(await step(codeAt(key, next), next)).toMatchObject({ ok: true, value: { accountId } })
    expect(await step(codeAt(key, next), next)).toEqual({ ok: false, code: 'wrong' })
    // A recovery code serves once, typed as people type.
    const typed = list[0]!.toUpperCase().replace('-', ' ')
    expect(await step(typed, next)).toMatchObject({ ok: true })
    expect(await step(typed, next)).toEqual({ ok: false, code: 'wrong' })
    expect(await countRecoveryCodes(db, accountId)).toBe(9)
    expect(await step(codeAt(key, start), '2026-11-22T04:11:00.000Z')).toEqual({ ok: false, code: 'expired' })
  })
  test('is not passed by guessing, and a guesser keeps nobody out', async () => {
    const now = '2026-11-22T05:00:00.000Z'
    const half = await enter(login, password, at(now))
    const pass = half.ok && 'ticket' in half.value ? half.value.ticket : ''
    const guess = (code: string, from: string) => passSecondStep(at(now), caller, { ticket: pass, code, address: from, userAgent: undefined })
    for (let time = 0; time < 40; time++) await guess('000000', `203.0.113.${time % 20}`)
    expect(await guess(codeAt(key, now), '203.0.113.77')).toEqual({ ok: false, code: 'too-many' })
    expect(await guess(codeAt(key, now), address)).toMatchObject({ ok: true })
  })
  test('is turned off with a code, not without', async () => {
    const now = '2026-11-22T06:00:00.000Z'
    expect(await turnOffAuthenticator(at(now), self, { code: '000000', address })).toEqual({ ok: false, code: 'wrong' })
    expect(await turnOffAuthenticator(at(now), self, { code: codeAt(key, now), address })).toMatchObject({ ok: true })
    expect(await enter(login, password, at(now))).toMatchObject({ ok: true, value: { cookies: expect.anything() } })
  })
})
