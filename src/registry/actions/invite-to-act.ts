import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { addDays, bangkokDay, type PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { loginLookup } from '../invitations.ts'
import { may, roleScopes } from '../mandate-rules.ts'
import { findStanding } from '../mandates.ts'
import type { GivenRole, MandateScope } from '../model.ts'
import { sealFor } from '../safe.ts'
import { lookupOf } from '../sealing.ts'

/** An invitation can be accepted for so many days, and an enterprise has so many of them open: more would be a mailing. */
const daysOpen = 30
const mostOpen = 20

export interface InvitationTerms {
  readonly enterpriseId: string
  /** What the invited person types to sign in, as `people` keeps it. Nobody is told whether it has an account. */
  readonly login: string
  readonly role: GivenRole
  readonly scope: readonly MandateScope[]
  /** Today when not said. */
  readonly startsOn?: PlainDate | undefined
  readonly endsOn?: PlainDate | undefined
}

export type InviteRefusal =
  | 'no-such-enterprise'
  | 'may-not'
  | 'scope-beyond-role'
  | 'starts-in-the-past'
  | 'ends-before-start'
  | 'invited-already'
  | 'too-many-invitations'

/**
 * The enterprise asks somebody to act for it. Only a verified holder of 'manage' invites, and to nothing they may not do themselves. Who accepts comes before
 * the enterprise by name and begins with its consent, because a login may be mistyped, or another person's than was meant.
 */
export async function inviteToAct(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { enterpriseId, login, role, scope, startsOn, endsOn }: InvitationTerms,
): Promise<Outcome<{ readonly invitationId: string }, InviteRefusal>> {
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const today = bangkokDay(now)
      const from = startsOn ?? today
      const giver = await findStanding(tx, caller.accountId, enterpriseId)
      if (!giver) return refuse('no-such-enterprise')
      if (!caller.accountId || !giver.mandate || !may(giver.mandate, 'manage')) return refuse('may-not')
      const most: ReadonlySet<MandateScope> = new Set(roleScopes[role])
      const { scope: own } = giver.mandate
      if (scope.length === 0 || !scope.every((one) => most.has(one) && own.includes(one))) return refuse('scope-beyond-role')
      if (from < today) return refuse('starts-in-the-past')
      if (endsOn && endsOn < from) return refuse('ends-before-start')
      await tx.deleteFrom('registry.invitation').where('enterprise_id', '=', enterpriseId).where('open_until', '<', today).execute()
      const open = await tx.selectFrom('registry.invitation').select('id').where('enterprise_id', '=', enterpriseId).execute()
      if (open.length >= mostOpen) return refuse('too-many-invitations')
      const invitationId = newId()
      const lastDay = addDays(today, daysOpen)
      await tx
        .insertInto('registry.invitation')
        .values({
          enterprise_id: enterpriseId,
          id: invitationId,
          lookup: lookupOf(app.keys, loginLookup, login),
          sealed: await sealFor(app, tx, enterpriseId, login),
          role,
          scope: [...scope],
          starts_on: from,
          ends_on: endsOn ?? null,
          invited_at: now,
          invited_by: caller.accountId,
          open_until: endsOn && endsOn < lastDay ? endsOn : lastDay,
        })
        .execute()
      await audit('invited-to-act', 'enterprise', enterpriseId, { invitation: invitationId, role, scope })
      return done({ invitationId })
    })
  } catch (error) {
    if (violates(error, 'invitation_once')) return refuse('invited-already')
    throw error
  }
}

/** The enterprise takes an invitation back that nobody has answered. */
export async function withdrawInvitation(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, invitationId }: { readonly enterpriseId: string; readonly invitationId: string },
): Promise<Outcome<undefined, 'no-such-invitation' | 'may-not'>> {
  return await transact(app, caller, async ({ tx, audit }) => {
    const standing = await findStanding(tx, caller.accountId, enterpriseId)
    if (!standing?.mandate || !may(standing.mandate, 'manage')) return refuse('may-not')
    const { numDeletedRows } = await tx
      .deleteFrom('registry.invitation')
      .where('enterprise_id', '=', enterpriseId)
      .where('id', '=', invitationId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return refuse('no-such-invitation')
    await audit('invitation-withdrawn', 'enterprise', enterpriseId, { invitation: invitationId })
    return done(undefined)
  })
}
