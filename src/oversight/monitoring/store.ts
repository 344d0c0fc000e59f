import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { getFigures, unitName, type Figure } from '#oversight/figures/index.ts'
import { getFindings, paths as findingPaths, ruleOf, type Finding } from '#oversight/findings/index.ts'
import { getResults } from '#oversight/results/index.ts'
import { getStatements, paths as statementPaths, type ProblemRow, type ValueByTypeRow } from '#oversight/statements/index.ts'
import { findPlan, getMoneyWithHeadings, getSpending, getSpendingReport, listYears, type ProjectMoney, type SpendingReport } from '#plan/index.ts'
import type { Dashboard, HeadlineFigure, OpenFinding, Scope, StatedProblem, ValueOfType } from './model.ts'
import { dashboardOf } from './rules.ts'

/**
 * A year as the dashboard shows it, from what the rooms below know; undefined when the year has no plan. Narrowed to a quarter, money and results are
 * those up to its end, unless the year has only totals. Nothing is kept between calls.
 */
export async function findDashboard(db: Queries, year: FiscalYear, scope: Scope = {}): Promise<Dashboard | undefined> {
  const { quarter, strategy, project } = scope
  const [years, plan, withHeadings, results, statements, spending, ofQuarter, findings] = await Promise.all([
    listYears(db),
    findPlan(db, year),
    getMoneyWithHeadings(db, year),
    getResults(db, year),
    getStatements(db, year),
    getSpending(db, year, { group: 'plan', ...(strategy === undefined ? {} : { strategy }), ...(project === undefined ? {} : { project }) }),
    quarter === undefined ? undefined : Promise.all([getResults(db, year, quarter), getSpendingReport(db, year, quarter)]),
    getFindings(db, year, { status: 'open' }),
  ])
  if (!plan) return undefined
  const figures = await getFigures(db, year, { results, statements, money: withHeadings, plan })
  const money = withHeadings.filter(({ leaf }) => leaf)
  const [quarterResults = [], quarterMoney] = ofQuarter ?? []
  const hasResults = quarterResults.some(({ result, target }) => result ?? target)
  const hasMoney = quarterMoney !== undefined && quarterMoney.known.disbursed
  return dashboardOf(
    {
      year,
      years,
      plan,
      money: hasMoney ? moneyAt(money, quarterMoney) : money,
      results: hasResults || hasMoney ? quarterResults : results,
      quarterMissing: quarter !== undefined && !hasResults && !hasMoney,
      figures: figures.map(headlineOf),
      months: spending.known.planned || spending.known.disbursed ? spending.months : [],
      problems: statements.problems.map((row) => problemOf(year, row)),
      valueByType: statements.economicValueByType.map((row) => valueOfType(year, row)),
      findings: findings.map((finding) => openFinding(year, finding)),
    },
    scope,
  )
}

/** The money up to the end of a quarter, as its spending report has it. */
function moneyAt(money: readonly ProjectMoney[], { lines }: SpendingReport): ProjectMoney[] {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  return money.map((line) => {
    const { allocated, disbursed, committed } = byCode.get(line.code) ?? { allocated: 0n, disbursed: 0n, committed: 0n }
    return { ...line, allocated, disbursed, committed, remaining: allocated - disbursed - committed }
  })
}

const headlineOf = ({ key, name, unit, value, printed, target, parts }: Figure): HeadlineFigure => ({
  key,
  name,
  unit: unitName(unit),
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

const openFinding = (year: FiscalYear, { id, rule, severity, message, places }: Finding): OpenFinding => ({
  id,
  severity,
  title: ruleOf(rule)?.title ?? message,
  message,
  href: findingPaths.finding(year, id),
  projects: [...new Set(places.flatMap(({ project }) => project ?? []))],
})
