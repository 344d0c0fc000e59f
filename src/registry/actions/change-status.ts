import type { App } from '#platform/app.ts'
import { reachingAll, transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { addChange } from '../history.ts'
import { holdRecord } from '../record.ts'

export interface StatusChange {
  readonly enterpriseId: string
  /** In the officer's words; sealed with the change. */
  readonly note: string
}

/** An enterprise went out of business: it keeps its ONE ID and can no longer be brought up to date. Refuses `not-found` and `closed`. */
export const closeEnterprise = (
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  change: StatusChange,
): Promise<Outcome<undefined, 'not-found' | 'closed'>> => changeStatus(app, caller, change, 'closed')

/** It is in business after all. Refuses `not-found` and `active`. */
export const reopenEnterprise = (
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  change: StatusChange,
): Promise<Outcome<undefined, 'not-found' | 'active'>> => changeStatus(app, caller, change, 'active')

async function changeStatus<Status extends 'active' | 'closed'>(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { enterpriseId, note }: StatusChange,
  status: Status,
): Promise<Outcome<undefined, 'not-found' | Status>> {
  return transact(app, caller, async (work) => {
    const held = await holdRecord(app, work.tx, enterpriseId)
    if (!held) return refuse('not-found')
    if (held.record.status === status) return refuse(status)
    await reachingAll(work.tx, async () => {
      await work.tx
        .updateTable('registry.enterprise')
        .set({ status, version: held.record.version + 1, updated_at: work.now })
        .where('id', '=', enterpriseId)
        .execute()
    })
    const fields = { status: [held.record.status, status] as const }
    await addChange(work, app, { enterpriseId, salt: held.salt, source: 'officer', reason: 'corrected', fields, note })
    await work.audit(status === 'closed' ? 'enterprise-closed' : 'enterprise-reopened', 'enterprise', enterpriseId)
    return done(undefined)
  })
}
