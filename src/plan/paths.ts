import type { FiscalYear, Quarter } from '#platform/dates.ts'

/** Addresses of this room, for links. */
export const paths = {
  plan: (year: FiscalYear) => `/plan/${year}`,
  project: (year: FiscalYear, code: string) => `/plan/${year}/projects/${encodeURIComponent(code)}`,
  spending: (year: FiscalYear) => `/plan/${year}/spending`,
  approvals: (year: FiscalYear) => `/plan/${year}/approvals`,
  spendingReport: (year: FiscalYear, quarter: Quarter) => `/plan/${year}/spending-reports/${quarter}`,
}
