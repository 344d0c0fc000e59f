import type { PlainDate } from '#platform/dates.ts'
import type { Satang } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import type { Kind, Sector, Size, Stage } from '#registry/index.ts'

/** What somebody comes for, what brings most first. */
export const categories = ['money', 'procurement', 'market', 'advice', 'learning', 'standing', 'information'] as const
export type Category = (typeof categories)[number]

/** dated: from a day to a day; continuing: no period is published; seasonal: rounds, the days being those of the last one known. */
export const availabilities = ['dated', 'continuing', 'seasonal', 'paused'] as const
export type Availability = (typeof availabilities)[number]

/** What a service's availability means on a day. */
export const openings = ['open', 'continuing', 'upcoming', 'between', 'paused', 'closed'] as const
export type Opening = (typeof openings)[number]

/** Where something stands written: a document or address, and the line where it is the published annual report. */
export interface Written {
  readonly source: string
  readonly line: number | null
}

/** What one version of a service says. */
export interface ServiceWords {
  readonly category: Category
  readonly name: Text
  readonly summary: Text
  readonly agency: Text
  /** Project of the plan that pays for it, as its year numbers it. */
  readonly project: string | null
  readonly how: Text
  /** Papers to have at hand; none where no source names them. */
  readonly bring: readonly Text[]
  readonly contact: Text
  readonly url: string | null
  /** Per cent of the cost that is paid, from and to; null where no source gives it. */
  readonly share: { readonly min: string; readonly max: string } | null
  /** Most that is paid; null where no source gives it. */
  readonly cap: Satang | null
  /** What share and cap mean here, or what of them is not published. */
  readonly terms: Text
  readonly availability: Availability
  readonly opensOn: PlainDate | null
  readonly closesOn: PlainDate | null
  readonly written: Written
}

/** A service as it is on a day. */
export interface Service extends ServiceWords {
  readonly code: string
  /** Since when it has been as described here. */
  readonly startsOn: PlainDate
  readonly opening: Opening
}

/** What a rule can ask about. 'other' is what only an officer can tell from papers. */
export const factNames = [
  'kind',
  'size',
  'sector',
  'activity',
  'province',
  'stage',
  'procurement',
  'exporting',
  'years',
  'employees',
  'revenue',
  'other',
] as const
export type FactName = (typeof factNames)[number]

/** in: one of the accepted values (a code passes what begins with it); at-least, at-most: the bound, included; officer: a person decides. */
export const tests = ['in', 'at-least', 'at-most', 'officer'] as const
export type Test = (typeof tests)[number]

export interface Condition {
  readonly fact: FactName
  readonly test: Test
  readonly accepted: readonly string[]
}

/** What one version of a rule says. */
export interface RuleWords extends Condition {
  readonly says: Text
  /** What would make it pass. */
  readonly remedy: Text
  readonly written: Written
  /** No source gives it: said wherever it is shown. */
  readonly assumption: boolean
}

/** A rule as it is on a day. All rules of a service must pass. */
export interface Rule extends RuleWords {
  readonly service: string
  readonly code: string
  readonly startsOn: PlainDate
}

/** A number known to lie between two, both included. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** What is known of an enterprise. What is left out is not known. */
export interface Facts {
  readonly kind?: Kind | undefined
  readonly size?: Exclude<Size, 'unknown'> | undefined
  readonly sector?: Exclude<Sector, 'unknown'> | undefined
  /** TSIC codes of any length; several where it may be any of them. */
  readonly activity?: readonly string[] | undefined
  readonly province?: string | undefined
  readonly stage?: Stage | undefined
  /** Is registered to sell to the state. */
  readonly procurement?: 'yes' | 'no' | undefined
  readonly exporting?: 'yes' | 'no' | undefined
  /** Since it was founded. */
  readonly years?: Range | undefined
  readonly employees?: Range | undefined
  /** Baht a year. */
  readonly revenue?: Range | undefined
}

export type Result = 'pass' | 'fail' | 'unknown'

export interface Judged extends Rule {
  readonly result: Result
}

/** fits: every rule passes; maybe: none fails, some are not known yet; not: one fails. */
export const verdicts = ['fits', 'maybe', 'not'] as const
export type Verdict = (typeof verdicts)[number]

/** A service against the facts of one enterprise. */
export interface Match {
  readonly service: Service
  readonly verdict: Verdict
  readonly rules: readonly Judged[]
}
