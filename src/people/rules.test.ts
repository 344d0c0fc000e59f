import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { changeOf, mayGuess, safeReturnPath } from './rules.ts'

describe('the way back after signing in', () => {
  test.each([
    ['/plan/2566', '/plan/2566'],
    ['/plan/2566?strategy=1', '/plan/2566?strategy=1'],
    [undefined, '/'],
    ['', '/'],
    ['plan', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/\t/evil.example/', '/'],
    ['/\n/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [' /plan', '/'],
  ])('%j leads to %j', (wanted, path) => {
    expect(safeReturnPath(wanted)).toBe(path)
  })
  test('never leaves the site', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', ':', '@', '\t', '\n', '.', '?', '#', 'a', ' '), maxLength: 12 }), (wanted) => {
        expect(new URL(safeReturnPath(wanted), 'https://here.example').origin).toBe('https://here.example')
      }),
      { seed: 2, numRuns: 2000 },
    )
  })
})

describe('guessing', () => {
  const none = { pair: 1, address: 1, account: 1, known: false }
  test.each([
    ['the first try', none, true],
    ['the tenth try of a pair', { ...none, pair: 10 }, true],
    ['the eleventh', { ...none, pair: 11 }, false],
    ['an address that has tried a hundred', { ...none, address: 100 }, true],
    ['and one more', { ...none, address: 101 }, false],
    ['an account guessed at from everywhere, at a new address', { ...none, account: 201 }, false],
    ['the same at an address its person has used', { ...none, account: 201, known: true }, true],
    ['a known address that guesses', { ...none, pair: 11, known: true }, false],
  ])('%s', (_, guesses, may) => {
    expect(mayGuess(guesses)).toBe(may)
  })
})

test('projects that stay are left alone', () => {
  expect(changeOf(['A', 'B'], ['B', 'C'])).toEqual({ added: ['C'], ended: ['A'] })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0', 'Edge, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604', 'Safari, iPhone'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8', undefined],
  [null, undefined],
])('a device is named in words: %s', (userAgent, name) => {
  expect(deviceOf(userAgent)).toBe(name)
})
