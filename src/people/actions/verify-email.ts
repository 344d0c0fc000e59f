import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { askToVerify } from '../mail.ts'
import { isPhone } from '../login.ts'
import { findAccount, updateAccount, type Account } from '../store.ts'
import { makeTicket, readTicket } from '../tickets.ts'

const days = 3

/** The end of a link that proves an email address: it names the account and the address, and is good for three days, once. */
export const makeVerification = (app: Pick<App, 'keys' | 'clock'>, account: Pick<Account, 'id' | 'email'>): string =>
  makeTicket(app, 'verify-email', { account: account.id, email: account.email }, days * 24 * 60)

/** The account a link proves the address of; undefined when it is too old or was used, or the account has closed since. */
export async function findVerification(app: Pick<App, 'db' | 'keys' | 'clock'>, ticket: string): Promise<Account | undefined> {
  const said = readTicket(app, 'verify-email', z.object({ account: z.string(), email: z.string() }), ticket)
  const account = said && (await findAccount(app.db, said.account))
  return account && account.email === said?.email && !account.emailVerified && !account.deactivatedAt ? account : undefined
}

/** Keeps that the address is the person's. */
export async function verifyEmail(app: App, caller: Caller, ticket: string): Promise<Outcome<undefined, 'link-not-valid'>> {
  const account = await findVerification(app, ticket)
  if (!account) return refuse('link-not-valid')
  return await transact(app, caller, async (work) => {
    await updateAccount(work.tx, account.id, { email_verified: true }, work.now)
    await work.audit('email-verified', 'account', account.id)
    return done(undefined)
  })
}

/** Mails the link once more, to the caller's own address. */
export async function sendVerification(app: Pick<App, 'db' | 'clock'>, caller: Caller & { readonly accountId: string }): Promise<void> {
  const account = await findAccount(app.db, caller.accountId)
  if (!account || account.emailVerified || isPhone(account.email)) return
  await transact(app, caller, async (work) => {
    await askToVerify(work, account.id)
    await work.audit('email-verification-asked', 'account', account.id)
  })
}
