import type { App } from '#platform/app.ts'
import { besides, transact, type Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { enqueue, type Job } from '#platform/jobs.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Source } from '#platform/read-table.ts'
import { fingerprints } from '../read-pack.ts'
import { addBatch, discardBatch, queueBatch } from '../store.ts'
import { previewPack } from './import-pack.ts'

/** Keeps uploaded files as a draft together with what taking them in would do, so that nothing has to be sent twice. Answers the draft's id. */
export async function draftImport(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: { fiscalYear: FiscalYear; files: readonly Source[] },
): Promise<string> {
  const outcome = await previewPack(app, besides(caller), input)
  const files = await fingerprints(input.files)
  return transact(app, caller, async (work) => {
    const id = newId()
    await addBatch(work, { id, fiscalYear: input.fiscalYear, files, outcome })
    await work.audit('intake.draft', 'intake.batch', id, { fiscalYear: input.fiscalYear, files: files.map(({ sha256 }) => sha256) })
    return id
  })
}

/** Hands a draft to the worker. Answers the id of the job. */
export const confirmImport = (
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  id: string,
  job: Job<{ batchId: string }>,
): Promise<Outcome<string, 'not-a-draft'>> =>
  transact(app, caller, async (work) => {
    const jobId = await enqueue(work, job, { batchId: id })
    if (!(await queueBatch(work, id, jobId))) return refuse('not-a-draft')
    await work.audit('intake.confirm', 'intake.batch', id)
    return done(jobId)
  })

/** Throws a draft's files away; that it was there stays. */
export const discardImport = (app: Pick<App, 'db' | 'clock'>, caller: Caller, id: string): Promise<Outcome<undefined, 'not-a-draft'>> =>
  transact(app, caller, async (work) => {
    if (!(await discardBatch(work, id))) return refuse('not-a-draft')
    await work.audit('intake.discard', 'intake.batch', id)
    return done(undefined)
  })
