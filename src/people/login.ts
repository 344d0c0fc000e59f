import { z } from 'zod'
import { arabicDigits } from '#platform/numbers.ts'

/**
 * What somebody types to sign in: an email address, or a Thai mobile number however it is written. Both are kept in the one column that is unique, a
 * number as an address no mail can reach (`.invalid` is reserved for that).
 */
const phoneHost = '@phone.invalid'

/** As it is kept: an address in lower case, or `+66812345678@phone.invalid`. Undefined when it is neither an address nor a mobile number. */
export function readLogin(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  const digits = arabicDigits(text).replace(/[\s\-.()]/g, '')
  const mobile = /^(?:\+?660?|0)([689]\d{8})$/.exec(digits)?.[1]
  if (mobile) return `+66${mobile}${phoneHost}`
  return z.email().safeParse(text).success ? text : undefined
}

/** As people read it: an address as it is, a mobile number as `081 234 5678`. */
export const formatLogin = (login: string): string => (isPhone(login) ? login.replace(/^\+66(\d{2})(\d{3})(\d{4})@.*$/, '0$1 $2 $3') : login)

export const isPhone = (login: string): boolean => login.endsWith(phoneHost)
