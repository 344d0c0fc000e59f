import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as oidc from 'openid-client'

/** A program of another body, running. */
export interface PretendProgram {
  readonly url: string
  stop(): Promise<void>
}

/** Where a program on this port is reached, and where people come back to it. */
export const programAddresses = (port: number) => {
  const url = `http://127.0.0.1:${port}`
  return { url, redirectUri: `${url}/back`, afterLogoutUri: `${url}/` }
}

const cookieName = 'pretend_program'

/**
 * A licence office that exists only in a trial: one page that signs people in with ONE ID, as any program would, and shows what it was told. It has no secret;
 * PKCE alone holds it. Never in production.
 */
export async function startProgram({
  port,
  issuer,
  clientId,
}: {
  readonly port: number
  readonly issuer: string
  readonly clientId: string
}): Promise<PretendProgram> {
  const { url, redirectUri, afterLogoutUri } = programAddresses(port)
  // Asked for when somebody comes: the provider may start after this.
  const provider = () => oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), { execute: [oidc.allowInsecureRequests] })
  const verifiers = new Map<string, string>()

  async function goToSignIn(response: ServerResponse): Promise<void> {
    const [state, verifier] = [oidc.randomState(), oidc.randomPKCECodeVerifier()]
    verifiers.set(state, verifier)
    const location = oidc.buildAuthorizationUrl(await provider(), {
      redirect_uri: redirectUri,
      scope: 'openid profile email enterprise',
      state,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    response.writeHead(303, { location: location.href, 'set-cookie': `${cookieName}=${state}; HttpOnly; SameSite=Lax; Path=/` }).end()
  }

  async function comeBack(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const state = new RegExp(`${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? ''
    const verifier = verifiers.get(state)
    verifiers.delete(state)
    if (verifier === undefined) return show(response, 400, '<p>เริ่มใหม่อีกครั้ง · Please begin again.</p>')
    const config = await provider()
    const tokens = await oidc.authorizationCodeGrant(config, new URL(request.url ?? '/', url), { pkceCodeVerifier: verifier, expectedState: state })
    const told = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub)
    const signOut = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: afterLogoutUri })
    show(
      response,
      200,
      `<p>เข้าใช้แล้ว โปรแกรมนี้ได้รับข้อมูลเท่านี้ · Signed in. This is all it was told:</p><pre>${escaped(JSON.stringify(told, null, 2))}</pre>
      <p><a href="${escaped(signOut.href)}">ออกจากระบบ · Sign out</a></p>`,
    )
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', url).pathname
    const answered =
      path === '/sign-in'
        ? goToSignIn(response)
        : path === '/back'
          ? comeBack(request, response)
          : show(response, path === '/' ? 200 : 404, '<p><a href="/sign-in">เข้าใช้ด้วย SME ONE ID · Sign in with SME ONE ID</a></p>')
    // Said no at the consent, or the provider is away.
    void Promise.resolve(answered).catch(() => show(response, 400, '<p>ไม่ได้เข้าใช้ · Not signed in. <a href="/">เริ่มใหม่ · Begin again</a></p>'))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function show(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(
    `<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
    <title>ระบบใบอนุญาตตัวอย่าง</title><h1>ระบบใบอนุญาตตัวอย่าง · Example licences</h1>${body}</html>`,
  )
}
