import type Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { bahtText } from '#platform/money.ts'
import { decimalText } from '#platform/numbers.ts'
import type { Row, Table } from '#platform/tables.ts'
import { findPlan, getIndicators, getMoneyWithHeadings, paths as planPaths, planTables, type Indicator, type Plan, type ProjectMoney } from '#plan/index.ts'
import { getResults, paths as resultPaths, type IndicatorResult } from '#oversight/results/index.ts'
import { getPrinted, type PrintedYear } from '#oversight/statements/index.ts'
import { bookFromRows, typedOnScreen, type Book } from './book.ts'

/**
 * The book of a year as it stands now: the rows as printed, and over them what people have changed on screens since. A changed cell is printed as it
 * was typed and its place is the page it was typed on (`@platform/plan/...`). Reads only.
 */
export async function loadBook(db: Queries, year: FiscalYear): Promise<Book> {
  const [printed, plan, indicators, results, money] = await Promise.all([
    getPrinted(db, year),
    findPlan(db, year),
    getIndicators(db, year),
    getResults(db, year),
    getMoneyWithHeadings(db, year),
  ])
  return bookFromRows(plan ? withChanges(printed, { plan, indicators, results, money }) : printed)
}

interface Now {
  readonly plan: Plan
  readonly indicators: readonly Indicator[]
  readonly results: readonly IndicatorResult[]
  readonly money: readonly ProjectMoney[]
}

function withChanges(printed: PrintedYear, now: Now): PrintedYear {
  const year = printed.fiscalYear
  const projects = new Map(now.plan.projects.map((project) => [project.code, project]))
  const indicators = new Map(now.indicators.map((indicator) => [indicator.id, indicator]))
  const reported = new Map(now.results.flatMap(({ indicator, result }) => (result?.origin === 'reported' ? [[indicator.id, result] as const] : [])))
  const money = new Map(now.money.map((row) => [row.code, row]))

  const target = (id: string) => {
    const indicator = indicators.get(id)
    return indicator ? { target_value: number(indicator.target) } : {}
  }
  const result = (id: string) => {
    const found = reported.get(id)
    return found ? { actual_value: number(found.value), actual_note_th: found.note ?? '', actual_text_th: '' } : {}
  }
  const changes = new Map<Table, (row: Row<Table>) => Change>([
    [
      asTable(planTables.projects),
      ({ printed: cells }) => {
        const project = projects.get(cells['code']!)
        const typed = project && {
          name_th: project.name,
          budget: bahtText(project.budget),
          start_date: project.start ?? '',
          end_date: project.end ?? '',
          table_start_date: project.tableStart ?? '',
          table_end_date: project.tableEnd ?? '',
        }
        return { page: planPaths.project(year, cells['code']!), cells: typed ?? {} }
      },
    ],
    [
      asTable(planTables.projectIndicators),
      ({ printed: cells }) => {
        const id = cells['indicator_id']!
        return { page: resultPaths.result(year, id), cells: { ...target(id), ...result(id) } }
      },
    ],
    [
      asTable(planTables.strategicKpis),
      ({ printed: cells }) => {
        const id = cells['kpi_id']!
        const { actual_value } = { actual_value: undefined, ...result(id) }
        return { page: resultPaths.result(year, id), cells: { ...target(id), ...(actual_value === undefined ? {} : { actual_value }) } }
      },
    ],
    [
      asTable(planTables.budgetExecution),
      ({ printed: cells }) => {
        const row = money.get(cells['code']!)
        // Headings print a sum of their own; only what stands for itself is laid over.
        const typed = row?.leaf && {
          allocated: bahtText(row.allocated),
          disbursed: bahtText(row.disbursed),
          committed: bahtText(row.committed),
          remaining: bahtText(row.remaining),
        }
        return { page: planPaths.project(year, cells['code']!), cells: typed || {} }
      },
    ],
  ])
  return {
    fiscalYear: year,
    rows<T extends Table>(table: T): readonly Row<T>[] {
      const changeOf = changes.get(table)
      const rows = printed.rows(table)
      if (!changeOf) return rows
      return rows.map((row) => {
        const { page, cells } = changeOf(row)
        return typedOnScreen(table, row, `@platform${page}`, cells)
      })
    },
  }
}

/** Forgets the columns, so that tables of all kinds can stand in one map. */
const asTable = <T extends Table>(table: T): Table => table as unknown as Table

interface Change {
  /** Where it was typed. */
  readonly page: string
  /** The cells as they stand now; those that say the same as the printed ones are left as printed. */
  readonly cells: Readonly<Record<string, string>>
}

const number = (value: Big | undefined): string => (value ? decimalText(value) : '')
