import Big from 'big.js'
import { readDate, readPartialDate, type PlainDate } from './dates.ts'
import { readBaht, type Satang } from './money.ts'
import { readDecimal } from './numbers.ts'
import type { Text } from './text.ts'

/**
 * Tables that come in as CSV or XLSX, declared once: the columns say what they hold, and reading, the template to download, the preview
 * and the faults all follow from that.
 */

/** Where a row stands in a file people can open: line is 1-based and counts the header as 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

export interface Column<Value> {
  readonly title: Text
  /** Other headings that mean this column, as other offices write them. */
  readonly aliases: readonly (string | RegExp)[]
  readonly required: boolean
  /** What a cell must look like, in words, for the template. */
  readonly hint: Text
  /** Undefined for a cell that cannot be read as this kind. Never called with an empty cell. */
  readonly read: (printed: string) => Value | undefined
}

type Columns = Readonly<Record<string, Column<unknown>>>

export interface Table<C extends Columns = Columns> {
  /** Stem of the file in a pack: `projects` is projects.csv or projects.xlsx. */
  readonly name: string
  readonly title: Text
  readonly columns: C
  /** The columns that together name a row; two rows of a file may not share them. Empty where rows have no name. */
  readonly key: readonly string[]
}

type ValueOf<T> = T extends Required_<infer V> ? V : T extends Column<infer V> ? V | undefined : never
type Required_<V> = Column<V> & { readonly required: true }

/** A row as read: typed values, what stood in each cell, and where. */
export type Row<T extends Table> = {
  readonly [Key in keyof T['columns']]: ValueOf<T['columns'][Key]>
} & {
  readonly at: Place
  /** Cells as printed, by column; an empty cell is ''. */
  readonly printed: { readonly [Key in keyof T['columns']]: string }
}

export interface Fault {
  readonly at: Place
  /** The column's key, or undefined when the row or the file as a whole is at fault. */
  readonly column: string | undefined
  readonly printed: string
  readonly message: Text
}

export const table = <C extends Columns>(name: string, title: Text, columns: C, key: readonly (keyof C & string)[] = []): Table<C> => ({
  name,
  title,
  columns,
  key,
})

interface ColumnOptions {
  readonly aliases?: readonly (string | RegExp)[]
}

function column<Value>(title: Text, hint: Text, read: Column<Value>['read'], options: ColumnOptions = {}): Column<Value> & { readonly required: false } {
  return { title, hint, read, aliases: options.aliases ?? [], required: false }
}

/** Makes a column required: an empty cell is a fault and the value is never undefined. */
export const required = <Value>(column: Column<Value>): Required_<Value> => ({ ...column, required: true as const })

/** The kinds of column. Numbers and dates accept Thai digits, thousands separators and Buddhist years, and nothing else. */
export const columns = {
  text: (title: Text, options?: ColumnOptions) => column<string>(title, { th: 'ข้อความ', en: 'Text' }, (printed) => printed, options),
  integer: (title: Text, options?: ColumnOptions) =>
    column<number>(
      title,
      { th: 'จำนวนเต็ม', en: 'Whole number' },
      (printed) => {
        const value = readDecimal(printed)
        return value && value.eq(value.round()) && value.abs().lt(Number.MAX_SAFE_INTEGER) ? value.toNumber() : undefined
      },
      options,
    ),
  decimal: (title: Text, options?: ColumnOptions) => column<Big>(title, { th: 'ตัวเลข', en: 'Number' }, readDecimal, options),
  money: (title: Text, options?: ColumnOptions) =>
    column<Satang>(title, { th: 'จำนวนเงิน (บาท) ทศนิยมไม่เกิน 2 ตำแหน่ง', en: 'Baht, at most two decimals' }, readBaht, options),
  date: (title: Text, options?: ColumnOptions) =>
    column<PlainDate>(title, { th: 'วันที่ เช่น 1 ต.ค. 2565 หรือ 2022-10-01', en: 'Date, as 2022-10-01 or 1 ต.ค. 2565' }, readDate, options),
  /** A date known to the day or only to the month: `2023-08`. */
  partialDate: (title: Text, options?: ColumnOptions) => column<string>(title, { th: 'วันที่หรือเดือน', en: 'Date or month' }, readPartialDate, options),
  oneOf: <const Value extends string>(title: Text, values: readonly Value[], options?: ColumnOptions) =>
    column<Value>(
      title,
      { th: `หนึ่งใน: ${values.join(', ')}`, en: `One of: ${values.join(', ')}` },
      (printed) => values.find((value) => value === printed),
      options,
    ),
}
