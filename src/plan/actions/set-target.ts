import type Big from 'big.js'
import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { quarters, type FiscalYear, type Quarter } from '#platform/dates.ts'
import { decimalText } from '#platform/numbers.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Direction, Indicator } from '../model.ts'

export interface IndicatorChange {
  readonly year: FiscalYear
  readonly id: string
  readonly version: number
  readonly direction: Direction
  readonly measures: Indicator['measures']
  readonly counts: Indicator['counts']
  /** Undefined takes the target away. */
  readonly target: Big | undefined
  /** Cumulative to the end of each quarter. */
  readonly quarters: Readonly<Record<Quarter, Big | undefined>>
  readonly reason: string
}

/** Sets an indicator's targets of the year and its quarters, and what kind of number it is. Refuses with `stale` when another person saved meanwhile. */
export async function setTarget(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: IndicatorChange,
): Promise<Outcome<undefined, 'no-such-indicator' | 'stale'>> {
  return transact(app, caller, async (work) => {
    const saved = await work.tx
      .updateTable('plan.indicator')
      .set({ direction: input.direction, measures: input.measures ?? null, counts: input.counts ?? null, version: input.version + 1 })
      .where('fiscal_year', '=', input.year)
      .where('id', '=', input.id)
      .where('version', '=', input.version)
      .executeTakeFirst()
    if (saved.numUpdatedRows === 0n) {
      const there = await work.tx.selectFrom('plan.indicator').select('id').where('fiscal_year', '=', input.year).where('id', '=', input.id).executeTakeFirst()
      return refuse(there ? 'stale' : 'no-such-indicator')
    }
    const before = await work.tx
      .selectFrom('plan.indicator_target')
      .select(['quarter', 'value'])
      .where('fiscal_year', '=', input.year)
      .where('indicator_id', '=', input.id)
      .execute()
    for (const quarter of [undefined, ...quarters]) {
      const value = quarter === undefined ? input.target : input.quarters[quarter]
      const kept = before.find((row) => row.quarter === (quarter ?? null))
      if (value === undefined) {
        if (kept) {
          await work.tx
            .deleteFrom('plan.indicator_target')
            .where('fiscal_year', '=', input.year)
            .where('indicator_id', '=', input.id)
            .where('quarter', 'is not distinct from', quarter ?? null)
            .execute()
        }
      } else if (!kept || !value.eq(kept.value)) {
        const text = decimalText(value)
        await work.tx
          .insertInto('plan.indicator_target')
          .values({ fiscal_year: input.year, indicator_id: input.id, quarter: quarter ?? null, value: text, printed: text })
          .onConflict((conflict) => conflict.columns(['fiscal_year', 'indicator_id', 'quarter']).doUpdateSet({ value: text, printed: text }))
          .execute()
      }
    }
    await work.audit('plan.target-set', 'plan.indicator', `${input.year}/${input.id}`, {
      before: before.map(({ quarter, value }) => ({ quarter, value })),
      target: input.target === undefined ? null : decimalText(input.target),
      reason: input.reason,
    })
    return done(undefined)
  })
}
