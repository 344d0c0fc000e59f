import type { FiscalYear } from '#platform/dates.ts'
import type { Scope } from './model.ts'

export const paths = {
  dashboard(year: FiscalYear, scope: Scope = {}): string {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(scope)) if (value !== undefined) query.set(name, String(value))
    return `/dashboard/${year}${query.size > 0 ? `?${query}` : ''}`
  },
  registrations: (year: FiscalYear) => `/dashboard/${year}/registrations`,
}
