import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { severities } from '#oversight/findings/index.ts'
import { statuses, type IndicatorResult, type ResultStatus } from '#oversight/results/index.ts'
import { sumBalances, type Plan, type ProjectMoney, type SpendingMonth, type Strategy } from '#plan/index.ts'
import {
  projectStatuses,
  type Dashboard,
  type HeadlineFigure,
  type OpenFinding,
  type ProjectLine,
  type ProjectStatus,
  type Scope,
  type SpendingLine,
  type StatedProblem,
  type ValueOfType,
} from './model.ts'

/** What the rooms below say about a year; the dashboard is a function of it. */
export interface YearState {
  readonly year: FiscalYear
  readonly years: readonly FiscalYear[]
  readonly plan: Plan
  /** Leaves only. */
  readonly money: readonly ProjectMoney[]
  readonly results: readonly IndicatorResult[]
  /** Asked for a quarter and the year has none: results are those of the year. */
  readonly quarterMissing: boolean
  readonly figures: readonly HeadlineFigure[]
  readonly months: readonly SpendingMonth[]
  readonly problems: readonly StatedProblem[]
  readonly valueByType: readonly ValueOfType[]
  /** Open ones, the weightiest first. */
  readonly findings: readonly OpenFinding[]
}

const shownProjects = 8
const shownFigures = 2
const shownFindings = 5

export function dashboardOf(state: YearState, scope: Scope): Dashboard {
  const { year, years, plan } = state
  const narrowed = scope.strategy !== undefined || scope.project !== undefined
  const inScope = scopeOf(plan, scope)
  const findings = narrowed ? state.findings.filter(({ projects }) => projects.some(inScope.project)) : state.findings
  const money = state.money.filter(({ code }) => inScope.project(code))
  const results = state.results.filter((result) => inScope.indicator(result))
  const ofProjects = Map.groupBy(
    results.filter(({ indicator }) => indicator.project !== undefined),
    ({ indicator }) => indicator.project!,
  )
  const lines = money.map((line) => projectLine(line, ofProjects.get(line.code) ?? ofProjects.get(line.parent ?? '') ?? []))
  return {
    year,
    years,
    scope,
    strategies: plan.strategies.map((strategy) => ({ number: strategy.number, name: nameOf(strategy) })),
    projectChoices: plan.projects
      .filter(({ parent, strategy }) => parent === undefined && (scope.strategy === undefined || strategy === scope.strategy))
      .map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
    quarterMissing: state.quarterMissing,
    money: sumBalances(inPlan(money)),
    figures: narrowed ? [] : topFigures(state.figures),
    statusCounts: countBy(statuses, results, ({ status }) => status),
    spending: spendingLines(plan, money),
    months: state.months,
    kpis: scope.project === undefined ? results.filter(({ indicator }) => indicator.level !== 'project') : results,
    projectCounts: countBy(projectStatuses, lines, ({ status }) => status),
    projects: lines
      .filter(({ status }) => status !== 'met')
      .toSorted(attentionFirst)
      .slice(0, shownProjects),
    missed: results.filter(({ status }) => status === 'missed'),
    problems: state.problems,
    valueByType: narrowed ? [] : state.valueByType.toSorted((a, b) => b.value.cmp(a.value)),
    findings: { counts: countBy(severities, findings, ({ severity }) => severity), first: findings.slice(0, shownFindings) },
  }
}

/** A project is in a scope with its parts; an indicator with its project or its strategy. */
function scopeOf(plan: Plan, { strategy, project }: Scope) {
  const wanted = new Set(
    plan.projects
      .filter((one) => (strategy === undefined || one.strategy === strategy) && (project === undefined || one.code === project || one.parent === project))
      .map(({ code }) => code),
  )
  return {
    project: (code: string) => wanted.has(code),
    indicator: ({ indicator }: IndicatorResult) => {
      if (indicator.project !== undefined) return wanted.has(indicator.project)
      if (project !== undefined) return false
      return strategy === undefined || indicator.strategy === strategy
    },
  }
}

const inPlan = (money: readonly ProjectMoney[]) => money.filter(({ group }) => group === 'plan')

const nameOf = ({ name, nameEn }: Strategy): Text => ({ th: name, en: nameEn ?? name })

/** The plan's money by strategy with its total where there are several, then what stands outside that total. */
function spendingLines(plan: Plan, money: readonly ProjectMoney[]): SpendingLine[] {
  const byStrategy = Map.groupBy(inPlan(money), ({ strategy }) => strategy)
  const lines = plan.strategies.map((strategy): SpendingLine => ({
    key: strategy.number,
    kind: 'strategy',
    name: nameOf(strategy),
    money: sumBalances(byStrategy.get(strategy.number) ?? []),
  }))
  const known = new Set(plan.strategies.map(({ number }) => number))
  const elsewhere = inPlan(money).filter(({ strategy }) => strategy === undefined || !known.has(strategy))
  const without: SpendingLine[] = elsewhere.length === 0 ? [] : [{ key: 'no-strategy', kind: 'no-strategy', name: undefined, money: sumBalances(elsewhere) }]
  const outside = (['extra', 'continuing'] as const).map((group): SpendingLine => ({
    key: group,
    kind: group,
    name: undefined,
    money: sumBalances(money.filter((line) => line.group === group)),
  }))
  const summed = [...lines, ...without].filter((line) => line.money.allocated > 0n)
  const total: SpendingLine[] = summed.length > 1 ? [{ key: 'total', kind: 'total', name: undefined, money: sumBalances(inPlan(money)) }] : []
  return [...summed, ...total, ...outside.filter((line) => line.money.allocated > 0n)]
}

export function projectStatus(results: readonly { readonly status: ResultStatus }[]): ProjectStatus {
  if (results.length === 0) return 'no-indicators'
  return projectStatuses.find((status) => results.some((result) => result.status === status)) ?? 'met'
}

const projectLine = (money: ProjectMoney, results: readonly IndicatorResult[]): ProjectLine => ({
  code: money.code,
  name: money.name,
  money,
  status: projectStatus(results),
  met: results.filter(({ status }) => status === 'met').length,
  indicators: results.length,
})

/** Worst status first; within it, where most money is still to be spent. */
const attentionFirst = (a: ProjectLine, b: ProjectLine): number =>
  projectStatuses.indexOf(a.status) - projectStatuses.indexOf(b.status) || Number(unspent(b) - unspent(a)) || (a.code < b.code ? -1 : 1)

const unspent = ({ money }: ProjectLine): bigint => money.allocated - money.disbursed

/** The totals an executive asks for first: printed figures that have a target and are no part of another one that has. */
export function topFigures(figures: readonly HeadlineFigure[]): HeadlineFigure[] {
  const aimed = figures.filter(({ target, printed }) => target !== undefined && printed !== undefined)
  const partsOfAimed = new Set(aimed.flatMap((figure) => descendants(figure, figures)))
  return aimed.filter(({ key }) => !partsOfAimed.has(key)).slice(0, shownFigures)
}

function descendants({ partKeys }: HeadlineFigure, figures: readonly HeadlineFigure[]): string[] {
  const parts = figures.filter(({ key }) => partKeys.includes(key))
  return [...partKeys, ...parts.flatMap((part) => descendants(part, figures))]
}

function countBy<Key extends string, Item>(keys: readonly Key[], items: readonly Item[], keyOf: (item: Item) => Key): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  for (const item of items) counts[keyOf(item)] += 1
  return counts
}
