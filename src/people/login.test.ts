import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatLogin, isPhone, readLogin } from './login.ts'
import { isCommonPassword } from './passwords.ts'

interface Vector {
  readonly input: string
  readonly e164: string | null
  readonly type: string | null
  readonly national: string | null
}
const vectors = (JSON.parse(readFileSync('data/ids/thai-phone-vectors.json', 'utf8')) as { readonly cases: readonly Vector[] }).cases

describe('what is typed to sign in', () => {
  test.each(vectors.map((vector) => [vector.input, vector] as const))('the number %s', (input, { type, e164, national }) => {
    const login = readLogin(input)
    expect(login).toBe(type === 'MOBILE' ? `${e164}@phone.invalid` : undefined)
    if (login) expect(formatLogin(login)).toBe(national)
  })
  test.each([
    ['๐๘๑ ๒๓๔ ๕๖๗๘', '+66812345678@phone.invalid'],
    ['+66 (0)81-234-5678', '+66812345678@phone.invalid'],
    [' Somchai@Example.com ', 'somchai@example.com'],
    ['somchai@', undefined],
    ['somchai', undefined],
    ['', undefined],
  ])('%j is kept as %j', (typed, kept) => {
    expect(readLogin(typed)).toBe(kept)
  })
  test('a kept login reads as itself, and only numbers are numbers', () => {
    for (const kept of ['+66812345678@phone.invalid', 'somchai@example.com']) expect(readLogin(kept)).toBe(kept)
    expect(isPhone('+66812345678@phone.invalid')).toBe(true)
    expect(formatLogin('somchai@example.com')).toBe('somchai@example.com')
  })
})

test.each([
  ['123456789012', true],
  ['passwordpassword', true],
  ['Password1234', true],
  ['qwertyuiop12', true],
  ['aaaaaaaaaaaa', true],
  ['abababababab', true],
  ['รหัสผ่านรหัสผ่าน', true],
  ['210987654321', true],
  ['another long password', false],
  ['ดอกไม้บานสามโมงเช้า', false],
  ['correct horse battery', false],
  ['abcd-k7xw-9qmt-23fz', false],
])('whether everybody tries %j first: %j', (password, common) => {
  expect(isCommonPassword(password)).toBe(common)
})
