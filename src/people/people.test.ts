import { describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { system, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { createAccount, letAdministratorIn, type NewAccount } from './actions/create-account.ts'
import { deactivateAccount, giveRole, reactivateAccount } from './actions/give-role.ts'
import { makeDemoAccounts } from './actions/make-demo-accounts.ts'
import { changePassword, findLinkedAccount, setPassword } from './actions/set-password.ts'
import { signIn } from './actions/sign-in.ts'
import { roles } from './roles.ts'
import { findAccount, listAssignments, listDemoAccounts, listSessions } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
const caller: Caller = { accountId: undefined, requestId: newId() }
const address = '192.0.2.1'
const password = 'ดอกไม้บานสามโมงเช้า'

let count = 0
async function person(change: Partial<NewAccount> = {}) {
  const email = `person${++count}@test.example`
  const made = await createAccount(app, system('test'), { name: 'บุคคล ตัวอย่าง', email, role: 'planner', ...change })
  if (!made.ok) throw new Error(made.code)
  await setPassword(app, caller, { token: made.value.token, password })
  return { ...made.value, email: change.email ?? email }
}
const auditActions = async (accountId: string): Promise<string[]> =>
  (await db.selectFrom('platform.audit_line').select('action').where('subject', '=', 'account').where('subject_id', '=', accountId).execute()).map(
    (line) => line.action,
  )
const enter = (email: string, typed = password, from = address) => signIn(app, caller, { email, password: typed, address: from, userAgent: 'test' })

describe('signing in', () => {
  test('answers a session cookie that script cannot read', async () => {
    const { email, accountId } = await person()
    const answer = await enter(email)
    expect(answer).toMatchObject({ ok: true, value: { accountId, language: 'th' } })
    expect(answer.ok && 'cookies' in answer.value && answer.value.cookies.join()).toMatch(/prosme\.session=.*HttpOnly; SameSite=Lax/)
    expect(await listSessions(db, accountId, app.clock.now())).toHaveLength(1)
    expect(await auditActions(accountId)).toContain('signed-in')
  })
  test('refuses alike whatever is wrong, and never opens a session', async () => {
    const { email, accountId } = await person()
    const closed = await person()
    await deactivateAccount(app, caller, closed.accountId)
    const refused = { ok: false, code: 'wrong' }
    expect(await enter(email, 'not the password')).toEqual(refused)
    expect(await enter('nobody@test.example')).toEqual(refused)
    expect(await enter('not an address')).toEqual(refused)
    expect(await enter(closed.email)).toEqual(refused)
    expect(await enter(email, 'x'.repeat(900))).toEqual(refused)
    expect(await listSessions(db, accountId, app.clock.now())).toEqual([])
    await reactivateAccount(app, caller, closed.accountId)
    expect(await enter(closed.email)).toMatchObject({ ok: true })
  })
  test('who guesses stops himself, not the person, and only for a while', async () => {
    const { email } = await person()
    for (let time = 0; time < 10; time++) await enter(email, `guess ${time}`, '198.51.100.7')
    expect(await enter(email, password, '198.51.100.7')).toEqual({ ok: false, code: 'too-many' })
    expect(await enter(email)).toMatchObject({ ok: true })
    const later = { ...app, clock: fixedClock('2026-11-22T03:16:00.000Z') }
    expect(await signIn(later, caller, { email, password, address: '198.51.100.7', userAgent: undefined })).toMatchObject({ ok: true })
  })
  test('guesses sent at once count each other', async () => {
    const { email } = await person()
    const answers = await Promise.all(Array.from({ length: 16 }, (_, time) => enter(email, `guess ${time}`, '198.51.100.8')))
    expect(answers.filter((answer) => !answer.ok && answer.code === 'wrong').length).toBeLessThanOrEqual(10)
  })
  test('keeps nothing readable of who tried', async () => {
    await enter('somebody@private.example', 'x', '203.0.113.9')
    const kept = JSON.stringify(await db.selectFrom('people.sign_in_attempt').selectAll().execute())
    expect(kept).not.toMatch(/private\.example|203\.0\.113/)
  })
})

describe('a link to set a password', () => {
  test('works once, and the one before it stops working', async () => {
    const made = await createAccount(app, caller, { name: 'บุคคล ตัวอย่าง', email: 'link@test.example', role: 'finance' })
    const token = made.ok ? made.value.token : ''
    expect(await findLinkedAccount(app, token)).toMatchObject({ email: 'link@test.example' })
    expect(await setPassword(app, caller, { token, password })).toMatchObject({ ok: true })
    expect(await setPassword(app, caller, { token, password: 'another long password' })).toEqual({ ok: false, code: 'link-not-valid' })
    expect(await enter('link@test.example')).toMatchObject({ ok: true })
  })
  test('dies after 72 hours', async () => {
    const made = await createAccount(app, caller, { name: 'บุคคล ตัวอย่าง', email: 'late@test.example', role: 'finance' })
    const late = { ...app, clock: fixedClock('2026-11-25T03:00:01.000Z') }
    expect(await setPassword(late, caller, { token: made.ok ? made.value.token : '', password })).toEqual({ ok: false, code: 'link-not-valid' })
  })
  test('is not kept as it is', async () => {
    const { token } = await person()
    const kept = JSON.stringify(await db.selectFrom('people.password_link').selectAll().execute())
    expect(kept).not.toContain(token)
  })
})

test('changing the password needs the present one and ends the other sessions', async () => {
  const { email, accountId } = await person()
  await enter(email)
  await enter(email)
  const [here] = await listSessions(db, accountId, app.clock.now())
  const change = { email, address, sessionId: here!.id, password: 'คืนนี้ดาวเต็มฟ้า' }
  const self = { ...caller, accountId }
  expect(await changePassword(app, self, { ...change, current: 'not it' })).toEqual({ ok: false, code: 'wrong' })
  expect(await changePassword(app, self, { ...change, current: password })).toMatchObject({ ok: true })
  expect((await listSessions(db, accountId, app.clock.now())).map(({ id }) => id)).toEqual([here!.id])
  expect(await enter(email)).toEqual({ ok: false, code: 'wrong' })
  expect(await enter(email, 'คืนนี้ดาวเต็มฟ้า')).toMatchObject({ ok: true })
})

describe('roles', () => {
  test('keep their history, and projects go with a role that is bound to them', async () => {
    const { accountId } = await person({ role: 'owner', projects: ['A01', 'A02'] })
    const giver = await person({ role: 'admin' })
    const by = { ...caller, accountId: giver.accountId }
    await giveRole(app, by, { accountId, role: 'owner', projects: ['A02', 'A03'] })
    expect(await findAccount(db, accountId)).toMatchObject({ role: 'owner', projects: ['A02', 'A03'] })
    await giveRole(app, by, { accountId, role: 'evaluator', projects: ['A02'] })
    expect(await findAccount(db, accountId)).toMatchObject({ role: 'evaluator', projects: [] })
    const past = (await listAssignments(db, accountId)).map(({ value, endedBy }) => [value, endedBy])
    expect(past).toHaveLength(5)
    expect(past).toEqual(
      expect.arrayContaining([
        ['owner', giver.accountId],
        ['A01', giver.accountId],
        ['A03', giver.accountId],
        ['evaluator', null],
      ]),
    )
    expect(await auditActions(accountId)).toEqual(expect.arrayContaining(['role-given', 'projects-given']))
  })
  test('two administrators cannot remove each other at once', async () => {
    const first = await person({ role: 'admin' })
    const second = await person({ role: 'admin' })
    const others = await db.selectFrom('people.role_assignment').select('account_id').where('role', '=', 'admin').where('ended_at', 'is', null).execute()
    for (const { account_id: accountId } of others) {
      if (accountId !== first.accountId && accountId !== second.accountId) await deactivateAccount(app, caller, accountId)
    }
    const answers = await Promise.all([
      deactivateAccount(app, caller, first.accountId),
      giveRole(app, caller, { accountId: second.accountId, role: 'planner', projects: [] }),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, code: 'last-administrator' })
  })
  test('an email belongs to one account, however it is written', async () => {
    const { email } = await person()
    const again = await createAccount(app, caller, { name: 'คนอื่น ตัวอย่าง', email: email.toUpperCase(), role: 'planner' })
    expect(again).toEqual({ ok: false, code: 'email-taken' })
  })
})

test('an installation that nobody manages gets one administrator, who can ask for another link', async () => {
  const empty = testApp((await testDatabase()).db)
  const first = { name: 'ผู้ดูแลระบบ ตัวอย่าง', email: 'first@test.example' }
  const made = await letAdministratorIn(empty, first)
  const again = await letAdministratorIn(empty, { ...first, email: 'First@test.example' })
  if (!made.ok || !again.ok) throw new Error('the administrator was refused')
  expect(again.value.accountId).toBe(made.value.accountId)
  expect(await findLinkedAccount(empty, made.value.token)).toBeUndefined()
  expect(await findLinkedAccount(empty, again.value.token)).toMatchObject({ email: 'first@test.example' })
  expect(await letAdministratorIn(empty, { ...first, email: 'second@test.example' })).toMatchObject({ code: 'managed' })
})

test('an administrator of a demonstration manages nothing in production', async () => {
  const trial = testApp((await testDatabase()).db)
  await makeDemoAccounts(trial)
  const account = { name: 'ผู้ดูแลระบบ ตัวอย่าง', email: 'first@test.example' }
  expect(await letAdministratorIn(trial, account)).toMatchObject({ code: 'managed' })
  expect(await letAdministratorIn({ ...trial, config: { ...trial.config, production: true } }, account)).toMatchObject({ ok: true })
})

describe('demonstration accounts', () => {
  test('are an entrepreneur, one for each role and a second registrar, made once, with passwords of their own, and sign in', async () => {
    const made = await makeDemoAccounts(app, { projects: ['A07', 'A09'] })
    expect(made.map(({ role }) => role).filter((role, index, all) => role !== all[index - 1])).toEqual([null, ...roles])
    expect(made.filter(({ role }) => role === 'registrar')).toHaveLength(2)
    expect(made.find(({ role }) => role === 'owner')?.projects).toEqual(['A07', 'A09'])
    expect(new Set(made.map((one) => one.password)).size).toBe(made.length)
    expect(await makeDemoAccounts(app)).toEqual(made)
    expect(await enter(made[0]!.email, made[0]!.password)).toMatchObject({ ok: true })
    const elsewhere = await makeDemoAccounts(testApp((await testDatabase()).db))
    expect(elsewhere.map((one) => one.password)).not.toContain(made[0]!.password)
  })
  test('do not exist in production', async () => {
    const [one] = await listDemoAccounts(db)
    const production = { ...testApp((await testDatabase()).db), config: { ...app.config, production: true } }
    await expect(makeDemoAccounts(production)).rejects.toThrow('never made in production')
    const moved = { ...app, db: db.withoutPlugins(), config: { ...app.config, production: true } }
    expect(await signIn(moved, caller, { email: one!.email, password: one!.password, address, userAgent: undefined })).toEqual({ ok: false, code: 'wrong' })
  })
})
