import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SizeTrace } from '#registry/index.ts'
import { factNames, type Condition, type Facts, type Result, type Rule, type Service } from './model.ts'
import { factsOf, judge, match, openingOn } from './rules.ts'

const condition = (fact: Condition['fact'], how: Condition['test'], ...accepted: string[]): Condition => ({ fact, test: how, accepted })

describe('a condition', () => {
  test.each<[string, Condition, Facts, Result]>([
    ['one of', condition('size', 'in', 'micro', 'small'), { size: 'small' }, 'pass'],
    ['none of', condition('size', 'in', 'micro', 'small'), { size: 'large' }, 'fail'],
    ['not known', condition('size', 'in', 'micro'), {}, 'unknown'],
    ['activity under an accepted code', condition('activity', 'in', '10'), { activity: ['10611'] }, 'pass'],
    ['activity elsewhere', condition('activity', 'in', '10'), { activity: ['47'] }, 'fail'],
    ['activity not exact enough', condition('activity', 'in', '9610'), { activity: ['96'] }, 'unknown'],
    ['activity that may be one of several, all accepted', condition('activity', 'in', '10', '11'), { activity: ['10', '11'] }, 'pass'],
    ['some accepted', condition('activity', 'in', '10', '11'), { activity: ['10', '13'] }, 'unknown'],
    ['none accepted', condition('activity', 'in', '10', '11'), { activity: ['13', '14'] }, 'fail'],
    ['activity of no code at all', condition('activity', 'in', '10'), { activity: [] }, 'unknown'],
    ['at most: the whole range within', condition('revenue', 'at-most', '1800000'), { revenue: { min: 0, max: 1_800_000 } }, 'pass'],
    ['at most: part of it', condition('revenue', 'at-most', '1800000'), { revenue: { min: 0, max: 1_800_001 } }, 'unknown'],
    ['at most: none of it', condition('revenue', 'at-most', '1800000'), { revenue: { min: 1_800_001, max: 5_000_000 } }, 'fail'],
    ['at least: the bound itself', condition('years', 'at-least', '3'), { years: { min: 3, max: 3 } }, 'pass'],
    ['at least: below', condition('years', 'at-least', '3'), { years: { min: 0, max: 2 } }, 'fail'],
    ['what an officer tells', condition('other', 'officer'), { size: 'small' }, 'unknown'],
  ])('%s', (_, rule, facts, expected) => {
    expect(judge(rule, facts)).toBe(expected)
  })

  test('about something that is not known is never decided', () => {
    fc.assert(
      fc.property(fc.constantFrom(...factNames), fc.array(fc.string(), { minLength: 1 }), (fact, accepted) => {
        expect(judge({ fact, test: 'in', accepted }, {})).toBe('unknown')
      }),
    )
  })

  test('a more exact activity never turns a decision around', () => {
    const code = fc.stringMatching(/^\d{1,4}$/)
    fc.assert(
      fc.property(code, fc.array(code, { minLength: 1, maxLength: 4 }), fc.stringMatching(/^\d{1,2}$/), (known, accepted, more) => {
        const before = judge({ fact: 'activity', test: 'in', accepted }, { activity: [known] })
        const after = judge({ fact: 'activity', test: 'in', accepted }, { activity: [known + more] })
        if (before !== 'unknown') expect(after).toBe(before)
      }),
    )
  })
})

test.each([
  ['dated', '2022-10-01', '2023-12-30', '2022-09-30', 'upcoming'],
  ['dated', '2022-10-01', '2023-12-30', '2022-10-01', 'open'],
  ['dated', '2022-10-01', '2023-12-30', '2023-12-30', 'open'],
  ['dated', '2022-10-01', '2023-12-30', '2023-12-31', 'closed'],
  ['dated', '2022-10-01', null, '2040-01-01', 'open'],
  ['seasonal', '2022-10-01', '2023-09-30', '2023-10-01', 'between'],
  ['seasonal', '2022-10-01', '2023-09-30', '2023-01-01', 'open'],
  ['continuing', null, null, '2026-11-22', 'continuing'],
  ['paused', '2022-10-01', '2030-12-30', '2026-11-22', 'paused'],
] as const)('%s from %s to %s is on %s %s', (availability, opensOn, closesOn, day, expected) => {
  expect(openingOn({ availability, opensOn, closesOn }, day)).toBe(expected)
})

test('what can be had now stands before what is closed, what fits before what does not, what pays before what does not say', () => {
  const service = (code: string, opening: Service['opening'], more: Partial<Service> = {}) =>
    ({ code, opening, share: null, cap: null, category: 'advice', ...more }) as Service
  const rule = (code: string, ...accepted: string[]) => ({ service: code, code: 'kind', fact: 'kind', test: 'in', accepted }) as unknown as Rule
  const list = [
    service('closed', 'closed', { cap: 100n }),
    service('refuses', 'open', { cap: 100n }),
    service('round', 'between'),
    service('learn', 'continuing', { category: 'learning' }),
    service('asks', 'continuing'),
    service('fits', 'open'),
    service('pays', 'continuing', { cap: 100n, category: 'information' }),
  ]
  const asks = { ...rule('asks', 'small'), fact: 'size' } as Rule
  const matches = match(list, [rule('refuses', 'natural'), rule('fits', 'juristic'), asks], { kind: 'juristic' })
  expect(matches.map(({ service: { code }, verdict }) => `${code} ${verdict}`)).toEqual([
    'pays fits',
    'fits fits',
    'asks maybe',
    'learn fits',
    'refuses not',
    'round fits',
    'closed fits',
  ])
})

test('what the register knows of an enterprise is taken as it is, and what it does not know stays open', () => {
  const card = { kind: 'natural', size: 'unknown', sector: 'service', activity: null, place: { province: '50' }, stage: 'one-id', sizeTrace: null } as const
  expect(factsOf(card)).toEqual({ kind: 'natural', size: undefined, sector: 'service', activity: undefined, province: '50', stage: 'one-id' })
  expect(factsOf({ ...card, size: 'micro', activity: '56101' })).toMatchObject({ size: 'micro', activity: ['56101'] })
  const sizeTrace = { employees: 4, revenue: '1800000.00' } as SizeTrace
  expect(factsOf({ ...card, sizeTrace })).toMatchObject({ employees: { min: 4, max: 4 }, revenue: { min: 1_800_000, max: 1_800_000 } })
})
