import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readDate } from '#platform/dates.ts'
import { readBaht } from '#platform/money.ts'
import { sizePolicies, type SectorGroup, type Size, type SizePolicy } from './model.ts'
import { sectorOf, sectionRules } from './sector.ts'
import { acceptedFigures, rulesOn, sizeOf, type SizeDefinition } from './size.ts'
import { sizeReason } from './texts.ts'

const source = z
  .object({
    thresholds: z.record(z.string(), z.record(z.string(), z.object({ employees_max: z.number(), revenue_max: z.number() }))),
    test_vectors: z.array(
      z.object({
        sector: z.enum(['manufacturing', 'service_trade']),
        employees: z.number(),
        revenue: z.number(),
        size: z.string().optional(),
        size_revenue_rule: z.string().optional(),
        size_higher_rule: z.string().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('data/rules/sme-size-definition.json', 'utf8')))

const definition: SizeDefinition = {
  version: 'test',
  startsOn: '2020-01-07',
  bounds: Object.fromEntries(
    Object.entries(source.thresholds).map(([group, sizes]) => [
      group,
      Object.fromEntries(
        Object.entries(sizes).map(([size, { employees_max, revenue_max }]) => [size, { employeesMax: employees_max, revenueMax: BigInt(revenue_max) * 100n }]),
      ),
    ]),
  ) as SizeDefinition['bounds'],
}
const sectors = { manufacturing: 'manufacturing', service_trade: 'trade' } as const
const satang = (baht: number) => readBaht(baht.toFixed(2))!
const decide = (group: SectorGroup, policy: SizePolicy, figures: { employees?: number; revenue?: bigint }) =>
  sizeOf({ definition, policy }, { sector: sectors[group], figures: { year: 2568, source: 'web', ...figures } })

test.each(source.test_vectors)('$sector, $employees people, $revenue baht', ({ sector, employees, revenue, size, size_revenue_rule, size_higher_rule }) => {
  const under = (policy: SizePolicy) => decide(sector, policy, { employees, revenue: satang(revenue) }).size
  expect([under('revenue'), under('higher')]).toEqual([size ?? size_revenue_rule, size ?? size_higher_rule])
})

/** Written out a second time, from the regulation and not from the file. */
const bounds: [SectorGroup, Size, Size, number, number][] = [
  ['manufacturing', 'micro', 'small', 5, 1.8],
  ['manufacturing', 'small', 'medium', 50, 100],
  ['manufacturing', 'medium', 'large', 200, 500],
  ['service_trade', 'micro', 'small', 5, 1.8],
  ['service_trade', 'small', 'medium', 30, 50],
  ['service_trade', 'medium', 'large', 100, 300],
]
describe.each(bounds)('%s: %s up to %s', (group, within, above, people, million) => {
  const revenue = BigInt(Math.round(million * 100)) * 1_000_000n
  test.each(sizePolicies)('both sides of the bound, by %s', (policy) => {
    const size = (figures: { employees?: number; revenue?: bigint }) => decide(group, policy, figures).size
    expect([size({ employees: people, revenue }), size({ employees: people + 1, revenue: revenue + 1n })]).toEqual([within, above])
    expect([size({ employees: people }), size({ employees: people + 1 })]).toEqual([within, above])
    expect([size({ revenue }), size({ revenue: revenue + 1n })]).toEqual([within, above])
  })
  test('where one is below and the other above, the policy decides and the trace says so', () => {
    const fewRich = { employees: people, revenue: revenue + 1n }
    const manyPoor = { employees: people + 1, revenue }
    expect([decide(group, 'revenue', fewRich).size, decide(group, 'higher', fewRich).size]).toEqual([above, above])
    expect([decide(group, 'revenue', manyPoor).size, decide(group, 'higher', manyPoor).size]).toEqual([within, above])
    const { size, trace } = decide(group, 'revenue', manyPoor)
    expect(trace).toMatchObject({ byEmployees: above, byRevenue: within, policy: 'revenue', employees: people + 1 })
    expect(sizeReason(trace, size).en).toBe(`People employed say ${above}, revenue says ${within}. Revenue decides.`)
  })
})

describe('what is not known', () => {
  const rules = { definition, policy: 'revenue' } as const
  test('nothing: no size', () => {
    expect(sizeOf(rules, { sector: 'trade', figures: undefined })).toMatchObject({ size: 'unknown', trace: { byEmployees: 'unknown', byRevenue: 'unknown' } })
  })
  test('the sector: a size where both groups give the same, none where they do not', () => {
    const size = (figures: { employees?: number; revenue?: bigint }) =>
      sizeOf(rules, { sector: 'unknown', figures: { year: 2568, source: 'web', ...figures } }).size
    expect([size({ employees: 3, revenue: 100n }), size({ employees: 40 }), size({ employees: 3, revenue: 60_000_000_00n })]).toEqual([
      'micro',
      'unknown',
      'unknown',
    ])
  })
})

test('rules are those of their day, days read as people write them', () => {
  const policies = [
    { startsOn: readDate('1 ต.ค. 2570')!, whenTheyDiffer: 'higher' },
    { startsOn: readDate('๗ ม.ค. ๒๕๖๓')!, whenTheyDiffer: 'revenue' },
  ] as const
  const policyOn = (day: string) => rulesOn([definition], policies, readDate(day)!)?.policy
  expect(['6 ม.ค. 2563', '7 ม.ค. 2563', '30 ก.ย. 2570', '1 ต.ค. 2570', '01/10/2570'].map(policyOn)).toEqual([
    undefined,
    'revenue',
    'revenue',
    'higher',
    'higher',
  ])
})

describe('the figures that decide', () => {
  const row = (year: number, from: string, on: string, figures: { employees?: number; revenue?: bigint }) => ({ year, source: from, on, ...figures })
  test('are the newest year’s, from the source that is accepted, else from whoever spoke last', () => {
    const yearly = [
      row(2567, 'web', '2025-01-01', { employees: 1, revenue: 1n }),
      row(2568, 'web', '2026-01-01', { employees: 10, revenue: 10n }),
      row(2568, 'sso', '2026-02-01', { employees: 20 }),
      row(2568, 'rd', '2026-03-01', { revenue: 30n }),
    ]
    expect(acceptedFigures(yearly, () => 'web')).toEqual({ year: 2568, employees: 10, revenue: 10n, source: 'web' })
    expect(acceptedFigures(yearly, (field) => (field === 'employees' ? 'sso' : 'web'))).toEqual({ year: 2568, employees: 20, revenue: 10n, source: 'web+sso' })
    expect(acceptedFigures(yearly, () => 'list')).toEqual({ year: 2568, employees: 20, revenue: 30n, source: 'rd+sso' })
    expect(acceptedFigures([], () => 'web')).toBeUndefined()
  })
})

test('every activity has a sector, by its section', () => {
  expect(['01110', '10711', '46102', '35101', '56101', '05100', undefined, '', '04000'].map(sectorOf)).toEqual([
    'manufacturing',
    'manufacturing',
    'trade',
    'service',
    'service',
    'manufacturing',
    'unknown',
    'unknown',
    'unknown',
  ])
  expect(sectionRules.filter(({ assumed }) => assumed).map(({ section }) => section)).toEqual(['A', 'B', 'D', 'E'])
})
