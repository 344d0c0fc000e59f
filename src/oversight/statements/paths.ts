import type { FiscalYear } from '#platform/dates.ts'

export const paths = {
  /** One row of a file as printed. */
  statement: (year: FiscalYear, file: string, line: number) => `/statements/${year}/${encodeURIComponent(file)}/${line}`,
  correct: (year: FiscalYear, file: string, line: number) => `/statements/${year}/${encodeURIComponent(file)}/${line}/correct`,
}
