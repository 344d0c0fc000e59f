import type Big from 'big.js'
import { arabicDigits, formatNumber, readDecimal } from '#platform/numbers.ts'
import { placeOf, type Book, type PrintedPlace } from './book.ts'
import { bahtUnits, commonLatin, headUnits, millionUnits, percentUnits } from './lexicon.ts'

/** How numbers and words of a report are read and compared. */

/** A number that the report states somewhere. */
export interface Statement {
  readonly from: 'indicator' | 'kpi' | 'headline' | 'text' | 'value' | 'assessment'
  readonly id: string
  readonly project: string | undefined
  /** The words it stands under, and what else is said about it. */
  readonly label: string
  readonly note: string
  readonly unit: string
  readonly value: Big
  readonly printed: string
  readonly target: Big | undefined
  readonly place: PrintedPlace
}

/** Every number stated as a result, wherever it is printed. */
export function statementsOf(book: Book): readonly Statement[] {
  const known = memo.get(book)
  if (known) return known
  const all: readonly (Omit<Statement, 'value'> & { readonly value: Big | undefined })[] = [
    ...book.indicators.map((row) => ({
      from: 'indicator' as const,
      id: row.indicator_id,
      project: row.project_code,
      label: row.name_th,
      note: row.actual_note_th ?? '',
      unit: row.actual_unit ?? row.unit ?? '',
      value: row.actual_value,
      printed: row.printed.actual_value,
      target: row.target_value,
      place: placeOf(row, 'actual_value'),
    })),
    ...book.kpis.map((row) => ({
      from: 'kpi' as const,
      id: row.kpi_id,
      project: undefined,
      label: row.name_th,
      note: '',
      unit: row.unit ?? '',
      value: row.actual_value,
      printed: row.printed.actual_value,
      target: row.target_value,
      place: placeOf(row, 'actual_value'),
    })),
    ...book.headlines.map((row) => ({
      from: 'headline' as const,
      id: row.key,
      project: undefined,
      label: row.name_th,
      note: '',
      unit: row.unit ?? '',
      value: row.value,
      printed: row.printed.value,
      target: row.target_value,
      place: placeOf(row, 'value'),
    })),
    ...book.text.map((row) => ({
      from: 'text' as const,
      id: String(row.id),
      project: row.project_code,
      label: row.what_th,
      note: row.who_th ?? '',
      unit: row.unit ?? '',
      value: row.value,
      printed: row.printed.value,
      target: undefined,
      place: placeOf(row, 'value'),
    })),
    ...book.values.map((row) => ({
      from: 'value' as const,
      id: row.value_id,
      project: row.project_code,
      label: row.basis ?? '',
      note: '',
      unit: 'ล้านบาท',
      value: row.value_million_baht,
      printed: row.printed.value_million_baht,
      target: undefined,
      place: placeOf(row, 'value_million_baht'),
    })),
    ...book.assessments.map((row) => ({
      from: 'assessment' as const,
      id: row.assessment,
      project: undefined,
      label: row.item ?? '',
      note: row.sub_item ?? '',
      unit: row.unit ?? '',
      value: numberIn(row.value),
      printed: row.printed.value,
      target: undefined,
      place: placeOf(row, 'value'),
    })),
  ]
  const stated = all.flatMap((statement) => (statement.value ? [{ ...statement, value: statement.value }] : []))
  memo.set(book, stated)
  return stated
}
const memo = new WeakMap<Book, readonly Statement[]>()

export const numberIn = (text: string | undefined): Big | undefined => (text === undefined ? undefined : readDecimal(text))

/** How a number is shown in a message: exact, with separators. */
export const show = (value: Big): string => formatNumber(value)

export const isPercent = (unit: string | undefined): boolean => percentUnits.test(unit ?? '')
export const isHeads = (unit: string | undefined): boolean => headUnits.test(unit ?? '')
export const isMillion = (unit: string | undefined): boolean => millionUnits.test(unit ?? '')
export const isBaht = (unit: string | undefined): boolean => bahtUnits.test(unit ?? '')

/** The same unit, however it is written. */
export const sameUnit = (a: string, b: string): boolean => unitName(a) === unitName(b)
const unitName = (unit: string): string => (isHeads(unit) ? 'heads' : isPercent(unit) ? 'percent' : unit.replaceAll(/\s/g, ''))

/** Decimals as printed: `100.00` has two. */
export const decimals = (printed: string): number => /\.(\d+)/.exec(arabicDigits(printed))?.[1]?.length ?? 0

/** Digits that carry information: 50,000 has one, 119,173 six. A number with few of them is often met twice by chance. */
export const significant = (value: Big): number => value.toFixed().replace('-', '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length

/** How a printed number shows an exact one. */
export type Shown = 'exact' | 'rounded' | 'cut' | 'other'
export function shownAs(exact: Big, printed: Big, digits: number): Shown {
  if (exact.eq(printed)) return 'exact'
  if (exact.round(digits, Round.halfUp).eq(printed)) return 'rounded'
  return exact.round(digits, Round.down).eq(printed) ? 'cut' : 'other'
}
export const Round = { down: 0, halfUp: 1 } as const

/** Letters and digits only, so that spaces, hyphens and brackets do not make two names of one. */
export const bare = (text: string): string =>
  arabicDigits(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')

export const withoutBrackets = (text: string): string => text.replaceAll(/\([^()]*\)/g, '').trim()

/** What an indicator measures, without the words that say that it is one: `ตัวชี้วัด ร้อยละการนำข้อมูลไปใช้` and `มีการนำข้อมูลไปใช้` are one name. */
export const measureName = (name: string): string => bare(name).replace(/^(ตัวชี้วัด|ผลลัพธ์|ผลผลิต|ร้อยละ|จำนวน|ระดับ|มี|การ|ของ|ที่)+/, '')

/** Latin names in a text, `sme restart`, without words that every name has. */
export function latinNames(text: string): readonly string[] {
  const names = text.match(/[A-Za-z][A-Za-z0-9&.-]*(?:\s+[A-Za-z0-9&.-]+)*/g) ?? []
  return names.map((name) => name.toLowerCase().trim()).filter((name) => name.split(/\s+/).some((word) => word.length > 2 && !commonLatin.has(word)))
}

/** One name written shorter: the other is it with something put in between, before or after. */
export function isShorterForm(short: string, long: string): boolean {
  if (short.length >= long.length || short.length < 8) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  let tail = 0
  while (tail < short.length - head && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++
  return head + tail === short.length
}

/** Puts items with the same name together, in order of appearance. */
export function groupBy<T>(items: Iterable<T>, nameOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, nameOf).values()]
}

/** `"4 เรื่อง / 1 ระบบ"` says 4 เรื่อง and 1 ระบบ. */
export function numbersWithUnits(text: string): readonly { readonly value: Big; readonly unit: string }[] {
  const found: { value: Big; unit: string }[] = []
  for (const match of arabicDigits(text).matchAll(/(ร้อยละ\s*:?\s*|ลำดับที่\s*)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([\p{L}\p{M}]*)/gu)) {
    const value = readDecimal(match[2]!)
    if (value) found.push({ value, unit: match[1] ? match[1].replace(/[:\s]/g, '') : match[3]! })
  }
  return found
}
