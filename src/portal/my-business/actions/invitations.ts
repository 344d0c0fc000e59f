import { notify } from '#casework/index.ts'
import { findAccountToTell } from '#people/index.ts'
import type { App } from '#platform/app.ts'
import { besides, transact, type Caller } from '#platform/database.ts'
import { done, type Outcome } from '#platform/outcome.ts'
import { answerInvitation, inviteToAct, type InvitationTerms, type InviteRefusal } from '#registry/index.ts'
import { paths } from '../paths.ts'
import { noticeTexts } from '../texts.ts'

/** Invites and tells the person, where the login has an account. Whoever invites gets the same answer either way. */
export async function inviteByLogin(app: App, caller: Caller, terms: InvitationTerms): Promise<Outcome<undefined, InviteRefusal>> {
  return await transact(app, caller, async (work) => {
    const invited = await inviteToAct({ ...app, db: work.tx }, besides(caller), terms)
    if (!invited.ok) return invited
    const account = await findAccountToTell(work.tx, terms.login)
    if (account) await notify(work, { to: { accounts: [account] }, text: noticeTexts.invited, path: `${paths.mine()}?all` })
    return done(undefined)
  })
}

/** Answers an invitation to the acting account and tells whoever sent it. */
export async function answerAndTell(
  app: App,
  caller: Caller,
  answer: { readonly invitationId: string; readonly login: string; readonly accept: boolean },
): Promise<Outcome<undefined, 'no-such-invitation' | 'already-held'>> {
  return await transact(app, caller, async (work) => {
    const answered = await answerInvitation({ ...app, db: work.tx }, besides(caller), answer)
    if (!answered.ok) return answered
    const { oneId, invitedBy } = answered.value
    const text = answer.accept ? noticeTexts.taken : noticeTexts.declined
    await notify(work, { to: { accounts: [invitedBy] }, text, path: paths.one(oneId, 'people') })
    return done(undefined)
  })
}
