import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, describe, test } from 'vitest'
import { checkDigit, formatIdentityNumber, readAnyNumber, readIdentityNumber } from './numbers.ts'

const vectors = JSON.parse(readFileSync('data/ids/thai-id-checksum-vectors.json', 'utf8')) as {
  juristic_valid: { raw: string; normalized: string }[]
  personal_valid_published_examples: string[]
  personal_valid_synthetic: string[]
  invalid: { raw: string; why: string }[]
}

describe('numbers that were published', () => {
  test.each(vectors.juristic_valid)('$raw is a juristic person’s', ({ raw, normalized }) => {
    expect(readIdentityNumber('juristic', raw)).toEqual({ ok: true, value: { type: 'juristic', digits: normalized } })
    expect(readAnyNumber(raw)).toEqual({ type: 'juristic', digits: normalized })
  })
  test.each([...vectors.personal_valid_published_examples, ...vectors.personal_valid_synthetic])('%s is a citizen’s', (number) => {
    expect(readIdentityNumber('natural', number)).toEqual({ ok: true, value: { type: 'citizen', digits: number } })
    expect(readAnyNumber(number)?.type).toBe('citizen')
  })
  test.each(vectors.invalid)('$raw is none: $why', ({ raw }) => {
    expect([readIdentityNumber('juristic', raw).ok, readIdentityNumber('natural', raw).ok]).toEqual([false, false])
  })
})

test.each([
  ['juristic', 'abc', 'not-digits'],
  ['juristic', '', 'not-digits'],
  ['juristic', ' - ', 'not-digits'],
  ['juristic', '010554404660', 'wrong-length'],
  ['juristic', '01055440466020', 'wrong-length'],
  ['juristic', '1234545678781', 'wrong-start'],
  ['juristic', '0105544046603', 'wrong-check-digit'],
  ['natural', '0105544046602', 'wrong-start'],
  ['natural', '9234545678781', 'wrong-start'],
  ['natural', '1234545678780', 'wrong-check-digit'],
  ['community', '550010110012', undefined],
  ['community', '๕-๕๐-๐๑-๐๑/๑-๐๐๑๒', undefined],
  ['community', '050010110012', 'wrong-start'],
  ['community', '55001011001', 'wrong-length'],
] as const)('%s %s: %s', (kind, printed, fault) => {
  const read = readIdentityNumber(kind, printed)
  expect(read.ok ? undefined : read.code).toBe(fault)
})

const twelve = fc.stringMatching(/^0[0-9]{11}$/)

test('any number is read as it is printed, also in Thai digits', () => {
  fc.assert(
    fc.property(twelve, (start) => {
      const value = { type: 'juristic', digits: `${start}${checkDigit(start)}` } as const
      const printed = formatIdentityNumber(value)
      const thai = printed.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))
      expect(readIdentityNumber('juristic', printed)).toEqual({ ok: true, value })
      expect(readIdentityNumber('juristic', thai)).toEqual({ ok: true, value })
    }),
  )
})

test('one wrong digit never passes as the same number', () => {
  fc.assert(
    fc.property(twelve, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (start, place, by) => {
      const digits = `${start}${checkDigit(start)}`
      const wrong = digits.slice(0, place) + ((Number(digits[place]) + by) % 10) + digits.slice(place + 1)
      // Modulo 11 shortened to one digit lets a few pairs of check digits meet: 0 stands for both 0 and 10, 1 for both 1 and 11.
      const meets = place < 12 && checkDigit(wrong.slice(0, 12)) === Number(digits[12])
      expect(readIdentityNumber('juristic', wrong).ok).toBe(meets)
    }),
  )
})
