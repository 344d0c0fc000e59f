import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { bangkokDay, quarterBounds, type FiscalYear, type Quarter } from '#platform/dates.ts'
import { bahtText } from '#platform/money.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { isBehind } from '../rules.ts'
import { getSpendingReport } from '../store/spending.ts'

interface ReportOf {
  readonly year: FiscalYear
  readonly quarter: Quarter
}

/** Says why a project is behind its spending plan; once the report is approved it stands. */
export async function explainSpending(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: ReportOf & { readonly code: string; readonly text: string; readonly version: number },
): Promise<Outcome<undefined, 'no-such-project' | 'already-approved' | 'stale'>> {
  return transact(app, caller, async (work) => {
    const report = await getSpendingReport(work.tx, input.year, input.quarter)
    if (report.approved) return refuse('already-approved')
    if (!report.lines.some(({ code }) => code === input.code)) return refuse('no-such-project')
    const saved = await work.tx
      .insertInto('plan.spending_explanation')
      .values({
        fiscal_year: input.year,
        quarter: input.quarter,
        project_code: input.code,
        text_th: input.text,
        account_id: caller.accountId ?? null,
        recorded_at: work.now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['fiscal_year', 'quarter', 'project_code'])
          .doUpdateSet({ text_th: input.text, account_id: caller.accountId ?? null, recorded_at: work.now, version: input.version + 1 })
          .where('plan.spending_explanation.version', '=', input.version),
      )
      .returning('version')
      .executeTakeFirst()
    if (!saved) return refuse('stale')
    await work.audit('plan.spending-explained', 'plan.project', `${input.year}/${input.code}`, { quarter: input.quarter })
    return done(undefined)
  })
}

/** Approves a quarter's spending-acceleration report and freezes its numbers. Every project behind its plan must have been explained. */
export async function approveSpendingReport(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: ReportOf,
): Promise<Outcome<undefined, 'already-approved' | 'nothing-to-report' | 'quarter-not-over' | 'explanations-missing'>> {
  return transact(app, caller, async (work) => {
    if (bangkokDay(work.now) <= quarterBounds(input.year, input.quarter).end) return refuse('quarter-not-over')
    const report = await getSpendingReport(work.tx, input.year, input.quarter)
    if (report.approved) return refuse('already-approved')
    if (!report.known.planned || !report.known.disbursed) return refuse('nothing-to-report')
    const owed = report.lines.filter((line) => isBehind(line) && !line.explanation).map(({ code }) => code)
    if (owed.length > 0) return refuse('explanations-missing', { codes: owed })
    try {
      await work.tx
        .insertInto('plan.spending_report')
        .values({ fiscal_year: input.year, quarter: input.quarter, approved_by: caller.accountId ?? null, approved_at: work.now })
        .execute()
    } catch (error) {
      if (violates(error, 'spending_report_pkey')) return refuse('already-approved')
      throw error
    }
    await work.tx
      .insertInto('plan.spending_report_line')
      .values(
        report.lines.map((line) => ({
          fiscal_year: input.year,
          quarter: input.quarter,
          project_code: line.code,
          allocated: bahtText(line.allocated),
          planned: bahtText(line.planned),
          disbursed: bahtText(line.disbursed),
          committed: bahtText(line.committed),
          explanation: line.explanation ?? null,
        })),
      )
      .execute()
    await work.audit('plan.spending-report-approved', 'plan.spending_report', `${input.year}/${input.quarter}`, { projects: report.lines.length })
    return done(undefined)
  })
}
