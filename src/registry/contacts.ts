import { arabicDigits } from '#platform/numbers.ts'

/**
 * A Thai telephone number as people write it, with the leading zero: ten digits of a mobile (06, 08, 09), nine of a fixed line (02 to 07). Undefined
 * when it is none.
 */
export function readPhone(printed: string): string | undefined {
  const digits = arabicDigits(printed)
    .replace(/[\s().-]/g, '')
    .replace(/^(\+|00)?66(?=\d{8,9}$)/, '0')
  return /^0(?:[689]\d{8}|[23457]\d{7})$/.test(digits) ? digits : undefined
}

/** An e-mail address in lower case; undefined when it is none. */
export function readEmail(printed: string): string | undefined {
  const address = printed.trim().toLowerCase()
  return address.length <= 254 && /^[^\s@<>"',;]+@[^\s@<>"',;.]+(?:\.[^\s@<>"',;.]+)+$/u.test(address) ? address : undefined
}
