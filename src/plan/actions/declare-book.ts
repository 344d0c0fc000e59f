import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Book } from '../model.ts'

/** Declares which book is a project's figure in a year. The other stays and is shown beside it. */
export async function declareBook(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: { readonly year: FiscalYear; readonly code: string; readonly book: Book; readonly version: number },
): Promise<Outcome<undefined, 'no-such-project' | 'project-has-parts' | 'stale'>> {
  return transact(app, caller, async (work) => {
    const money = await work.tx
      .selectFrom('plan.project_money_v1')
      .select('leaf')
      .where('fiscal_year', '=', input.year)
      .where('code', '=', input.code)
      .executeTakeFirst()
    if (!money) return refuse('no-such-project')
    if (!money.leaf) return refuse('project-has-parts')
    const saved = await work.tx
      .updateTable('plan.project')
      .set({ figure_book: input.book, version: input.version + 1 })
      .where('fiscal_year', '=', input.year)
      .where('code', '=', input.code)
      .where('version', '=', input.version)
      .executeTakeFirst()
    if (saved.numUpdatedRows === 0n) return refuse('stale')
    await work.audit('plan.book-declared', 'plan.project', `${input.year}/${input.code}`, { book: input.book })
    return done(undefined)
  })
}
