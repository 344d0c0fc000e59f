import { arabicDigits } from './numbers.ts'

/** A calendar day, `2022-10-01`. Days are counted in Asia/Bangkok whatever the machine's zone. */
export type PlainDate = string

/** A fiscal year by its Buddhist-era number: 2566 is 1 October 2022 to 30 September 2023. */
export type FiscalYear = number

export const fiscalYearStart = (year: FiscalYear): PlainDate => `${year - 544}-10-01`
export const fiscalYearEnd = (year: FiscalYear): PlainDate => `${year - 543}-09-30`

/** Reads an ISO date or a Thai one with a Buddhist year. Undefined when it is neither or no such day exists. */
export function readDate(printed: string): PlainDate | undefined {
  const text = arabicDigits(printed).trim()
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text) ? text : undefined
}

/** As readDate, and a month alone: `2023-08`. */
export function readPartialDate(printed: string): string | undefined {
  const text = arabicDigits(printed).trim()
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : readDate(text)
}

const isDay = (iso: string): boolean => new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso)
