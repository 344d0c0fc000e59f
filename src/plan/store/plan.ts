import Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear, Quarter } from '#platform/dates.ts'
import { satangOf } from '#platform/money.ts'
import type { Activity, Amendment, Approval, Book, Direction, Indicator, Level, Origin, Plan, Project, SourceAllocation, Strategy, Tactic } from '../model.ts'
import { inPlanOrder } from '../rules.ts'
import type { ProjectGroup } from '../tables.ts'

export interface Filed {
  readonly src_file: string | null
  readonly src_row: number | null
  readonly src_line: number | null
}

export const originOf = (row: Filed): Origin | undefined =>
  row.src_file === null || row.src_row === null ? undefined : { file: row.src_file, line: row.src_row, srcLine: row.src_line ?? undefined }

/** Years that have a plan, newest first. */
export async function listYears(db: Queries): Promise<FiscalYear[]> {
  const rows = await db.selectFrom('plan.fiscal_plan').select('fiscal_year').orderBy('fiscal_year', 'desc').execute()
  return rows.map((row) => row.fiscal_year)
}

export const findNewestYear = async (db: Queries): Promise<FiscalYear | undefined> => (await listYears(db))[0]

/** The year's plan with its strategies and every project; undefined when the year has none. */
export async function findPlan(db: Queries, year: FiscalYear): Promise<Plan | undefined> {
  const plan = await db.selectFrom('plan.fiscal_plan').selectAll().where('fiscal_year', '=', year).executeTakeFirst()
  if (!plan) return undefined
  const [strategies, tactics, projects] = await Promise.all([
    db.selectFrom('plan.strategy').selectAll().where('fiscal_year', '=', year).execute(),
    db.selectFrom('plan.tactic').selectAll().where('fiscal_year', '=', year).execute(),
    db.selectFrom('plan.project').selectAll().where('fiscal_year', '=', year).execute(),
  ])
  const tacticsOf = Map.groupBy(
    tactics
      .toSorted((a, b) => inPlanOrder(a.number, b.number))
      .map((row): Tactic => ({ number: row.number, strategy: row.strategy, name: row.name_th, origin: originOf(row) })),
    (tactic) => tactic.strategy,
  )
  const partsOf = Map.groupBy(projects, (row) => row.parent_code ?? '')
  return {
    fiscalYear: year,
    name: plan.name_th ?? undefined,
    strategies: strategies
      .toSorted((a, b) => inPlanOrder(a.number, b.number))
      .map((row): Strategy => ({
        number: row.number,
        name: row.name_th,
        nameEn: row.name_en ?? undefined,
        goal: row.goal_th ?? undefined,
        tactics: tacticsOf.get(row.number) ?? [],
        origin: originOf(row),
      })),
    projects: projects
      .map((row): Project => ({
        code: row.code,
        group: row.project_group as ProjectGroup,
        parent: row.parent_code ?? undefined,
        parts: (partsOf.get(row.code) ?? []).map((part) => part.code).toSorted(inPlanOrder),
        number: row.number ?? undefined,
        ownPageNumber: row.own_page_number ?? undefined,
        name: row.name_th,
        ownPageName: row.own_page_name_th ?? undefined,
        strategy: row.strategy ?? undefined,
        tactic: row.tactic ?? undefined,
        budget: satangOf(row.budget),
        start: row.start_date ?? undefined,
        end: row.end_date ?? undefined,
        tableStart: row.table_start_date ?? undefined,
        tableEnd: row.table_end_date ?? undefined,
        ownPageDisbursed: row.own_page_disbursed === null ? undefined : satangOf(row.own_page_disbursed),
        ownerUnit: row.owner_unit ?? undefined,
        departments: row.departments,
        continuesFrom: row.continues_from ?? undefined,
        declaredBook: (row.figure_book as Book | null) ?? undefined,
        origin: originOf(row),
        ownPageLine: row.own_page_line ?? undefined,
        ownPageMoneyLine: row.own_page_money_line ?? undefined,
        version: row.version,
      }))
      .toSorted((a, b) => groupOrder[a.group] - groupOrder[b.group] || inPlanOrder(a.code, b.code)),
  }
}

const groupOrder: Readonly<Record<ProjectGroup, number>> = { plan: 0, extra: 1, continuing: 2 }

/** As findPlan, for a year that is known to have one. */
export async function getPlan(db: Queries, year: FiscalYear): Promise<Plan> {
  const plan = await findPlan(db, year)
  if (!plan) throw new Error(`there is no plan of fiscal year ${year}`)
  return plan
}

/** Indicators of every level with their targets, in the order of the plan. Narrowed to one project when its code is given. */
export async function getIndicators(db: Queries, year: FiscalYear, project?: string): Promise<Indicator[]> {
  const [rows, targets] = await Promise.all([
    db
      .selectFrom('plan.indicator')
      .selectAll()
      .where('fiscal_year', '=', year)
      .$if(project !== undefined, (query) => query.where('project_code', '=', project!))
      .execute(),
    db
      .selectFrom('plan.indicator_target as target')
      .select(['target.indicator_id', 'target.quarter', 'target.value', 'target.printed'])
      .where('target.fiscal_year', '=', year)
      .$if(project !== undefined, (query) =>
        query
          .innerJoin('plan.indicator as indicator', (join) =>
            join.onRef('indicator.fiscal_year', '=', 'target.fiscal_year').onRef('indicator.id', '=', 'target.indicator_id'),
          )
          .where('indicator.project_code', '=', project!),
      )
      .execute(),
  ])
  const targetsOf = Map.groupBy(targets, (target) => target.indicator_id)
  return rows
    .map((row): Indicator => {
      const own = targetsOf.get(row.id) ?? []
      const ofYear = own.find((target) => target.quarter === null)
      return {
        id: row.id,
        level: row.level as Level,
        strategy: row.strategy ?? undefined,
        project: row.project_code ?? undefined,
        kind: (row.kind as Indicator['kind'] | null) ?? undefined,
        seq: row.seq,
        part: row.part ?? undefined,
        name: row.name_th,
        unit: row.unit ?? undefined,
        direction: row.direction as Direction,
        measures: (row.measures as Indicator['measures'] | null) ?? undefined,
        counts: (row.counts as Indicator['counts'] | null) ?? undefined,
        target: ofYear && new Big(ofYear.value),
        targetPrinted: ofYear?.printed,
        quarters: own
          .filter((target) => target.quarter !== null)
          .map((target) => ({ quarter: target.quarter as Quarter, value: new Big(target.value) }))
          .toSorted((a, b) => a.quarter - b.quarter),
        origin: originOf(row),
        version: row.version,
      }
    })
    .toSorted(
      (a, b) =>
        levelOrder[a.level] - levelOrder[b.level] ||
        inPlanOrder(a.project ?? a.strategy ?? '', b.project ?? b.strategy ?? '') ||
        kindOrder(a) - kindOrder(b) ||
        a.seq - b.seq ||
        inPlanOrder(a.id, b.id),
    )
}

const levelOrder: Readonly<Record<Level, number>> = { plan: 0, strategy: 1, project: 2 }
const kindOrder = (indicator: Indicator): number => (indicator.kind === 'outcome' ? 1 : 0)

/** What governing bodies decided about the year, oldest first. */
export async function getApprovals(db: Queries, year: FiscalYear): Promise<Approval[]> {
  const rows = await db.selectFrom('plan.approval').selectAll().where('fiscal_year', '=', year).orderBy('decided_on').orderBy('src_row').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    body: row.body_th,
    meeting: row.meeting,
    decidedOn: row.decided_on ?? undefined,
    what: row.what_th,
    projects: row.project_codes,
    origin: originOf(row),
    version: row.version,
  }))
}

export async function listActivities(db: Queries, year: FiscalYear, project: string): Promise<Activity[]> {
  const rows = await db.selectFrom('plan.activity').selectAll().where('fiscal_year', '=', year).where('project_code', '=', project).orderBy('seq').execute()
  return rows.map((row) => ({
    seq: row.seq,
    name: row.name_th,
    start: row.start_date ?? undefined,
    end: row.end_date ?? undefined,
    ownerUnit: row.owner_unit ?? undefined,
    origin: originOf(row),
  }))
}

/** Changes of a project during the year, newest first. */
export async function listAmendments(db: Queries, year: FiscalYear, project: string): Promise<Amendment[]> {
  const rows = await db
    .selectFrom('plan.amendment')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('project_code', '=', project)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    before: row.before as Amendment['before'],
    after: row.after as Amendment['after'],
    reason: row.reason,
    approval: row.approval_id ?? undefined,
    accountId: row.account_id ?? undefined,
    at: row.at,
  }))
}

export async function listSources(db: Queries, year: FiscalYear): Promise<{ readonly key: string; readonly name: string }[]> {
  return db.selectFrom('plan.budget_source').select(['key', 'name_th as name']).where('fiscal_year', '=', year).orderBy('key').execute()
}

/** The plan's money by type of expense and source, as stated; printed sum rows are marked. */
export async function getSourceAllocations(db: Queries, year: FiscalYear): Promise<SourceAllocation[]> {
  const rows = await db
    .selectFrom('plan.source_allocation as allocation')
    .innerJoin('plan.budget_source as source', (join) =>
      join.onRef('source.fiscal_year', '=', 'allocation.fiscal_year').onRef('source.key', '=', 'allocation.source_key'),
    )
    .selectAll('allocation')
    .select('source.name_th as source_name')
    .where('allocation.fiscal_year', '=', year)
    .orderBy('allocation.src_row')
    .orderBy('allocation.source_key')
    .execute()
  return rows.map((row) => ({
    expenseKey: row.expense_key,
    expense: row.expense_th,
    isTotal: row.is_total,
    source: row.source_key,
    sourceName: row.source_name,
    amount: satangOf(row.amount),
    printedTotal: row.printed_total === null ? undefined : satangOf(row.printed_total),
    origin: originOf(row),
  }))
}
