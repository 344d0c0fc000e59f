import { createHash } from 'node:crypto'
import { findPlan } from '#plan/index.ts'
import type { App } from '#platform/app.ts'
import { findLastSeal } from '#platform/audit.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { countOpen } from '#oversight/findings/index.ts'
import { composeReport } from '../compose.ts'
import { saveVersion, takeNextNumber, type Version } from '../store.ts'

/**
 * Freezes the report of a year as it stands: what is published is kept word for word and never changes; a later publication is a new version.
 * Open findings do not hinder it, they are printed in it.
 */
export async function publishReport(app: Pick<App, 'db' | 'clock'>, caller: Caller, year: FiscalYear): Promise<Outcome<Version, 'no-plan'>> {
  return transact(app, caller, async (work) => {
    const { tx, now } = work
    if (!(await findPlan(tx, year))) return refuse('no-plan')
    const number = await takeNextNumber(tx, year)
    const last = await findLastSeal(tx)
    const seal = last && { hash: last.hash, at: last.sealedAt }
    const report = JSON.stringify(await composeReport(tx, year, { at: now, seal }))
    const version: Version = {
      fiscalYear: year,
      number,
      sha256: createHash('sha256').update(report).digest('hex'),
      seal,
      openFindings: await countOpen(tx, year),
      publishedBy: caller.accountId,
      publishedAt: now,
    }
    await saveVersion(tx, version, report)
    await work.audit('report.published', 'report', String(year), { version: number, sha256: version.sha256, openFindings: version.openFindings })
    return done(version)
  })
}
