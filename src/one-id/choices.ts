import type { App } from '#platform/app.ts'
import { besides, transact, type Caller } from '#platform/database.ts'
import { listMyMandates, may, type MyMandate } from '#registry/index.ts'

/** The enterprises the caller may sign in to a program for: those whose record they may read. */
export async function listChoices(app: Pick<App, 'db' | 'clock'>, caller: Caller): Promise<readonly MyMandate[]> {
  const { accountId } = caller
  if (accountId === undefined) return []
  return await transact(app, besides(caller), async ({ tx }) => {
    const mandates = await listMyMandates(tx, accountId)
    return mandates.filter((mandate) => mandate.oneId !== null && may(mandate, 'read'))
  })
}
