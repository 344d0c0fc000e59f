import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { same } from '#platform/text.ts'
import { getFigures, type Figure } from '#oversight/figures/index.ts'
import { getResults } from '#oversight/results/index.ts'
import { getStatements, paths as statementPaths, type ProblemRow, type ValueByTypeRow } from '#oversight/statements/index.ts'
import { findPlan, getMoneyWithHeadings, listYears } from '#plan/index.ts'
import type { Dashboard, HeadlineFigure, OpenFindings, Scope, StatedProblem, ValueOfType } from './model.ts'
import { dashboardOf } from './rules.ts'

/** A year as the dashboard shows it, from what the rooms below know; undefined when the year has no plan. Nothing is kept between calls. */
export async function findDashboard(db: Queries, year: FiscalYear, scope: Scope = {}): Promise<Dashboard | undefined> {
  const [years, plan, moneyWithHeadings, asked, statements, findings] = await Promise.all([
    listYears(db),
    findPlan(db, year),
    getMoneyWithHeadings(db, year),
    getResults(db, year, scope.quarter),
    getStatements(db, year),
    openFindings(),
  ])
  if (!plan) return undefined
  const quarterMissing = scope.quarter !== undefined && asked.every(({ result, target }) => !result && !target)
  const ofYear = scope.quarter === undefined ? asked : await getResults(db, year)
  const figures = await getFigures(db, year, { results: ofYear, statements, money: moneyWithHeadings, plan })
  return dashboardOf(
    {
      year,
      years,
      plan,
      money: moneyWithHeadings.filter(({ leaf }) => leaf),
      results: quarterMissing ? ofYear : asked,
      quarterMissing,
      figures: figures.map(headlineOf),
      months: [],
      problems: statements.problems.map((row) => problemOf(year, row)),
      valueByType: statements.economicValueByType.map((row) => valueOfType(year, row)),
      findings,
    },
    scope,
  )
}

const headlineOf = ({ key, name, unit, value, printed, target, parts }: Figure): HeadlineFigure => ({
  key,
  name,
  unit: same(unit),
  value,
  printed,
  target,
  partKeys: parts.flatMap((part) => part.key ?? []),
})

const problemOf = (year: FiscalYear, { number, problem_th, recommendation_th, at }: ProblemRow): StatedProblem => ({
  number,
  problem: problem_th,
  recommendation: recommendation_th,
  href: statementPaths.statement(year, at.file, at.line),
})

const valueOfType = (year: FiscalYear, { type_th, value_million_baht, at }: ValueByTypeRow): ValueOfType => ({
  name: type_th,
  value: value_million_baht,
  href: statementPaths.statement(year, at.file, at.line),
})

const openFindings = async (): Promise<OpenFindings> => ({ counts: { high: 0, medium: 0, low: 0 }, first: [] })
