import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import type { Adapter, AdapterPayload, Provider } from 'oidc-provider'
import type { Config, Provider as ProviderSettings } from '#platform/config.ts'
import { pretendPeople } from './examples.ts'

/** The stand-in for ThaID and LINE, running. */
export interface IdentitySimulator {
  /** What this installation needs to use it: goes into its `Config`. */
  readonly providers: Required<Config['signInProviders']>
  stop(): Promise<void>
}

const roles = ['thaid', 'line'] as const
type Name = (typeof roles)[number]

/**
 * An OpenID provider of its own that plays ThaID (which vouches for a citizen's number, claim `pid`) and LINE: whoever comes picks one of a few fictitious
 * people. `clientUrl` is the address of the installation that sends people here. For trials and tests; never in production. That ThaID hands over `pid` in
 * the ID token is an assumption: its interface is told to registered services only.
 */
export async function startIdentitySimulator({ port = 0, clientUrl }: { readonly port?: number; readonly clientUrl: string }): Promise<IdentitySimulator> {
  // Large, and needed by nobody who only generates numbers.
  const { Provider: Played } = await import('oidc-provider')
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = (name: Name): ProviderSettings => ({ issuer: `${base}/${name}`, clientId: 'prosme', clientSecret: randomBytes(32).toString('base64url') })
  const providers = { thaid: settings('thaid'), line: settings('line') }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }
  const played = Object.fromEntries(roles.map((name) => [name, play(Played, name, providers[name], `${clientUrl}/sign-in/${name}/callback`, key)]))
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const [, name = '', ...rest] = (request.url ?? '').split('/')
    const provider = played[name]
    if (!provider) return void response.writeHead(404).end()
    if (rest[0] === 'pick') return void pick(provider, `/${name}`, request, response).catch(() => response.writeHead(400).end())
    Object.assign(request, { originalUrl: request.url, url: `/${rest.join('/')}` })
    void provider.callback()(request, response)
  })
  return {
    providers,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function play(Played: typeof Provider, name: Name, { issuer, clientId, clientSecret }: ProviderSettings, redirectUri: string, key: object): Provider {
  const alg = name === 'line' ? 'HS256' : 'RS256'
  return new Played(issuer, {
    adapter: memory(),
    jwks: { keys: [key] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: `${name}.session`, interaction: `${name}.interaction`, resume: `${name}.resume` },
    },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: alg,
      },
    ],
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'HS256'] },
    claims: { openid: ['sub'], profile: ['name'], name: ['name'], pid: ['pid'] },
    scopes: ['openid', 'profile', 'name', 'pid'],
    conformIdTokenClaims: false,
    ttl: { Interaction: 900, Grant: 900, Session: 900, AccessToken: 900, AuthorizationCode: 60, IdToken: 900 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/${name}/pick/${uid}` },
    findAccount(_, id) {
      const person = pretendPeople.find((one) => one.id === id)
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name, pid: person.pid }) }
    },
  })
}

/** One page with a button for each person; a press goes back as that person. */
async function pick(provider: Provider, mount: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://here')
  const details = await provider.interactionDetails(request, response)
  const person = pretendPeople.find(({ id }) => id === url.searchParams.get('person'))
  if (!person) {
    const links = pretendPeople.map(({ id, name }) => `<p><a href="${mount}/pick/${details.uid}?person=${id}">${name}</a></p>`).join('')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(
      `<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ผู้ยืนยันตัวตนจำลอง</title>
      <h1>ผู้ยืนยันตัวตนจำลอง (${mount.slice(1)})</h1><p>บุคคลสมมุติ เลือกหนึ่งคนเพื่อเข้าเป็นคนนั้น</p>${links}</html>`,
    )
    return
  }
  const grant = new provider.Grant({ accountId: person.id, clientId: String(details.params['client_id']) })
  grant.addOIDCScope(String(details.params['scope']))
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(request, response, { login: { accountId: person.id, remember: false }, consent }, { mergeWithLastSubmission: false })
}

/** What the provider keeps, for as long as it runs. */
function memory(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  return (model) => {
    const key = (id: string) => `${model} ${id}`
    const find = (id: string) => Promise.resolve(kept.get(key(id)))
    return {
      upsert: (id, payload) => Promise.resolve(void kept.set(key(id), payload)),
      find,
      findByUid: (uid) => Promise.resolve([...kept].find(([at, { uid: of }]) => at.startsWith(model) && of === uid)?.[1]),
      findByUserCode: find,
      destroy: (id) => Promise.resolve(void kept.delete(key(id))),
      consume: (id) => Promise.resolve(void kept.set(key(id), { ...kept.get(key(id)), consumed: Math.floor(Date.now() / 1000) })),
      revokeByGrantId(grantId) {
        for (const [at, payload] of kept) if (payload.grantId === grantId) kept.delete(at)
        return Promise.resolve()
      },
    }
  }
}
