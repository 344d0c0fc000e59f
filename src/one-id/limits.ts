import { isIP } from 'node:net'

/**
 * How often the provider's addresses may be asked, by fixed windows of a minute that each process counts for itself. Wrong secrets are counted for a
 * program at a network address, so whoever guesses stops himself there and not the program elsewhere; a wide limit per network address is for floods.
 * A secret has 256 bits, so the limits spare the machine; no secret's safety rests on them.
 */
export interface Limits {
  /** Counts a request; false when this address, or this program at it, must wait. */
  take(asked: Asked): boolean
  /** Counts a wrong secret; what names no program guesses none. */
  mistake(asked: Asked): void
}

interface Asked {
  readonly address: string
  readonly program: string | undefined
}

const windowMilliseconds = 60_000
const perMinute = { requests: 6000, mistakes: 20 } as const
/** Windows that are counted at once; a flood from more addresses than these begins anew. */
const most = 50_000

export function createLimits(now: () => number, allowed: { readonly requests: number; readonly mistakes: number } = perMinute): Limits {
  const counts = new Map<string, number>()
  let window = 0
  const fresh = () => {
    const current = Math.floor(now() / windowMilliseconds)
    if (current !== window || counts.size > most) counts.clear()
    window = current
  }
  const add = (key: string) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  const pair = ({ address, program = '' }: Asked) => `mistake ${networkOf(address)} ${program.slice(0, 100)}`
  return {
    take(asked) {
      fresh()
      return add(`request ${networkOf(asked.address)}`) <= allowed.requests && (counts.get(pair(asked)) ?? 0) < allowed.mistakes
    },
    mistake(asked) {
      fresh()
      if (asked.program !== undefined) add(pair(asked))
    },
  }
}

/** A household has a whole /64 of IPv6. */
const networkOf = (address: string): string => (isIP(address) === 6 ? address.split(':').slice(0, 4).join(':') : address)
