import type { App } from '#platform/app.ts'
import { system, transact, violates, type Caller, type Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Lang } from '#platform/text.ts'
import { insertAccount, listAdministrators } from '../store.ts'
import { makePasswordLink } from './set-password.ts'
import { giveStanding, type Standing } from './give-role.ts'

export interface NewAccount extends Standing {
  readonly name: string
  readonly email: string
  readonly language?: Lang
}

export interface CreatedAccount {
  readonly accountId: string
  /** Token of the one-time link with which the person sets a password; shown once. */
  readonly token: string
}

/** Makes an account without a password, and the one-time link with which its person sets one. */
export async function createAccount(app: Pick<App, 'db' | 'clock'>, caller: Caller, account: NewAccount): Promise<Outcome<CreatedAccount, 'email-taken'>> {
  try {
    return await transact(app, caller, async (work) => {
      const accountId = await openAccount(work, account)
      return done({ accountId, token: await makePasswordLink(work, accountId) })
    })
  } catch (error) {
    if (violates(error, 'account_email_key')) return refuse('email-taken')
    throw error
  }
}

async function openAccount(work: Work, { name, email, language = 'th', ...standing }: NewAccount): Promise<string> {
  const id = newId()
  await insertAccount(work.tx, { id, name, email, language }, work.now)
  await work.audit('account-created', 'account', id)
  await giveStanding(work, id, standing)
  return id
}

/**
 * The operator's way in: an administrator, and the token of the one-time link that sets its password. For an installation that nobody manages yet, and
 * for an administrator who lost the password (the same address gives a new link). There is no password by default.
 * 'managed': others are administrators already; 'email-taken': the address is somebody's who is not.
 */
export async function letAdministratorIn(
  app: Pick<App, 'db' | 'clock' | 'config'>,
  account: { readonly name: string; readonly email: string },
): Promise<Outcome<CreatedAccount, 'managed' | 'email-taken'>> {
  const caller = system('administrator')
  const administrators = await listAdministrators(app.db, app.config.production)
  if (administrators.length === 0) return await createAccount(app, caller, { ...account, role: 'admin' })
  const known = administrators.find(({ email }) => email === account.email.toLowerCase())
  if (!known) return refuse('managed')
  return await transact(app, caller, async (work) => done({ accountId: known.id, token: await makePasswordLink(work, known.id) }))
}
