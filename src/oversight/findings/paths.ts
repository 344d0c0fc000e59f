import type { FiscalYear } from '#platform/dates.ts'

export const paths = {
  newest: () => '/findings',
  findings: (year: FiscalYear, filter: Readonly<Record<string, string | undefined>> = {}) => {
    const query = new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString()
    return `/findings/${year}${query ? `?${query}` : ''}`
  },
  finding: (year: FiscalYear, id: string) => `/findings/${year}/${encodeURIComponent(id)}`,
  answer: (year: FiscalYear, id: string) => `/findings/${year}/${encodeURIComponent(id)}/answer`,
  check: (year: FiscalYear) => `/findings/${year}/check`,
}
