import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { notify, sendBack, type Fault } from '#casework/index.ts'
import { paths } from '../paths.ts'
import { lockOpenReport, reportSubject } from '../store.ts'
import { noticeTexts } from '../texts.ts'
import { actorOf, addStep, type PeriodOf, type ResultFailure } from './shared.ts'

/** Returns a report to its owner with everything that must be corrected, at once. Whether the caller may review is the route's rule. */
export async function returnResult(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: PeriodOf & { readonly version: number; readonly faults: readonly Fault[] },
): Promise<Outcome<undefined, ResultFailure>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    const report = await lockOpenReport(work.tx, input.year, input.indicator, input.quarter)
    if (report?.state !== 'submitted') return refuse('wrong-state')
    if (report.version !== input.version) return refuse('stale', { version: report.version })
    if (report.reportedBy === account) return refuse('own-report')
    const [first, ...others] = input.faults
    if (!first) return refuse('no-faults')

    await work.tx
      .updateTable('results.report')
      .set({ state: 'returned', decided_by: account, decided_at: work.now, version: report.version + 1 })
      .where('id', '=', report.id)
      .execute()
    await sendBack(work, { subject: reportSubject, subjectId: report.id, faults: [first, ...others] })
    await addStep(work, report, 'returned', account)
    await notify(work, {
      to: { accounts: [report.reportedBy] },
      text: noticeTexts.returned(input.indicator, input.faults.length),
      path: paths.result(input.year, input.indicator),
    })
    await work.audit('result-returned', reportSubject, report.id, { year: input.year, indicator: input.indicator, quarter: input.quarter })
    return done(undefined)
  })
}
