import type { Instant } from '#platform/clock.ts'

export const shortestPassword = 12
export const longestPassword = 128

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
const limits = { pair: 10, address: 100, account: 200 } as const

/**
 * Whether one more password may be tried. A pair of account and address is stopped first, so whoever guesses stops himself and not the person who
 * owns the account; the account as a whole is guarded against guesses from many addresses, except at addresses it has been signed in from.
 * The limit of an address is wide, because an office shares one.
 */
export const mayGuess = (guesses: Guesses): boolean =>
  guesses.pair <= limits.pair && guesses.address <= limits.address && (guesses.known || guesses.account <= limits.account)

export const minutesBefore = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) - minutes * 60_000).toISOString()
export const hoursAfter = (now: Instant, hours: number): Instant => new Date(Date.parse(now) + hours * 3_600_000).toISOString()

/** What differs between the projects or provinces somebody has and those wanted, by code. */
export function changeOf(current: readonly string[], wanted: readonly string[]): { readonly added: string[]; readonly ended: string[] } {
  const was = new Set(current)
  const will = new Set(wanted)
  return { added: [...will.difference(was)], ended: [...was.difference(will)] }
}
