import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { importer, type Pack } from '#platform/importer.ts'
import { bahtText } from '#platform/money.ts'
import type { Fault, Row, Table } from '#platform/tables.ts'
import { inPlanOrder, parentOf } from '../rules.ts'
import * as tables from '../tables.ts'
import { words } from '../texts.ts'
import { bringRows, fault, fileFault, filing, list } from './filing.ts'

/** Numbers of the strategies this import leaves in place: those of the file, or those kept when it was not brought. */
export async function strategyNumbers(pack: Pack): Promise<Set<string>> {
  if (pack.brought(tables.strategies)) return new Set(pack.rows(tables.strategies).map((row) => row.number))
  const kept = await pack.db.selectFrom('plan.strategy').select('number').where('fiscal_year', '=', pack.fiscalYear).execute()
  return new Set(kept.map((row) => row.number))
}

async function tacticNumbers(pack: Pack): Promise<Set<string>> {
  if (pack.brought(tables.tactics)) return new Set(pack.rows(tables.tactics).map((row) => row.number))
  const kept = await pack.db.selectFrom('plan.tactic').select('number').where('fiscal_year', '=', pack.fiscalYear).execute()
  return new Set(kept.map((row) => row.number))
}

/** Code and group of every project this import leaves in place. */
export async function projectsAfter(pack: Pack): Promise<Map<string, tables.ProjectGroup>> {
  if (pack.brought(tables.projects)) return new Map(pack.rows(tables.projects).map((row) => [row.code, row.group]))
  const kept = await pack.db.selectFrom('plan.project').select(['code', 'project_group']).where('fiscal_year', '=', pack.fiscalYear).execute()
  return new Map(kept.map((row) => [row.code, row.project_group as tables.ProjectGroup]))
}

/** Numbers that projects kept from an earlier import still stand under; none when the projects come in as well. */
const usedByProjects = (pack: Pack, column: 'strategy' | 'tactic') =>
  pack.db
    .selectFrom('plan.project')
    .select((project) => project.ref(column).$notNull().as('number'))
    .where('fiscal_year', '=', pack.fiscalYear)
    .where(column, 'is not', null)
    .where(sql.lit(!pack.brought(tables.projects)))

const fileOf = (rows: readonly Row<Table>[], table: Table): string => rows[0]?.at.file ?? table.name

export const strategiesImporter = importer({
  table: tables.strategies,
  async check(rows, pack) {
    const left = new Set(rows.map((row) => row.number))
    const used = await pack.db
      .selectFrom('plan.tactic')
      .select('strategy as number')
      .where('fiscal_year', '=', pack.fiscalYear)
      .where(sql.lit(!pack.brought(tables.tactics)))
      .union(usedByProjects(pack, 'strategy'))
      .union(
        pack.db
          .selectFrom('plan.indicator')
          .select((indicator) => indicator.ref('strategy').$notNull().as('number'))
          .where('fiscal_year', '=', pack.fiscalYear)
          .where('strategy', 'is not', null)
          .where(sql.lit(!pack.brought(tables.strategicKpis))),
      )
      .execute()
    return used.filter(({ number }) => !left.has(number)).map(({ number }) => fileFault(fileOf(rows, tables.strategies), words.faults.stillUsed(number)))
  },
  save: (work, rows, pack) =>
    bringRows(
      work,
      'strategy',
      pack.fiscalYear,
      rows.map((row) => ({ number: row.number, name_th: row.name_th, name_en: row.name_en ?? null, goal_th: row.goal_th ?? null, ...filing(row) })),
    ),
})

export const tacticsImporter = importer({
  table: tables.tactics,
  async check(rows, pack) {
    const [strategies, used] = await Promise.all([strategyNumbers(pack), usedByProjects(pack, 'tactic').execute()])
    const left = new Set(rows.map((row) => row.number))
    return [
      ...rows.filter((row) => !strategies.has(row.strategy)).map((row) => fault(row, 'strategy', words.faults.noStrategy)),
      ...used.filter(({ number }) => !left.has(number)).map(({ number }) => fileFault(fileOf(rows, tables.tactics), words.faults.stillUsed(number))),
    ]
  },
  save: (work, rows, pack) =>
    bringRows(
      work,
      'tactic',
      pack.fiscalYear,
      rows.map((row) => ({ number: row.number, strategy: row.strategy, name_th: row.name_th, ...filing(row) })),
    ),
})

export const projectsImporter = importer({
  table: tables.projects,
  async check(rows, pack) {
    const [strategies, tactics, kept] = await Promise.all([
      strategyNumbers(pack),
      tacticNumbers(pack),
      pack.db
        .selectFrom('plan.project as project')
        .select((row) => [
          'project.code',
          row
            .exists(
              row
                .selectFrom('plan.budget_line as line')
                .whereRef('line.fiscal_year', '=', 'project.fiscal_year')
                .whereRef('line.project_code', '=', 'project.code'),
            )
            .as('has_entries'),
          sql<boolean>`exists (select 1 from plan.amendment where amendment.fiscal_year = project.fiscal_year and amendment.project_code = project.code)
            or exists (select 1 from plan.spending_report_line line where line.fiscal_year = project.fiscal_year and line.project_code = project.code)`.as(
            'has_history',
          ),
          sql<boolean>`${!pack.brought(tables.projectIndicators)}
            and exists (select 1 from plan.indicator where indicator.fiscal_year = project.fiscal_year and indicator.project_code = project.code)`.as(
            'has_indicators',
          ),
        ])
        .where('project.fiscal_year', '=', pack.fiscalYear)
        .execute(),
    ])
    const codes = rows.map((row) => row.code)
    const headings = new Set(codes.map((code) => parentOf(code, codes)))
    const withEntries = new Set(kept.filter((project) => project.has_entries).map((project) => project.code))
    const faults: Fault[] = []
    for (const row of rows) {
      if (row.strategy !== undefined && !strategies.has(row.strategy)) faults.push(fault(row, 'strategy', words.faults.noStrategy))
      if (row.tactic !== undefined && !tactics.has(row.tactic)) faults.push(fault(row, 'tactic', words.faults.noTactic))
      if (row.start_date && row.end_date && row.start_date > row.end_date) faults.push(fault(row, 'end_date', words.faults.endsBeforeStart))
      if (headings.has(row.code) && withEntries.has(row.code)) faults.push(fault(row, 'code', words.faults.headingWithEntries))
    }
    const left = new Set(codes)
    for (const project of kept) {
      if (left.has(project.code)) continue
      if (project.has_entries || project.has_history) {
        faults.push(fileFault(fileOf(rows, tables.projects), words.faults.orphans(project.code)))
      } else if (project.has_indicators) {
        faults.push(fileFault(fileOf(rows, tables.projects), words.faults.stillMeasured(project.code)))
      }
    }
    return faults
  },
  save(work, rows, pack) {
    const codes = rows.map((row) => row.code)
    return bringRows(
      work,
      'project',
      pack.fiscalYear,
      rows.map((row) => ({
        code: row.code,
        project_group: row.group,
        parent_code: parentOf(row.code, codes) ?? null,
        number: row.number ?? null,
        own_page_number: row.number_in_narrative ?? null,
        name_th: row.name_th,
        own_page_name_th: row.name_in_narrative_th ?? null,
        strategy: row.strategy ?? null,
        tactic: row.tactic ?? null,
        budget: bahtText(row.budget),
        start_date: row.start_date ?? null,
        end_date: row.end_date ?? null,
        table_start_date: row.table_start_date ?? null,
        table_end_date: row.table_end_date ?? null,
        own_page_disbursed: row.narrative_disbursed === undefined ? null : bahtText(row.narrative_disbursed),
        owner_unit: row.owner_unit ?? null,
        departments: list(row.departments),
        continues_from: row.continues_from ?? null,
        own_page_line: row.src_line_narrative ?? null,
        own_page_money_line: row.src_line_narrative_money ?? null,
        ...filing(row),
      })),
    )
  },
})

export const activitiesImporter = importer({
  table: tables.activities,
  async check(rows, pack) {
    const projects = await projectsAfter(pack)
    return rows.flatMap((row) => [
      ...(projects.has(row.project_code) ? [] : [fault(row, 'project_code', words.faults.noProject)]),
      ...(row.start_date && row.end_date && row.start_date > row.end_date ? [fault(row, 'end_date', words.faults.endsBeforeStart)] : []),
    ])
  },
  save: (work, rows, pack) =>
    bringRows(
      work,
      'activity',
      pack.fiscalYear,
      rows.map((row) => ({
        project_code: row.project_code,
        seq: row.seq,
        name_th: row.name_th,
        start_date: row.start_date ?? null,
        end_date: row.end_date ?? null,
        owner_unit: row.owner_unit ?? null,
        ...filing(row),
      })),
    ),
})

/** Rows that name a body and a meeting: what that body decided there. */
export const approvalsImporter = importer({
  table: tables.datesAndMeetings,
  async check(rows, pack) {
    const [projects, relied] = await Promise.all([
      projectsAfter(pack),
      pack.db
        .selectFrom('plan.approval')
        .select(['body_th', 'meeting', 'decided_on', 'what_th'])
        .where('fiscal_year', '=', pack.fiscalYear)
        .where('src_file', 'is not', null)
        .where((approval) =>
          approval.exists(approval.selectFrom('plan.amendment').select('id').whereRef('plan.amendment.approval_id', '=', 'plan.approval.id')),
        )
        .execute(),
    ])
    const left = new Set(rows.filter(isApproval).map(nameOf))
    return [
      ...rows.filter(isApproval).flatMap((row) =>
        list(row.project_code)
          .filter((code) => !projects.has(code))
          .map(() => fault(row, 'project_code', words.faults.noProject)),
      ),
      ...relied
        .filter((kept) => !left.has(JSON.stringify([kept.body_th, kept.meeting, kept.decided_on, kept.what_th])))
        .map((kept) => fileFault(fileOf(rows, tables.datesAndMeetings), words.faults.approvalOfAmendment(kept.meeting))),
    ]
  },
  save(work, rows, pack) {
    const decided = new Map(rows.filter(isApproval).map((row) => [nameOf(row), row] as const))
    return bringRows(
      work,
      'approval',
      pack.fiscalYear,
      [...decided.values()].map((row) => ({
        id: newId(),
        body_th: row.body_th,
        meeting: row.meeting_no,
        decided_on: row.date_iso ?? null,
        what_th: row.event_th,
        project_codes: list(row.project_code).toSorted(inPlanOrder),
        ...filing(row),
      })),
    )
  },
})

/** What tells one approval from another, in a file and in the database. */
const nameOf = (row: tables.DatedEventRow): string => JSON.stringify([row.body_th, row.meeting_no, row.date_iso ?? null, row.event_th])

const isApproval = (row: tables.DatedEventRow): row is tables.DatedEventRow & { readonly body_th: string; readonly meeting_no: string } =>
  row.body_th !== undefined && row.meeting_no !== undefined
