import { isIP } from 'node:net'
import type { Request } from '#platform/routes.ts'

/**
 * The network address a request came from. A proxy is believed only when it runs on this machine, and then about the last hop it saw itself: what a
 * client writes into the header before that counts for nothing.
 */
export function addressOf(c: Request): string {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
  const peer = incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? 'unknown'
  const hop = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLoopback(peer) && hop && isIP(hop) ? hop : peer
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')
