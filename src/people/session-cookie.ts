import { createHmac, timingSafeEqual } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'
import { cookieLine, cookieOf, isHttps } from './cookies.ts'
import { sessionHours } from './rules.ts'

export const sessionCookie = 'prosme.session'

/** The cookie's name, with the mark by which a browser takes it over https alone. */
export const sessionCookieName = (config: Pick<Config, 'baseUrl'>): string => (isHttps(config) ? `__Secure-${sessionCookie}` : sessionCookie)

/** The `Set-Cookie` line that carries a session's token, signed by the secret in use. */
export const sessionCookieLine = ({ config, keys }: Pick<App, 'config' | 'keys'>, token: string): string =>
  cookieLine(config, sessionCookieName(config), `${token}.${signatureOf(keys.current('session'), token)}`, sessionHours * 3600)

/** The `Set-Cookie` line that makes a browser forget its session. */
export const forgetSessionLine = (config: Pick<Config, 'baseUrl'>): string => cookieLine(config, sessionCookieName(config), '', 0)

/**
 * The session's token from a Cookie header, when one of our secrets signed it: `token.signature`, HMAC-SHA256 in base64.
 * A secret that was rotated out still reads what it signed; the session itself lives in the database.
 */
export function sessionTokenOf(header: string | undefined, name: string, secrets: readonly string[]): string | undefined {
  const [token, signature] = cookieOf(header, name).split('.')
  if (!token || !signature) return undefined
  const given = Buffer.from(signature)
  const isOurs = secrets.some((secret) => {
    const wanted = Buffer.from(signatureOf(secret, token))
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  })
  return isOurs ? token : undefined
}

const signatureOf = (secret: string, token: string): string => createHmac('sha256', secret).update(token).digest('base64')
