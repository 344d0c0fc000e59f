import { checkDigit, type Kind } from '#registry/index.ts'
import { country } from './country.ts'
import { drawsOf, hashOf } from './draw.ts'

/** How many numbers of a kind there are before they come again. */
export const mostNumbers = 10_000_000

/** Coprime to ten, so that its multiples reach every remainder once. */
const step = 6_180_339

/**
 * The index-th number of a kind, for a seed: valid, and none comes twice below `mostNumbers`. No number made here was ever given to anybody: the year
 * in a juristic person's is one of the Buddhist years 2900 to 2999, and the office in a citizen's or a community enterprise's is 99, which no district
 * has.
 */
export function numberAt(kind: Kind, seed: number, index: number): string {
  if (!(index >= 0 && index < mostNumbers)) throw new RangeError(`there are ${mostNumbers} numbers of a kind, from 0: ${index}`)
  const scattered = (hashOf(`${seed}`) + index * step) % mostNumbers
  const seven = String(scattered).padStart(7, '0')
  const draws = drawsOf(`${kind} ${seed} ${index}`)
  const province = country().province(kind, draws)
  if (kind === 'natural') {
    const twelve = `${draws.between(1, 5)}${province}99${seven}`
    return twelve + checkDigit(twelve)
  }
  if (kind === 'community') return `${draws.between(1, 6)}${province}99${seven}`
  const form = draws.share() < 0.18 ? 3 : 5
  const twelve = `0${province}${form}9${seven}`
  return twelve + checkDigit(twelve)
}
