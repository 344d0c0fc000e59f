import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Lang } from '#platform/text.ts'
import { countedGuess } from '../guess.ts'
import { readLogin } from '../login.ts'
import { isPassword } from '../passwords.ts'
import { hoursAfter, sessionHours } from '../rules.ts'
import { sessionCookieLine } from '../session-cookie.ts'
import { findAuthenticator } from '../store-proofs.ts'
import { deleteExpiredSessions, findAccount, findAccountByLogin, findPasswordHash, insertSession, listDemoAccounts, mayHaveSession } from '../store.ts'
import { makeTicket, readTicket } from '../tickets.ts'
import { isRightCode } from './authenticator.ts'

export interface SignedIn {
  readonly accountId: string
  readonly language: Lang
  /** `Set-Cookie` lines for the browser. */
  readonly cookies: readonly string[]
}

/** The first of two steps is taken: a code of the authenticator app is asked for next. */
export interface HalfSignedIn {
  readonly accountId: string
  /** What `passSecondStep` takes, good for ten minutes. */
  readonly ticket: string
}

/** What the browser says it is, kept with the session so that its person recognises it. */
export interface Device {
  readonly userAgent: string | undefined
}

/**
 * Signs in with a login (email or mobile number, as typed) and a password. Refuses `wrong` alike for a wrong password, an unknown account and a
 * deactivated one, and `too-many` over the limits of `mayGuess`, whatever the password. Answers a session, or the way to the second step where the
 * account has one.
 */
export async function signIn(
  app: App,
  caller: Caller,
  { email, password, address, userAgent }: Device & { readonly email: string; readonly password: string; readonly address: string },
): Promise<Outcome<SignedIn | HalfSignedIn, 'wrong' | 'too-many'>> {
  const login = readLogin(email)
  const found = await countedGuess(app, 'password', { who: login ?? email, address }, async () => {
    const account = login === undefined ? undefined : await findAccountByLogin(app.db, login)
    const hash = account && (await findPasswordHash(app.db, account.id))
    const right = await isPassword(hash, password)
    return right && account && (await mayHaveSession(app.db, account.id, app.config.production)) ? account.id : undefined
  })
  if (found === 'too-many') return refuse('too-many')
  return found === undefined ? refuse('wrong') : await takeFirstStep(app, caller, { accountId: found, userAgent })
}

/** Signs in as a demonstration account, by one press. Nothing is guessed, so nothing is counted: wrong passwords of others cannot close this way. */
export async function signInAsDemo(
  app: App,
  caller: Caller,
  { accountId, userAgent }: Device & { readonly accountId: string },
): Promise<Outcome<SignedIn, 'wrong'>> {
  const person = app.config.production ? undefined : (await listDemoAccounts(app.db)).find(({ id }) => id === accountId)
  return person ? await letIn(app, caller, { accountId, userAgent }) : refuse('wrong')
}

/** Who has shown one thing (a password, LINE) is let in, or asked for the code of the authenticator app when the account has one. */
export async function takeFirstStep(
  app: App,
  caller: Caller,
  { accountId, userAgent }: Device & { readonly accountId: string },
): Promise<Outcome<SignedIn | HalfSignedIn, 'wrong'>> {
  if (!(await findAuthenticator(app.db, accountId))) return await letIn(app, caller, { accountId, userAgent })
  return done({ accountId, ticket: makeTicket(app, 'second-step', accountId, 10) })
}

/** The second step: a code of the authenticator app, or a recovery code. `expired`: the first step was taken too long ago, or not here. */
export async function passSecondStep(
  app: App,
  caller: Caller,
  { ticket, code, address, userAgent }: Device & { readonly ticket: string; readonly code: string; readonly address: string },
): Promise<Outcome<SignedIn, 'wrong' | 'too-many' | 'expired'>> {
  const accountId = readTicket(app, 'second-step', z.string(), ticket)
  if (accountId === undefined) return refuse('expired')
  const right = await countedGuess(app, 'code', { who: accountId, address }, async () => ((await isRightCode(app, caller, accountId, code)) ? true : undefined))
  if (right === 'too-many') return refuse('too-many')
  return right ? await letIn(app, caller, { accountId, userAgent }) : refuse('wrong')
}

/** Opens a session for somebody who has shown who they are. The form's token is not used up: sent twice it makes two sessions, and both answers carry their cookie. */
export async function letIn(
  app: App,
  { requestId }: Caller,
  { accountId, userAgent }: Device & { readonly accountId: string },
): Promise<Outcome<SignedIn, 'wrong'>> {
  return await transact(app, { accountId, requestId }, async (work) => {
    await deleteExpiredSessions(work.tx, work.now)
    const cookies = await openSession(app, work, { accountId, userAgent })
    if (!cookies) return refuse('wrong')
    await work.audit('signed-in', 'account', accountId)
    const account = await findAccount(work.tx, accountId)
    return done({ accountId, cookies, language: account?.language ?? 'th' })
  })
}

/** A session of an account in the caller's transaction, as `Set-Cookie` lines; undefined for an account that is closed, or a demonstration's in production. */
export async function openSession(
  app: Pick<App, 'config' | 'keys'>,
  work: Pick<Work, 'tx' | 'now'>,
  { accountId, userAgent }: Device & { readonly accountId: string },
): Promise<readonly string[] | undefined> {
  if (!(await mayHaveSession(work.tx, accountId, app.config.production))) return undefined
  const token = randomBytes(24).toString('base64url')
  const expiresAt = hoursAfter(work.now, sessionHours)
  await insertSession(work.tx, { accountId, token, expiresAt, userAgent: userAgent?.slice(0, 300) ?? null }, work.now)
  return [sessionCookieLine(app, token)]
}
