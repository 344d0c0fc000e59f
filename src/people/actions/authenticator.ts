import { createHmac, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { sign } from '#platform/keys.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { countedGuess } from '../guess.ts'
import { formatLogin } from '../login.ts'
import { deleteAuthenticator, findAuthenticator, replaceRecoveryCodes, saveAuthenticator, takeRecoveryCode, takeStep } from '../store-proofs.ts'
import { makeTicket, readTicket } from '../tickets.ts'

/**
 * Codes of an authenticator app (TOTP, RFC 6238: six digits, half a minute, SHA-1, as every app knows them). The app's key is derived from a random seed
 * and a secret of the installation, so nothing that lies in the database makes a code.
 */
const period = 30

export interface NewAuthenticator {
  /** Proves that this key was offered here; goes with the first code. */
  readonly ticket: string
  /** For the QR code. */
  readonly uri: string
  /** For typing, in groups of four. */
  readonly key: string
}

/** A key to put into the app. Nothing is kept until a first code shows that it is in there. `ticket` draws the same key again after a wrong code. */
export function offerAuthenticator(
  app: Pick<App, 'keys' | 'clock'>,
  account: { readonly id: string; readonly email: string },
  ticket = makeTicket(app, 'authenticator', { account: account.id, seed: newId() }, 30),
): NewAuthenticator | undefined {
  const offered = readOffer(app, account.id, ticket)
  if (!offered) return undefined
  const totp = totpOf(app.keys.current('lookup'), offered.seed, formatLogin(account.email))
  return { ticket, uri: totp.toString(), key: totp.secret.base32.replace(/.{4}(?=.)/g, '$& ') }
}

/** Turns the second step on, with the first code of the app. Answers ten recovery codes, which are shown once. */
export async function turnOnAuthenticator(
  app: App,
  caller: Caller & { readonly accountId: string },
  { ticket, code, address }: { readonly ticket: string; readonly code: string; readonly address: string },
): Promise<Outcome<readonly string[], 'wrong' | 'too-many' | 'expired'>> {
  const { accountId } = caller
  const offered = readOffer(app, accountId, ticket)
  if (!offered) return refuse('expired')
  const step = await countedGuess(app, 'code', { who: accountId, address }, () => Promise.resolve(stepOf(app, offered.seed, code)))
  if (step === undefined) return refuse('wrong')
  if (step === 'too-many') return refuse('too-many')
  return await transact(app, caller, async (work) => {
    await saveAuthenticator(work.tx, accountId, offered.seed, step, work.now)
    const codes = Array.from({ length: 10 }, newRecoveryCode)
    const secret = app.keys.current('lookup')
    await replaceRecoveryCodes(
      work.tx,
      accountId,
      codes.map((one) => hashOf(secret, accountId, one)),
    )
    await work.audit('authenticator-added', 'account', accountId)
    return done(codes)
  })
}

/** Turns the second step off again; its recovery codes stop working. Asks for a code, so that a device left open cannot. */
export async function turnOffAuthenticator(
  app: App,
  caller: Caller & { readonly accountId: string },
  { code, address }: { readonly code: string; readonly address: string },
): Promise<Outcome<undefined, 'wrong' | 'too-many'>> {
  const { accountId } = caller
  const right = await countedGuess(app, 'code', { who: accountId, address }, async () => ((await isRightCode(app, caller, accountId, code)) ? true : undefined))
  if (right !== true) return refuse(right ?? 'wrong')
  return await transact(app, caller, async (work) => {
    if (await deleteAuthenticator(work.tx, accountId)) await work.audit('authenticator-removed', 'account', accountId)
    return done(undefined)
  })
}

/** Whether a code is one of the app now (or half a minute off) that was not taken yet, or an unused recovery code, which is used up. */
export async function isRightCode(app: Pick<App, 'db' | 'clock' | 'keys'>, { requestId }: Caller, accountId: string, typed: string): Promise<boolean> {
  const authenticator = await findAuthenticator(app.db, accountId)
  if (!authenticator) return false
  const step = stepOf(app, authenticator.seed, typed)
  if (step !== undefined) return await takeStep(app.db, accountId, step)
  return await transact(app, { accountId, requestId }, async (work) => {
    const hashes = app.keys.all('lookup').map((secret) => hashOf(secret, accountId, typed))
    const taken = await takeRecoveryCode(work.tx, accountId, hashes)
    if (taken) await work.audit('recovery-code-used', 'account', accountId)
    return taken
  })
}

const readOffer = (app: Pick<App, 'keys' | 'clock'>, accountId: string, ticket: string) =>
  readTicket(app, 'authenticator', z.object({ account: z.literal(accountId), seed: z.string() }), ticket)

/** The half minute, counted from 1970, whose code was typed. A secret that was rotated out still makes the codes of apps set up under it. */
function stepOf({ keys, clock }: Pick<App, 'keys' | 'clock'>, seed: string, typed: string): number | undefined {
  const token = arabicDigits(typed).replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const timestamp = Date.parse(clock.now())
  for (const secret of keys.all('lookup')) {
    const delta = totpOf(secret, seed, '').validate({ token, timestamp, window: 1 })
    if (delta !== null) return Math.floor(timestamp / 1000 / period) + delta
  }
  return undefined
}

const totpOf = (secret: string, seed: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Prosme',
    label,
    period,
    secret: new Secret({ buffer: new Uint8Array(createHmac('sha256', secret).update(`authenticator ${seed}`).digest()).slice(0, 20).buffer }),
  })

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten letters and digits that are hard to mistake for each other: 49 bits, which guessing at the door does not find. */
const newRecoveryCode = (): string => {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return `${half()}-${half()}`
}

const hashOf = (secret: string, accountId: string, code: string): string =>
  sign(secret, `recovery ${accountId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
