import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'

/**
 * What is personal lies sealed (AES-256-GCM) under a key of its enterprise: the installation's secret over the enterprise's salt. Erasing an enterprise
 * destroys the salt, and with it every number, contact, address and change that was sealed, wherever copies of the rows may lie.
 * Sealed bytes: 12 of nonce, 16 of tag, the rest cipher text.
 */
export const newSalt = (): Buffer => Buffer.from(random(16))

/** Drawn many at a time: one by one they cost more than the cipher. */
let drawn = Buffer.alloc(0)
function random(size: number): Buffer {
  if (drawn.length < size) drawn = randomBytes(4096)
  const taken = drawn.subarray(0, size)
  drawn = drawn.subarray(size)
  return taken
}

export const seal = (keys: Keys, salt: Buffer, text: string): Buffer => sealerOf(keys, salt)(text)

/** Seals several things of one enterprise: making its key costs more than using it. */
export function sealerOf(keys: Keys, salt: Buffer): (text: string) => Buffer {
  const key = createSecretKey(keyOf(keys.current('encryption'), salt))
  return (text) => {
    const nonce = random(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }
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
