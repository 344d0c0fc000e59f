import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { actorOf, findIndicator, type ResultFailure } from './shared.ts'

/** Says which question to the platform's records an indicator is checked against; undefined takes it back. */
export async function chooseDerivation(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { year, indicator, derivation }: { readonly year: number; readonly indicator: string; readonly derivation: string | undefined },
): Promise<Outcome<undefined, Extract<ResultFailure, 'no-such-indicator'>>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    if (!(await findIndicator(work, { year, indicator, quarter: undefined }))) return refuse('no-such-indicator')
    const columns = { derivation: derivation ?? null, account_id: account, at: work.now }
    await work.tx
      .insertInto('results.derivation')
      .values({ fiscal_year: year, indicator_id: indicator, ...columns })
      .onConflict((conflict) => conflict.columns(['fiscal_year', 'indicator_id']).doUpdateSet(columns))
      .execute()
    await work.audit('derivation-chosen', 'plan.indicator', `${year}/${indicator}`, { derivation })
    return done(undefined)
  })
}
