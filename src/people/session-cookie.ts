import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#platform/config.ts'

export const sessionCookie = 'prosme.session'

export const isHttps = (config: Pick<Config, 'baseUrl'>): boolean => config.baseUrl.startsWith('https:')

/** The cookie's name, with the mark by which a browser takes it over https alone. */
export const sessionCookieName = (config: Pick<Config, 'baseUrl'>): string => (isHttps(config) ? `__Secure-${sessionCookie}` : sessionCookie)

/**
 * The session's token from a Cookie header, when one of our secrets signed it: `token.signature`, HMAC-SHA256 in base64, as Better Auth writes it.
 * A secret that was rotated out still reads what it signed; the session itself lives in the database.
 */
export function sessionTokenOf(header: string | undefined, name: string, secrets: readonly string[]): string | undefined {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`))
  if (!pair) return undefined
  const [token, signature] = decode(pair.slice(name.length + 1)).split('.')
  if (!token || !signature) return undefined
  const given = Buffer.from(signature)
  const isOurs = secrets.some((secret) => {
    const wanted = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  })
  return isOurs ? token : undefined
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
