import Big from 'big.js'
import { arabicDigits, formatNumber, grouped, whyNotDecimal } from './numbers.ts'
import type { Text } from './text.ts'

/** Money in TypeScript: whole satang. numeric(18,2) in SQL. */
export type Satang = bigint

/** The largest amount the platform takes: 999,999,999,999.99 baht. */
export const largestAmount: Satang = 99_999_999_999_999n

/** Reads baht as people and files write them: `1,182,990,000.00`, `๑๒๐`, `(500.00)` is not taken. Undefined when it is no amount, has more than two decimals or is beyond the largest. */
export function readBaht(printed: string): Satang | undefined {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(arabicDigits(printed).trim())
  if (!match) return undefined
  const satang = BigInt(match[2]!.replaceAll(',', '')) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  if (satang > largestAmount) return undefined
  return match[1] ? -satang : satang
}

/** Why a text that readBaht does not take is no amount. */
export function whyNotBaht(printed: string): Text {
  const plain = arabicDigits(printed).trim().replaceAll(',', '')
  if (/^-?\d+\.\d{3,}$/.test(plain)) return { th: 'จำนวนเงินมีทศนิยมเกิน 2 ตำแหน่ง', en: 'The amount has more than two decimals' }
  if (/^-?\d{13,}(\.\d+)?$/.test(plain)) return { th: 'จำนวนเงินเกิน 999,999,999,999.99 บาท', en: 'The amount is beyond 999,999,999,999.99 baht' }
  if (/^\(.*\)$/.test(plain))
    return { th: 'จำนวนเงินในวงเล็บอ่านไม่ได้ ถ้าเป็นยอดลบให้ใส่เครื่องหมายลบ', en: 'An amount in brackets is not read: write a minus sign if it is negative' }
  return whyNotDecimal(printed)
}

/** Where only amounts of zero or more make sense. */
export const notNegative: Text = { th: 'จำนวนเงินติดลบไม่ได้', en: 'The amount may not be negative' }

/** `1182990000.00`: what SQL's numeric(18,2) and the JSON contracts use. */
export function bahtText(satang: Satang): string {
  const size = satang < 0n ? -satang : satang
  return `${satang < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** From numeric(18,2) as the driver gives it. A sum may be larger than any single amount. */
export function satangOf(numeric: string): Satang {
  const match = /^(-?\d+)(?:\.(\d\d?))?$/.exec(numeric)
  if (!match) throw new Error('not an amount of the database')
  return BigInt(match[1]! + (match[2] ?? '').padEnd(2, '0'))
}

/** For reading: `1,182,990,000.00`. The same in Thai and English. */
export const formatBaht = (satang: Satang): string => grouped(bahtText(satang))

/** In million baht, half up: 118299000000n is `1,182.99`. */
export const formatMillion = (satang: Satang, digits = 2): string => formatNumber(new Big(String(satang)).div(100_000_000), digits)

export function sumSatang(amounts: Iterable<Satang>): Satang {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}
