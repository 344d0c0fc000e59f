import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { actorOf, findIndicator, type ResultFailure } from './shared.ts'

/** Declares that target and result of an indicator measure different things, or that they can be compared after all; always with the reason. */
export async function declareComparability(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: { readonly year: number; readonly indicator: string; readonly comparable: boolean; readonly reason: string },
): Promise<Outcome<undefined, Extract<ResultFailure, 'no-such-indicator' | 'reason-missing'>>> {
  return await transact(app, caller, async (work) => {
    const account = actorOf(work)
    const { year, indicator, comparable } = input
    if (!(await findIndicator(work, { year, indicator, quarter: undefined }))) return refuse('no-such-indicator')
    const reason = input.reason.trim()
    if (reason === '') return refuse('reason-missing')
    await work.tx
      .insertInto('results.comparability')
      .values({ id: newId(), fiscal_year: year, indicator_id: indicator, comparable, reason, account_id: account, at: work.now })
      .execute()
    await work.audit('comparability-declared', 'plan.indicator', `${year}/${indicator}`, { comparable })
    return done(undefined)
  })
}
