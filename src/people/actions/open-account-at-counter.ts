import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Lang } from '#platform/text.ts'
import { insertAccount } from '../store.ts'
import type { CreatedAccount } from './create-account.ts'
import { makePasswordLink } from './set-password.ts'

export interface CounterAccount {
  readonly name: string
  /** As `readLogin` answers it (the fields of `ownAccountFields` do). */
  readonly login: string
  readonly language?: Lang
}

/**
 * Opens an account without a role for somebody who stands before an officer, and answers the token of the one-time link, good for 72 hours, with which they
 * set its password; it is shown once and kept nowhere. No mail is sent: an address that an officer typed may be another person's. Of a login that has an
 * account already the officer learns just that (`login-taken`), and nothing happens to it.
 */
export async function openAccountAtCounter(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { name, login, language = 'th' }: CounterAccount,
): Promise<Outcome<CreatedAccount, 'login-taken'>> {
  try {
    return await transact(app, caller, async (work) => {
      const accountId = newId()
      await insertAccount(work.tx, { id: accountId, name, email: login, language }, work.now)
      await work.audit('account-opened-at-counter', 'account', accountId)
      return done({ accountId, token: await makePasswordLink(work, accountId) })
    })
  } catch (error) {
    if (violates(error, 'account_email_key')) return refuse('login-taken')
    throw error
  }
}
