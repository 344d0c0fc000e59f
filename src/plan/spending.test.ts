import { describe, expect, it } from 'vitest'
import { fiscalMonths, quarters } from '#platform/dates.ts'
import { readBaht } from '#platform/money.ts'
import { testDatabase } from '../../test/database.ts'
import { csv, generatePlan } from '../../test/generate/plan.ts'
import { loadPack, readPack } from '../../test/pack.ts'
import { getSpending, getSpendingReport, importers, streamImporters } from './index.ts'
import { listSpendingPlanVersions } from './store/spending.ts'

const year = 2571
const { files, projects } = generatePlan({ year, projects: 6, seed: 21, entriesPerProject: 40 })

/** The rows of a generated file; none of its cells holds a comma. */
const rowsOf = (file: string) => {
  const [head, ...lines] = files[file]!.trim()
    .split('\n')
    .map((line) => line.split(','))
  return lines.map((cells) => Object.fromEntries(head!.map((column, index) => [column, cells[index]!])))
}
const entries = rowsOf('budget_entries.csv').map((row) => ({ ...row, amount: readBaht(row['amount']!)! })) as unknown as readonly {
  project_code: string
  kind: string
  amount: bigint
  date: string
}[]
const planned = rowsOf('spending_plan.csv').map((row) => ({ project: row['project_code']!, month: row['month']!, amount: readBaht(row['amount']!)! }))
const paid = (some: typeof entries): bigint =>
  some.reduce((sum, { kind, amount }) => sum + (kind === 'disbursement' ? amount : kind === 'return' ? -amount : 0n), 0n)

describe('a year with months', async () => {
  const { db } = await testDatabase()
  await loadPack(db, year, files, importers, streamImporters)

  it('knows what was planned and paid in each month', async () => {
    const { known, months, outsideYear } = await getSpending(db, year)
    expect(known).toEqual({ planned: true, disbursed: true })
    expect(months.map(({ month }) => month)).toEqual(fiscalMonths(year))
    for (const { month, planned: wanted, disbursed } of months) {
      expect(wanted).toBe(planned.filter((row) => row.month === month).reduce((sum, { amount }) => sum + amount, 0n))
      expect(disbursed).toBe(paid(entries.filter(({ date }) => date.startsWith(month))))
    }
    expect(outsideYear).toBe(0n)
    const { code } = projects[2]!
    const own = await getSpending(db, year, { project: code })
    expect(own.months.reduce((sum, { disbursed }) => sum + disbursed!, 0n)).toBe(projects[2]!.disbursed)
  })

  it('gives four reports, each up to the end of its quarter', async () => {
    const ends = ['2027-12-31', '2028-03-31', '2028-06-30', '2028-09-30']
    for (const quarter of quarters) {
      const report = await getSpendingReport(db, year, quarter)
      expect(report.lines.map(({ code }) => code)).toEqual(projects.map(({ code }) => code).toSorted((a, b) => a.localeCompare(b, 'th', { numeric: true })))
      for (const line of report.lines) {
        const end = ends[quarter - 1]!
        expect(line.disbursed).toBe(paid(entries.filter(({ project_code, date }) => project_code === line.code && date <= end)))
        expect(line.planned).toBe(
          planned.filter(({ project, month }) => project === line.code && `${month}-01` <= end).reduce((sum, { amount }) => sum + amount, 0n),
        )
      }
    }
    const last = await getSpendingReport(db, year, 4)
    expect(last.lines.map(({ code, committed }) => [code, committed])).toEqual(expect.arrayContaining(projects.map(({ code, committed }) => [code, committed])))
  })

  it('keeps every version of a spending plan, and the newest counts', async () => {
    const { code } = projects[0]!
    const months = planned.filter(({ project }) => project === code)
    const changed = { 'spending_plan.csv': csv(months.map(({ month }) => ({ project_code: code, month, amount: '5.00' }))) }
    const { counts } = await loadPack(db, year, changed, importers)
    expect(counts['spending_plan']).toMatchObject({ changed: 12, removed: planned.length - 12 })
    expect((await getSpending(db, year, { project: code })).months.every(({ planned: wanted }) => wanted === 500n)).toBe(true)
    expect((await getSpending(db, year, { project: projects[1]!.code })).known.planned).toBe(false)
    expect((await listSpendingPlanVersions(db, year, code)).map(({ version, file }) => [version, file])).toEqual([
      [2, 'spending_plan.csv'],
      [1, 'spending_plan.csv'],
    ])
    expect((await loadPack(db, year, changed, importers)).counts['spending_plan']).toMatchObject({ unchanged: 12, added: 0, changed: 0, removed: 0 })
  })

  it('refuses a month that comes twice', async () => {
    const row = { project_code: projects[0]!.code, amount: '1' }
    const { faults } = await loadPack(
      db,
      year,
      {
        'spending_plan.csv': csv([
          { ...row, month: '2027-10' },
          { ...row, month: '2027-10-15' },
        ]),
      },
      importers,
    )
    expect(faults.map(({ at, column }) => [at.line, column])).toEqual([[3, 'month']])
  })
})

describe('a year of totals only', async () => {
  const { db } = await testDatabase()
  await loadPack(db, 2566, await readPack('data/fy2566'), importers)

  it('has no months and no quarters, and does not make them up', async () => {
    const { known, months } = await getSpending(db, 2566)
    expect(known).toEqual({ planned: false, disbursed: false })
    expect(months.every(({ planned: wanted, disbursed }) => wanted === undefined && disbursed === undefined)).toBe(true)
    for (const quarter of quarters) expect(await getSpendingReport(db, 2566, quarter)).toMatchObject({ approved: undefined, known, lines: [] })
  })
})
