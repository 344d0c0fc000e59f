import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { FiscalYear, PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText } from '#platform/money.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Balance } from '../model.ts'

export interface StatedBalance extends Balance {
  readonly year: FiscalYear
  readonly code: string
  readonly asOf: PlainDate
}

/** A balance as its owner states it for a date: the reported book. An earlier statement for the same date stays and is replaced as the figure. */
export async function stateBalance(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: StatedBalance,
): Promise<Outcome<undefined, 'no-such-project' | 'overdrawn' | 'negative'>> {
  if (input.allocated < 0n || input.disbursed < 0n || input.committed < 0n) return refuse('negative')
  if (input.disbursed + input.committed > input.allocated) return refuse('overdrawn')
  return transact(app, caller, async (work) => {
    const project = await work.tx
      .selectFrom('plan.project')
      .select('code')
      .where('fiscal_year', '=', input.year)
      .where('code', '=', input.code)
      .executeTakeFirst()
    if (!project) return refuse('no-such-project')
    await work.tx
      .insertInto('plan.reported_balance')
      .values({
        id: newId(),
        fiscal_year: input.year,
        project_code: input.code,
        as_of: input.asOf,
        allocated: bahtText(input.allocated),
        disbursed: bahtText(input.disbursed),
        committed: bahtText(input.committed),
        remaining: bahtText(input.remaining),
        account_id: caller.accountId ?? null,
        recorded_at: work.now,
      })
      .execute()
    await work.audit('plan.balance-stated', 'plan.project', `${input.year}/${input.code}`, {
      asOf: input.asOf,
      allocated: bahtText(input.allocated),
      disbursed: bahtText(input.disbursed),
      committed: bahtText(input.committed),
    })
    return done(undefined)
  })
}
