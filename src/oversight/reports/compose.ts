import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import { fiscalYearEnd, fiscalYearStart, formatDate, type FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Part, Report, Seal } from './document.ts'
import { assessmentsPart } from './parts/assessments.ts'
import { nextPart } from './parts/next.ts'
import type { PartPlan } from './parts/part.ts'
import { planPart } from './parts/plan.ts'
import { resultsPart } from './parts/results.ts'
import { spendingPart } from './parts/spending.ts'
import { ofYear, reportName, reportTitle } from './texts.ts'
import { everything, loadYear, type YearData } from './year.ts'

const partPlans: readonly PartPlan[] = [planPart, resultsPart, spendingPart, assessmentsPart, nextPart]

/** The five parts as a list of contents, without asking the database. */
export const parts: readonly Pick<Part, 'number' | 'title'>[] = partPlans

/** When a report was composed, and on which seal of the audit trail. */
export interface Made {
  readonly at: Instant
  readonly seal: Seal | undefined
}

/** The annual report of a year in the agency's five parts, composed from what the rooms hold now. The year must have a plan. */
export async function composeReport(db: Queries, year: FiscalYear, { at, seal }: Made): Promise<Report> {
  const data = await loadYear(db, year, everything)
  return {
    fiscalYear: year,
    title: reportTitle(year),
    titleLines: [reportName, ofYear(year)],
    period: periodOf(year),
    composedAt: at,
    seal,
    parts: partPlans.map(({ number, title, sections }) => ({ number, title, sections: sections(data) })),
  }
}

/** One part alone: loads only what it prints. Undefined when there is no such part. */
export async function composePart(db: Queries, year: FiscalYear, number: number): Promise<Part | undefined> {
  const plan = partPlans.find((part) => part.number === number)
  if (!plan) return undefined
  // What the part does not need it does not see: `part` declares its sections over its needs alone.
  const data = (await loadYear(db, year, plan.needs)) as YearData
  return { number, title: plan.title, sections: plan.sections(data) }
}

/** First and last day of the year, in words. */
export function periodOf(year: FiscalYear): Text {
  const [start, end] = [fiscalYearStart(year), fiscalYearEnd(year)]
  return {
    th: `${formatDate(start, 'th', 'long')} – ${formatDate(end, 'th', 'long')}`,
    en: `${formatDate(start, 'en', 'long')} – ${formatDate(end, 'en', 'long')}`,
  }
}
