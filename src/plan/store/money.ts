import type { Selectable } from 'kysely'
import type { Queries } from '#platform/database.ts'
import type { PlanProjectMoneyV1 } from '#platform/database.generated.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { satangOf } from '#platform/money.ts'
import type { Balance, Book, ProjectMoney } from '../model.ts'
import { inPlanOrder } from '../rules.ts'
import type { ProjectGroup } from '../tables.ts'
import { originOf } from './plan.ts'

/** The money of every leaf project of the year, satang, in the order of the plan: sums over these rows are the totals of their groups. */
export async function getMoney(db: Queries, year: FiscalYear): Promise<ProjectMoney[]> {
  return (await getMoneyWithHeadings(db, year)).filter((money) => money.leaf)
}

/** As getMoney, with the headings: a heading's own numbers are what was printed for it and are never added to those of its parts. */
export async function getMoneyWithHeadings(db: Queries, year: FiscalYear): Promise<ProjectMoney[]> {
  const rows = await db.selectFrom('plan.project_money_v1').selectAll().where('fiscal_year', '=', year).execute()
  return rows.map(moneyOf).toSorted((a, b) => inPlanOrder(a.code, b.code))
}

export async function findProjectMoney(db: Queries, year: FiscalYear, code: string): Promise<ProjectMoney | undefined> {
  const row = await db.selectFrom('plan.project_money_v1').selectAll().where('fiscal_year', '=', year).where('code', '=', code).executeTakeFirst()
  return row && moneyOf(row)
}

/** Columns of a view have no `not null` of their own; these have one by their definition. */
function moneyOf(row: Selectable<PlanProjectMoneyV1>): ProjectMoney {
  const entries = Number(row.derived_entries)
  return {
    code: row.code!,
    name: row.name_th!,
    group: row.project_group as ProjectGroup,
    parent: row.parent_code ?? undefined,
    strategy: row.strategy ?? undefined,
    tactic: row.tactic ?? undefined,
    budget: satangOf(row.budget!),
    book: row.book as Book,
    declaredBook: (row.declared_book as Book | null) ?? undefined,
    ...balanceOf(row.allocated, row.disbursed, row.committed, row.remaining),
    reported:
      row.reported_as_of === null
        ? undefined
        : {
            ...balanceOf(row.reported_allocated, row.reported_disbursed, row.reported_committed, row.reported_remaining),
            asOf: row.reported_as_of,
            origin: originOf(row),
          },
    derived: entries === 0 ? undefined : { ...balanceOf(row.derived_allocated, row.derived_disbursed, row.derived_committed, row.derived_remaining), entries },
    leaf: row.leaf!,
  }
}

const balanceOf = (allocated: string | null, disbursed: string | null, committed: string | null, remaining: string | null): Balance => ({
  allocated: satangOf(allocated!),
  disbursed: satangOf(disbursed!),
  committed: satangOf(committed!),
  remaining: satangOf(remaining!),
})
