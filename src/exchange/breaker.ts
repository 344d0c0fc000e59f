import type { Instant } from '#platform/clock.ts'

/** What is remembered of a source's failures. */
export interface Breaker {
  /** Since its last answer. */
  readonly failures: number
  readonly openedAt: Instant | null
  /** When an open breaker last let a request through. */
  readonly probedAt: Instant | null
}

export const breakerStates = ['closed', 'open', 'half-open'] as const
/** closed: asked as usual. open: not asked. half-open: one request may go and see whether the source is back. */
export type BreakerState = (typeof breakerStates)[number]

/** So many failures in a row open it. */
export const failuresToOpen = 5

/** Half a minute after it opened, doubling with every probe that fails, up to a quarter of an hour. */
const firstPause = 30_000
const longestPause = 15 * 60_000

export function breakerState({ failures, openedAt, probedAt }: Breaker, now: Instant): BreakerState {
  if (openedAt === null) return 'closed'
  const pause = Math.min(longestPause, firstPause * 2 ** Math.max(0, failures - failuresToOpen))
  return Date.parse(now) - Date.parse(probedAt ?? openedAt) >= pause ? 'half-open' : 'open'
}

/** Minutes until a source that was silent about an enterprise is asked about it again, by the number of tries so far: within hours, for days. */
export const nextTry = (attempts: number): number => [1, 5, 15, 60, 180, 360][attempts - 1] ?? 720
