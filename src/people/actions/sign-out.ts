import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { endSessions } from '../store.ts'

/** Ends one session of the caller, this one or that on another device. Ending one that is gone changes nothing. */
export async function endSession(app: Pick<App, 'db' | 'clock'>, caller: Caller, sessionId: string): Promise<void> {
  const accountId = caller.accountId
  if (!accountId) return
  await transact(app, caller, async (work) => {
    const ended = await endSessions(work.tx, accountId, { only: sessionId })
    if (ended > 0) await work.audit('signed-out', 'account', accountId)
  })
}
