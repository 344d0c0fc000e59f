import type { Instant } from '#platform/clock.ts'

export const shortestPassword = 12
export const longestPassword = 128

/** A working day: who comes back the next morning signs in again. */
export const sessionHours = 12

/** Where to go after signing in: a path of this site, never another one. Anything else leads to the front page. */
export function safeReturnPath(wanted: string | undefined): string {
  if (!wanted || !wanted.startsWith('/')) return '/'
  const here = 'http://here.invalid'
  // The parser browsers use decides: `//evil`, `/\evil` and `/<tab>/evil` all lead elsewhere.
  const target = URL.parse(wanted, here)
  return target?.origin === here ? `${target.pathname}${target.search}` : '/'
}

/** Wrong passwords of the last while, the one being tried included. */
export interface Guesses {
  /** For this account from this address. */
  readonly pair: number
  /** From this address, for whatever account. */
  readonly address: number
  /** For this account, from wherever. */
  readonly account: number
  /** This account was signed in to from this address before. */
  readonly known: boolean
}

export const guessWindowMinutes = 15

/**
 * How much may be tried at each door within the window. A code has six digits, so fewer are borne than of a password, and only who knows the password
 * comes so far as to use them up. Opening an account and asking for recovery count whether they succeed or not: strangers who ask for a login can use up
 * nothing but their own addresses, and the mails of one account, which its person has then got.
 */
export const doors = {
  password: { pair: 10, address: 100, account: 200 },
  code: { pair: 5, address: 100, account: 20 },
  'sign-up': { pair: 10, address: 100, account: Infinity },
  recovery: { pair: 5, address: 50, account: 10 },
} as const
export type Door = keyof typeof doors

/**
 * Whether one more may be tried. A pair of account and address is stopped first, so whoever guesses stops himself and not the person who
 * owns the account; the account as a whole is guarded against guesses from many addresses, except at addresses it has been signed in from.
 * The limit of an address is wide, because an office shares one.
 */
export const mayGuess = (guesses: Guesses, limits: (typeof doors)[Door] = doors.password): boolean =>
  guesses.pair <= limits.pair && guesses.address <= limits.address && (guesses.known || guesses.account <= limits.account)

export const minutesBefore = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) - minutes * 60_000).toISOString()
export const hoursAfter = (now: Instant, hours: number): Instant => new Date(Date.parse(now) + hours * 3_600_000).toISOString()

/** What differs between the projects or provinces somebody has and those wanted, by code. */
export function changeOf(current: readonly string[], wanted: readonly string[]): { readonly added: string[]; readonly ended: string[] } {
  const was = new Set(current)
  const will = new Set(wanted)
  return { added: [...will.difference(was)], ended: [...was.difference(will)] }
}
