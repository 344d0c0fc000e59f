import { arabicDigits } from '#platform/numbers.ts'

/**
 * A ONE ID is ten digits that say nothing about the enterprise: its place in the count, scattered over the nine-digit numbers that do not begin with 0
 * (so that it is never taken for a telephone number and neighbours in time are not neighbours in number), and a check digit after ISO 7064 MOD 11,10,
 * which finds every single wrong digit and nearly every transposition. It is made in the database, by `registry.one_id_of`.
 *
 * Reads one as people write it, with spaces, hyphens or Thai digits; undefined when its check digit does not fit.
 */
export function readOneId(printed: string): string | undefined {
  const digits = arabicDigits(printed).replace(/[\s-]/g, '')
  return /^[1-9]\d{9}$/.test(digits) && checkDigitOf(digits.slice(0, 9)) === digits[9] ? digits : undefined
}

/** As it is printed: 123 456 7890. */
export const formatOneId = (oneId: string): string => oneId.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

function checkDigitOf(digits: string): string {
  const product = Array.from(digits, Number).reduce((carried, digit) => (((carried + digit) % 10 || 10) * 2) % 11, 10)
  return String((11 - product) % 10)
}
