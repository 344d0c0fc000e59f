import { describe, expect, test } from 'vitest'
import { system, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { createAccount, makeFirstAdministrator, type NewAccount } from './actions/create-account.ts'
import { deactivateAccount, giveRole, reactivateAccount } from './actions/give-role.ts'
import { makeDemoAccounts } from './actions/make-demo-accounts.ts'
import { changePassword, findLinkedAccount, setPassword } from './actions/set-password.ts'
import { signIn } from './actions/sign-in.ts'
import { findAccount, listAssignments, listDemoAccounts, listSessions, nameOf } from './store.ts'

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
const enter = (email: string, typed = password, from = address) => signIn(app, caller, { email, password: typed, address: from, userAgent: 'test' })

describe('signing in', () => {
  test('answers a session cookie that script cannot read', async () => {
    const { email, accountId } = await person()
    const answer = await enter(email)
    expect(answer).toMatchObject({ ok: true, value: { accountId, language: 'th' } })
    expect(answer.ok && answer.value.cookies.join()).toMatch(/prosme\.session_token=.*HttpOnly; SameSite=Lax/)
    expect(await listSessions(db, accountId, app.clock.now())).toHaveLength(1)
  })
})
