import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFormula } from './formula.ts'
import { checkDefinitions, evaluateFigures, notStated, saysOfItself, type FigureDefinition, type FigureSources, type Source, type Stated } from './rules.ts'

const define = (key: string, composedOf: string, unit = 'times'): FigureDefinition => ({ key, composedOf, unit, kind: notStated, count: notStated })
const stated = (value: string | undefined, unit = 'ราย'): Stated => ({ value: value === undefined ? undefined : new Big(value), unit, rows: [] })
const source = (actual: string | undefined, target?: string, unit?: string): Source => ({
  name: 'ตัวอย่าง',
  actual: stated(actual, unit),
  target: target === undefined ? undefined : stated(target, unit),
})

function sourcesOf(records: Readonly<Record<string, Source>>): FigureSources {
  const named = (prefix: string) => (id: string) => records[`${prefix}:${id}`]
  return {
    indicator: named('ind'),
    kpi: named('kpi'),
    text: named('text'),
    value: named('value'),
    measure: named('measure'),
    money: (group, column) => records[`money:${group}.${column}`],
    planItems: (group) => records[`count(${group})`],
  }
}

const evaluate = (definitions: FigureDefinition[], records: Readonly<Record<string, Source>>) => evaluateFigures(definitions, sourcesOf(records))

describe('a formula', () => {
  it('reads every reference of the table of references', () => {
    const formula = readFormula('ind:P16-O3a + target(kpi:K-S1-2) + text:143 + value:V21 + money:plan.allocated + count(plan) + measure:m1 + target(oss) + oss')
    expect(formula.ok && formula.terms.map(({ of, reference }) => [of, reference])).toEqual([
      ['actual', { source: 'ind', id: 'P16-O3a' }],
      ['target', { source: 'kpi', id: 'K-S1-2' }],
      ['actual', { source: 'text', id: '143' }],
      ['actual', { source: 'value', id: 'V21' }],
      ['actual', { source: 'money', group: 'plan', column: 'allocated' }],
      ['actual', { source: 'count', group: 'plan' }],
      ['actual', { source: 'measure', id: 'm1' }],
      ['target', { source: 'figure', id: 'oss' }],
      ['actual', { source: 'figure', id: 'oss' }],
    ])
  })

  it.each([
    ['', ''],
    ['a +', ''],
    ['a ++ b', ''],
    ['a - b', 'a - b'],
    ['a + 2 * b', '2 * b'],
    ['target(target(a))', 'target(target(a))'],
    ['ind:', 'ind:'],
    ['other:P1', 'other:P1'],
    ['count()', 'count()'],
    ['money:plan', 'money:plan'],
  ])('refuses %j and names the piece', (composedOf, unreadable) => {
    expect(readFormula(composedOf)).toEqual({ ok: false, unreadable })
  })

  it('is read back as it was written, whatever the spaces', () => {
    const term = fc.constantFrom(
      'ind:P1-O1',
      'ind:ต่อ1-O1',
      'target(ind:P1-O1)',
      'kpi:K-1',
      'text:9',
      'value:V1',
      'money:plan.disbursed',
      'count(extra)',
      'oss',
      'target(oss)',
    )
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), fc.constantFrom('+', ' + ', '  +\t'), (refs, plus) => {
        const formula = readFormula(refs.join(plus))
        expect(formula.ok && formula.terms.map(({ ref }) => ref)).toEqual(refs)
      }),
    )
  })
})

const codes = (definitions: FigureDefinition[]) =>
  checkDefinitions(definitions, (reference) => 'id' in reference && reference.id === 'P1').map(({ key, code, ref }) => [key, code, ref])

describe('definitions are refused', () => {
  it('for grammar, unknown references and unknown figures', () => {
    expect(codes([define('a', 'ind:P1 + ind:P2'), define('b', 'ind:P1 - ind:P2'), define('c', 'nobody')])).toEqual([
      ['a', 'unknown', 'ind:P2'],
      ['b', 'grammar', 'ind:P1 - ind:P2'],
      ['c', 'unknown', 'nobody'],
    ])
  })
  it('for a circle, at every figure on it and at no other', () => {
    expect(codes([define('a', 'b'), define('b', 'c'), define('c', 'a + ind:P1'), define('d', 'target(a)'), define('e', 'target(e)')])).toEqual([
      ['a', 'cycle', 'b'],
      ['b', 'cycle', 'c'],
      ['c', 'cycle', 'a'],
      ['e', 'cycle', 'e'],
    ])
  })
  it('for the target of something that has none', () => {
    const definitions = [
      define('a', 'target(text:P1)'),
      define('b', 'target(c)'),
      define('c', 'ind:P1 + text:P1'),
      define('d', 'target(ind:P1)'),
      define('e', 'target(d)'),
    ]
    expect(codes(definitions)).toEqual([
      ['a', 'no-target', 'target(text:P1)'],
      ['b', 'no-target', 'target(c)'],
      ['e', 'no-target', 'target(d)'],
    ])
  })
  it('for money in a total that is no money', () => {
    expect(codes([define('a', 'value:P1', 'times'), define('b', 'value:P1', 'million baht')])).toEqual([['a', 'unit', 'value:P1']])
  })
})

describe('a figure', () => {
  it('is the exact sum of its parts, nested, with their shares in its own unit', () => {
    const figures = evaluate([define('all', 'deep + ind:C'), define('deep', 'ind:A + ind:B')], {
      'ind:A': source('0.1', '1'),
      'ind:B': source('0.2', '2'),
      'ind:C': source('16725.4437', '3'),
    })
    const all = figures.get('all')!
    expect([all.value?.toFixed(), all.target?.toFixed(), all.missing]).toEqual(['16725.7437', '6', []])
    expect(all.parts.map(({ ref, key, value }) => [ref, key, value?.toFixed()])).toEqual([
      ['deep', 'deep', '0.3'],
      ['ind:C', undefined, '16725.4437'],
    ])
    expect(all.parts[0]!.parts.map(({ ref }) => ref)).toEqual(['ind:A', 'ind:B'])
  })

  it('takes the target of a figure over the targets of its parts', () => {
    const figures = evaluate([define('goal', 'target(all)'), define('all', 'oss + ind:B'), define('oss', 'ind:A')], {
      'ind:A': source('5', '100'),
      'ind:B': source(undefined, '20'),
    })
    expect(figures.get('goal')?.value?.toFixed()).toBe('120')
    expect(figures.get('goal')?.parts[0]?.parts.map(({ ref, value }) => [ref, value?.toFixed()])).toEqual([
      ['target(oss)', '100'],
      ['target(ind:B)', '20'],
    ])
    expect(figures.get('goal')?.target).toBeUndefined()
  })

  it('has no value while a part has none, and says which', () => {
    const all = evaluate([define('all', 'oss + text:1'), define('oss', 'ind:A + ind:gone')], { 'ind:A': source(undefined, '1'), 'text:1': source('3') }).get(
      'all',
    )!
    expect([all.value, all.target, all.missing]).toEqual([undefined, undefined, ['ind:A', 'ind:gone']])
  })

  it('brings money to the unit of the total', () => {
    const figures = evaluate([define('budget', 'money:plan.allocated', 'million baht'), define('baht', 'budget + value:V1', 'baht')], {
      'money:plan.allocated': source('1182990000.01', undefined, 'baht'),
      'value:V1': source('0.5', undefined, 'million baht'),
    })
    expect(figures.get('budget')?.value?.toFixed()).toBe('1182.99000001')
    expect(figures.get('baht')?.value?.toFixed()).toBe('1183490000.01')
  })

  it('throws on a circle that no import would let in', () => {
    expect(() => evaluate([define('a', 'b'), define('b', 'a')], {})).toThrow('a part of itself')
  })

  it('sums whatever it is given, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 1, maxLength: 20 }), (values) => {
        const records = Object.fromEntries(values.map((value, at) => [`ind:I${at}`, source(new Big(`${value}e-4`).toFixed())]))
        const refs = values.map((_, at) => `ind:I${at}`)
        const figures = evaluate([define('up', refs.join(' + ')), define('down', refs.toReversed().join(' + '))], records)
        const total = new Big(`${values.reduce((sum, value) => sum + value, 0n)}e-4`)
        expect(figures.get('up')?.value?.eq(total)).toBe(true)
        expect(figures.get('down')?.value?.eq(total)).toBe(true)
      }),
    )
  })
})

it.each([
  ['times', '', { kind: notStated, count: 'times' }],
  ['heads', "a stock at the year's end", { kind: 'stock', count: 'heads' }],
  ['million baht', 'stockings', { kind: notStated, count: notStated }],
])('a definition in %s noted %j says of itself %j', (unit, note, says) => {
  expect(saysOfItself(unit, note)).toEqual(says)
})
