import Big from 'big.js'
import { decimalText } from '../numbers.ts'
import type { Text } from '../text.ts'

/** A cell as it stands in a workbook. */
export interface RawCell {
  /** s shared text, inlineStr, str a formula's text, b yes/no, e an error, d a date, n a number. */
  readonly type: string
  readonly style: number
  readonly formula: boolean
  readonly value: string
  readonly text: string
}

/** The cell as a person sees it, or what is wrong with it. */
export type CellReader = (cell: RawCell) => string | { readonly printed: string; readonly fault: Text }

/** Reads cells as text: numbers exactly as far as a workbook keeps them (15 digits), dates as `2022-10-01`, percentages with their sign. */
export function cellReader(strings: readonly string[], formats: readonly string[], startsIn1904: boolean): CellReader {
  const kinds = formats.map(kindOf)
  return ({ type, style, formula, value, text }) => {
    if (formula && value === '' && text === '') return { printed: '', fault: neverCalculated }
    if (type === 's') return unescaped(strings[Number(value)] ?? '')
    if (type === 'inlineStr') return unescaped(text)
    if (type === 'str' || type === 'd') return unescaped(value)
    if (type === 'e') return { printed: value, fault: excelError }
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (value === '') return ''
    const number = Number(value)
    if (!Number.isFinite(number)) return value
    const kind = kinds[style]
    if (kind === 'date') return dateOf(number, startsIn1904)
    // Shown as 92.51 %, kept as 0.9251: the sign stays, so that a column of plain numbers refuses it instead of taking a hundredth.
    if (kind === 'percent') return `${decimalText(exact(number).times(100))}%`
    return decimalText(exact(number))
  }
}

/** Workbooks write control characters as `_x000D_`, and an underscore that would look like that as `_x005F_`. What no text can hold stays as written. */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x(00(?:09|0[AaDd]|[2-7][\dA-Fa-f]))_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** A workbook keeps binary fractions; 15 digits are what it promises and shows. */
const exact = (number: number): Big => new Big(number.toPrecision(15))

function dateOf(serial: number, startsIn1904: boolean): string {
  const days = Math.floor(serial) + (startsIn1904 ? 1462 : 0)
  // Before March 1900 Excel counts a day that never was.
  if (days < 61 || days > 2_958_465) return decimalText(exact(serial))
  const moment = new Date(Math.round((days - 25_569 + (serial % 1)) * 86_400) * 1000).toISOString()
  return serial % 1 === 0 ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${moment.slice(11, 16)}`
}

/** Built-in formats are given as `#` and their number: 14 to 22 everywhere, the others in East Asian and Thai Excel. */
function kindOf(format: string): 'date' | 'percent' | 'number' {
  const builtIn = /^#(\d+)$/.exec(format)
  if (builtIn) {
    const id = Number(builtIn[1])
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81)) return 'date'
    return id === 9 || id === 10 ? 'percent' : 'number'
  }
  const code = format.replaceAll(/\[[^\]]*\]|"[^"]*"|\\.|_.|\*./g, '')
  if (/[dmyb]/i.test(code)) return 'date'
  return code.includes('%') ? 'percent' : 'number'
}

const neverCalculated: Text = {
  th: 'เซลล์เป็นสูตรที่ยังไม่มีค่าที่คำนวณไว้ โปรดเปิดใน Excel แล้วบันทึก หรือวางเป็นค่า',
  en: 'The cell is a formula without a saved value: open and save it in Excel, or paste it as a value',
}
const excelError: Text = { th: 'เซลล์แสดงข้อผิดพลาดของ Excel โปรดแก้สูตรหรือใส่ค่า', en: 'The cell shows an Excel error: mend the formula or write the value' }
