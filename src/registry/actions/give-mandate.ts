import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { bangkokDay, type PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { may, roleScopes } from '../mandate-rules.ts'
import { findStanding, insertMandate } from '../mandates.ts'
import type { MandateRole, MandateScope } from '../model.ts'

export interface GivenMandate {
  readonly enterpriseId: string
  readonly accountId: string
  readonly role: Exclude<MandateRole, 'counter'>
  /** All that the role can have, when not said. */
  readonly scope?: readonly MandateScope[]
  readonly startsOn?: PlainDate
  readonly endsOn?: PlainDate
}

export type GiveRefusal = 'no-such-enterprise' | 'may-not' | 'scope-beyond-role' | 'ends-before-start' | 'already-held'

/**
 * The enterprise lets somebody act for it. Only a verified holder of 'manage' gives, and nothing they do not have themselves. It starts unverified: what
 * binds the enterprise waits until the new holder is verified.
 */
export async function giveMandate(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { enterpriseId, accountId, role, scope = roleScopes[role], startsOn, endsOn }: GivenMandate,
): Promise<Outcome<{ readonly mandateId: string }, GiveRefusal>> {
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const today = bangkokDay(now)
      const from = startsOn && startsOn > today ? startsOn : today
      const giver = await findStanding(tx, caller.accountId, enterpriseId)
      if (!giver) return refuse('no-such-enterprise')
      if (!giver.mandate || !may(giver.mandate, 'manage')) return refuse('may-not')
      const most: ReadonlySet<MandateScope> = new Set(roleScopes[role])
      const { scope: own } = giver.mandate
      if (scope.length === 0 || !scope.every((one) => most.has(one) && own.includes(one))) return refuse('scope-beyond-role')
      if (endsOn && endsOn < from) return refuse('ends-before-start')
      const mandateId = newId()
      await insertMandate(tx, {
        id: mandateId,
        enterpriseId,
        accountId,
        role,
        scope,
        startsOn: from,
        endsOn: endsOn ?? null,
        status: 'unverified',
        sees: 'all',
        askedBy: caller.accountId,
        consentedBy: caller.accountId,
        now,
      })
      await audit('mandate-given', 'enterprise', enterpriseId, { mandate: mandateId, role, scope })
      return done({ mandateId })
    })
  } catch (error) {
    if (violates(error, 'mandate_current')) return refuse('already-held')
    throw error
  }
}
