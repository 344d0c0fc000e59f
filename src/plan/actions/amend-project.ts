import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import type { FiscalYear, PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'

export interface ProjectAmendment {
  readonly year: FiscalYear
  readonly code: string
  /** The version the form was drawn from. */
  readonly version: number
  readonly name: string
  readonly start?: PlainDate | undefined
  readonly end?: PlainDate | undefined
  readonly ownerUnit?: string | undefined
  readonly departments: readonly string[]
  readonly continuesFrom?: string | undefined
  readonly reason: string
  /** The approval behind the change, of the same year. */
  readonly approvalId?: string | undefined
}

/**
 * Changes a project during the year and keeps what it was, why, and who approved it. Refuses with `stale` when another person saved since the form was
 * drawn; what they saved is the project as it now stands.
 */
export async function amendProject(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  input: ProjectAmendment,
): Promise<Outcome<{ readonly version: number }, 'no-such-project' | 'stale' | 'ends-before-start' | 'no-such-approval' | 'nothing-changed'>> {
  return transact(app, caller, async (work) => {
    const kept = await work.tx
      .selectFrom('plan.project')
      .select(['name_th', 'start_date', 'end_date', 'owner_unit', 'departments', 'continues_from', 'version'])
      .where('fiscal_year', '=', input.year)
      .where('code', '=', input.code)
      .forUpdate()
      .executeTakeFirst()
    if (!kept) return refuse('no-such-project')
    if (kept.version !== input.version) return refuse('stale')
    if (input.start && input.end && input.start > input.end) return refuse('ends-before-start')
    if (input.approvalId) {
      const approval = await work.tx
        .selectFrom('plan.approval')
        .select('id')
        .where('id', '=', input.approvalId)
        .where('fiscal_year', '=', input.year)
        .executeTakeFirst()
      if (!approval) return refuse('no-such-approval')
    }
    const { version, ...before } = kept
    const wanted = {
      name_th: input.name,
      start_date: input.start ?? null,
      end_date: input.end ?? null,
      owner_unit: input.ownerUnit ?? null,
      departments: [...input.departments],
      continues_from: input.continuesFrom ?? null,
    }
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((column) => JSON.stringify(wanted[column]) !== JSON.stringify(before[column]))
    if (changed.length === 0) return refuse('nothing-changed')
    const only = (values: typeof wanted) => JSON.stringify(Object.fromEntries(changed.map((column) => [column, values[column]])))
    await work.tx
      .updateTable('plan.project')
      .set({ ...wanted, version: version + 1 })
      .where('fiscal_year', '=', input.year)
      .where('code', '=', input.code)
      .execute()
    await work.tx
      .insertInto('plan.amendment')
      .values({
        id: newId(),
        fiscal_year: input.year,
        project_code: input.code,
        before: only(before),
        after: only(wanted),
        reason: input.reason,
        approval_id: input.approvalId ?? null,
        account_id: caller.accountId ?? null,
        at: work.now,
      })
      .execute()
    await work.audit('plan.project-amended', 'plan.project', `${input.year}/${input.code}`, { fields: changed })
    return done({ version: version + 1 })
  })
}
