import { z } from 'zod'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { formatLogin } from '../login.ts'
import { relyingPartyOf } from '../relying-party.ts'
import { countWaysIn, deletePasskey, findPasskey, insertPasskey, listPasskeys, markPasskeyUsed, renamePasskey, type Passkey } from '../store-proofs.ts'
import type { Account } from '../store.ts'
import { makeTicket, readTicket } from '../tickets.ts'
import { letIn, type Device, type SignedIn } from './sign-in.ts'

/** Loaded when somebody first meets a passkey: 26 MB that commands and the worker do without. */
const webauthn = () => import('@simplewebauthn/server')

/** How passkeys may sign, as COSE numbers them: EdDSA, ES256, RS256. Every device knows one of them. */
const algorithms = [-8, -7, -257]

/**
 * What a passkey signs is a ticket that names the form it was drawn with, and that form is taken once: so neither a signature made for another page nor
 * one that was sent before lets anybody in.
 */
const challengeFor = (app: Pick<App, 'keys' | 'clock'>, form: string): string => makeTicket(app, 'passkey', form, 15)

const isChallengeFor =
  (app: Pick<App, 'keys' | 'clock'>, form: string | undefined) =>
  (challenge: string): boolean =>
    form !== undefined && readTicket(app, 'passkey', z.string(), Buffer.from(challenge, 'base64url').toString()) === form

/** What the browser needs to ask for a passkey on a sign-in page with this form token; undefined where the site has no name. */
export async function passkeyRequest(app: Pick<App, 'config' | 'keys' | 'clock'>, form: string) {
  const party = relyingPartyOf(app.config)
  return party && (await (await webauthn()).generateAuthenticationOptions({ rpID: party.id, challenge: challengeFor(app, form), userVerification: 'required' }))
}

/** What the browser needs to make one for an account; undefined where the site has no name. */
export async function passkeyOffer(app: Pick<App, 'config' | 'db' | 'keys' | 'clock'>, account: Pick<Account, 'id' | 'name' | 'email'>, form: string) {
  const party = relyingPartyOf(app.config)
  if (!party) return undefined
  const known = await listPasskeys(app.db, account.id)
  return await (
    await webauthn()
  ).generateRegistrationOptions({
    rpName: 'Prosme',
    rpID: party.id,
    userID: new TextEncoder().encode(account.id),
    userName: formatLogin(account.email),
    userDisplayName: account.name,
    challenge: challengeFor(app, form),
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Adds a passkey that the caller's device has just made. `response` is what the browser answered, as JSON. */
export async function addPasskey(
  app: App,
  caller: Caller & { readonly accountId: string },
  { response, name }: { readonly response: string; readonly name: string },
): Promise<Outcome<undefined, 'not-valid' | 'known'>> {
  const party = relyingPartyOf(app.config)
  const credential = party && (await madeNow(app, caller, party, response))
  if (!credential) return refuse('not-valid')
  const { accountId } = caller
  try {
    return await transact(app, caller, async (work) => {
      const made = { accountId, name, credentialId: credential.id, publicKey: credential.publicKey, counter: credential.counter }
      const id = await insertPasskey(work.tx, { ...made, transports: credential.transports ?? [] }, work.now)
      await work.audit('passkey-added', 'account', accountId, { passkey: id })
      return done(undefined)
    })
  } catch (error) {
    if (violates(error, 'passkey_credential_id_key')) return refuse('known')
    throw error
  }
}

async function madeNow(app: App, caller: Caller, party: { readonly id: string; readonly origin: string }, response: string) {
  const sent = parsed(response)
  if (!sent) return undefined
  try {
    const { registrationInfo } = await (
      await webauthn()
    ).verifyRegistrationResponse({
      response: sent as unknown as RegistrationResponseJSON,
      expectedChallenge: isChallengeFor(app, caller.submission),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      supportedAlgorithmIDs: algorithms,
    })
    return registrationInfo?.credential
  } catch {
    // What a stranger sent may be broken in any way; the library says so by throwing.
    return undefined
  }
}

/** Signs in with a passkey: the device checked who holds it, so no second step is asked. Nothing is guessed, so nothing is counted. */
export async function signInWithPasskey(
  app: App,
  caller: Caller,
  { response, userAgent }: Device & { readonly response: string },
): Promise<Outcome<SignedIn, 'wrong'>> {
  const sent = parsed(response)
  const passkey = typeof sent?.['id'] === 'string' ? await findPasskey(app.db, sent['id']) : undefined
  const counter = sent && passkey && (await counterNow(app, caller, passkey, sent))
  if (!passkey || counter === undefined) return refuse('wrong')
  const { id, accountId } = passkey
  // Takes the form's token: the same signature does not serve again.
  await transact(app, { ...caller, accountId }, async (work) => await markPasskeyUsed(work.tx, id, counter, work.now))
  return await letIn(app, caller, { accountId, userAgent })
}

/** How often the device says the passkey was used, when it signed what it was asked to. */
async function counterNow(app: App, caller: Caller, passkey: Passkey, sent: Readonly<Record<string, unknown>>): Promise<number | undefined> {
  const party = relyingPartyOf(app.config)
  if (!party) return undefined
  const { credentialId: id, counter, transports } = passkey
  try {
    const { verified, authenticationInfo } = await (
      await webauthn()
    ).verifyAuthenticationResponse({
      response: sent as unknown as AuthenticationResponseJSON,
      expectedChallenge: isChallengeFor(app, caller.submission),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: Number(counter), transports },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}

export async function namePasskey(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller & { readonly accountId: string },
  { passkey, name }: { readonly passkey: string; readonly name: string },
): Promise<void> {
  await transact(app, caller, async (work) => {
    if (await renamePasskey(work.tx, caller.accountId, passkey, name)) await work.audit('passkey-named', 'account', caller.accountId, { passkey })
  })
}

/** Takes a passkey away. `only-way`: the account could not be signed in to any more. */
export async function removePasskey(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller & { readonly accountId: string },
  passkey: string,
): Promise<Outcome<undefined, 'only-way'>> {
  const { accountId } = caller
  return await transact(app, caller, async (work) => {
    if (await deletePasskey(work.tx, accountId, passkey)) await work.audit('passkey-removed', 'account', accountId, { passkey })
    return (await countWaysIn(work.tx, accountId)) > 0 ? done(undefined) : refuse('only-way')
  })
}

/** What a browser sent, as an object; undefined when it is none. */
function parsed(response: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(response)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
