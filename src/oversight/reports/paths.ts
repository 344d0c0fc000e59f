import type { FiscalYear } from '#platform/dates.ts'

/** Addresses of this room, for links. A version is a published one; without it the year is shown as it stands. */
export const paths = {
  report: (year: FiscalYear, version?: number) => `/report/${year}${ofVersion(version)}`,
  part: (year: FiscalYear, part: number, version?: number) => `/report/${year}/${part}${ofVersion(version)}`,
  files: (year: FiscalYear) => `/report/${year}/files`,
  file: (year: FiscalYear, id: string) => `/report/${year}/files/${id}`,
  json: (year: FiscalYear) => `/report/${year}/files/json`,
  html: (year: FiscalYear, version?: number) => `/report/${year}/files/html${ofVersion(version)}`,
  changes: (year: FiscalYear, version: number) => `/report/${year}/versions/${version}`,
  publish: (year: FiscalYear) => `/report/${year}/publish`,
}

const ofVersion = (version: number | undefined): string => (version === undefined ? '' : `?version=${version}`)
