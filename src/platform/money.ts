import { arabicDigits } from './numbers.ts'

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

/** `1182990000.00`: what SQL's numeric(18,2) and the JSON contracts use. */
export function bahtText(satang: Satang): string {
  const size = satang < 0n ? -satang : satang
  return `${satang < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** From numeric(18,2) as the driver gives it. */
export function satangOf(numeric: string): Satang {
  const satang = readBaht(numeric)
  if (satang === undefined) throw new Error('not an amount of the database')
  return satang
}
