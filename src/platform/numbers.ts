import Big from 'big.js'

/** Thai digits are read like Arabic ones everywhere a person types. */
export const arabicDigits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))

/** Reads an exact decimal: `16,725`, `๙๒.๕๑`, `-0.1225`. Undefined when it is none; a separator in a wrong place is not forgiven. */
export function readDecimal(printed: string): Big | undefined {
  const match = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.exec(arabicDigits(printed).trim())
  return match ? new Big(match[0].replaceAll(',', '')) : undefined
}
