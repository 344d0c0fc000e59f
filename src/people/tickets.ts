import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type { App } from '#platform/app.ts'
import { sign } from '#platform/keys.ts'
import { minutesBefore } from './rules.ts'

/**
 * A ticket is what this house said itself a moment ago, in the visitor's hands: signed, for one purpose, good for some minutes, and kept nowhere. Whoever
 * holds one can read it, so it carries no secret; where it may serve only once, what it is used for sees to that.
 */
type Purpose = 'second-step' | 'authenticator' | 'passkey' | 'provider' | 'identity' | 'verify-email'

type Issuer = Pick<App, 'keys' | 'clock'>

export function makeTicket({ keys, clock }: Issuer, purpose: Purpose, value: unknown, minutes: number): string {
  const body = Buffer.from(JSON.stringify({ value, until: minutesBefore(clock.now(), -minutes) })).toString('base64url')
  return `${body}.${signatureOf(keys.current('forms'), purpose, body)}`
}

/** What a ticket says; undefined when it is not ours, for another purpose, too old, or says something else than `schema` wants. */
export function readTicket<T>({ keys, clock }: Issuer, purpose: Purpose, schema: z.ZodType<T>, ticket: string): T | undefined {
  const [body = '', signature = ''] = ticket.split('.')
  const given = Buffer.from(signature)
  const isOurs = keys.all('forms').some((secret) => {
    const wanted = Buffer.from(signatureOf(secret, purpose, body))
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  })
  if (!isOurs) return undefined
  const { value, until } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { readonly value: unknown; readonly until: string }
  return until > clock.now() ? schema.safeParse(value).data : undefined
}

const signatureOf = (secret: string, purpose: Purpose, body: string): string => sign(secret, `ticket ${purpose} ${body}`)
