import type { Visitor } from '#platform/routes.ts'
import { paths as programPaths } from '#one-id/index.ts'
import { paths as findingPaths } from '#oversight/findings/index.ts'
import { paths as resultPaths, type IndicatorResult } from '#oversight/results/index.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { NextStep } from './model.ts'
import { words } from './texts.ts'

/** What is waiting in the year, as far as anybody has to do something about it. */
export interface Waiting {
  readonly year: FiscalYear
  readonly results: readonly IndicatorResult[]
  /** Reports sent for review. */
  readonly toReview: number
  readonly openFindings: number
  /** Programs of other bodies that somebody registered. */
  readonly toLetIn: number
}

/** What a visitor should do next: report, review, answer, let in. Somebody may have several of these to do, or none. */
export function nextSteps(visitor: Visitor, { year, results, toReview, openFindings, toLetIn }: Waiting): NextStep[] {
  const steps: NextStep[] = []
  const toReport = results.filter((result) => isMine(visitor, result) && isDue(result)).length
  if (visitor.permissions.has('results.report') && toReport > 0) {
    steps.push({ title: words.reportResults(toReport), note: words.reportResultsNote, action: words.reportResultsAction, href: resultPaths.results(year) })
  }
  if (visitor.permissions.has('results.review') && toReview > 0) {
    steps.push({ title: words.reviewResults(toReview), note: words.reviewResultsNote, action: words.reviewResultsAction, href: resultPaths.results(year) })
  }
  if (visitor.permissions.has('findings.resolve') && openFindings > 0) {
    steps.push({
      title: words.resolveFindings(openFindings),
      note: words.resolveFindingsNote,
      action: words.resolveFindingsAction,
      href: findingPaths.findings(year, { status: 'open' }),
    })
  }
  if (visitor.permissions.has('clients.approve') && toLetIn > 0) {
    steps.push({ title: words.letInPrograms(toLetIn), note: words.letInProgramsNote, action: words.letInProgramsAction, href: programPaths.programs() })
  }
  return steps
}

const isMine = ({ projects }: Visitor, { indicator }: IndicatorResult): boolean =>
  indicator.project !== undefined && (projects === 'all' || projects.has(indicator.project))

/** Nothing reported yet, or a report that lies with its owner: begun, sent back, or opened again. */
const isDue = ({ result, open }: IndicatorResult): boolean => (open ? open.state !== 'submitted' : result === undefined)
