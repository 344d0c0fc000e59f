import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { MatcherCode } from '../duplicate-rules.ts'

/** Turns a matcher on or off and sets how alike names must be (more than 0, to 1, three decimals). Pairs that were found stay. */
export async function setMatcher(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { code, threshold, enabled }: { readonly code: MatcherCode; readonly threshold: string; readonly enabled: boolean },
): Promise<Outcome<undefined, 'threshold-out-of-range'>> {
  const least = Number(threshold)
  if (!(least > 0 && least <= 1)) return refuse('threshold-out-of-range')
  return await transact(app, caller, async ({ tx, now, audit }) => {
    await tx
      .updateTable('registry.matcher')
      .set({ threshold, enabled, changed_at: now, changed_by: caller.accountId ?? null })
      .where('code', '=', code)
      .execute()
    await audit('matcher-set', 'matcher', code, { threshold, enabled })
    return done(undefined)
  })
}
