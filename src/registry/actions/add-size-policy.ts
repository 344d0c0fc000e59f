import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { bangkokDay, type PlainDate } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { applyPolicy } from '../jobs.ts'
import type { SizePolicy } from '../model.ts'

export interface NewPolicy {
  readonly startsOn: PlainDate
  readonly whenTheyDiffer: SizePolicy
  /** The announcement or decision it rests on. */
  readonly source: string
}

/**
 * Adds what decides from a day on where people and revenue differ. One that begins today starts the job that decides every size again, and answers its
 * id; one that begins later is applied on its day. Refuses a day that is past (`in-the-past`) and one that has a policy (`already-there`).
 */
export async function addSizePolicy(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { startsOn, whenTheyDiffer, source }: NewPolicy,
): Promise<Outcome<{ readonly jobId: string | undefined }, 'in-the-past' | 'already-there'>> {
  try {
    return await transact(app, caller, async (work) => {
      const today = bangkokDay(work.now)
      if (startsOn < today) return refuse('in-the-past')
      await work.tx
        .insertInto('registry.size_policy')
        .values({ starts_on: startsOn, when_they_differ: whenTheyDiffer, source, added_at: work.now, added_by: caller.accountId ?? null })
        .execute()
      await work.audit('size-policy-added', 'size-policy', startsOn, { whenTheyDiffer })
      return done({ jobId: startsOn === today ? await applyPolicy(work, startsOn) : undefined })
    })
  } catch (error) {
    if (violates(error, 'size_policy_pkey')) return refuse('already-there')
    throw error
  }
}
