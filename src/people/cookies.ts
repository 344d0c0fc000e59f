import type { Config } from '#platform/config.ts'

export const isHttps = (config: Pick<Config, 'baseUrl'>): boolean => config.baseUrl.startsWith('https:')

/** A `Set-Cookie` line of this house: script cannot read it, and no other site's form brings it along. With 0 seconds the browser drops the cookie. */
export const cookieLine = (config: Pick<Config, 'baseUrl'>, name: string, value: string, seconds: number): string =>
  `${name}=${encodeURIComponent(value)}; Max-Age=${seconds}; Path=/; HttpOnly;${isHttps(config) ? ' Secure;' : ''} SameSite=Lax`

/** What a Cookie header holds under a name; empty when it holds none, or none that can be read. */
export function cookieOf(header: string | undefined, name: string): string {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`))
  try {
    return decodeURIComponent(pair?.slice(name.length + 1) ?? '')
  } catch {
    return ''
  }
}
