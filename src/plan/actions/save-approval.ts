import type { App } from '#platform/app.ts'
import { transact, violates, type Caller } from '#platform/database.ts'
import type { FiscalYear, PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { inPlanOrder } from '../rules.ts'

export interface ApprovalInput {
  readonly year: FiscalYear
  /** Undefined for a new one. */
  readonly id: string | undefined
  readonly version: number
  readonly body: string
  readonly meeting: string
  readonly decidedOn: PlainDate
  readonly what: string
  /** Codes of the projects it is about; none for the whole plan. */
  readonly projects: readonly string[]
}

/** Adds or changes an approval typed on a screen. Those that came from a file are changed there. */
export async function saveApproval(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: ApprovalInput,
): Promise<Outcome<{ readonly id: string }, 'no-such-project' | 'stale' | 'already-there' | 'no-such-year'>> {
  return transact(app, caller, async (work) => {
    const plan = await work.tx.selectFrom('plan.fiscal_plan').select('fiscal_year').where('fiscal_year', '=', input.year).executeTakeFirst()
    if (!plan) return refuse('no-such-year')
    const known = await work.tx.selectFrom('plan.project').select('code').where('fiscal_year', '=', input.year).execute()
    const unknown = input.projects.filter((code) => !known.some((project) => project.code === code))
    if (unknown.length > 0) return refuse('no-such-project', { codes: unknown })
    const values = {
      body_th: input.body,
      meeting: input.meeting,
      decided_on: input.decidedOn,
      what_th: input.what,
      project_codes: input.projects.toSorted(inPlanOrder),
    }
    const id = input.id ?? newId()
    try {
      if (input.id === undefined)
        await work.tx
          .insertInto('plan.approval')
          .values({ ...values, id, fiscal_year: input.year })
          .execute()
      else {
        const saved = await work.tx
          .updateTable('plan.approval')
          .set({ ...values, version: input.version + 1 })
          .where('id', '=', id)
          .where('fiscal_year', '=', input.year)
          .where('version', '=', input.version)
          .where('src_file', 'is', null)
          .executeTakeFirst()
        if (saved.numUpdatedRows === 0n) return refuse('stale')
      }
    } catch (error) {
      if (violates(error, 'approval_fiscal_year_body_th_meeting_decided_on_what_th_key')) return refuse('already-there')
      throw error
    }
    await work.audit('plan.approval-saved', 'plan.approval', id, { year: input.year, projects: values.project_codes })
    return done({ id })
  })
}
