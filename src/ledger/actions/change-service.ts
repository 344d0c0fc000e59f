import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { ServiceWords } from '../model.ts'
import { addService, addVersion, listVersions } from '../store.ts'

interface Change {
  readonly code: string
  /** What it says from this day on. */
  readonly startsOn: PlainDate
  readonly words: ServiceWords
}

/** Puts a new service into the catalogue. */
export async function addToCatalogue(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { code, startsOn, words }: Change,
): Promise<Outcome<{ readonly code: string }, 'code-taken'>> {
  return await transact(app, caller, async (work) => {
    if (!(await addService(work.tx, code, work.now))) return refuse('code-taken')
    await addVersion(work.tx, code, words, { startsOn, addedAt: work.now, addedBy: caller.accountId })
    await work.audit('service-added', 'service', code, { startsOn })
    return done({ code })
  })
}

/**
 * Says anew what a service is from a day on; what it was until then stays. `drawnFrom` counts the versions the form was drawn from: a version that
 * somebody added meanwhile is not passed over.
 */
export async function changeService(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { code, startsOn, words, drawnFrom }: Change & { readonly drawnFrom: number },
): Promise<Outcome<{ readonly code: string }, 'not-found' | 'stale'>> {
  return await transact(app, caller, async (work) => {
    const service = await work.tx.selectFrom('ledger.service').select('code').where('code', '=', code).executeTakeFirst()
    if (!service) return refuse('not-found')
    if ((await listVersions(work.tx, code)).length !== drawnFrom) return refuse('stale')
    await addVersion(work.tx, code, words, { startsOn, addedAt: work.now, addedBy: caller.accountId })
    await work.audit('service-changed', 'service', code, { startsOn, availability: words.availability })
    return done({ code })
  })
}
