import { createHmac } from 'node:crypto'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Provider } from '#platform/config.ts'
import { transact, violates, type Caller, type Work } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { paths } from '../paths.ts'
import { providers, type ProviderName } from '../provider-names.ts'
import { countWaysIn, deleteLink, deleteProof, findAccountAt, findProof, insertLink, saveProof } from '../store-proofs.ts'
import { makeTicket, readTicket } from '../tickets.ts'
import { letIn, takeFirstStep, type Device, type HalfSignedIn, type SignedIn } from './sign-in.ts'

/** Who somebody is at ThaID or LINE, as that provider says. */
export interface Identity {
  readonly provider: ProviderName
  /** The provider's own name of the person; means nothing elsewhere. */
  readonly subject: string
  readonly name: string
  /** Keyed hash of the citizen's number that ThaID vouches for, hex; the number itself is forgotten at once. */
  readonly citizen?: string | undefined
}

const identitySchema: z.ZodType<Identity> = z.object({
  provider: z.enum(providers),
  subject: z.string(),
  name: z.string(),
  citizen: z.string().optional(),
})

const flow = z.object({ provider: z.enum(providers), state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() })

/** Which providers this installation knows, in the order people are shown them. */
export const providersOf = ({ config }: Pick<App, 'config'>): ProviderName[] => providers.filter((name) => config.signInProviders[name])

const found = new Map<string, Promise<oidc.Configuration>>()

/** What the provider says about itself, asked once; an answer that failed is asked for again by whoever comes next. */
function discovered(name: ProviderName, { issuer, clientId, clientSecret }: Provider): Promise<oidc.Configuration> {
  const key = `${issuer} ${clientId}`
  const known = found.get(key)
  if (known) return known
  // LINE signs what it says of a person with the client's secret (HS256).
  const metadata = { client_secret: clientSecret, ...(name === 'line' ? { id_token_signed_response_alg: 'HS256' } : {}) }
  const insecure = issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {}
  const asked = oidc.discovery(new URL(issuer), clientId, metadata, oidc.ClientSecretPost(clientSecret), { timeout: 10, ...insecure })
  found.set(key, asked)
  asked.catch(() => found.delete(key))
  return asked
}

const callbackOf = ({ config }: Pick<App, 'config'>, provider: ProviderName): string => config.baseUrl + paths.providerCallback(provider)

/**
 * The way out to a provider: the address there, and a ticket for a cookie of this browser, without which nobody comes back in (state, nonce and PKCE
 * verifier). Undefined when the provider is not set up; `unreachable` when it does not answer.
 */
export async function leaveFor(
  app: Pick<App, 'config' | 'keys' | 'clock' | 'log'>,
  provider: ProviderName,
  next: string,
): Promise<{ readonly address: string; readonly ticket: string } | 'unreachable' | undefined> {
  const settings = app.config.signInProviders[provider]
  if (!settings) return undefined
  try {
    const configuration = await discovered(provider, settings)
    const said = { provider, state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), next }
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: callbackOf(app, provider),
      scope: provider === 'thaid' ? 'openid pid name' : 'openid profile',
      state: said.state,
      nonce: said.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(said.verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, ticket: makeTicket(app, 'provider', said, 15) }
  } catch (error) {
    app.log.warn({ provider, code: codeOf(error) }, 'sign-in provider did not answer')
    return 'unreachable'
  }
}

/** Comes back from a provider with the query it sent along. Undefined when it is not what we left for: another browser, too late, altered, or cancelled there. */
export async function comeBackFrom(
  app: Pick<App, 'config' | 'keys' | 'clock' | 'log'>,
  { provider, query, ticket }: { readonly provider: ProviderName; readonly query: string; readonly ticket: string },
): Promise<{ readonly identity: Identity; readonly next: string } | undefined> {
  const settings = app.config.signInProviders[provider]
  const left = readTicket(app, 'provider', flow, ticket)
  if (!settings || left?.provider !== provider) return undefined
  try {
    const tokens = await oidc.authorizationCodeGrant(await discovered(provider, settings), new URL(callbackOf(app, provider) + query), {
      expectedState: left.state,
      expectedNonce: left.nonce,
      pkceCodeVerifier: left.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return undefined
    const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : '')
    const pid = provider === 'thaid' ? text('pid').replace(/\D/g, '') : ''
    const citizen = pid === '' ? undefined : lookupOf(app.keys.current('lookup'), pid).toString('hex')
    return { identity: { provider, subject: claims.sub, name: text('name'), citizen }, next: left.next }
  } catch (error) {
    app.log.warn({ provider, code: codeOf(error) }, 'coming back from a sign-in provider failed')
    return undefined
  }
}

const codeOf = (error: unknown): string => (typeof (error as { code?: unknown }).code === 'string' ? (error as { code: string }).code : 'failed')

/** An identity in a visitor's hands while they choose what to do with it. */
export const identityTicket = (app: Pick<App, 'keys' | 'clock'>, identity: Identity): string => makeTicket(app, 'identity', identity, 30)
export const readIdentity = (app: Pick<App, 'keys' | 'clock'>, ticket: string): Identity | undefined => readTicket(app, 'identity', identitySchema, ticket)

/**
 * Signs in whoever the provider says it is. ThaID has seen person and phone, so it is enough; after LINE an account with a second step is asked for it.
 * `unknown`: nobody here is linked to that person.
 */
export async function signInAs(
  app: App,
  caller: Caller,
  { identity, userAgent }: Device & { readonly identity: Identity },
): Promise<Outcome<SignedIn | HalfSignedIn, 'wrong' | 'unknown'>> {
  const accountId = await findAccountAt(app.db, identity.provider, identity.subject)
  if (accountId === undefined) return refuse('unknown')
  if (identity.provider !== 'thaid') return await takeFirstStep(app, caller, { accountId, userAgent })
  await transact(app, { accountId, requestId: caller.requestId }, async (work) => await prove(work, accountId, identity))
  return await letIn(app, caller, { accountId, userAgent })
}

/** Links the caller's account to who they are at a provider. */
export async function linkIdentity(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller & { readonly accountId: string },
  identity: Identity,
): Promise<Outcome<undefined, 'linked-elsewhere'>> {
  try {
    return await transact(app, caller, async (work) => {
      await keepIdentity(work, caller.accountId, identity)
      return done(undefined)
    })
  } catch (error) {
    if (isLinkedElsewhere(error)) return refuse('linked-elsewhere')
    throw error
  }
}

/** The link and what the provider vouches for, in the caller's transaction. Throws `isLinkedElsewhere` when that person has another account. */
export async function keepIdentity(work: Work, accountId: string, identity: Identity): Promise<void> {
  await insertLink(work.tx, accountId, identity.provider, identity.subject, work.now)
  await work.audit('sign-in-linked', 'account', accountId, { provider: identity.provider })
  await prove(work, accountId, identity)
}

export const isLinkedElsewhere = (error: unknown): boolean => violates(error, 'credential_provider_id_account_id_key')

async function prove(work: Work, accountId: string, { provider, citizen }: Identity): Promise<void> {
  if (citizen === undefined) return
  await saveProof(work.tx, accountId, Buffer.from(citizen, 'hex'), work.now)
  await work.audit('citizen-proved', 'account', accountId, { provider })
}

/** Ends a link; what ThaID vouched for goes with it. `only-way`: the account could not be signed in to any more. */
export async function unlink(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller & { readonly accountId: string },
  provider: ProviderName,
): Promise<Outcome<undefined, 'only-way'>> {
  const { accountId } = caller
  return await transact(app, caller, async (work) => {
    if (await deleteLink(work.tx, accountId, provider)) await work.audit('sign-in-unlinked', 'account', accountId, { provider })
    if (provider === 'thaid') await deleteProof(work.tx, accountId)
    return (await countWaysIn(work.tx, accountId)) > 0 ? done(undefined) : refuse('only-way')
  })
}

/**
 * Whether ThaID vouched that the person of an account has this citizen's number (13 digits), so that a mandate of a natural person can be verified
 * without a paper.
 */
export async function hasProvedNumber(app: Pick<App, 'db' | 'keys'>, accountId: string, digits: string): Promise<boolean> {
  const proof = await findProof(app.db, accountId)
  return proof !== undefined && app.keys.all('lookup').some((secret) => lookupOf(secret, digits).equals(proof.lookup))
}

const lookupOf = (secret: string, digits: string): Buffer => createHmac('sha256', secret).update(`proof citizen ${digits}`).digest()
