import type { ResultStatus } from './rules.ts'

interface View {
  readonly status?: ResultStatus | undefined
  /** Undefined: the whole year. */
  readonly quarter?: number | undefined
}

const query = (view: View): string => {
  const given = Object.entries(view).filter((entry) => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${given.map(([name, value]) => `${name}=${value}`).join('&')}`
}

/** Addresses of this room's pages. */
export const paths = {
  results: (year: number, view: View = {}) => `/results/${year}${query(view)}`,
  result: (year: number, indicator: string, quarter?: number) => `/results/${year}/${encodeURIComponent(indicator)}${query({ quarter })}`,
  /** Where a form of a result is sent. */
  action: (year: number, indicator: string, action: 'report' | 'submit' | 'return' | 'approve' | 'reopen' | 'comparability' | 'derivation') =>
    `/results/${year}/${encodeURIComponent(indicator)}/${action}`,
  evidence: (year: number, indicator: string, id: string) => `/results/${year}/${encodeURIComponent(indicator)}/evidence/${id}`,
}
