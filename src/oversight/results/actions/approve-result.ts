import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { notify } from '#casework/index.ts'
import { paths } from '../paths.ts'
import { lockOpenReport, reportSubject } from '../store.ts'
import { noticeTexts } from '../texts.ts'
import { actorOf, addStep, faultsOf, findIndicator, type PeriodOf, type ResultFailure } from './shared.ts'

/**
 * Approves a report: from then on it is in force and locked, by the database as well. Nobody approves what he reported himself.
 * Whether the caller may review is the route's rule.
 */
export async function approveResult(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: PeriodOf & { readonly version: number },
): Promise<Outcome<undefined, ResultFailure>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    const indicator = await findIndicator(work, input)
    if (!indicator) return refuse('no-such-indicator')
    const report = await lockOpenReport(work.tx, input.year, input.indicator, input.quarter)
    if (report?.state !== 'submitted') return refuse('wrong-state')
    if (report.version !== input.version) return refuse('stale', { version: report.version })
    if (report.reportedBy === account) return refuse('own-report')
    // The target may have moved since it was sent.
    const faults = await faultsOf(work, indicator, report)
    if (faults.length > 0) return refuse('incomplete', { faults })

    await work.tx
      .updateTable('results.report')
      .set({ state: 'approved', decided_by: account, decided_at: work.now, version: report.version + 1 })
      .where('id', '=', report.id)
      .execute()
    await addStep(work, report, 'approved', account)
    await notify(work, {
      to: { accounts: [report.reportedBy] },
      text: noticeTexts.approved(indicator.id),
      path: paths.result(input.year, indicator.id),
    })
    await work.audit('result-approved', reportSubject, report.id, { year: input.year, indicator: indicator.id, quarter: input.quarter })
    return done(undefined)
  })
}
