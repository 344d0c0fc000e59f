import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import { bangkokDay, type PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { roleScopes } from '../mandate-rules.ts'
import { insertMandate } from '../mandates.ts'
import type { GivenRole, IdentityNumber } from '../model.ts'
import { lookupsOf } from '../sealing.ts'

export interface AskedMandate {
  readonly mandateId: string
  readonly enterpriseId: string
  /** 'asked': somebody verified answers for the enterprise; 'unverified': nobody does yet, its holder sees the card until verified. */
  readonly status: 'asked' | 'unverified'
}

/**
 * The acting account asks to act for an enterprise that stands in the register, by its number. Where a verified holder can answer, it waits for their
 * consent; where there is none, it starts at once, unverified, and sees ONE ID, name and status alone.
 */
export async function askMandate(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { number, role, endsOn }: { readonly number: IdentityNumber; readonly role: GivenRole; readonly endsOn?: PlainDate },
): Promise<Outcome<AskedMandate, 'no-such-enterprise' | 'already-held' | 'ends-before-today'>> {
  const { accountId } = caller
  if (!accountId) throw new Error('only a person asks for a mandate')
  try {
    return await transact(app, caller, async ({ tx, now, audit }) => {
      const startsOn = bangkokDay(now)
      if (endsOn && endsOn < startsOn) return refuse('ends-before-today')
      const { rows } = await sql<{ enterpriseId: string; managed: boolean }>`
        select enterprise_id as "enterpriseId", registry.is_managed(enterprise_id) as managed
        from registry.holder(${lookupsOf(app.keys, number.type, number.digits)}::bytea[])`.execute(tx)
      const claimed = rows[0]
      if (!claimed) return refuse('no-such-enterprise')
      const { enterpriseId, managed } = claimed
      const mandateId = newId()
      const status = managed ? 'asked' : 'unverified'
      await insertMandate(tx, {
        id: mandateId,
        enterpriseId,
        accountId,
        role,
        scope: roleScopes[role],
        startsOn,
        endsOn: endsOn ?? null,
        status,
        sees: 'card',
        askedBy: accountId,
        now,
      })
      await audit('mandate-asked', 'enterprise', enterpriseId, { mandate: mandateId, role, status })
      return done({ mandateId, enterpriseId, status })
    })
  } catch (error) {
    if (violates(error, 'mandate_current')) return refuse('already-held')
    throw error
  }
}
