import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { endPermissions, revokeGrants } from '../store.ts'

/** The caller takes back what they allowed a program, on every device: its tokens stop with the same transaction. */
export async function takeBack(app: Pick<App, 'db' | 'clock'>, caller: Caller, programId: string): Promise<Outcome<void, 'not-let-in'>> {
  const { accountId } = caller
  if (accountId === undefined) return refuse('not-let-in')
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const ended = await endPermissions(tx, { accountId, programId }, now)
    if (ended.length === 0) return refuse('not-let-in')
    await revokeGrants(tx, ended)
    await audit('program-taken-back', 'program', programId, { permissions: ended })
    return done(undefined)
  })
}
