import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { deleteWaysIn } from '../store-proofs.ts'
import { endSessions, findAccount, updateAccount } from '../store.ts'

/** What stands in the place of the name of somebody who closed their account. */
const nobody = 'บัญชีที่ปิดแล้ว'

/**
 * Closes the caller's own account for good: name and login are erased, every way to sign in is taken away, the login is free again. The row stays, without
 * a person in it, because what was done points to it. `works-here`: who has a role asks the administrator.
 */
export async function closeOwnAccount(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller & { readonly accountId: string },
): Promise<Outcome<undefined, 'works-here'>> {
  const { accountId } = caller
  return await transact(app, caller, async (work) => {
    const account = await findAccount(work.tx, accountId)
    if (!account || account.role !== null) return refuse('works-here')
    await deleteWaysIn(work.tx, accountId)
    await endSessions(work.tx, accountId)
    const emptied = { name: nobody, email: `${accountId}@closed.invalid`, email_verified: false, deactivated_at: work.now } as const
    await updateAccount(work.tx, accountId, emptied, work.now)
    await work.audit('account-closed', 'account', accountId)
    return done(undefined)
  })
}
