import { arabicDigits } from '#platform/numbers.ts'
import type { IdentityNumber, Kind } from './model.ts'

/**
 * The official numbers of enterprises. A juristic person's number and a citizen's have 13 digits, the last of which checks the others: (11 - the sum of
 * (14 - i) times the i-th of twelve, modulo 11) modulo 10; a juristic person's begins with 0, a citizen's with 1 to 8. A community enterprise's code
 * has 12 digits and none that checks: region, province, district, sub-district, type and number; that shape is an assumption from printed codes.
 */
export const numberTypes = { juristic: 'juristic', natural: 'citizen', community: 'community' } as const satisfies Record<Kind, IdentityNumber['type']>

export type NumberFault = 'not-digits' | 'wrong-length' | 'wrong-start' | 'wrong-check-digit'

/** Reads a number as people write it (spaces, hyphens, slashes, Thai digits), for a kind of enterprise. */
export function readIdentityNumber(
  kind: Kind,
  printed: string,
): { readonly ok: true; readonly value: IdentityNumber } | { readonly ok: false; readonly code: NumberFault } {
  const digits = digitsIn(printed)
  const type = numberTypes[kind]
  const fault = faultOf(type, digits)
  return fault ? { ok: false, code: fault } : { ok: true, value: { type, digits } }
}

/** A number of whatever kind, as far as it is one at all: for a search box that takes any. Its length and first digit say what it can be. */
export function readAnyNumber(printed: string): IdentityNumber | undefined {
  const digits = digitsIn(printed)
  const type = digits.length === 12 ? 'community' : digits.startsWith('0') ? 'juristic' : 'citizen'
  return faultOf(type, digits) === undefined ? { type, digits } : undefined
}

const digitsIn = (printed: string): string => arabicDigits(printed).replace(/[\s\-/.‐-―]/g, '')

function faultOf(type: IdentityNumber['type'], digits: string): NumberFault | undefined {
  if (!/^\d*$/.test(digits) || digits === '') return 'not-digits'
  if (digits.length !== (type === 'community' ? 12 : 13)) return 'wrong-length'
  if (type === 'community') return /^[1-9]/.test(digits) ? undefined : 'wrong-start'
  if (!(type === 'juristic' ? /^0/ : /^[1-8]/).test(digits)) return 'wrong-start'
  return checkDigit(digits.slice(0, 12)) === Number(digits[12]) ? undefined : 'wrong-check-digit'
}

/** The thirteenth digit that belongs to twelve. */
export function checkDigit(twelve: string): number {
  let sum = 0
  for (let index = 0; index < 12; index += 1) sum += Number(twelve[index]) * (13 - index)
  return (11 - (sum % 11)) % 10
}

/** As the registers print them: 0-1055-44046-60-2 of a juristic person, 1-2345-67890-12-1 of a citizen, 5-50-01-01/1-0012 of a community enterprise. */
export const formatIdentityNumber = ({ type, digits }: IdentityNumber): string =>
  type === 'community'
    ? digits.replace(/^(\d)(\d\d)(\d\d)(\d\d)(\d)(\d{4})$/, '$1-$2-$3-$4/$5-$6')
    : digits.replace(/^(\d)(\d{4})(\d{5})(\d\d)(\d)$/, '$1-$2-$3-$4-$5')
