import Big from 'big.js'
import type { Instant } from '#platform/clock.ts'
import type { Place } from '#platform/tables.ts'
import { roundHalfUp, truncate } from '#platform/numbers.ts'
import type { Agreement } from './model.ts'
import { readFormula, type Reference, type Term } from './formula.ts'

/** A stock is what there is on a day, a flow what came in over the year. */
export const figureKinds = ['stock', 'flow'] as const
/** Times: a person served twice counts twice. Heads: once. None: what is counted is not people. */
export const figureCounts = ['times', 'heads', 'none'] as const
export const notStated = 'not stated'
export type FigureKind = (typeof figureKinds)[number] | typeof notStated
export type FigureCount = (typeof figureCounts)[number] | typeof notStated

export interface FigureDefinition {
  readonly key: string
  readonly unit: string
  readonly composedOf: string
  readonly kind: FigureKind
  readonly count: FigureCount
}

/** One record that a value rests on. */
export interface SourceRow {
  readonly label: string
  readonly value: Big | undefined
  readonly unit: string
  /** Undefined when it was typed in on a screen or counted from the platform's own entries. */
  readonly at: Place | undefined
  /** Line of the published report. */
  readonly srcLine: number | undefined
  /** Who approved it here, and when; absent for what was published and for the platform's own counts. */
  readonly approval?: { readonly accountId: string; readonly at: Instant } | undefined
}

/** A value as the records state it; undefined when they hold the question but no answer yet. */
export interface Stated {
  readonly value: Big | undefined
  readonly unit: string
  readonly rows: readonly SourceRow[]
}

export interface Source {
  readonly name: string
  readonly actual: Stated
  /** Only indicators have one. */
  readonly target: Stated | undefined
}

/** Where formulas find their numbers. Each answers undefined for a reference to nothing. `money` is in baht. */
export interface FigureSources {
  indicator(id: string): Source | undefined
  kpi(id: string): Source | undefined
  text(id: string): Source | undefined
  value(id: string): Source | undefined
  measure(key: string): Source | undefined
  money(group: string, column: string): Source | undefined
  planItems(group: string): Source | undefined
}

/** A term of a figure's sum. Values are in the unit of the figure that has it, so the parts of a figure sum to it. */
export interface Part {
  readonly ref: string
  /** The figure it is, when it is one. */
  readonly key: string | undefined
  readonly name: string
  readonly value: Big | undefined
  /** The records themselves; empty for a figure, whose records are those of its parts. */
  readonly rows: readonly SourceRow[]
  readonly parts: readonly Part[]
}

export interface Evaluated {
  readonly key: string
  readonly unit: string
  readonly kind: FigureKind
  readonly count: FigureCount
  /** Exact. Undefined when a part has no value: a total of what happens to be there is not printed as the total. */
  readonly value: Big | undefined
  /** The same sum over targets; undefined unless every part has one. */
  readonly target: Big | undefined
  readonly parts: readonly Part[]
  /** References without a value, down to the leaves. */
  readonly missing: readonly string[]
}

/** What a definition says of its own kind and count: the unit names times or heads, the note a stock or a flow. What is not said is not guessed. */
export function saysOfItself(unit: string, note: string): { readonly kind: FigureKind; readonly count: FigureCount } {
  const kind = figureKinds.find((word) => new RegExp(`\\b${word}\\b`, 'i').test(note)) ?? notStated
  return { kind, count: unit === 'times' || unit === 'heads' ? unit : notStated }
}

export interface DefinitionFault {
  readonly key: string
  readonly code: 'grammar' | 'unknown' | 'cycle' | 'no-target' | 'unit'
  /** The piece of the formula at fault. */
  readonly ref: string
}

/**
 * What is wrong with a set of definitions, all of it. `knows` says whether what a reference names exists (figures are looked up here); let it
 * answer true where that cannot be told.
 */
export function checkDefinitions(definitions: readonly FigureDefinition[], knows: (reference: Reference) => boolean): DefinitionFault[] {
  const formulas = new Map(definitions.map(({ key, composedOf }) => [key, readFormula(composedOf)]))
  const readable = (key: string): readonly Term[] => {
    const formula = formulas.get(key)
    return formula?.ok ? formula.terms : []
  }
  const figuresIn = (key: string) => readable(key).flatMap(({ reference }) => (reference.source === 'figure' ? [reference.id] : []))
  const reaches = (from: string, wanted: string, seen = new Set<string>()): boolean =>
    figuresIn(from).some((next) => {
      if (next === wanted) return true
      if (seen.has(next)) return false
      return reaches(next, wanted, seen.add(next))
    })
  // A figure met again on the way is part of a circle, which is said where it stands.
  const hasTarget = (reference: Reference, met: readonly string[] = []): boolean => {
    if (reference.source === 'ind' || reference.source === 'kpi') return true
    if (reference.source !== 'figure') return false
    const { id } = reference
    return met.includes(id) || readable(id).every((term) => term.of === 'actual' && hasTarget(term.reference, [...met, id]))
  }
  const faultsOf = ({ key, unit }: FigureDefinition): DefinitionFault[] => {
    const formula = formulas.get(key)!
    if (!formula.ok) return [{ key, code: 'grammar', ref: formula.unreadable }]
    if (reaches(key, key)) return [{ key, code: 'cycle', ref: figuresIn(key).find((next) => next === key || reaches(next, key))! }]
    return formula.terms.flatMap(({ ref, of, reference }): DefinitionFault[] => {
      const known = reference.source === 'figure' ? formulas.has(reference.id) : knows(reference)
      if (!known) return [{ key, code: 'unknown', ref }]
      if (of === 'target' && !hasTarget(reference)) return [{ key, code: 'no-target', ref }]
      if ((reference.source === 'money' || reference.source === 'value') && scaleOf(unit) === undefined) return [{ key, code: 'unit', ref }]
      return []
    })
  }
  return definitions.flatMap(faultsOf)
}

/** Computes every figure from its parts, exactly. The definitions are those an import took in: a formula that cannot be read or a circle is thrown. */
export function evaluateFigures(definitions: readonly FigureDefinition[], sources: FigureSources): Map<string, Evaluated> {
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]))
  const memo = new Map<string, readonly Part[]>()

  const partsOf = (definition: FigureDefinition, of: Term['of']): readonly Part[] => {
    const name = `${of} ${definition.key}`
    const known = memo.get(name)
    if (known === inProgress) throw new Error(`figure ${definition.key} is a part of itself`)
    if (known) return known
    memo.set(name, inProgress)
    const parts = termsOf(definition).map((term) => partOf(definition, term, of))
    memo.set(name, parts)
    return parts
  }

  /** `over` is 'target' when the whole sum is taken over targets; the target of a term that is itself a target is unknown. */
  const partOf = (definition: FigureDefinition, term: Term, over: Term['of']): Part => {
    const { reference } = term
    const ref = over === 'target' ? `target(${term.ref})` : term.ref
    const of = over === 'target' && term.of === 'target' ? undefined : over === 'target' ? 'target' : term.of
    const nothing: Part = { ref, key: undefined, name: ref, value: undefined, rows: [], parts: [] }
    if (!of) return nothing
    if (reference.source === 'figure') {
      const figure = byKey.get(reference.id)
      if (!figure) return nothing
      const parts = partsOf(figure, of)
      return { ref, key: figure.key, name: figure.key, value: inUnit(sum(parts), figure.unit, definition.unit), rows: [], parts }
    }
    const source = lookUp(sources, reference)
    const stated = source?.[of]
    if (!source || !stated) return source ? { ...nothing, name: source.name } : nothing
    return { ref, key: undefined, name: source.name, value: inUnit(stated.value, stated.unit, definition.unit), rows: stated.rows, parts: [] }
  }

  return new Map(
    definitions.map((definition) => {
      const { key, unit, kind, count } = definition
      const parts = partsOf(definition, 'actual')
      return [key, { key, unit, kind, count, value: sum(parts), target: sum(partsOf(definition, 'target')), parts, missing: missingOf(parts) }]
    }),
  )
}

const inProgress: readonly Part[] = []

function termsOf({ key, composedOf }: FigureDefinition): readonly Term[] {
  const formula = readFormula(composedOf)
  if (!formula.ok) throw new Error(`the formula of figure ${key} cannot be read`)
  return formula.terms
}

function lookUp(sources: FigureSources, reference: Exclude<Reference, { source: 'figure' }>): Source | undefined
function lookUp(sources: FigureSources, reference: Reference): Source | undefined {
  switch (reference.source) {
    case 'ind':
      return sources.indicator(reference.id)
    case 'kpi':
      return sources.kpi(reference.id)
    case 'text':
      return sources.text(reference.id)
    case 'value':
      return sources.value(reference.id)
    case 'measure':
      return sources.measure(reference.id)
    case 'money':
      return sources.money(reference.group, reference.column)
    case 'count':
      return sources.planItems(reference.group)
    case 'figure':
      return undefined
  }
}

const sum = (parts: readonly Part[]): Big | undefined =>
  parts.reduce<Big | undefined>((total, { value }) => (total && value ? total.plus(value) : undefined), new Big(0))

const missingOf = (parts: readonly Part[]): string[] => parts.flatMap((part) => (part.value ? [] : part.parts.length > 0 ? missingOf(part.parts) : [part.ref]))

/** How many baht one unit is; undefined for units that are not money. */
const scales = new Map([
  ['baht', '1'],
  ['บาท', '1'],
  ['million baht', '1000000'],
  ['ล้านบาท', '1000000'],
])
const scaleOf = (unit: string) => scales.get(unit.trim())

/** Money is brought to the unit of the total. Other units are added as they stand: whether they may be is a check's business, and it says so. */
function inUnit(value: Big | undefined, from: string, to: string): Big | undefined {
  const [have, want] = [scaleOf(from), scaleOf(to)]
  if (!value || !have || !want || have === want) return value
  // Both are powers of ten, so the quotient is exact.
  return value.times(new Big(have).div(want))
}

/**
 * How a printed number relates to the computed one, by the decimals it is printed with. A number that both rounding and cutting give counts as rounded.
 */
export function agreementOf(value: Big, printed: Big, decimals: number): Agreement {
  if (value.eq(printed)) return 'exact'
  if (roundHalfUp(value, decimals).eq(printed)) return 'rounded'
  return truncate(value, decimals).eq(printed) ? 'cut' : 'different'
}
