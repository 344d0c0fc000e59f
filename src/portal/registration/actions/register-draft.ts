import { enqueueVerification } from '#exchange/index.ts'
import type { App } from '#platform/app.ts'
import { besides, transact, type Caller } from '#platform/database.ts'
import { refuse, type Outcome } from '#platform/outcome.ts'
import { numberTypes, registerEnterprise, type Registered } from '#registry/index.ts'
import type { Draft } from '../model.ts'
import { nextStep, statementOf } from '../rules.ts'
import { closeDraft } from '../store.ts'

/**
 * Sends a registration: the enterprise gets its ONE ID and its registrant a mandate, the sources are set to be asked, and the draft is emptied, all in one
 * transaction. Refuses what is `incomplete`, a number that somebody registered meanwhile, and a draft that was sent or changed in another window.
 */
export async function registerDraft(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller & { readonly accountId: string },
  draft: Draft,
): Promise<Outcome<Registered, 'incomplete' | 'already-registered' | 'stale'>> {
  const { kind, number, standing } = draft.answers
  const statement = statementOf(draft.answers)
  if (!statement || !standing || nextStep(draft.answers) !== 'check') return refuse('incomplete')
  return await transact(app, caller, async (work) => {
    const made = await registerEnterprise({ ...app, db: work.tx }, besides(caller), {
      kind,
      number: { type: numberTypes[kind], digits: number },
      statement,
      channel: 'web',
      sources: draft.answers.sources ?? {},
      owner: { accountId: caller.accountId, role: standing },
    })
    if (!made.ok) return made
    if (!(await closeDraft(work.tx, draft, made.value.oneId, work.now))) return refuse('stale')
    await enqueueVerification(work, made.value.enterpriseId)
    return made
  })
}
