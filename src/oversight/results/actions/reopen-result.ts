import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { attachEvidence, evidenceOf, notify } from '#casework/index.ts'
import { paths } from '../paths.ts'
import { isLocked } from '../rules.ts'
import { findInForce, lockOpenReport, newestEdition, reportSubject } from '../store.ts'
import { noticeTexts } from '../texts.ts'
import { actorOf, addStep, findIndicator, writtenColumns, type PeriodOf, type ResultFailure } from './shared.ts'

/**
 * Opens what is in force for a period again, with a reason: the next edition begins with its values and its evidence. What was in force stays so
 * until the next approval. Whether the caller may review is the route's rule.
 */
export async function reopenResult(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: PeriodOf & { readonly reason: string },
): Promise<Outcome<undefined, ResultFailure>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    const { year, quarter } = input
    const indicator = await findIndicator(work, input)
    if (!indicator) return refuse('no-such-indicator')
    const inForce = await findInForce(work.tx, year, indicator.id, quarter)
    if (!inForce || !isLocked(inForce) || (await lockOpenReport(work.tx, year, indicator.id, quarter))) return refuse('nothing-to-reopen')
    const reason = input.reason.trim()
    if (reason === '') return refuse('reason-missing')

    const id = newId()
    const made = await work.tx
      .insertInto('results.report')
      .values({
        id,
        fiscal_year: year,
        indicator_id: indicator.id,
        quarter: quarter ?? null,
        edition: (await newestEdition(work.tx, year, indicator.id, quarter)) + 1,
        state: 'reopened',
        ...writtenColumns(inForce),
        reopen_reason: reason,
        reported_by: account,
        reported_at: work.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return refuse('nothing-to-reopen')
    if (inForce.reportId) {
      for (const { fileId, note } of await evidenceOf(work.tx, reportSubject, [inForce.reportId])) {
        await attachEvidence(work, { subject: reportSubject, subjectId: id, fileId, note: note ?? undefined })
      }
    }
    await addStep(work, { ...inForce, id }, 'reopened', account, reason)
    const to = indicator.project === undefined ? { permission: 'plan.write' as const } : { project: indicator.project }
    await notify(work, { to, text: noticeTexts.reopened(indicator.id), path: paths.result(year, indicator.id) })
    await work.audit('result-reopened', reportSubject, id, { year, indicator: indicator.id, quarter })
    return done(undefined)
  })
}
