import { formatDate, type PlainDate } from '#platform/dates.ts'
import { bahtText, formatBaht, type Satang } from '#platform/money.ts'
import { decimalText, formatNumber, percentOf } from '#platform/numbers.ts'
import { same, type Text } from '#platform/text.ts'
import type Big from 'big.js'
import type { Block, Cell, Column, Headline, ListItem, Num, Origin, Row, Table, Tone, Trace } from './document.ts'

/** The small pieces the parts are put together from. */

export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text })
export const note = (text: Text): Block => ({ kind: 'note', text })
export const list = (items: readonly ListItem[]): Block => ({ kind: 'list', items })
export const figures = (items: readonly Headline[]): Block => ({ kind: 'figures', figures: items })

export const text = (value: string | Text | undefined): Cell => ({ kind: 'text', text: typeof value === 'object' ? value : same(value ?? '') })
export const status = (tone: Tone, word: Text): Cell => ({ kind: 'status', tone, text: word })

/** Exact, printed in full: rounding is the reader's. */
export const number = (value: Big, unit?: Text): Num => ({
  kind: 'number',
  value: decimalText(value),
  printed: formatNumber(value),
  ...(unit && { unit }),
})

export const count = (value: number): Num => ({ kind: 'number', value: String(value), printed: formatNumber(String(value)) })

export const money = (satang: Satang, unit?: Text): Num => ({
  kind: 'number',
  value: bahtText(satang),
  printed: formatBaht(satang),
  ...(unit && { unit }),
})

/** Percent with two decimals, as the agency prints it; a dash where there is nothing to take a share of. */
export function percent(part: Satang, whole: Satang): Cell {
  const share = percentOf(part, whole)
  return share ? { kind: 'number', value: decimalText(share), printed: formatNumber(share, 2) } : text('–')
}

/** A day, or a month where no more is known, in both languages. */
export const date = (day: PlainDate | undefined): Text => (day ? { th: formatDate(day, 'th'), en: formatDate(day, 'en') } : same(''))

export const period = (start: PlainDate | undefined, end: PlainDate | undefined): Text => {
  if (!start && !end) return same('')
  return { th: `${date(start).th} – ${date(end).th}`, en: `${date(start).en} – ${date(end).en}` }
}

export const column = (key: string, title: Text, kind: Column['kind'] = 'text', share?: number): Column => ({ key, title, kind, ...(share && { share }) })

export const row = (cells: Readonly<Record<string, Cell>>, extra: { readonly trace?: Trace | undefined; readonly emphasis?: Row['emphasis'] } = {}): Row => ({
  cells,
  ...(extra.emphasis && { emphasis: extra.emphasis }),
  ...(extra.trace && { trace: extra.trace }),
})

export const table = (title: Text, columns: readonly Column[], rows: readonly Row[], empty?: Text): Table => ({
  kind: 'table',
  title,
  columns,
  rows,
  ...(empty && { empty }),
})

/** What a trace may point to: a place in a file; nothing when it was typed in on a screen. */
export const trace = (code: string, href: string, ...origins: readonly (Origin | undefined)[]): Trace => ({
  code,
  href,
  origins: origins.map((origin) => origin ?? typedIn),
})

const typedIn: Origin = { file: undefined, line: undefined, srcLine: undefined }
