import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Place } from '#platform/tables.ts'
import type { Visitor } from '#platform/routes.ts'
import { getFigures } from '#oversight/figures/index.ts'
import { getResults } from '#oversight/results/index.ts'
import { getStatements, type Statements } from '#oversight/statements/index.ts'
import { getMoneyWithHeadings } from '#plan/index.ts'
import type { Printed, Searchable } from './search.ts'

/** What a visitor may search in a year. */
export async function getSearchable(db: Queries, year: FiscalYear, visitor: Visitor): Promise<Searchable> {
  const may = (permission: string) => visitor.permissions.has(permission)
  const [projects, results, statements] = await Promise.all([
    may('plan.read') ? getMoneyWithHeadings(db, year) : [],
    may('results.read') ? getResults(db, year) : [],
    may('figures.read') ? getStatements(db, year) : undefined,
  ])
  const figures = statements ? await getFigures(db, year, { statements, ...(results.length > 0 ? { results } : {}) }) : []
  return { year, projects, results, figures, printed: statements ? printedRows(statements) : [] }
}

interface AnyRow {
  readonly at: Place
  readonly printed: Readonly<Record<string, string>>
}

/** Every row the agency printed. The lines of the published report are places, not content. */
const printedRows = (statements: Statements): Printed[] =>
  Object.values<readonly AnyRow[]>({ ...statements })
    .flat()
    .map(({ at, printed }) => ({
      file: at.file,
      line: at.line,
      cells: Object.entries(printed).flatMap(([column, cell]) => (column.startsWith('src_line') || cell === '' ? [] : [cell])),
    }))
