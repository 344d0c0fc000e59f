import type { FromAbove } from '#plan/index.ts'
import { paths } from './paths.ts'
import { evidenceOfReports, getResults } from './store.ts'
import { statusNames, statusTones } from './texts.ts'

/** What a project's page in the plan shows from here: its indicators' results, and the evidence of those in force. */
export const forPlan: FromAbove = {
  async resultsOf(db, year, project) {
    const results = (await getResults(db, year)).filter(({ indicator }) => indicator.project === project)
    return new Map(
      results.map(({ indicator, result, status }) => [
        indicator.id,
        { value: result?.value, status: statusNames[status], tone: statusTones[status], href: paths.result(year, indicator.id) },
      ]),
    )
  },
  async evidenceOf(db, year, project) {
    const results = (await getResults(db, year)).filter(({ indicator }) => indicator.project === project)
    const indicators = new Map(results.flatMap(({ indicator, result }) => (result?.reportId ? [[result.reportId, indicator.id] as const] : [])))
    const evidence = await evidenceOfReports(db, [...indicators.keys()])
    return evidence.map(({ id, subjectId, name, addedAt }) => ({ name, href: paths.evidence(year, indicators.get(subjectId)!, id), at: addedAt }))
  },
}
