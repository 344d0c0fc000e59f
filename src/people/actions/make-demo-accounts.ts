import { randomInt } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { system, transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { demoPeople } from '../examples.ts'
import { hashOf } from '../passwords.ts'
import { insertAccount, insertDemoAccount, listDemoAccounts, savePasswordHash, type DemoAccount } from '../store.ts'
import { giveStanding } from './give-role.ts'

/**
 * Makes a fictitious account for each of `demoPeople`, with passwords of this installation's own, and answers them all; makes nothing when they are there.
 * The project owner gets `projects`, the officer at the counter `provinces`, both by code. Throws in production, where nobody signs in as a demonstration account even if its rows exist.
 */
export async function makeDemoAccounts(
  app: App,
  { projects = [], provinces = [] }: { readonly projects?: readonly string[]; readonly provinces?: readonly string[] } = {},
): Promise<DemoAccount[]> {
  if (app.config.production) throw new Error('Demonstration accounts are never made in production')
  const there = await listDemoAccounts(app.db)
  if (there.length > 0) return there
  const people = await Promise.all(
    demoPeople.map(async (person) => {
      const password = newPassword()
      return { ...person, password, hash: await hashOf(password) }
    }),
  )
  await transact(app, system('demo-accounts'), async (work) => {
    for (const { password, hash, role, name, email } of people) {
      const accountId = newId()
      await insertAccount(work.tx, { id: accountId, name, email, language: 'th' }, work.now)
      await work.audit('account-created', 'account', accountId)
      if (role) await giveStanding(work, accountId, { role, projects, provinces })
      await savePasswordHash(work.tx, accountId, hash, work.now)
      await insertDemoAccount(work.tx, accountId, password)
    }
  })
  return await listDemoAccounts(app.db)
}

/** Four groups of four letters and digits that are hard to mistake for each other: 78 bits, and it can be typed from a screen. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
