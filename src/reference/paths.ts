export const paths = {
  /** Holidays of a calendar year, by its Buddhist-era number; of this year when not said. */
  holidays: (year?: number) => (year === undefined ? '/holidays' : `/holidays/${year}`),
  strike: (year: number) => `/holidays/${year}/strike`,
} as const
