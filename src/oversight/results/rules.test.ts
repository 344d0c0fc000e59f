import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLifecycle, mermaidOf } from '#casework/index.ts'
import { permissions } from '#people/index.ts'
import { isOwnersTurn, lifecycle, reportStates } from './lifecycle.ts'
import { mayReport, missingFrom, statusOf, type Comparison, type Reported } from './rules.ts'

const compare = (
  direction: Comparison['direction'],
  target: string | undefined,
  actual: string | undefined,
  units: [string?, string?] = [],
  declaredDifferent = false,
) =>
  statusOf({
    direction,
    target: target === undefined ? undefined : new Big(target),
    targetUnit: units[0],
    actual: actual === undefined ? undefined : new Big(actual),
    actualUnit: units[1],
    declaredDifferent,
  })

describe('the status of an indicator', () => {
  it.each([
    ['at_least', '1000', '340', 'missed'],
    ['at_least', '1000', '1000', 'met'],
    ['at_least', '7285', '7284.9999', 'missed'],
    ['at_most', '7', '6', 'met'],
    ['at_most', '7', '7', 'met'],
    ['at_most', '7', '8', 'missed'],
    ['equal', '1', '1.0', 'met'],
    ['equal', '1', '2', 'missed'],
    ['equal', '1', '0.9999', 'missed'],
    ['at_least', '0', '0', 'met'],
    ['at_least', undefined, '5', 'not-comparable'],
    ['at_least', '5', undefined, 'not-reported'],
    ['at_least', undefined, undefined, 'not-reported'],
  ] as const)('%s %s, reached %s: %s', (direction, target, actual, status) => {
    expect(compare(direction, target, actual)).toBe(status)
  })

  it.each([
    [['ราย', 'ราย'], 'met'],
    [['ราย', ' ราย '], 'met'],
    [['ล้านบาท', 'ล้าน บาท'], 'met'],
    [['ร้อยละ', '%'], 'met'],
    [['ราย', 'ร้อยละ'], 'not-comparable'],
    [['ล้านบาท', 'บาท'], 'not-comparable'],
    [['ราย', undefined], 'met'],
    [[undefined, 'ราย'], 'met'],
  ] as [[string?, string?], string][])('units %j: %s', (units, status) => {
    expect(compare('at_least', '1', '2', units)).toBe(status)
  })

  it('is not comparable where a reviewer said so, but says first that nothing was reported', () => {
    expect(compare('at_least', '1', '2', [], true)).toBe('not-comparable')
    expect(compare('at_least', '1', undefined, [], true)).toBe('not-reported')
  })

  it('turns with the direction, and both directions hold only where the result is the target', () => {
    const number = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((value) => new Big(`${value}e-3`).toFixed())
    fc.assert(
      fc.property(number, number, (target, actual) => {
        const [least, most, equal] = (['at_least', 'at_most', 'equal'] as const).map((direction) => compare(direction, target, actual) === 'met')
        expect(least || most).toBe(true)
        expect(least && most).toBe(equal)
      }),
    )
  })
})

const complete: Reported = { quarter: undefined, value: new Big(5), unit: 'ราย', basis: 'not_stated', note: undefined, missingReason: undefined }
const fields = (report: Partial<Reported>, status: 'met' | 'missed' | 'not-reported' | 'not-comparable', evidence = 1) =>
  missingFrom({ ...complete, ...report }, status, evidence).map(({ field }) => field)

describe('what is missing from a report', () => {
  it.each([
    [{}, 'met', 1, []],
    [{ value: undefined }, 'not-reported', 0, ['value']],
    [{ value: undefined, missingReason: 'อยู่ระหว่างประมวลผล' }, 'not-reported', 0, []],
    [{ missingReason: 'มีแล้ว' }, 'met', 1, ['value']],
    [{}, 'missed', 1, ['note']],
    [{}, 'not-comparable', 1, ['note']],
    [{ note: 'เริ่มช้า' }, 'missed', 1, []],
    [{ unit: 'ล้านบาท' }, 'met', 1, ['basis']],
    [{ unit: 'ล้านบาท', basis: 'forecast' }, 'met', 1, []],
    [{}, 'met', 0, ['evidence']],
    [{ quarter: 2 }, 'met', 0, []],
  ] as [Partial<Reported>, 'met', number, string[]][])('%o as %s with %i files needs %j', (report, status, evidence, needed) => {
    expect(fields(report, status, evidence)).toEqual(needed)
  })

  it('is said all at once', () => {
    expect(fields({ unit: 'บาท' }, 'missed', 0)).toEqual(['note', 'basis', 'evidence'])
  })
})

describe('the lifecycle', () => {
  it('is sound', () => {
    expect(checkLifecycle(lifecycle, permissions)).toEqual([])
  })
  it('is the one the README draws', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
    expect(/<!-- lifecycle -->([^]*?)<!-- \/lifecycle -->/.exec(readme)?.[1]?.trim()).toBe(mermaidOf(lifecycle))
  })
  it('gives the owner the turn everywhere but under review and after approval', () => {
    expect(reportStates.filter(isOwnersTurn)).toEqual(['draft', 'returned', 'reopened'])
  })
})

it.each([
  [['results.report'], ['P1'], 'P1', true],
  [['results.report'], ['P1'], 'P2', false],
  [['results.review'], ['P1'], 'P1', false],
  [['results.report'], ['P1'], undefined, false],
  [['plan.write'], 'all', undefined, true],
  [['plan.write'], 'all', 'P1', false],
] as [string[], 'all' | string[], string | undefined, boolean][])('with %j for %j, reporting an indicator of %s: %s', (may, projects, project, allowed) => {
  expect(mayReport({ permissions: new Set(may), projects: projects === 'all' ? 'all' : new Set(projects) }, { project })).toBe(allowed)
})
