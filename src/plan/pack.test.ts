import { describe, expect, it } from 'vitest'
import { formatBaht, type Satang } from '#platform/money.ts'
import { testDatabase } from '../../test/database.ts'
import { loadPack, readPack } from '../../test/pack.ts'
import {
  findNewestYear,
  getApprovals,
  getIndicators,
  getMoney,
  getMoneyWithHeadings,
  getPlan,
  getSourceAllocations,
  importers,
  sumBalances,
  type Balance,
} from './index.ts'

const year = 2566
const pack = await readPack('data/fy2566')

const printed = ({ allocated, disbursed, committed, remaining }: Balance): string[] =>
  [allocated, disbursed, committed, remaining].map((satang: Satang) => formatBaht(satang))

describe('the published pack', async () => {
  const { db } = await testDatabase()
  const first = await loadPack(db, year, pack, importers)

  it('is taken in without a fault', () => expect(first.faults).toEqual([]))

  it('gives the published money to the satang, counted over leaves', async () => {
    const money = await getMoney(db, year)
    const ofPlan = money.filter((project) => project.group === 'plan')
    expect(printed(sumBalances(ofPlan))).toEqual(['1,182,990,000.00', '710,897,409.81', '417,720,437.26', '54,372,152.93'])
    expect(formatBaht(sumBalances(ofPlan.filter((project) => project.parent === undefined)).allocated)).toBe('843,091,300.00')
    expect(formatBaht(sumBalances(money.filter((project) => project.group === 'extra')).allocated)).toBe('42,000,000.00')
    expect(money.every((project) => project.book === 'reported' && project.reported?.asOf === '2023-09-30' && project.derived === undefined)).toBe(true)
  })

  it('keeps a heading beside its parts without counting it twice', async () => {
    const [heading, ...parts] = (await getMoneyWithHeadings(db, year)).filter((project) => project.code.startsWith('P32'))
    expect(heading).toMatchObject({ code: 'P32', leaf: false })
    expect(parts.map((part) => [part.code, part.parent, part.leaf])).toEqual([
      ['P32.1', 'P32', true],
      ['P32.2', 'P32', true],
    ])
    expect(printed(sumBalances(parts))).toEqual(printed(heading!))
  })

  it('says where each balance stands', async () => {
    const money = await getMoney(db, year)
    expect(money.find((project) => project.code === 'P18')?.reported?.origin).toEqual({ file: 'budget_execution.csv', line: 19, srcLine: 1028 })
  })

  it('has its strategies, projects, indicators, approvals and sources', async () => {
    const plan = await getPlan(db, year)
    expect(plan.strategies.map((strategy) => [strategy.number, strategy.tactics.length])).toEqual([
      ['1', 3],
      ['2', 3],
      ['3', 3],
      ['4', 5],
    ])
    expect(plan.projects).toHaveLength(38)
    expect(plan.projects.slice(0, 3).map((project) => project.code)).toEqual(['P01', 'P02', 'P03'])
    const indicators = await getIndicators(db, year)
    expect(indicators).toHaveLength(159 + 15)
    expect(indicators.find((indicator) => indicator.id === 'K-S4-3')).toMatchObject({
      level: 'strategy',
      direction: 'at_most',
      targetPrinted: '7',
      quarters: [],
    })
    expect((await getIndicators(db, year, 'P18')).every((indicator) => indicator.project === 'P18')).toBe(true)
    expect(await getApprovals(db, year)).toHaveLength(10)
    const sources = await getSourceAllocations(db, year)
    expect(sources.filter((row) => !row.isTotal).reduce((sum, row) => sum + row.amount, 0n)).toBe(118_299_000_000n)
    expect(await findNewestYear(db)).toBe(year)
  })

  it('changes nothing when it comes again', async () => {
    const again = await loadPack(db, year, pack, importers)
    expect(again.faults).toEqual([])
    for (const [table, counts] of Object.entries(again.counts)) expect({ table, ...counts }).toMatchObject({ added: 0, changed: 0, removed: 0 })
    expect(again.counts['projects']!.unchanged).toBe(38)
  })
})
