import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Rounding } from '../model.ts'
import type { figureCounts, figureKinds } from '../rules.ts'
import { getDefinitions } from '../store.ts'

export interface Declaration {
  readonly year: number
  readonly key: string
  readonly nameTh?: string | undefined
  readonly kind?: (typeof figureKinds)[number] | undefined
  readonly count?: (typeof figureCounts)[number] | undefined
  readonly rounding: Rounding | undefined
  /** Of the declaration the form was drawn from; 0 when there was none. */
  readonly version: number
}

/** Declares what the file of definitions does not say about a figure. It is kept apart from the definition, so a new import leaves it. */
export async function declareFigure(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { year, key, nameTh, kind, count, rounding, version }: Declaration,
): Promise<Outcome<undefined, 'no-such-figure' | 'stale'>> {
  return await transact(app, caller, async (work) => {
    if (!caller.accountId) throw new Error('a figure is declared by a person')
    if (!(await getDefinitions(work.tx, year)).some((definition) => definition.key === key)) return refuse('no-such-figure')
    const columns = {
      name_th: nameTh ?? null,
      kind: kind ?? null,
      count: count ?? null,
      rounding: rounding?.rule ?? null,
      digits: rounding?.digits ?? null,
      account_id: caller.accountId,
      at: work.now,
      version: version + 1,
    }
    // Kept only over the version that the form was drawn from, whoever saves at the same moment.
    const kept = await work.tx
      .insertInto('figures.declaration')
      .values({ fiscal_year: year, key, ...columns })
      .onConflict((conflict) => conflict.columns(['fiscal_year', 'key']).doUpdateSet(columns).where('figures.declaration.version', '=', version))
      .returning('version')
      .executeTakeFirst()
    if (kept?.version !== version + 1) return refuse('stale')
    await work.audit('figure-declared', 'figures.definition', `${year}/${key}`, { kind, count, rounding })
    return done(undefined)
  })
}
