import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { answerSendBack, notify } from '#casework/index.ts'
import { isOwnersTurn } from '../lifecycle.ts'
import { paths } from '../paths.ts'
import { mayReport } from '../rules.ts'
import { lockOpenReport, reportSubject } from '../store.ts'
import { noticeTexts } from '../texts.ts'
import { actorOf, addStep, faultsOf, findIndicator, type PeriodOf, type Reporter, type ResultFailure } from './shared.ts'

/** Sends a report for review. `incomplete` carries everything that is missing (`faults`). Who sends it answers for it. */
export async function submitResult(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: PeriodOf & { readonly reporter: Reporter; readonly version: number },
): Promise<Outcome<undefined, ResultFailure>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    const indicator = await findIndicator(work, input)
    if (!indicator) return refuse('no-such-indicator')
    if (!mayReport(input.reporter, indicator)) return refuse('not-yours')
    const report = await lockOpenReport(work.tx, input.year, input.indicator, input.quarter)
    if (!report || !isOwnersTurn(report.state)) return refuse('wrong-state')
    if (report.version !== input.version) return refuse('stale', { version: report.version })
    const faults = await faultsOf(work, indicator, report)
    if (faults.length > 0) return refuse('incomplete', { faults })

    await work.tx
      .updateTable('results.report')
      .set({ state: 'submitted', reported_by: account, reported_at: work.now, version: report.version + 1 })
      .where('id', '=', report.id)
      .execute()
    await answerSendBack(work, { subject: reportSubject, subjectId: report.id })
    await addStep(work, report, 'submitted', account)
    await notify(work, { to: { permission: 'results.review' }, text: noticeTexts.submitted(indicator.id), path: paths.result(input.year, indicator.id) })
    await work.audit('result-submitted', reportSubject, report.id, { year: input.year, indicator: indicator.id, quarter: input.quarter })
    return done(undefined)
  })
}
