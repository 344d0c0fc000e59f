import { createHash, randomBytes } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { countedGuess } from '../guess.ts'
import { hashOf, isPassword } from '../passwords.ts'
import { hoursAfter } from '../rules.ts'
import { endSessions, findPasswordHash, findPasswordLink, insertPasswordLink, savePasswordHash, usePasswordLinks } from '../store.ts'

const linkHours = 72
const recoveryHours = 2

const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Makes a one-time link for setting a password, good for 72 hours; links made before for the same account stop working. Answers its token, which is kept nowhere. */
export async function makePasswordLink(work: Work, accountId: string): Promise<string> {
  await usePasswordLinks(work.tx, accountId, work.now)
  return await makeLink(work, accountId, linkHours)
}

/**
 * The same for a mail that anybody may ask for, good for two hours. Links before it keep working until one of them is used: else whoever asks again and
 * again would take the link out of the hands of the person it was mailed to.
 */
export const makeRecoveryLink = async (work: Work, accountId: string): Promise<string> => await makeLink(work, accountId, recoveryHours)

async function makeLink(work: Work, accountId: string, hours: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertPasswordLink(
    work.tx,
    { accountId, tokenHash: hashOfToken(token), expiresAt: hoursAfter(work.now, hours) },
    { now: work.now, by: work.caller.accountId ?? null },
  )
  await work.audit('password-link-made', 'account', accountId)
  return token
}

/** The account whose password this link may set; undefined when the link is used, expired or unknown. */
export const findLinkedAccount = async (app: Pick<App, 'db' | 'clock'>, token: string) => await findPasswordLink(app.db, hashOfToken(token), app.clock.now())

/** Sets a password with a one-time link and ends every session of the account. */
export async function setPassword(
  app: App,
  caller: Caller,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Outcome<{ readonly email: string }, 'link-not-valid'>> {
  const hash = await hashOf(password)
  return await transact(app, caller, async (work) => {
    const linked = await findPasswordLink(work.tx, hashOfToken(token), work.now)
    if (!linked || !(await usePasswordLinks(work.tx, linked.accountId, work.now))) return refuse('link-not-valid')
    await savePasswordHash(work.tx, linked.accountId, hash, work.now)
    await endSessions(work.tx, linked.accountId)
    await work.audit('password-set', 'account', linked.accountId)
    return done({ email: linked.email })
  })
}

/**
 * Changes one's own password and ends one's other sessions. Guesses of the current password are counted like those at sign-in. An account that has none
 * yet, because its person came from ThaID or LINE, is not asked for one.
 */
export async function changePassword(
  app: App,
  caller: Caller & { readonly accountId: string },
  change: {
    readonly email: string
    readonly address: string
    readonly current: string
    readonly password: string
    readonly sessionId: string
  },
): Promise<Outcome<undefined, 'wrong' | 'too-many'>> {
  const { accountId } = caller
  const before = await findPasswordHash(app.db, accountId)
  if (before !== undefined) {
    const { email: who, address, current } = change
    const right = await countedGuess(app, 'password', { who, address }, async () => ((await isPassword(before, current)) ? true : undefined))
    if (right !== true) return refuse(right ?? 'wrong')
  }
  const hash = await hashOf(change.password)
  return await transact(app, caller, async (work) => {
    await savePasswordHash(work.tx, accountId, hash, work.now)
    await endSessions(work.tx, accountId, { except: change.sessionId })
    await work.audit('password-changed', 'account', accountId)
    return done(undefined)
  })
}
