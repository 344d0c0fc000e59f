import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { keepFile, type FileRefusal } from '#platform/files.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { UploadedFile } from '#platform/routes.ts'
import { attachEvidence, withdrawEvidence } from '#casework/index.ts'
import { isOwnersTurn } from '../lifecycle.ts'
import { isLocked, mayReport, type Reported } from '../rules.ts'
import { findInForce, lockOpenReport, reportSubject } from '../store.ts'
import { actorOf, addStep, findIndicator, writtenColumns, type PeriodOf, type Reporter, type ResultFailure } from './shared.ts'

export interface ReportInput extends PeriodOf, Omit<Reported, 'quarter'> {
  readonly reporter: Reporter
  /** Of the report the form was drawn from; undefined when there was none. */
  readonly version: number | undefined
  readonly files: readonly UploadedFile[]
  /** Ids of evidence to take back. */
  readonly withdrawn: readonly string[]
}

/**
 * Writes what an indicator reached in a period: starts the report or changes it while it is its owner's turn. What is still missing does not
 * matter yet; sending asks for it. `stale` carries the version that stands now.
 */
export async function reportResult(
  app: Pick<App, 'db' | 'clock' | 'config'>,
  caller: Caller,
  input: ReportInput,
): Promise<Outcome<{ readonly id: string; readonly version: number }, ResultFailure | FileRefusal>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    const { year, indicator: indicatorId, quarter } = input
    const indicator = await findIndicator(work, input)
    if (!indicator) return refuse('no-such-indicator')
    if (!mayReport(input.reporter, indicator)) return refuse('not-yours')
    const open = await lockOpenReport(work.tx, year, indicatorId, quarter)
    if (!open && isLocked(await findInForce(work.tx, year, indicatorId, quarter))) return refuse('locked')
    if (open && !isOwnersTurn(open.state)) return refuse('under-review')
    if (open?.version !== input.version) return refuse('stale', { version: open?.version })

    const id = open?.id ?? newId()
    const written = { ...writtenColumns(input), reported_by: account, reported_at: work.now }
    if (open) {
      await work.tx
        .updateTable('results.report')
        .set({ ...written, version: open.version + 1 })
        .where('id', '=', id)
        .execute()
    } else {
      const made = await work.tx
        .insertInto('results.report')
        .values({ id, fiscal_year: year, indicator_id: indicatorId, quarter: quarter ?? null, edition: 1, state: 'draft', ...written })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      // Somebody else started it at the same moment.
      if (!made) return refuse('stale')
    }
    for (const file of input.files) {
      const kept = await keepFile(app, work, file)
      if (!kept.ok) return kept
      await attachEvidence(work, { subject: reportSubject, subjectId: id, fileId: kept.value.id })
    }
    for (const evidence of input.withdrawn) await withdrawEvidence(work, { subject: reportSubject, subjectId: id, id: evidence })
    await addStep(work, { ...input, id }, 'reported', account)
    await work.audit('result-reported', reportSubject, id, { year, indicator: indicatorId, quarter, value: written.value })
    return done({ id, version: (open?.version ?? 0) + 1 })
  })
}
