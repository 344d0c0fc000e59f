import Big from 'big.js'
import { readDate, readPartialDate, whyNotDate, type PlainDate } from './dates.ts'
import { notNegative, readBaht, whyNotBaht, type Satang } from './money.ts'
import { readDecimal, whyNotDecimal } from './numbers.ts'
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
  /** A cell that is right, for the template. */
  readonly example: string
  /** Undefined for a cell that cannot be read as this kind. Never called with an empty cell. */
  readonly read: (printed: string) => Value | undefined
  /** Why a cell cannot be read, for whoever has to mend it. */
  readonly why: (printed: string) => Text
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

type Kind<Value> = Pick<Column<Value>, 'hint' | 'example' | 'read' | 'why'>

const column = <Value>(title: Text, kind: Kind<Value>, options: ColumnOptions = {}): Column<Value> & { readonly required: false } => ({
  title,
  ...kind,
  aliases: options.aliases ?? [],
  required: false,
})

/** Makes a column required: an empty cell is a fault and the value is never undefined. */
export const required = <Value>(optional: Column<Value>): Required_<Value> => ({ ...optional, required: true as const })

const text: Kind<string> = {
  hint: { th: 'ข้อความ', en: 'Text' },
  example: 'ข้อความ',
  read: (printed) => printed.trim(),
  why: () => ({ th: 'อ่านไม่ได้', en: 'Cannot be read' }),
}

const integer: Kind<number> = {
  hint: { th: 'จำนวนเต็ม', en: 'Whole number' },
  example: '120',
  read: (printed) => {
    const value = readDecimal(printed)
    return value && value.eq(value.round()) && value.abs().lte(Number.MAX_SAFE_INTEGER) ? value.toNumber() : undefined
  },
  why: (printed) => (readDecimal(printed) ? { th: 'ต้องเป็นจำนวนเต็ม', en: 'Must be a whole number' } : whyNotDecimal(printed)),
}

const decimal: Kind<Big> = { hint: { th: 'ตัวเลข', en: 'Number' }, example: '16725.4437', read: readDecimal, why: whyNotDecimal }

const signedMoney: Kind<Satang> = {
  hint: { th: 'จำนวนเงิน (บาท) ทศนิยมไม่เกิน 2 ตำแหน่ง ติดลบได้', en: 'Baht, at most two decimals, may be negative' },
  example: '1182990000.00',
  read: readBaht,
  why: whyNotBaht,
}

const money: Kind<Satang> = {
  ...signedMoney,
  hint: { th: 'จำนวนเงิน (บาท) ทศนิยมไม่เกิน 2 ตำแหน่ง', en: 'Baht, at most two decimals' },
  read: (printed) => {
    const satang = readBaht(printed)
    return satang === undefined || satang < 0n ? undefined : satang
  },
  why: (printed) => (readBaht(printed) === undefined ? whyNotBaht(printed) : notNegative),
}

const date: Kind<PlainDate> = {
  hint: { th: 'วันที่ เช่น 1 ต.ค. 2565 หรือ 2022-10-01', en: 'Date, as 2022-10-01 or 1 ต.ค. 2565' },
  example: '2022-10-01',
  read: readDate,
  why: whyNotDate,
}

const partialDate: Kind<string> = {
  hint: { th: 'วันที่ หรือเดือนอย่างเดียว เช่น 2023-08', en: 'Date, or a month alone as 2023-08' },
  example: '2023-08',
  read: readPartialDate,
  why: whyNotDate,
}

const oneOf = <const Value extends string>(values: readonly Value[]): Kind<Value> => ({
  hint: { th: `หนึ่งใน: ${values.join(', ')}`, en: `One of: ${values.join(', ')}` },
  example: values[0] ?? '',
  read: (printed) => values.find((value) => value === printed.trim()),
  why: () => ({ th: `ต้องเป็นหนึ่งใน: ${values.join(', ')}`, en: `Must be one of: ${values.join(', ')}` }),
})

/** The kinds of column. Numbers and dates accept Thai digits, thousands separators and Buddhist years, and nothing else. */
export const columns = {
  text: (title: Text, options?: ColumnOptions) => column(title, text, options),
  integer: (title: Text, options?: ColumnOptions) => column(title, integer, options),
  decimal: (title: Text, options?: ColumnOptions) => column(title, decimal, options),
  /** Baht of zero or more, kept in satang. */
  money: (title: Text, options?: ColumnOptions) => column(title, money, options),
  /** Where an amount below zero means something: a difference. */
  signedMoney: (title: Text, options?: ColumnOptions) => column(title, signedMoney, options),
  date: (title: Text, options?: ColumnOptions) => column(title, date, options),
  /** A date known to the day or only to the month: `2023-08`. */
  partialDate: (title: Text, options?: ColumnOptions) => column(title, partialDate, options),
  oneOf: <const Value extends string>(title: Text, values: readonly Value[], options?: ColumnOptions) => column(title, oneOf(values), options),
}
