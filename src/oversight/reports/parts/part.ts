import type { Text } from '#platform/text.ts'
import type { Section } from '../document.ts'
import type { Of, YearData } from '../year.ts'

export type Needed = Exclude<keyof YearData, 'year'>

/** A part of the report before it is composed: what it needs of a year, and its sections as a function of that. */
export interface PartPlan {
  readonly number: number
  readonly title: Text
  readonly needs: readonly Needed[]
  readonly sections: (data: YearData) => readonly Section[]
}

/** Declares a part; its sections see nothing of a year but what it says it needs. */
export const part = <Needs extends Needed>(
  number: number,
  title: Text,
  needs: readonly Needs[],
  sections: (data: Of<Needs>) => readonly Section[],
): PartPlan => ({ number, title, needs, sections })
