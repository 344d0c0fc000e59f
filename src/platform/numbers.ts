import Big from 'big.js'
import type { Text } from './text.ts'

/** Thai digits are read like Arabic ones everywhere a person types. */
export const arabicDigits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))

/** Reads an exact decimal: `16,725`, `๙๒.๕๑`, `-0.1225`. Undefined when it is none; a separator in a wrong place is not forgiven. */
export function readDecimal(printed: string): Big | undefined {
  const match = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.exec(arabicDigits(printed).trim())
  return match ? new Big(match[0].replaceAll(',', '')) : undefined
}

/** Why a text that readDecimal does not take is no number. */
export function whyNotDecimal(printed: string): Text {
  return /\d,\d/.test(arabicDigits(printed))
    ? {
        th: 'ไม่ใช่ตัวเลขที่อ่านได้แน่ชัด เครื่องหมายจุลภาคต้องคั่นทุกสามหลัก เช่น 16,725.44',
        en: 'Not a clear number: commas must separate groups of three digits, as 16,725.44',
      }
    : { th: 'ไม่ใช่ตัวเลข โปรดใส่เฉพาะตัวเลข เช่น 16,725.44', en: 'Not a number: write digits only, as 16,725.44' }
}

/** The number written out in full, never with an exponent: what SQL's numeric and the JSON contracts use. */
export const decimalText = (value: Big): string => value.toFixed()

/** Rounds at `digits` decimals; a half goes away from zero, as Thai official tables do. */
export const roundHalfUp = (value: Big, digits: number): Big => value.round(digits, Big.roundHalfUp)

/** Cuts after `digits` decimals. */
export const truncate = (value: Big, digits: number): Big => value.round(digits, Big.roundDown)

/**
 * A number for reading: `1,403,671`, `16,725.4437`. Exact as it is, or with just `digits` decimals (half up) when they are given.
 * The same in Thai and English.
 */
export function formatNumber(value: Big | string, digits?: number): string {
  const big = typeof value === 'string' ? new Big(value) : value
  return grouped(digits === undefined ? decimalText(big) : roundHalfUp(big, digits).toFixed(digits))
}

/** Puts the thousands separators into a plain decimal. */
export function grouped(plain: string): string {
  const [whole = '', fraction] = plain.split('.')
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
}

/** How many hundredths of `whole` `part` is, half up at `digits` decimals. Undefined when `whole` is zero. Amounts go in as satang. */
export function percentOf(part: Big | bigint, whole: Big | bigint, digits = 2): Big | undefined {
  const divisor = new Big(String(whole))
  // Twenty decimals of the quotient are beyond any tie two amounts of the platform can come near, so rounding twice does no harm.
  return divisor.eq(0) ? undefined : roundHalfUp(new Big(String(part)).times(100).div(divisor), digits)
}

export const sumOf = (values: Iterable<Big>): Big => {
  let sum = new Big(0)
  for (const value of values) sum = sum.plus(value)
  return sum
}
