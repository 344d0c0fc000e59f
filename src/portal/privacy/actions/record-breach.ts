import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { insertStep } from '../store.ts'

export interface NewBreach {
  readonly happenedOn: PlainDate | undefined
  readonly foundAt: Instant
  readonly what: string
  readonly data: string
  /** About how many; undefined while not known. */
  readonly people: number | undefined
  readonly measures: string
}

/** Enters a breach into the register. The 72 hours run from `foundAt`, which lies in the past. */
export async function recordBreach(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller & { readonly accountId: string },
  { happenedOn, foundAt, what, data, people, measures }: NewBreach,
): Promise<Outcome<{ readonly id: string }, 'found-later' | 'happened-later'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    if (Date.parse(foundAt) > Date.parse(now)) return refuse('found-later')
    if (happenedOn && Date.parse(happenedOn) > Date.parse(foundAt)) return refuse('happened-later')
    const id = newId()
    await tx
      .insertInto('privacy.breach')
      .values({ id, happened_on: happenedOn ?? null, found_at: foundAt, what, data, people: people ?? null, measures, status: 'found', created_at: now })
      .execute()
    await insertStep(tx, { breachId: id, at: now, accountId: caller.accountId, status: 'found' })
    await audit('breach-recorded', 'breach', id)
    return done({ id })
  })
}
