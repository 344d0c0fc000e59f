/** Addresses of this room's pages. */
export const paths = {
  results: (year: number) => `/results/${year}`,
  result: (year: number, indicator: string) => `/results/${year}/${encodeURIComponent(indicator)}`,
}
