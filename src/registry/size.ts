import { bahtText, type Satang } from '#platform/money.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { FieldName, Origin, Sector, SectorGroup, Size, SizePolicy, SizeTrace, YearlyFigures } from './model.ts'
import { groupOf } from './sector.ts'

/** Upper bounds, included. */
export interface SizeBound {
  readonly employeesMax: number
  readonly revenueMax: Satang
}

type BoundedSize = 'micro' | 'small' | 'medium'

/** A definition of the sizes, in force from a day until the next begins. */
export interface SizeDefinition {
  readonly version: string
  readonly startsOn: PlainDate
  readonly bounds: Readonly<Record<SectorGroup, Readonly<Record<BoundedSize, SizeBound>>>>
}

/** What decides, from a day on, where people and revenue point to different sizes. */
export interface DatedPolicy {
  readonly startsOn: PlainDate
  readonly whenTheyDiffer: SizePolicy
}

/** Definition and policy of one day. Undefined before the first of either: nothing has a size then. */
export interface SizeRules {
  readonly definition: SizeDefinition
  readonly policy: SizePolicy
}

export interface SizeInputs {
  readonly sector: Sector
  /** The figures to decide by, and who stated them. */
  readonly figures: AcceptedFigures | undefined
}

export interface AcceptedFigures extends YearlyFigures {
  readonly source: string
}

/** The rules in force on a day. */
export function rulesOn(definitions: readonly SizeDefinition[], policies: readonly DatedPolicy[], day: PlainDate): SizeRules | undefined {
  const definition = newestUntil(definitions, day)
  const policy = newestUntil(policies, day)
  return definition && policy && { definition, policy: policy.whenTheyDiffer }
}

const newestUntil = <Dated extends { readonly startsOn: PlainDate }>(list: readonly Dated[], day: PlainDate): Dated | undefined =>
  list.filter(({ startsOn }) => startsOn <= day).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]

/**
 * The size of an enterprise and why (ministerial regulation of 2562 and the announcement on micro enterprises): people and revenue are each measured by
 * the bounds of the sector's group. One that is missing leaves it to the other; where they differ the policy decides. While the sector is not known, a
 * size is given only where both groups give the same.
 */
export function sizeOf({ definition, policy }: SizeRules, { sector, figures }: SizeInputs): { readonly size: Size; readonly trace: SizeTrace } {
  const group = groupOf(sector)
  const { employees, revenue } = figures ?? {}
  const pointed = (group ? [group] : (['manufacturing', 'service_trade'] as const)).map((one) => {
    const reaching = (within: (bound: SizeBound) => boolean): Size => boundedSizes.find((size) => within(definition.bounds[one][size])) ?? 'large'
    const byEmployees: Size = employees === undefined ? 'unknown' : reaching(({ employeesMax }) => employees <= employeesMax)
    const byRevenue: Size = revenue === undefined ? 'unknown' : reaching(({ revenueMax }) => revenue <= revenueMax)
    return { byEmployees, byRevenue, size: sizeUnder(policy, byEmployees, byRevenue) }
  })
  const agreed = (by: 'byEmployees' | 'byRevenue' | 'size'): Size => {
    const [first = 'unknown', ...others] = pointed.map((one) => one[by])
    return others.every((other) => other === first) ? first : 'unknown'
  }
  const trace: SizeTrace = {
    definition: definition.version,
    policy,
    sectorGroup: group,
    year: figures?.year ?? null,
    source: figures?.source ?? null,
    employees: employees ?? null,
    revenue: revenue === undefined ? null : bahtText(revenue),
    byEmployees: agreed('byEmployees'),
    byRevenue: agreed('byRevenue'),
  }
  return { size: agreed('size'), trace }
}

const boundedSizes: readonly BoundedSize[] = ['micro', 'small', 'medium']
const order: readonly Size[] = ['micro', 'small', 'medium', 'large']

/** The size that what people and revenue point to comes to; one that is unknown leaves it to the other. */
export function sizeUnder(policy: SizePolicy, byEmployees: Size, byRevenue: Size): Size {
  if (byRevenue === 'unknown') return byEmployees
  if (byEmployees === 'unknown' || policy === 'revenue') return byRevenue
  return order[Math.max(order.indexOf(byEmployees), order.indexOf(byRevenue))]!
}

/**
 * Which of the stated figures decide: those of the newest year, people and revenue each from the source that is accepted for it, or, where that one said
 * nothing of the year, from whoever said it last.
 */
export function acceptedFigures(
  yearly: readonly (YearlyFigures & Origin)[],
  acceptedSource: (field: Extract<FieldName, 'employees' | 'revenue'>) => string,
): AcceptedFigures | undefined {
  const year = Math.max(...yearly.map((row) => row.year))
  const rows = yearly.filter((row) => row.year === year).toSorted((a, b) => (a.on < b.on ? 1 : -1))
  const from = (field: 'employees' | 'revenue') => {
    const stated = rows.filter((row) => row[field] !== undefined)
    return stated.find(({ source }) => source === acceptedSource(field)) ?? stated[0]
  }
  const [people, money] = [from('employees'), from('revenue')]
  const sources = [...new Set([money?.source, people?.source])].filter((source) => source !== undefined)
  return sources.length === 0 ? undefined : { year, employees: people?.employees, revenue: money?.revenue, source: sources.join('+') }
}
