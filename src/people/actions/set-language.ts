import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { Lang } from '#platform/text.ts'
import { updateAccount } from '../store.ts'

/** The language in which somebody reads pages and gets mail. */
export async function setLanguage(app: Pick<App, 'db' | 'clock'>, caller: Caller, language: Lang): Promise<void> {
  const { accountId } = caller
  if (!accountId) return
  await transact(app, caller, async (work) => {
    await updateAccount(work.tx, accountId, { language }, work.now)
    await work.audit('language-set', 'account', accountId, { language })
  })
}
