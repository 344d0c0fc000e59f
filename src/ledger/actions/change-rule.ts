import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { RuleWords } from '../model.ts'
import { addRule, listRuleVersions } from '../store.ts'

/** A rule of a service from a day on: a new one, or an older one said anew; what held until then stays. */
export async function changeRule(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { service, code, startsOn, words }: { readonly service: string; readonly code: string; readonly startsOn: PlainDate; readonly words: RuleWords },
): Promise<Outcome<{ readonly code: string }, 'not-found'>> {
  return await transact(app, caller, async (work) => {
    const known = await work.tx.selectFrom('ledger.service').select('code').where('code', '=', service).executeTakeFirst()
    if (!known) return refuse('not-found')
    await addRule(work.tx, { service, code, withdrawn: false }, words, { startsOn, addedAt: work.now, addedBy: caller.accountId })
    await work.audit('eligibility-rule-changed', 'service', service, { rule: code, startsOn })
    return done({ code })
  })
}

/** Ends a rule from a day on. */
export async function withdrawRule(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { service, code, startsOn }: { readonly service: string; readonly code: string; readonly startsOn: PlainDate },
): Promise<Outcome<{ readonly code: string }, 'not-found'>> {
  return await transact(app, caller, async (work) => {
    const rule = (await listRuleVersions(work.tx, service)).find((version) => version.code === code)
    if (!rule || rule.withdrawn) return refuse('not-found')
    const { fact, test, accepted, says, remedy, written, assumption } = rule
    const words = { fact, test, accepted, says, remedy, written, assumption }
    await addRule(work.tx, { service, code, withdrawn: true }, words, { startsOn, addedAt: work.now, addedBy: caller.accountId })
    await work.audit('eligibility-rule-withdrawn', 'service', service, { rule: code, startsOn })
    return done({ code })
  })
}
