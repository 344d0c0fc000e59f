import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { system, transact } from '#platform/database.ts'
import { defineJob, enqueue } from '#platform/jobs.ts'
import { done, refuse } from '#platform/outcome.ts'
import type { Source } from '#platform/read-table.ts'
import type { Text } from '#platform/text.ts'
import { findCardByNumber, importEnterprises, numberTypes } from '#registry/index.ts'
import { factsAt, population } from './population.ts'

const title: Text = { th: 'นำเข้าผู้ประกอบการจำลอง', en: 'Loading generated enterprises' }

const seed = 1

const list = z.object({ count: z.number().int().positive(), seed: z.number().int() })

/** Loads a generated population as an import loads a file; killed, it goes on where it was. Never in production. */
export const loadPopulation = defineJob('load-population', title, list, async ({ app, caller, progress }, wanted) => {
  if (app.config.production) return refuse('not-in-production')
  const imported = await importEnterprises(app, caller, sourceOf(wanted), {
    source: 'simulation',
    onProgress: (lines) => progress.report(Math.min(lines, wanted.count), wanted.count),
  })
  return imported.ok ? done({}) : imported
})

/** Has the population of a trial loaded by the worker, unless it is there or none is wanted. Answers the id of the job. */
export async function enqueueDemoPopulation(app: Pick<App, 'db' | 'clock' | 'keys' | 'config'>): Promise<string | undefined> {
  const { production, population: count } = app.config
  if (production || count === 0) return undefined
  const last = factsAt(seed, count - 1)
  return transact(app, system('demonstration'), async (work) => {
    const there = await findCardByNumber(app, work.tx, { type: numberTypes[last.kind], digits: last.number })
    return there ? undefined : enqueue(work, loadPopulation, { count, seed })
  })
}

const sourceOf = (wanted: z.infer<typeof list>): Source => ({
  name: `population-${wanted.seed}-${wanted.count}.csv`,
  async *open() {
    for (const text of population(wanted)) yield Buffer.from(text)
  },
})
