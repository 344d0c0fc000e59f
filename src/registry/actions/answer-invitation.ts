import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { takeInvitation, type TakenInvitation } from '../invitations.ts'
import { insertMandate } from '../mandates.ts'

/**
 * The invited person answers; `login` must be that of the acting account. Accepting makes a mandate as it was offered, which waits until the enterprise,
 * who now reads a name, consents; where nobody verified answers for it any more, its holder sees the card until verified, as whoever asks. Declining leaves
 * nothing behind.
 */
export async function answerInvitation(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { invitationId, login, accept }: { readonly invitationId: string; readonly login: string; readonly accept: boolean },
): Promise<Outcome<TakenInvitation, 'no-such-invitation' | 'already-held'>> {
  const { accountId } = caller
  if (!accountId) throw new Error('only a person is invited')
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const taken = await takeInvitation(app, tx, login, invitationId)
      if (!taken) return refuse('no-such-invitation')
      const { enterpriseId, role, scope, startsOn, endsOn } = taken
      if (!accept) {
        await audit('invitation-declined', 'enterprise', enterpriseId, { invitation: invitationId })
        return done(taken)
      }
      const { rows } = await sql<{ managed: boolean }>`select registry.is_managed(${enterpriseId}) as managed`.execute(tx)
      const status = rows[0]!.managed ? 'asked' : 'unverified'
      const mandateId = newId()
      await insertMandate(tx, { id: mandateId, enterpriseId, accountId, role, scope, startsOn, endsOn, status, sees: 'card', askedBy: accountId, now })
      await audit('invitation-accepted', 'enterprise', enterpriseId, { invitation: invitationId, mandate: mandateId, status })
      return done(taken)
    })
  } catch (error) {
    if (violates(error, 'mandate_current')) return refuse('already-held')
    throw error
  }
}
