import type { FiscalYear, Quarter } from '#platform/dates.ts'

const plan = (year: FiscalYear) => `/plan/${year}`
const project = (year: FiscalYear, code: string) => `${plan(year)}/projects/${encodeURIComponent(code)}`

/** Addresses of this room, for links. */
export const paths = {
  newest: () => '/plan',
  plan,
  project,
  spending: (year: FiscalYear) => `${plan(year)}/spending`,
  approvals: (year: FiscalYear) => `${plan(year)}/approvals`,
  spendingReport: (year: FiscalYear, quarter: Quarter) => `${plan(year)}/spending-reports/${quarter}`,
  /** All entries of a project, a page at a time. */
  entries: (year: FiscalYear, code: string, after?: string) => `${project(year, code)}/entries${after ? `?after=${encodeURIComponent(after)}` : ''}`,
  /** Forms: recording money, amending a project, its spending plan, an indicator's targets, taking an entry back. */
  recordMoney: (year: FiscalYear, code: string) => `${project(year, code)}/money`,
  amendProject: (year: FiscalYear, code: string) => `${project(year, code)}/edit`,
  planSpending: (year: FiscalYear, code: string) => `${project(year, code)}/spending-plan`,
  explainSpending: (year: FiscalYear, code: string, quarter: Quarter) => `${project(year, code)}/spending-reports/${quarter}`,
  setTarget: (year: FiscalYear, indicator: string) => `${plan(year)}/indicators/${encodeURIComponent(indicator)}`,
  reverseEntry: (year: FiscalYear, code: string, entry: string) => `${project(year, code)}/entries/${entry}/reverse`,
}
