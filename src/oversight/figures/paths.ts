/** Addresses of this room's pages. */
export const paths = {
  figures: (year: number) => `/figures/${year}`,
  figure: (year: number, key: string) => `/figures/${year}/${encodeURIComponent(key)}`,
}
