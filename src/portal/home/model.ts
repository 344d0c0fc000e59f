import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/** What a person can do next, with the place to do it. */
export interface NextStep {
  readonly title: Text
  readonly note: Text
  readonly href: string
  readonly action: Text
}

export const hitKinds = ['project', 'figure', 'indicator', 'money', 'printed'] as const
export type HitKind = (typeof hitKinds)[number]

/** Something a search found: what it is called, what stands there, and where. */
export interface Hit {
  readonly kind: HitKind
  readonly title: string
  readonly note: Text
  readonly href: string
}

export interface SearchResult {
  readonly year: FiscalYear
  readonly query: string
  readonly hits: readonly Hit[]
}
