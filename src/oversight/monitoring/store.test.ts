import { describe, expect, test } from 'vitest'
import { fiscalMonths } from '#platform/dates.ts'
import { bahtText, sumSatang } from '#platform/money.ts'
import { importers as figures } from '#oversight/figures/index.ts'
import { importers as results } from '#oversight/results/index.ts'
import { importers as statements } from '#oversight/statements/index.ts'
import { importers as plan, streamImporters } from '#plan/index.ts'
import { testDatabase } from '../../../test/database.ts'
import { generatePlan } from '../../../test/generate/plan.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { findDashboard } from './index.ts'

const importers = [...plan, ...results, ...statements, ...figures]

describe('the published year', async () => {
  const { db } = await testDatabase()
  const { faults } = await loadPack(db, 2566, await readPack('data/fy2566'), importers)

  test('loads without faults and has no other year', async () => {
    expect(faults).toEqual([])
    expect(await findDashboard(db, 2567)).toBeUndefined()
  })

  test('has the plan’s money to the satang, and its headline totals against their targets', async () => {
    const dashboard = (await findDashboard(db, 2566))!
    const { allocated, disbursed, committed, remaining } = dashboard.money
    expect([allocated, disbursed, committed, remaining].map(bahtText)).toEqual(['1182990000.00', '710897409.81', '417720437.26', '54372152.93'])
    expect(dashboard.figures.map(({ key, value, target }) => [key, value?.toFixed(), target?.toFixed()])).toEqual([
      ['sme_developed', '1403671', '795309'],
      ['economic_value', '16725.4437', '7285'],
    ])
  })

  test('names every target that was missed', async () => {
    const dashboard = (await findDashboard(db, 2566))!
    expect(dashboard.missed.map(({ indicator }) => indicator.id)).toEqual(['K-PLAN-1', 'C1-O2', 'C2-O1', 'P18-O2', 'P19-O1', 'P20-O2', 'P29-O6'])
    expect(dashboard.statusCounts.missed).toBe(7)
  })

  test('has no months and no quarters, and says so', async () => {
    const dashboard = (await findDashboard(db, 2566, { quarter: 2 }))!
    expect(dashboard.quarterMissing).toBe(true)
    expect(dashboard.months).toEqual([])
    expect(bahtText(dashboard.money.allocated)).toBe('1182990000.00')
  })

  test('narrowed to a strategy it holds that strategy’s money', async () => {
    const dashboard = (await findDashboard(db, 2566, { strategy: '3' }))!
    expect(dashboard.spending.map(({ key }) => key)).toEqual(['3'])
    expect(dashboard.money).toEqual(dashboard.spending[0]!.money)
  })
})

describe('a year with months, of another agency', async () => {
  const { db } = await testDatabase()
  const year = 2571
  const generated = generatePlan({ year, projects: 12, seed: 7 })
  const { faults } = await loadPack(db, year, generated.files, importers, streamImporters)

  test('has a month for each of the year, and what was disbursed in them', async () => {
    expect(faults).toEqual([])
    const dashboard = (await findDashboard(db, year))!
    expect(dashboard.months.map(({ month }) => month)).toEqual(fiscalMonths(year))
    const inPlan = generated.projects.filter((project) => project.group === 'plan' && !generated.projects.some(({ parent }) => parent === project.code))
    expect(sumSatang(dashboard.months.map(({ disbursed }) => disbursed ?? 0n))).toBe(sumSatang(inPlan.map(({ disbursed }) => disbursed)))
  })

  test('narrowed to a quarter it holds the money up to its end', async () => {
    const whole = (await findDashboard(db, year))!
    const quarters = await Promise.all(([1, 2, 3, 4] as const).map((quarter) => findDashboard(db, year, { quarter })))
    const disbursed = quarters.map((dashboard) => dashboard!.money.disbursed)
    expect(quarters.map((dashboard) => dashboard!.quarterMissing)).toEqual([false, false, false, false])
    expect(disbursed.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(disbursed)
    expect(disbursed[0]).toBeLessThan(disbursed[3]!)
    expect(disbursed[3]).toBe(whole.money.disbursed)
  })
})
