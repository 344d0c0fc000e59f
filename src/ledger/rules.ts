import type { PlainDate } from '#platform/dates.ts'
import type { EnterpriseRecord } from '#registry/index.ts'
import type { Condition, Facts, Judged, Match, Opening, Range, Result, Rule, Service, ServiceWords, Verdict } from './model.ts'
import { categories, openings, verdicts } from './model.ts'

/** Whether a service can be had on a day. A round that is over is not closed for good: it waits for the next one. */
export function openingOn({ availability, opensOn, closesOn }: Pick<ServiceWords, 'availability' | 'opensOn' | 'closesOn'>, day: PlainDate): Opening {
  if (availability === 'paused') return 'paused'
  if (opensOn && day < opensOn) return 'upcoming'
  if (closesOn && day > closesOn) return availability === 'seasonal' ? 'between' : 'closed'
  return availability === 'continuing' ? 'continuing' : 'open'
}

/** Whether it can be asked for now. */
export const isOpen = (opening: Opening): boolean => opening === 'open' || opening === 'continuing'

/** What a condition says of an enterprise: unknown where the facts leave it open, and where only an officer can tell. */
export function judge({ fact, test, accepted }: Condition, facts: Facts): Result {
  if (fact === 'other') return 'unknown'
  const known = facts[fact]
  if (known === undefined) return 'unknown'
  if (isRange(known)) return judgeRange(test, Number(accepted[0]), known)
  if (fact === 'activity') return all([known].flat().map((code) => judgeCode(accepted, code)))
  return accepted.includes(known as string) ? 'pass' : 'fail'
}

const isRange = (known: string | Range | readonly string[]): known is Range => typeof known === 'object' && 'min' in known

function judgeRange(test: Condition['test'], bound: number, { min, max }: Range): Result {
  if (test === 'at-least') return min >= bound ? 'pass' : max < bound ? 'fail' : 'unknown'
  return max <= bound ? 'pass' : min > bound ? 'fail' : 'unknown'
}

/** A code passes under an accepted one, and leaves it open where it is shorter: 10 may be 101 or not. */
function judgeCode(accepted: readonly string[], code: string): Result {
  if (accepted.some((prefix) => code.startsWith(prefix))) return 'pass'
  return accepted.some((prefix) => prefix.startsWith(code)) ? 'unknown' : 'fail'
}

const all = (results: readonly Result[]): Result => {
  const [first = 'unknown'] = results
  return results.every((result) => result === first) ? first : 'unknown'
}

const verdictOf = (rules: readonly Judged[]): Verdict =>
  rules.some(({ result }) => result === 'fail') ? 'not' : rules.every(({ result }) => result === 'pass') ? 'fits' : 'maybe'

/**
 * Every service against the facts. What can be had now stands first, then what may be, then what is closed; of each, what nothing stands against before
 * what does not fit, what says how much it pays before what does not, and by what it is for. Closed ones stay in the list.
 */
export function match(services: readonly Service[], rules: readonly Rule[], facts: Facts): Match[] {
  const judged = services.map((service): Match => {
    const own = rules.filter((rule) => rule.service === service.code).map((rule) => ({ ...rule, result: judge(rule, facts) }))
    return { service, verdict: verdictOf(own), rules: own }
  })
  return judged.toSorted(byWorth)
}

function byWorth(a: Match, b: Match): number {
  const [first, second] = [placesOf(a), placesOf(b)]
  const index = first.findIndex((place, at) => place !== second[at])
  return index < 0 ? 0 : first[index]! - second[index]!
}

const placesOf = ({ service: { opening, share, cap, category }, verdict }: Match): number[] => [
  isOpen(opening) ? 0 : openings.indexOf(opening),
  verdict === 'not' ? 1 : 0,
  share === null && cap === null ? 1 : 0,
  categories.indexOf(category),
  verdicts.indexOf(verdict),
]

/** What the register says of an enterprise, as facts; people and revenue are those its size was decided by. What it does not know stays unknown. */
export function factsOf({
  kind,
  size,
  sector,
  activity,
  place,
  stage,
  sizeTrace,
}: Pick<EnterpriseRecord, 'kind' | 'size' | 'sector' | 'activity' | 'place' | 'stage' | 'sizeTrace'>): Facts {
  const { employees, revenue } = sizeTrace ?? {}
  return {
    kind,
    size: size === 'unknown' ? undefined : size,
    sector: sector === 'unknown' ? undefined : sector,
    activity: activity === null ? undefined : [activity],
    province: place.province,
    stage,
    employees: exactly(employees),
    revenue: exactly(revenue == null ? null : Number(revenue)),
  }
}

const exactly = (value: number | null | undefined): Range | undefined => (value == null ? undefined : { min: value, max: value })
