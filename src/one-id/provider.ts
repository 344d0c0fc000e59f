import { timingSafeEqual } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { App } from '#platform/app.ts'
import type { Db } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { addressFrom, endSession, identifyCookie } from '#people/index.ts'
import { adapterOn } from './adapter.ts'
import { handOver, personClaims } from './claims.ts'
import { createLimits } from './limits.ts'
import { askToSignOut, refusedPage, signedOut } from './pages/provider.page.tsx'
import { paths } from './paths.ts'
import { apiScopes, lifetimes, scopes } from './rules.ts'
import { openSigningKeys } from './signing-keys.ts'
import { findPermission, findProgram, hashOf } from './store.ts'

/** Where the provider answers; the issuer is this below the platform's address. */
export const mountPath = '/oidc'

export const issuerOf = ({ config }: Pick<App, 'config'>): string => config.baseUrl + mountPath

/** The audience of tokens for the API. */
export const apiOf = ({ config }: Pick<App, 'config'>): string => `${config.baseUrl}/api`

const made = new WeakMap<Db, Promise<Provider>>()

/** The OpenID provider of this application, one for each database; it is loaded when it is first asked. */
export function providerOf(app: App): Promise<Provider> {
  const known = made.get(app.db)
  if (known) return known
  const provider = createProvider(app)
  made.set(app.db, provider)
  return provider
}

/**
 * Puts the provider in front of the pages: addresses below /oidc are its, everything else goes to `pages`. The provider answers with the platform's
 * security headers, believes the address of this installation and no Host header, and is limited per network address and program.
 */
export function withOneId(app: App, pages: RequestListener): RequestListener {
  const limits = createLimits(() => Date.parse(app.clock.now()))
  const base = new URL(app.config.baseUrl)
  return (request, response) => {
    if (!request.url?.startsWith(`${mountPath}/`)) return pages(request, response)
    const requestId = newId()
    const startedAt = performance.now()
    const asked = {
      address: addressFrom(request.socket.remoteAddress, request.headers['x-forwarded-for'] as string | undefined),
      program: programNamed(request),
    }
    secure(app, response, requestId)
    response.on('finish', () => {
      if (response.statusCode === 401) limits.mistake(asked)
      const path = request.url?.split('?')[0]?.replace(/^\/auth\/.+/, '/auth/:uid')
      app.log.info(
        { requestId, method: request.method, path: mountPath + path, status: response.statusCode, ms: Math.round(performance.now() - startedAt) },
        'request',
      )
    })
    if (!limits.take(asked)) return tooMany(response)
    Object.assign(request.headers, { host: base.host, 'x-forwarded-proto': base.protocol.slice(0, -1), 'x-forwarded-host': undefined })
    Object.assign(request, { originalUrl: request.url })
    request.url = request.url.slice(mountPath.length)
    providerOf(app).then(
      (provider) => provider.callback()(request, response),
      (error: unknown) => {
        app.log.error({ requestId, err: error }, 'the OpenID provider did not start')
        response.writeHead(500).end()
      },
    )
  }
}

/** The program that proves itself with a secret in this request. */
function programNamed({ headers }: IncomingMessage): string | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? '')?.[1]
  return basic && Buffer.from(basic, 'base64').toString().split(':')[0]
}

const policy = (formTargets = ''): string =>
  `default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'${formTargets}; frame-ancestors 'none'`

function secure({ config }: App, response: ServerResponse, requestId: string): void {
  response.setHeader('content-security-policy', policy())
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  response.setHeader('x-request-id', requestId)
  if (config.baseUrl.startsWith('https:')) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

function tooMany(response: ServerResponse): void {
  response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '60', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ error: 'temporarily_unavailable', error_description: 'too many requests; try again in a minute' }))
}

async function createProvider(app: App): Promise<Provider> {
  const { default: Provider, errors, interactionPolicy } = await import('oidc-provider')
  const who = identifyCookie(app)
  const login = interactionPolicy.base()
  const { Check } = interactionPolicy
  // A session of the provider counts only beside a session of the platform for the same person: whoever signed out there is not signed in elsewhere.
  login
    .get('login')!
    .checks.add(
      new Check('signed_out', 'End-User authentication is required', 'login_required', async ({ oidc, headers }) =>
        oidc.session?.accountId !== undefined && (await who(headers.cookie)).accountId !== oidc.session.accountId
          ? Check.REQUEST_PROMPT
          : Check.NO_NEED_TO_PROMPT,
      ),
    )

  const isForApi = ({ oidc }: KoaContextWithOIDC) => oidc.params?.['grant_type'] === 'client_credentials'
  const configuration: Configuration = {
    adapter: adapterOn(app.db, { errors }),
    jwks: { keys: (await openSigningKeys(app)).map((key) => key.private as never) },
    scopes,
    claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email', 'email_verified'], enterprise: ['enterprise'] },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'private_key_jwt', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'], clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AuthorizationCode: lifetimes.code,
      AccessToken: lifetimes.token,
      ClientCredentials: lifetimes.token,
      IdToken: lifetimes.idToken,
      Interaction: lifetimes.interaction,
      Session: lifetimes.session,
      RefreshToken: lifetimes.permission,
      Grant: lifetimes.permission,
    },
    cookies: {
      keys: [...app.keys.all('session')],
      names: { session: 'one-id.session', interaction: 'one-id.interaction', resume: 'one-id.resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    interactions: { url: (_, { uid }) => paths.consent(uid), policy: login },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          // Browsers hold a form to its targets through every redirect that follows it.
          const to = ctx.oidc.params?.['post_logout_redirect_uri']
          if (typeof to === 'string') ctx.set('content-security-policy', policy(` ${originOf(to)}`))
          ctx.body = askToSignOut(ctx, form)
        },
        postLogoutSuccessSource: (ctx) => void (ctx.body = signedOut(ctx)),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx) => (isForApi(ctx) ? apiOf(app) : (undefined as never)),
        getResourceServerInfo(ctx, resource) {
          // Programs call the API in their own name; a person's token is for userinfo alone.
          if (resource !== apiOf(app) || !isForApi(ctx)) throw new errors.InvalidTarget()
          return {
            scope: apiScopes.join(' '),
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: lifetimes.token,
            jwt: { sign: { alg: 'RS256' } },
          }
        },
      },
    },
    async findAccount(ctx, accountId, token) {
      const person = await personClaims(app, accountId)
      if (!person) return undefined
      return {
        accountId,
        async claims(use, scope) {
          const claims = { sub: accountId, ...person }
          const grantId = token && 'grantId' in token ? token.grantId : undefined
          if (use !== 'userinfo' || !scope.split(' ').includes('enterprise') || !grantId || !ctx.oidc.client) return claims
          const [permission, program] = await Promise.all([findPermission(app.db, grantId), findProgram(app.db, ctx.oidc.client.clientId)])
          const enterprise = permission && program && permission.endedAt === null ? await handOver(app, permission, program) : undefined
          return { ...claims, ...(enterprise && { enterprise: { ...enterprise } }) }
        },
      }
    },
    renderError: (ctx, out) => void (ctx.body = refusedPage(ctx, out.error)),
  }

  const provider = new Provider(issuerOf(app), configuration)
  provider.proxy = true
  ;(provider.Client.prototype as { compareClientSecret(given: string): boolean }).compareClientSecret = comparesHash
  const failed = (error: unknown) => app.log.error({ err: error }, 'the OpenID provider failed')
  provider.on('server_error', (_, error) => failed(error))
  ;(provider as EventEmitter).on('error', failed)
  provider.use(async (ctx, next) => {
    await next()
    const { oidc, headers } = ctx as KoaContextWithOIDC
    if (oidc?.route !== 'end_session_confirm' || !oidc.params?.['logout']) return
    // Signing out of ONE ID signs out of the platform: both know the same person.
    const { accountId, sessionId } = await who(headers.cookie)
    await endSession(app, { accountId, requestId: newId() }, sessionId)
  })
  return provider
}

/** In place of a program's secret the provider was given its hash. */
function comparesHash(this: { readonly clientSecret?: string }, given: string): boolean {
  const kept = Buffer.from(this.clientSecret ?? '', 'base64url')
  const offered = hashOf(given)
  return kept.length === offered.length && timingSafeEqual(kept, offered)
}

/** A source as a content security policy names it: the origin, or the scheme of an app. */
export const originOf = (uri: string): string => {
  const url = new URL(uri)
  return url.origin === 'null' ? url.protocol : url.origin
}
