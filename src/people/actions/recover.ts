import type { App } from '#platform/app.ts'
import { transact, type Caller, type Tx } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { countedTry } from '../guess.ts'
import { isPhone, readLogin } from '../login.ts'
import { sendRecovery } from '../mail.ts'
import { deleteAuthenticator } from '../store-proofs.ts'
import { findAccountByLogin } from '../store.ts'
import { makePasswordLink } from './set-password.ts'

/**
 * Somebody lost the password: a link to set a new one goes to the address of the account, when it is a proven one. Nothing is answered, whatever the
 * login: what happens to it is seen in the mailbox alone.
 */
export async function askRecovery(app: App, caller: Caller, { login, address }: { readonly login: string; readonly address: string }): Promise<void> {
  const known = readLogin(login)
  if ((await countedTry(app, 'recovery', { who: known ?? login, address })) === undefined) return
  await transact(app, caller, async (work) => {
    const account = known === undefined ? undefined : await findAccountByLogin(work.tx, known)
    if (!account || account.deactivatedAt || !account.emailVerified || isPhone(account.email)) return
    await sendRecovery(work, account.id)
    await work.audit('recovery-asked', 'account', account.id)
  })
}

export interface CounterRecovery {
  readonly login: string
  /** The person also lost the authenticator app and its recovery codes. */
  readonly withoutAuthenticator: boolean
}

/** Codes of the provinces whose enterprises an account acts for, whoever asks: an answer of the register above. */
export type ProvincesOf = (tx: Tx, accountId: string) => Promise<readonly string[]>

/**
 * An officer at a counter has seen the person and their papers, and hands over a one-time link to set a password: the way for who signs in with a mobile
 * number, because no message is sent to it. Refuses `not-found` for an account of somebody who works here, too: those are the administrator's alone.
 * `elsewhere`: who holds an account sees its enterprises, so an officer recovers only one whose enterprises all lie in their provinces.
 * `has-mailbox`: the link goes to the account's own proven address instead, and no officer holds it.
 */
export async function recoverAtCounter(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { login, withoutAuthenticator }: CounterRecovery,
  provincesOf: ProvincesOf,
): Promise<Outcome<{ readonly name: string; readonly token: string }, 'not-found' | 'elsewhere' | 'has-mailbox'>> {
  const known = readLogin(login)
  return await transact(app, caller, async (work) => {
    const account = known === undefined ? undefined : await findAccountByLogin(work.tx, known)
    if (!account || account.role !== null || account.deactivatedAt) return refuse('not-found')
    const areas = caller.reach?.areas
    if (areas !== 'all' && !(await provincesOf(work.tx, account.id)).every((province) => areas?.has(province))) return refuse('elsewhere')
    if (account.emailVerified && !withoutAuthenticator) return refuse('has-mailbox')
    if (withoutAuthenticator && (await deleteAuthenticator(work.tx, account.id))) await work.audit('authenticator-removed', 'account', account.id)
    const token = await makePasswordLink(work, account.id)
    await work.audit('recovered-at-counter', 'account', account.id, { withoutAuthenticator })
    return done({ name: account.name, token })
  })
}
