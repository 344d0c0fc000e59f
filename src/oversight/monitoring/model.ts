import type Big from 'big.js'
import type { FiscalYear, Quarter } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Severity } from '#oversight/findings/index.ts'
import type { IndicatorResult, ResultStatus } from '#oversight/results/index.ts'
import type { Balance, ProjectGroup, SpendingMonth } from '#plan/index.ts'

/** What the dashboard is narrowed to; empty is the whole year. A project implies its strategy. */
export interface Scope {
  readonly strategy?: string | undefined
  readonly project?: string | undefined
  readonly quarter?: Quarter | undefined
}

/** A published total against its target. */
export interface HeadlineFigure {
  readonly key: string
  readonly name: Text
  readonly unit: Text
  /** Computed from its parts, exact. */
  readonly value: Big | undefined
  readonly printed: Big | undefined
  readonly target: Big | undefined
  /** Keys of the figures it is composed of, directly. */
  readonly partKeys: readonly string[]
}

export interface SpendingLine {
  /** Number of a strategy, the plan's total, or a group outside that total. */
  readonly key: string
  readonly kind: 'strategy' | 'no-strategy' | 'total' | Exclude<ProjectGroup, 'plan'>
  readonly name: Text | undefined
  readonly money: Balance
}

/** Where a project stands by its indicators: the worst of them, or that it has none. */
export const projectStatuses = ['missed', 'not-reported', 'not-comparable', 'no-indicators', 'met'] as const
export type ProjectStatus = (typeof projectStatuses)[number]

export interface ProjectLine {
  readonly code: string
  readonly name: string
  readonly money: Balance
  readonly status: ProjectStatus
  readonly met: number
  readonly indicators: number
}

export interface ValueOfType {
  readonly name: string
  /** Million baht. */
  readonly value: Big
  readonly href: string | undefined
}

export interface StatedProblem {
  readonly number: number
  readonly problem: string
  readonly recommendation: string | undefined
  readonly href: string | undefined
}

export interface OpenFinding {
  readonly id: string
  readonly severity: Severity
  readonly title: Text
  readonly message: Text
  readonly href: string
  /** Codes of the projects its places are about; empty when it is about the year. */
  readonly projects: readonly string[]
}

export interface OpenFindings {
  readonly counts: Readonly<Record<Severity, number>>
  /** The weightiest few. */
  readonly first: readonly OpenFinding[]
}

export interface Choice {
  readonly value: string
  readonly text: string
}

/** Everything the dashboard of a year shows, already narrowed to its scope. */
export interface Dashboard {
  readonly year: FiscalYear
  /** Years that have a plan, newest first. */
  readonly years: readonly FiscalYear[]
  readonly scope: Scope
  readonly strategies: readonly { readonly number: string; readonly name: Text }[]
  readonly projectChoices: readonly Choice[]
  /** Asked for a quarter of a year that has only totals: the totals are shown, and that is said. */
  readonly quarterMissing: boolean
  /** The plan's own money; extra and continuing projects are beside it, never in it. */
  readonly money: Balance
  /** Totals of the agency; empty when narrowed, because they are not told apart by strategy. */
  readonly figures: readonly HeadlineFigure[]
  readonly statusCounts: Readonly<Record<ResultStatus, number>>
  readonly spending: readonly SpendingLine[]
  /** Planned and disbursed by month; empty for a year with totals only. */
  readonly months: readonly SpendingMonth[]
  /** Indicators of the plan and its strategies; of the project when narrowed to one. */
  readonly kpis: readonly IndicatorResult[]
  readonly projectCounts: Readonly<Record<ProjectStatus, number>>
  /** Those to look at first. */
  readonly projects: readonly ProjectLine[]
  readonly missed: readonly IndicatorResult[]
  readonly problems: readonly StatedProblem[]
  readonly valueByType: readonly ValueOfType[]
  readonly findings: OpenFindings
}
