import { notify } from '#casework/index.ts'
import type { App } from '#platform/app.ts'
import { besides, transact, type Caller } from '#platform/database.ts'
import { done, type Outcome } from '#platform/outcome.ts'
import { consentToMandate, type Mandate, type MandateRefusal } from '#registry/index.ts'
import { paths } from '../paths.ts'
import { noticeTexts } from '../texts.ts'

/** The enterprise answers whoever asked to act for it, who is told when it agrees. */
export async function answerRequest(
  app: App,
  caller: Caller,
  { id: mandateId, enterpriseId, accountId }: Pick<Mandate, 'id' | 'enterpriseId' | 'accountId'>,
  consent: boolean,
): Promise<Outcome<undefined, MandateRefusal>> {
  return await transact(app, caller, async (work) => {
    const answered = await consentToMandate({ ...app, db: work.tx }, besides(caller), { enterpriseId, mandateId, consent })
    if (!answered.ok) return answered
    if (consent) await notify(work, { to: { accounts: [accountId] }, text: noticeTexts.agreed, path: `${paths.mine()}?all` })
    return done(undefined)
  })
}
