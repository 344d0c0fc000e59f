import { importer, type Importer } from '#platform/importer.ts'
import type { Table } from '#platform/tables.ts'
import { planTables } from '#plan/index.ts'
import * as own from './tables.ts'
import { savePrinted } from './store.ts'

/** Keeps a table as it is printed, beside whatever another room makes of it. */
export function keepPrinted(table: Table): Importer {
  kept.set(table.name, table)
  return importer({ table, save: (work, rows, pack) => savePrinted(work, table, rows, pack) })
}

const kept = new Map<string, Table>()

/** The table of a name, of whatever room, as far as its rows are kept as printed: a page says the titles of its columns. */
export const tableNamed = (name: string): Table | undefined => kept.get(name)

/** The printed pages of a pack: this room's own tables, and the rows behind the plan, so that every number can be looked up as printed. */
export const importers: readonly Importer[] = [
  own.budgetTotals,
  own.headlineFigures,
  own.figuresInText,
  own.economicValueByType,
  own.economicValueByProject,
  own.datesAndMeetings,
  own.namedLists,
  own.assessments,
  own.orgFacts,
  own.problems,
  own.toc,
  planTables.strategies,
  planTables.tactics,
  planTables.projects,
  planTables.projectIndicators,
  planTables.strategicKpis,
  planTables.budgetSources,
  planTables.budgetExecution,
].map((table) => keepPrinted(table as Table))
