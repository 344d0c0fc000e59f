import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import { fiscalMonths, quarterBounds, type FiscalYear, type PlainDate, type Quarter } from '#platform/dates.ts'
import { bahtText, satangOf, type Satang } from '#platform/money.ts'
import type { SpendingMonth } from '../model.ts'
import { inPlanOrder } from '../rules.ts'
import type { ProjectGroup } from '../tables.ts'

/** The months of the newest version of each project's plan; the newest by number, whether it came from a file or a screen. */
const plannedMonths = (year: FiscalYear) => sql`
  select month.project_code, month.month, month.amount
  from (select project_code, max(version) as version from plan.spending_plan where fiscal_year = ${year} group by project_code) newest
  join plan.spending_plan_month month on month.fiscal_year = ${year} and month.project_code = newest.project_code and month.version = newest.version`

/** Whether a year has months at all: a plan of them, or entries. A year of which only totals were published has none. */
export interface MonthsKnown {
  readonly planned: boolean
  readonly disbursed: boolean
}

export interface Spending {
  readonly known: MonthsKnown
  /** The twelve months of the fiscal year. */
  readonly months: readonly SpendingMonth[]
  /** Paid in months before or after the fiscal year, satang. */
  readonly outsideYear: Satang
}

/** Planned and disbursed month by month, satang: of the whole year's leaves, or of one project, or of one group or strategy. */
export async function getSpending(
  db: Queries,
  year: FiscalYear,
  only: { readonly project?: string; readonly group?: ProjectGroup; readonly strategy?: string } = {},
): Promise<Spending> {
  const chosen = sql`
    select code from plan.project where fiscal_year = ${year}
      ${only.project === undefined ? sql`` : sql`and code = ${only.project}`}
      ${only.group === undefined ? sql`` : sql`and project_group = ${only.group}`}
      ${only.strategy === undefined ? sql`` : sql`and strategy = ${only.strategy}`}`
  const [planned, paid] = await Promise.all([
    sql<{ month: string; amount: string }>`
      select month, sum(amount) as amount from (${plannedMonths(year)}) plan where project_code in (${chosen}) group by month`.execute(db),
    sql<{ month: string; amount: string }>`
      select kept.month, sum(kept.disbursed) as amount from plan.budget_line line join plan.budget_month kept on kept.line_id = line.id
      where line.fiscal_year = ${year} and line.project_code in (${chosen}) group by 1`.execute(db),
  ])
  const plannedIn = new Map(planned.rows.map((row) => [row.month.slice(0, 7), satangOf(row.amount)]))
  const paidIn = new Map(paid.rows.map((row) => [row.month.slice(0, 7), satangOf(row.amount)]))
  const months = fiscalMonths(year)
  const known = { planned: plannedIn.size > 0, disbursed: paidIn.size > 0 }
  return {
    known,
    months: months.map((month) => ({
      month,
      planned: known.planned ? (plannedIn.get(month) ?? 0n) : undefined,
      disbursed: known.disbursed ? (paidIn.get(month) ?? 0n) : undefined,
    })),
    outsideYear: [...paidIn].filter(([month]) => !months.includes(month)).reduce((sum, [, amount]) => sum + amount, 0n),
  }
}

export interface SpendingPlanVersion {
  readonly version: number
  readonly reason: string | undefined
  readonly accountId: string | undefined
  readonly recordedAt: Instant
  readonly file: string | undefined
}

/** The versions of a project's spending plan, newest first. */
export async function listSpendingPlanVersions(db: Queries, year: FiscalYear, project: string): Promise<SpendingPlanVersion[]> {
  const rows = await db
    .selectFrom('plan.spending_plan')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('project_code', '=', project)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    reason: row.reason ?? undefined,
    accountId: row.account_id ?? undefined,
    recordedAt: row.recorded_at,
    file: row.src_file ?? undefined,
  }))
}

export interface SpendingReportLine {
  readonly code: string
  readonly name: string
  readonly group: ProjectGroup
  /** All up to the end of the quarter, satang. */
  readonly allocated: Satang
  readonly planned: Satang
  readonly disbursed: Satang
  readonly committed: Satang
  readonly explanation: string | undefined
  /** Version of the explanation, 0 when there is none. */
  readonly version: number
}

export interface SpendingReport {
  readonly fiscalYear: FiscalYear
  readonly quarter: Quarter
  /** Undefined until it is approved; then its lines are frozen. */
  readonly approved: { readonly by: string | undefined; readonly at: Instant } | undefined
  readonly known: MonthsKnown
  /** Empty when the year has neither a monthly plan nor entries. */
  readonly lines: readonly SpendingReportLine[]
}

interface LineRow {
  readonly code: string
  readonly name_th: string
  readonly project_group: string
  readonly allocated: string
  readonly planned: string
  readonly disbursed: string
  readonly committed: string
  readonly explanation: string | null
  readonly version: number
}

const lineOf = (row: LineRow): SpendingReportLine => ({
  code: row.code,
  name: row.name_th,
  group: row.project_group as ProjectGroup,
  allocated: satangOf(row.allocated),
  planned: satangOf(row.planned),
  disbursed: satangOf(row.disbursed),
  committed: satangOf(row.committed),
  explanation: row.explanation ?? undefined,
  version: row.version,
})

/** The spending-acceleration report of a quarter: what was planned and what was spent up to its end, per leaf project. */
export async function getSpendingReport(db: Queries, year: FiscalYear, quarter: Quarter): Promise<SpendingReport> {
  const approved = await db.selectFrom('plan.spending_report').selectAll().where('fiscal_year', '=', year).where('quarter', '=', quarter).executeTakeFirst()
  if (approved) {
    const frozen = await sql<LineRow>`
      select line.project_code as code, project.name_th, project.project_group, line.allocated, line.planned, line.disbursed, line.committed, line.explanation, 0 as version
      from plan.spending_report_line line join plan.project on project.fiscal_year = line.fiscal_year and project.code = line.project_code
      where line.fiscal_year = ${year} and line.quarter = ${quarter}`.execute(db)
    return {
      fiscalYear: year,
      quarter,
      approved: { by: approved.approved_by ?? undefined, at: approved.approved_at },
      known: { planned: true, disbursed: true },
      lines: frozen.rows.map(lineOf).toSorted((a, b) => inPlanOrder(a.code, b.code)),
    }
  }
  const { end } = quarterBounds(year, quarter)
  const drawn = await sql<LineRow & { has_plan: boolean; has_entries: boolean }>`
    with planned as (
      select project_code, coalesce(sum(amount) filter (where month <= ${end}::date), 0) as amount from (${plannedMonths(year)}) plan group by project_code
    ), spent as (
      select line.project_code, sum(kept.allocated) as allocated, sum(kept.disbursed) as disbursed, sum(kept.committed) as committed
      from plan.budget_line line join plan.budget_month kept on kept.line_id = line.id
      where line.fiscal_year = ${year} and kept.month <= ${end}::date group by line.project_code
    )
    select project.code, project.name_th, project.project_group, coalesce(spent.allocated, 0) as allocated, coalesce(planned.amount, 0) as planned,
      coalesce(spent.disbursed, 0) as disbursed, coalesce(spent.committed, 0) as committed, explanation.text_th as explanation, coalesce(explanation.version, 0) as version,
      planned.project_code is not null as has_plan, exists (select 1 from plan.budget_line line where line.fiscal_year = project.fiscal_year and line.project_code = project.code and line.entries > 0) as has_entries
    from plan.project
    left join planned on planned.project_code = project.code
    left join spent on spent.project_code = project.code
    left join plan.spending_explanation explanation on explanation.fiscal_year = project.fiscal_year and explanation.quarter = ${quarter} and explanation.project_code = project.code
    where project.fiscal_year = ${year}
      and not exists (select 1 from plan.project part where part.fiscal_year = project.fiscal_year and part.parent_code = project.code)`.execute(db)
  const known = { planned: drawn.rows.some((row) => row.has_plan), disbursed: drawn.rows.some((row) => row.has_entries) }
  return {
    fiscalYear: year,
    quarter,
    approved: undefined,
    known,
    lines: known.planned || known.disbursed ? drawn.rows.map(lineOf).toSorted((a, b) => inPlanOrder(a.code, b.code)) : [],
  }
}

export interface ProjectSpendingPlan {
  readonly project: string
  /** Each by its first day. */
  readonly months: readonly { readonly month: PlainDate; readonly amount: Satang; readonly line?: number }[]
}

/** Saves each plan as the next version of its project's spending plan. */
export async function insertSpendingPlans(
  work: Work,
  year: FiscalYear,
  plans: readonly ProjectSpendingPlan[],
  { file, reason }: { readonly file?: string; readonly reason?: string },
): Promise<void> {
  const months = plans.flatMap(({ project, months: own }) => own.map((month) => ({ project, ...month })))
  await sql`
    with next as (
      insert into plan.spending_plan (fiscal_year, project_code, version, reason, account_id, recorded_at, src_file)
      select ${year}, project, 1 + coalesce((select max(version) from plan.spending_plan where fiscal_year = ${year} and project_code = project), 0),
        ${reason ?? null}, ${work.caller.accountId ?? null}, ${work.now}, ${file ?? null}
      from unnest(${plans.map((plan) => plan.project)}::text[]) project
      returning project_code, version
    )
    insert into plan.spending_plan_month (fiscal_year, project_code, version, month, amount, src_row)
    select ${year}, given.project, next.version, given.month, given.amount, given.line
    from unnest(${months.map((row) => row.project)}::text[], ${months.map((row) => row.month)}::date[], ${months.map((row) => bahtText(row.amount))}::numeric[],
      ${months.map((row) => row.line ?? null)}::integer[]) given (project, month, amount, line)
    join next on next.project_code = given.project`.execute(work.tx)
}
