import type { App } from '#platform/app.ts'
import { transact, violates, type Caller, type Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Lang } from '#platform/text.ts'
import { countedTry } from '../guess.ts'
import { isPhone } from '../login.ts'
import { askToVerify } from '../mail.ts'
import { hashOf } from '../passwords.ts'
import { insertAccount, savePasswordHash } from '../store.ts'
import { isLinkedElsewhere, keepIdentity, type Identity } from './providers.ts'
import { openSession, type Device, type SignedIn } from './sign-in.ts'

export interface OwnAccount extends Device {
  readonly name: string
  /** As `readLogin` answers it (the fields of `ownAccountFields` do). */
  readonly login: string
  readonly language: Lang
  /** Where the request came from (`addressOf`): what is counted, so that no machine opens accounts by the thousand or asks which logins exist. */
  readonly address: string
}

/**
 * Opens an account for whoever asks: without a role, signed in at once. An email address gets a mail with a link that proves it. The `login-taken` refusal
 * tells that a login has an account, which cannot be helped where one is opened at once; `too-many` keeps it from being asked in rows.
 */
export async function openOwnAccount(
  app: App,
  caller: Caller,
  { password, ...account }: OwnAccount & { readonly password: string },
): Promise<Outcome<SignedIn, 'login-taken' | 'too-many'>> {
  const hash = await hashOf(password)
  return await open(app, caller, account, async (work, accountId) => await savePasswordHash(work.tx, accountId, hash, work.now))
}

/** The same for somebody who comes from ThaID or LINE and needs no password. */
export async function openAccountFor(
  app: App,
  caller: Caller,
  { identity, ...account }: OwnAccount & { readonly identity: Identity },
): Promise<Outcome<SignedIn, 'login-taken' | 'too-many' | 'linked-elsewhere'>> {
  try {
    return await open(app, caller, account, async (work, accountId) => await keepIdentity(work, accountId, identity))
  } catch (error) {
    if (isLinkedElsewhere(error)) return refuse('linked-elsewhere')
    throw error
  }
}

async function open(
  app: App,
  caller: Caller,
  { name, login, language, address, userAgent }: OwnAccount,
  prove: (work: Work, accountId: string) => Promise<void>,
): Promise<Outcome<SignedIn, 'login-taken' | 'too-many'>> {
  if ((await countedTry(app, 'sign-up', { who: login, address })) === undefined) return refuse('too-many')
  const accountId = newId()
  try {
    return await transact(app, { ...caller, accountId }, async (work) => {
      await insertAccount(work.tx, { id: accountId, name, email: login, language }, work.now)
      await prove(work, accountId)
      await work.audit('account-opened', 'account', accountId)
      if (!isPhone(login)) await askToVerify(work, accountId)
      const cookies = await openSession(app, work, { accountId, userAgent })
      if (!cookies) throw new Error('a new account has no session')
      await work.audit('signed-in', 'account', accountId)
      return done({ accountId, cookies, language })
    })
  } catch (error) {
    if (violates(error, 'account_email_key')) return refuse('login-taken')
    throw error
  }
}
