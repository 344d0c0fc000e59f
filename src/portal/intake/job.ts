import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { defineJob, type Job } from '#platform/jobs.ts'
import { done, refuse } from '#platform/outcome.ts'
import { importDraft } from './actions/import-pack.ts'
import { paths } from './paths.ts'
import { findBatch } from './store.ts'
import { phases, words } from './texts.ts'

/** What must follow an import of a year: findings are looked for anew. Runs after the import is kept, and again when it failed. */
export type AfterImport = (app: App, caller: Caller, year: FiscalYear) => Promise<void>

export const importJobData = z.object({ batchId: z.string() })
export type ImportJob = Job<z.infer<typeof importJobData>>

/** Takes a confirmed draft in. Its page says what came of it, faults included. */
export const importJob = (afterImport: AfterImport): ImportJob =>
  defineJob('import', words.title, importJobData, async ({ app, caller, progress }, { batchId }) => {
    const batch = await findBatch(app.db, batchId)
    if (!batch) return refuse('not-found')
    await progress.report(0, undefined, phases.reading)
    const outcome = await importDraft(app, caller, batch, (finished, total, phase) => progress.report(finished, total, phase))
    if (outcome.ok) {
      await progress.report(0, undefined, phases.following)
      await afterImport(app, caller, batch.fiscalYear)
    }
    return done({ path: paths.batch(batchId) })
  })
