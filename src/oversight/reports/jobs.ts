import { z } from '@hono/zod-openapi'
import { findPlan } from '#plan/index.ts'
import type { App } from '#platform/app.ts'
import { findLastSeal } from '#platform/audit.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { keepFile } from '#platform/files.ts'
import { defineJob, enqueue } from '#platform/jobs.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { composeReport } from './compose.ts'
import type { Report } from './document.ts'
import { paths } from './paths.ts'
import { reportPdf } from './pdf.ts'
import { findPublished, findReportFile, formats, saveFile, type FileFormat } from './store.ts'
import { jobWords } from './texts.ts'
import { reportXlsx } from './xlsx.ts'

const fileRequest = z.object({ year: z.int(), format: z.enum(formats), version: z.int().nullable() })

/** Makes a file of a report: of a published version, or of the year as it stands when it runs. Run again, it makes the same file once. */
export const makeReportFile = defineJob('report-file', jobWords.making, fileRequest, async ({ app, jobId, caller, progress }, { year, format, version }) => {
  if (await findReportFile(app.db, year, jobId)) return done({ path: paths.files(year) })
  await progress.report(0, 3, jobWords.composing)
  const report = version === null ? await composeNow(app, year) : (await findPublished(app.db, year, version))?.report
  if (!report) return refuse('no-report')
  await progress.report(1, 3, jobWords.setting)
  const bytes = format === 'pdf' ? reportPdf(app, report).bytes : await reportXlsx(app, report)
  await progress.report(2, 3, jobWords.keeping)
  const kept = await transact(app, caller, async (work) => {
    const file = await keepFile(app, work, { name: fileName(report, version, format), bytes })
    if (!file.ok) return file
    await saveFile(work.tx, { id: jobId, fiscalYear: year, version: version ?? undefined, format, fileId: file.value.id, composedAt: report.composedAt })
    await work.audit('report.file-made', 'report', String(year), { format, version, sha256: file.value.sha256 })
    return file
  })
  if (!kept.ok) return kept
  await progress.report(3, 3, jobWords.ready)
  return done({ path: paths.files(year) })
})

/** Asks for a file; answers the id of the job that makes it. */
export async function requestFile(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  wanted: { readonly year: FiscalYear; readonly format: FileFormat; readonly version: number | undefined },
): Promise<Outcome<string, 'no-report'>> {
  return transact(app, caller, async (work) => {
    const known = wanted.version === undefined ? await findPlan(work.tx, wanted.year) : await findPublished(work.tx, wanted.year, wanted.version)
    if (!known) return refuse('no-report')
    return done(await enqueue(work, makeReportFile, { ...wanted, version: wanted.version ?? null }))
  })
}

/** The year's report as it stands now, on the last seal of the audit trail. Undefined when the year has no plan. */
export async function composeNow(app: Pick<App, 'db' | 'clock'>, year: FiscalYear): Promise<Report | undefined> {
  const [plan, last] = await Promise.all([findPlan(app.db, year), findLastSeal(app.db)])
  return plan && composeReport(app.db, year, { at: app.clock.now(), seal: last && { hash: last.hash, at: last.sealedAt } })
}

const fileName = ({ fiscalYear, composedAt }: Report, version: number | null, format: FileFormat): string =>
  `annual-report-${fiscalYear}-${version === null ? composedAt.slice(0, 10) : `v${version}`}.${format}`
