import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sign, type Keys } from './keys.ts'

/** A form that was sent a second time: the web answers with what the first sending led to. */
export class AlreadySubmitted extends Error {
  readonly answer: string | undefined
  constructor(answer: string | undefined) {
    super('this form was already submitted')
    this.answer = answer
  }
}

/** A one-use form token, bound to the session it was drawn for, so nothing is stored until the form is sent. */
export function newSubmissionToken(keys: Keys, sessionId: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${sign(keys.current('forms'), `${nonce}.${sessionId}`)}`
}

export function isSubmissionToken(keys: Keys, sessionId: string, token: string): boolean {
  const [nonce, signature] = token.split('.')
  if (!nonce || !signature) return false
  const given = Buffer.from(signature)
  return keys.all('forms').some((secret) => {
    const wanted = Buffer.from(sign(secret, `${nonce}.${sessionId}`))
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  })
}
