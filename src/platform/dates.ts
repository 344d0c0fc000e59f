import type { Instant } from './clock.ts'
import { arabicDigits } from './numbers.ts'
import type { Lang, Text } from './text.ts'

/** A calendar day, `2022-10-01`. Days are counted in Asia/Bangkok whatever the machine's zone. */
export type PlainDate = string

/** A month, `2022-10`. */
export type PlainMonth = string

/** A fiscal year by its Buddhist-era number: 2566 is 1 October 2022 to 30 September 2023. */
export type FiscalYear = number

export type Quarter = 1 | 2 | 3 | 4
export const quarters: readonly Quarter[] = [1, 2, 3, 4]

export interface Period {
  readonly start: PlainDate
  readonly end: PlainDate
}

export const fiscalYearStart = (year: FiscalYear): PlainDate => `${year - 544}-10-01`
export const fiscalYearEnd = (year: FiscalYear): PlainDate => `${year - 543}-09-30`

/** The fiscal year a day belongs to: it begins with October. */
export const fiscalYearOf = (date: PlainDate): FiscalYear => Number(date.slice(0, 4)) + 543 + (monthOf(date) >= 10 ? 1 : 0)

/** The quarter of its fiscal year: October to December is the first. */
export const fiscalQuarter = (date: PlainDate): Quarter => ((Math.floor((monthOf(date) + 2) / 3) % 4) + 1) as Quarter

/** First and last day of a quarter. */
export function quarterBounds(year: FiscalYear, quarter: Quarter): Period {
  const months = fiscalMonths(year).slice((quarter - 1) * 3, quarter * 3)
  return { start: `${months[0]!}-01`, end: lastDayOf(months[2]!) }
}

/** The twelve months of a fiscal year, October first. */
export function fiscalMonths(year: FiscalYear): readonly PlainMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 9) % 12) + 1
    return `${month >= 10 ? year - 544 : year - 543}-${pad(month)}`
  })
}

export const lastDayOf = (month: PlainMonth): PlainDate => `${month}-${pad(daysIn(Number(month.slice(0, 4)), Number(month.slice(5, 7))))}`

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (utc(to) - utc(from)) / dayLength

export const addDays = (date: PlainDate, days: number): PlainDate => new Date(utc(date) + days * dayLength).toISOString().slice(0, 10)

/** The day a moment falls on in Thailand, which has kept UTC+7 without summer time since 1920. */
export const bangkokDay = (instant: Instant): PlainDate => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10)

/**
 * Reads a day as people and files write it; undefined when it is none or the calendar is in doubt (whyNotDate says which):
 *
 * - `2022-10-01`: ISO 8601 is Gregorian by definition; a year like 2565 in it is refused, not converted
 * - `1 ต.ค. 2565`, `1 ตุลาคม พ.ศ. 2565`, `1 ต.ค.65`: a Thai month has a Buddhist year, Gregorian only after `ค.ศ.`; two digits are
 *   those of 25xx from 50 on, and in doubt below (`1 ต.ค.22` may mean 2022)
 * - `01/10/2565`: day, month, Buddhist year; with a Gregorian year nobody can tell day from month, so that is refused
 * - `1 October 2022`, `1 Oct 2022`: an English month has a Gregorian year
 */
export function readDate(printed: string): PlainDate | undefined {
  const result = parse(printed)
  return typeof result === 'string' ? result : undefined
}

/** Why a text that readDate does not take is no day. */
export function whyNotDate(printed: string): Text {
  const result = parse(printed)
  return typeof result === 'string' ? notADate : result
}

/** As readDate, and a month alone: `2023-08`. */
export function readPartialDate(printed: string): string | undefined {
  const text = arabicDigits(printed).trim()
  return /^(?:1[89]|2[01])\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : readDate(text)
}

/** A day or month for reading: `1 ต.ค. 2565` or `1 Oct 2022`; long: `1 ตุลาคม 2565`; a month alone: `ต.ค. 2565`. */
export function formatDate(date: PlainDate, lang: Lang, style: 'short' | 'long' = 'short'): string {
  const [year, month, ofMonth] = date.split('-').map(Number) as [number, number, number | undefined]
  const name = monthNames[lang][style][month - 1]!
  return `${ofMonth === undefined ? '' : `${ofMonth} `}${name} ${lang === 'th' ? year + 543 : year}`
}

/** A moment for reading, in Thai time: `1 ต.ค. 2565 09:30 น.` or `1 Oct 2022 09:30`. */
export function formatInstant(instant: Instant, lang: Lang): string {
  const time = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(11, 16)
  return `${formatDate(bangkokDay(instant), lang)} ${time}${lang === 'th' ? ' น.' : ''}`
}

const monthNames = {
  th: {
    short: ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'],
    long: ['มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน', 'กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'],
  },
  en: {
    short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    long: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  },
} as const satisfies Record<Lang, Record<'short' | 'long', readonly string[]>>

const notADate: Text = { th: 'ไม่ใช่วันที่ที่อ่านได้ โปรดใส่เช่น 1 ต.ค. 2565 หรือ 2022-10-01', en: 'Not a date: write 1 ต.ค. 2565 or 2022-10-01' }
const noSuchDay: Text = { th: 'ไม่มีวันนี้ในปฏิทิน', en: 'There is no such day in the calendar' }
const buddhistInIso: Text = {
  th: 'รูปแบบ ปปปป-ดด-วว ต้องเป็นปี ค.ศ. ถ้าเป็นปี พ.ศ. โปรดเขียนเช่น 1 ต.ค. 2565',
  en: 'A date written YYYY-MM-DD has a Gregorian year: write a Buddhist year as 1 ต.ค. 2565',
}
const whichEra: Text = {
  th: 'ไม่แน่ชัดว่าเป็น พ.ศ. หรือ ค.ศ. โปรดใส่ปีสี่หลัก เช่น 1 ต.ค. 2565 หรือ 2022-10-01',
  en: 'It is not clear which calendar the year belongs to: write 1 ต.ค. 2565 or 2022-10-01',
}

/** The day, or why there is none. */
function parse(printed: string): PlainDate | Text {
  const text = arabicDigits(printed).trim().replaceAll(/\s+/g, ' ')
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return isBuddhist(Number(iso[1])) ? buddhistInIso : day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text)
  if (slashed) {
    const year = Number(slashed[3])
    return isBuddhist(year) ? day(year - 543, Number(slashed[2]), Number(slashed[1])) : whichEra
  }
  const worded = /^(\d{1,2}) ?(\D+?) ?(พ\.?ศ\.?|ค\.?ศ\.?)? ?(\d{4}|\d{2})$/.exec(text)
  if (!worded) return notADate
  const [, ofMonth, word = '', era, written = ''] = worded
  const month = findMonth(word)
  if (!month) return notADate
  const year = gregorian(written, month.lang, era)
  return year === undefined ? whichEra : day(year, month.number, Number(ofMonth))
}

/** The Gregorian year, or undefined when what is written leaves it open. */
function gregorian(written: string, lang: Lang, era: string | undefined): number | undefined {
  const year = Number(written)
  if (written.length === 4) {
    const buddhist = era ? era.startsWith('พ') : lang === 'th'
    return isBuddhist(year) === buddhist ? year - (buddhist ? 543 : 0) : undefined
  }
  return lang === 'th' && !era?.startsWith('ค') && year >= 50 ? 2500 + year - 543 : undefined
}

function findMonth(word: string): { readonly lang: Lang; readonly number: number } | undefined {
  const wanted = word.toLowerCase().replaceAll('.', '')
  for (const lang of ['th', 'en'] as const) {
    for (const style of ['short', 'long'] as const) {
      const index = monthNames[lang][style].findIndex((name) => name.toLowerCase().replaceAll('.', '') === wanted)
      if (index >= 0) return { lang, number: index + 1 }
    }
  }
  return undefined
}

/** Years a person alive today may write: from 2400 they can only be Buddhist, below only Gregorian. */
const isBuddhist = (year: number): boolean => year >= 2400 && year < 2700

function day(year: number, month: number, ofMonth: number): PlainDate | Text {
  if (year < 1800 || year >= 2200) return notADate
  return month >= 1 && month <= 12 && ofMonth >= 1 && ofMonth <= daysIn(year, month) ? `${year}-${pad(month)}-${pad(ofMonth)}` : noSuchDay
}

const dayLength = 86_400_000
const pad = (value: number): string => String(value).padStart(2, '0')
const monthOf = (date: PlainDate): number => Number(date.slice(5, 7))
const utc = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`)
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
