import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Request } from '#platform/routes.ts'

/**
 * The network address a request came from. A proxy is believed only when it runs on this machine, and then about the last hop it saw itself: what a
 * client writes into the header before that counts for nothing.
 */
export function addressOf(c: Request): string {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: Pick<IncomingMessage, 'socket'> }
  return addressFrom(incoming?.socket?.remoteAddress, c.req.header('x-forwarded-for'))
}

/** The same from the address of the connection and the header `X-Forwarded-For`, for what is served beside the pages. */
export function addressFrom(connection: string | undefined, forwarded: string | undefined): string {
  const peer = connection?.replace(/^::ffff:/, '') ?? 'unknown'
  const hop = forwarded?.split(',').at(-1)?.trim()
  return isLoopback(peer) && hop && isIP(hop) ? hop : peer
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')
