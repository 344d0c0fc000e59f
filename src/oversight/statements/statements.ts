import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { getPrinted } from './store.ts'
import * as tables from './tables.ts'

export interface Statements {
  readonly budgetTotals: readonly tables.BudgetTotalRow[]
  readonly headlineFigures: readonly tables.HeadlineRow[]
  readonly figuresInText: readonly tables.TextFigureRow[]
  readonly economicValueByType: readonly tables.ValueByTypeRow[]
  readonly economicValueByProject: readonly tables.ValueByProjectRow[]
  readonly datesAndMeetings: readonly tables.DatedEventRow[]
  readonly namedLists: readonly tables.ListItemRow[]
  readonly assessments: readonly tables.AssessmentRow[]
  readonly orgFacts: readonly tables.OrgFactRow[]
  readonly problems: readonly tables.ProblemRow[]
  readonly toc: readonly tables.TocRow[]
}

/** The statements of a year, typed, in the order of the files; empty lists for a year without any. */
export async function getStatements(db: Queries, year: FiscalYear): Promise<Statements> {
  const printed = await getPrinted(db, year, Object.values(tables))
  return {
    budgetTotals: printed.rows(tables.budgetTotals),
    headlineFigures: printed.rows(tables.headlineFigures),
    figuresInText: printed.rows(tables.figuresInText),
    economicValueByType: printed.rows(tables.economicValueByType),
    economicValueByProject: printed.rows(tables.economicValueByProject),
    datesAndMeetings: printed.rows(tables.datesAndMeetings),
    namedLists: printed.rows(tables.namedLists),
    assessments: printed.rows(tables.assessments),
    orgFacts: printed.rows(tables.orgFacts),
    problems: printed.rows(tables.problems),
    toc: printed.rows(tables.toc),
  }
}
