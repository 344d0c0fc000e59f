import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'

/**
 * What is personal lies sealed (AES-256-GCM) under a key of its enterprise: the installation's secret over the enterprise's salt. Erasing an enterprise
 * destroys the salt, and with it every number, contact, address and change that was sealed, wherever copies of the rows may lie.
 * Sealed bytes: 12 of nonce, 16 of tag, the rest cipher text.
 */
export const newSalt = (): Buffer => randomBytes(16)

export function seal(keys: Keys, salt: Buffer, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys.current('encryption'), salt), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Reads what `seal` wrote, also under a secret that was rotated out. Throws when it was sealed for another enterprise or altered. */
export function unseal(keys: Keys, salt: Buffer, sealed: Buffer): string {
  let failure: unknown
  for (const secret of keys.all('encryption')) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, salt), sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    } catch (error) {
      failure = error
    }
  }
  throw new Error('what was sealed cannot be read with any secret of this installation', { cause: failure })
}

const keyOf = (secret: string, salt: Buffer): Buffer => createHmac('sha256', secret).update(salt).digest()

/** By which a number or contact is found without being readable: a keyed hash. `what` keeps hashes of different things apart. */
export const lookupOf = (keys: Keys, what: string, value: string): Buffer => lookupUnder(keys.current('lookup'), what, value)

/** The same under every secret that was ever in use, for finding what an older one wrote. */
export const lookupsOf = (keys: Keys, what: string, value: string): Buffer[] => keys.all('lookup').map((secret) => lookupUnder(secret, what, value))

const lookupUnder = (secret: string, what: string, value: string): Buffer => createHmac('sha256', secret).update(`${what} ${value}`).digest()
