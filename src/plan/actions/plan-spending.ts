import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { fiscalMonths, type FiscalYear } from '#platform/dates.ts'
import { bahtText, satangOf, sumSatang, type Satang } from '#platform/money.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { insertSpendingPlans } from '../store/spending.ts'

export interface SpendingPlanInput {
  readonly year: FiscalYear
  readonly code: string
  /** The version the form was drawn from, 0 when there was none. */
  readonly version: number
  /** Twelve amounts, October first. */
  readonly months: readonly Satang[]
  readonly reason: string
}

/** Saves a new version of a project's monthly spending plan; earlier versions stay. A plan of more than the project's money is refused. */
export async function planSpending(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: SpendingPlanInput,
): Promise<Outcome<undefined, 'no-such-project' | 'project-has-parts' | 'stale' | 'more-than-budget'>> {
  return transact(app, caller, async (work) => {
    await work.tx.selectFrom('plan.project').select('code').where('fiscal_year', '=', input.year).where('code', '=', input.code).forUpdate().execute()
    const money = await work.tx
      .selectFrom('plan.project_money_v1')
      .select(['leaf', 'budget', 'allocated'])
      .where('fiscal_year', '=', input.year)
      .where('code', '=', input.code)
      .executeTakeFirst()
    if (!money) return refuse('no-such-project')
    if (!money.leaf) return refuse('project-has-parts')
    const newest = await work.tx
      .selectFrom('plan.spending_plan')
      .select((plan) => plan.fn.max('version').as('version'))
      .where('fiscal_year', '=', input.year)
      .where('project_code', '=', input.code)
      .executeTakeFirst()
    if ((newest?.version ?? 0) !== input.version) return refuse('stale')
    const [budget, allocated] = [satangOf(money.budget!), satangOf(money.allocated!)]
    const limit = budget > allocated ? budget : allocated
    if (sumSatang(input.months) > limit) return refuse('more-than-budget', { limit: bahtText(limit) })
    const months = fiscalMonths(input.year).map((month, index) => ({ month: `${month}-01`, amount: input.months[index] ?? 0n }))
    await insertSpendingPlans(work, input.year, [{ project: input.code, months }], { reason: input.reason })
    await work.audit('plan.spending-planned', 'plan.project', `${input.year}/${input.code}`, { total: bahtText(sumSatang(input.months)) })
    return done(undefined)
  })
}
