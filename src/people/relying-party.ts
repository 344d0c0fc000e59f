import { isIP } from 'node:net'
import type { Config } from '#platform/config.ts'

/**
 * Who a passkey is for: the name of the site, which the browser checks. An installation that is reached by a bare network address has no name and so no
 * passkeys; undefined then.
 */
export function relyingPartyOf({ baseUrl }: Pick<Config, 'baseUrl'>): { readonly id: string; readonly origin: string } | undefined {
  const { hostname, origin } = new URL(baseUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? undefined : { id: hostname, origin }
}
