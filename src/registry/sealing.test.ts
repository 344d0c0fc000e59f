import { describe, expect, test } from 'vitest'
import type { Keys } from '#platform/keys.ts'
import { lookupOf, lookupsOf, newSalt, seal, unseal } from './sealing.ts'

const keysOf = (...secrets: string[]): Keys => ({ current: () => secrets[0]!, all: () => secrets })
const old = keysOf('old')
const rotated = keysOf('new', 'old')

describe('what is sealed', () => {
  const salt = newSalt()
  const sealed = seal(old, salt, 'ถนนตัวอย่าง 1')

  test('is read with the secret it was sealed under, also after that was rotated out', () => {
    expect([unseal(old, salt, sealed), unseal(rotated, salt, sealed)]).toEqual(['ถนนตัวอย่าง 1', 'ถนนตัวอย่าง 1'])
  })
  test('cannot be read for another enterprise, under another secret, or when a byte was altered', () => {
    const altered = Buffer.from(sealed)
    altered[altered.length - 1]! ^= 1
    for (const read of [() => unseal(old, newSalt(), sealed), () => unseal(keysOf('other'), salt, sealed), () => unseal(old, salt, altered)])
      expect(read).toThrow('cannot be read')
  })
  test('never looks the same twice, and never like what it says', () => {
    expect(seal(old, salt, 'ถนนตัวอย่าง 1').equals(sealed)).toBe(false)
    expect(sealed.toString('utf8')).not.toContain('ถนน')
  })
})

describe('a hash to find by', () => {
  test('is the same for the same value, and another for another kind of value or secret', () => {
    expect(lookupOf(old, 'phone', '0812345678').equals(lookupOf(old, 'phone', '0812345678'))).toBe(true)
    expect(lookupOf(old, 'phone', '0812345678').equals(lookupOf(old, 'citizen', '0812345678'))).toBe(false)
    expect(lookupOf(old, 'phone', '0812345678').equals(lookupOf(rotated, 'phone', '0812345678'))).toBe(false)
  })
  test('is looked for under every secret that was ever in use, the newest first', () => {
    expect(lookupsOf(rotated, 'phone', '1').map((hash) => hash.toString('hex'))).toEqual(
      [lookupOf(keysOf('new'), 'phone', '1'), lookupOf(old, 'phone', '1')].map((hash) => hash.toString('hex')),
    )
  })
})
