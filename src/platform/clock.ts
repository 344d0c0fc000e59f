/** A moment as the database and JSON write it: ISO 8601 in UTC. */
export type Instant = string

/** Time is passed in, so that tests and simulations can move it; no decision calls `new Date()` or SQL `now()`. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that stands still until told otherwise. */
export function fixedClock(start: Instant): Clock & { set(now: Instant): void } {
  let current = start
  return {
    now: () => current,
    set(now) {
      current = now
    },
  }
}
