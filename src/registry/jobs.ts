import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { system, transact, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { defineJob, enqueue } from '#platform/jobs.ts'
import { done } from '#platform/outcome.ts'
import { paths } from './paths.ts'
import { recountSizes } from './recount.ts'
import { words } from './texts.ts'

/** Decides every size again under the rules of the day it runs. */
export const recountJob = defineJob('recount-sizes', words.recounting, z.object({}), async ({ app, caller, progress, signal }) => {
  await recountSizes(app, caller, { report: (count, total) => progress.report(count, total), signal })
  return done({ path: paths.sizeRules() })
})

/** Starts the job for a policy whose day has come, once. Answers its id; undefined when it was started before. */
export async function applyPolicy(work: Work, startsOn: string): Promise<string | undefined> {
  const waiting = await work.tx
    .selectFrom('registry.size_policy')
    .select('starts_on')
    .where('starts_on', '=', startsOn)
    .where('job_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!waiting) return undefined
  const jobId = await enqueue(work, recountJob, {})
  await work.tx.updateTable('registry.size_policy').set({ job_id: jobId }).where('starts_on', '=', startsOn).execute()
  return jobId
}

/** A policy that was added ahead is applied on its day. */
export async function applyDuePolicies(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  const due = await app.db
    .selectFrom('registry.size_policy')
    .select('starts_on')
    .where('job_id', 'is', null)
    .where('starts_on', '<=', bangkokDay(app.clock.now()))
    .orderBy('starts_on', 'desc')
    .execute()
  for (const { starts_on } of due) await transact(app, system('size-policies'), (work) => applyPolicy(work, starts_on))
}
