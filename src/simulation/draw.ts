/** Draws that depend on a seed alone: the same text gives the same draws on every machine, so what is generated needs no store to be found again. */
export interface Draws {
  /** From 0 up to 1, without 1. */
  share(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  of<T>(list: readonly T[]): T
}

export function drawsOf(seed: string): Draws {
  let state = hashOf(seed)
  const share = () => {
    // splitmix32 (public domain): passes for random in every way that a population needs, at a few nanoseconds a draw.
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
  return {
    share,
    between: (low, high) => low + Math.floor(share() * (high - low + 1)),
    of: (list) => list[Math.floor(share() * list.length)]!,
  }
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** A list whose entries come as often as their weights say. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): (draws: Draws) => T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let sum = 0
  const bounds = entries.map(([, weight]) => (sum += weight / total))
  return (draws) => {
    const drawn = draws.share()
    let [low, high] = [0, bounds.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle]! > drawn) high = middle
      else low = middle + 1
    }
    return entries[low]![0]
  }
}
