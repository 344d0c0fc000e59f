import type { Work } from '#platform/database.ts'
import { fiscalYearEnd, type FiscalYear } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { importer, type Counts } from '#platform/importer.ts'
import { bahtText } from '#platform/money.ts'
import { insertSpendingPlans, type ProjectSpendingPlan } from '../store/spending.ts'
import * as tables from '../tables.ts'
import { words } from '../texts.ts'
import { bringRows, fault, fileFault, filing, openYear, type Filing } from './filing.ts'
import { projectsAfter } from './structure.ts'

interface Source {
  readonly key: string
  readonly name: string
}

/** The sources that have a column of their own in the wide table. */
const wideSources = [
  { key: 'state_budget', name: 'งบประมาณแผ่นดิน' },
  { key: 'sme_fund', name: 'กองทุน' },
  { key: 'extended', name: 'เงินขยายเวลาจากปีก่อน' },
] as const satisfies readonly Source[]

/** A printed sum row, by the words offices use for it: shown, never added. */
const isTotal = (row: { readonly expense_key: string; readonly expense_type_th: string }): boolean =>
  row.expense_key.toLowerCase() === 'total' || row.expense_type_th.startsWith('รวม')

export const budgetSourcesImporter = importer({
  table: tables.budgetSources,
  async save(work, rows, pack) {
    const sources = wideSources.filter(({ key }) => rows.some((row) => row[key] !== undefined))
    await keepSources(work, pack.fiscalYear, sources)
    return bringRows(
      work,
      'source_allocation',
      pack.fiscalYear,
      rows.flatMap((row) =>
        sources.map(({ key }) => ({
          expense_key: row.expense_key,
          expense_th: row.expense_type_th,
          source_key: key,
          amount: bahtText(row[key] ?? 0n),
          printed_total: bahtText(row.total),
          is_total: isTotal(row),
          ...filing(row),
        })),
      ),
    )
  },
})

export const budgetBySourceImporter = importer({
  table: tables.budgetBySource,
  check: (rows, pack) => (pack.brought(tables.budgetSources) && rows[0] ? [fileFault(rows[0].at.file, words.faults.sourcesTwice)] : []),
  async save(work, rows, pack) {
    await keepSources(work, pack.fiscalYear, [...new Map(rows.map((row) => [row.source_key, { key: row.source_key, name: row.source_th }])).values()])
    return bringRows(
      work,
      'source_allocation',
      pack.fiscalYear,
      rows.map((row) => ({
        expense_key: row.expense_key,
        expense_th: row.expense_type_th,
        source_key: row.source_key,
        amount: bahtText(row.amount),
        printed_total: null,
        is_total: isTotal(row),
        ...filing(row),
      })),
    )
  },
})

/** A source is never removed: lines and entries may rest on it. */
async function keepSources(work: Work, year: FiscalYear, sources: readonly Source[]): Promise<void> {
  await openYear(work.tx, year)
  if (sources.length === 0) return
  await work.tx
    .insertInto('plan.budget_source')
    .values(sources.map(({ key, name }) => ({ fiscal_year: year, key, name_th: name })))
    .onConflict((conflict) => conflict.columns(['fiscal_year', 'key']).doUpdateSet((row) => ({ name_th: row.ref('excluded.name_th') })))
    .execute()
}

/** The published balances: the reported book at the end of the fiscal year. */
export const budgetExecutionImporter = importer({
  table: tables.budgetExecution,
  async check(rows, pack) {
    const projects = await projectsAfter(pack)
    return rows.flatMap((row) => {
      const group = projects.get(row.code)
      if (group === undefined) return [fault(row, 'code', words.faults.noProject)]
      return [
        ...(group === row.group ? [] : [fault(row, 'group', words.faults.otherGroup(group))]),
        ...(row.disbursed + row.committed > row.allocated ? [fault(row, 'allocated', words.faults.overdrawn)] : []),
      ]
    })
  },
  async save(work, rows, pack) {
    const asOf = fiscalYearEnd(pack.fiscalYear)
    const before = await work.tx
      .selectFrom('plan.reported_balance')
      .distinctOn('project_code')
      .select(['project_code', 'withdrawn', 'src_file', 'src_row', 'src_line', 'filed', 'allocated', 'disbursed', 'committed', 'remaining'])
      .where('fiscal_year', '=', pack.fiscalYear)
      .where('as_of', '=', asOf)
      .where('src_file', 'is not', null)
      .orderBy('project_code')
      .orderBy('id', 'desc')
      .execute()
    const standing = new Map(before.filter((row) => !row.withdrawn).map((row) => [row.project_code, row]))
    const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 }
    const base = { fiscal_year: pack.fiscalYear, as_of: asOf, account_id: work.caller.accountId ?? null, recorded_at: work.now }
    const statements = []
    for (const row of rows) {
      const place = filing(row)
      const stood = standing.get(row.code)
      standing.delete(row.code)
      if (stood && same(stood, place)) {
        counts.unchanged += 1
        continue
      }
      counts[stood ? 'changed' : 'added'] += 1
      statements.push({
        ...base,
        ...place,
        filed: JSON.stringify(place.filed),
        id: newId(),
        project_code: row.code,
        allocated: bahtText(row.allocated),
        disbursed: bahtText(row.disbursed),
        committed: bahtText(row.committed),
        remaining: bahtText(row.remaining),
        withdrawn: false,
      })
    }
    for (const { filed, ...gone } of standing.values()) {
      counts.removed += 1
      statements.push({ ...base, ...gone, filed: JSON.stringify(filed), id: newId(), withdrawn: true })
    }
    if (statements.length > 0) await work.tx.insertInto('plan.reported_balance').values(statements).execute()
    return counts
  },
})

function same(stood: { src_file: string | null; src_row: number | null; src_line: number | null; filed: unknown }, place: Filing): boolean {
  const cells = stood.filed as Record<string, string>
  return (
    stood.src_file === place.src_file &&
    stood.src_row === place.src_row &&
    stood.src_line === place.src_line &&
    Object.keys({ ...cells, ...place.filed }).every((column) => cells[column] === place.filed[column])
  )
}

/** Each project whose months differ from the last file gets a new version of its spending plan. */
export const spendingPlanImporter = importer({
  table: tables.spendingPlan,
  async check(rows, pack) {
    const projects = await projectsAfter(pack)
    const seen = new Set<string>()
    return rows.flatMap((row) => {
      const month = `${row.project_code} ${firstOf(row.month)}`
      const twice = seen.has(month)
      seen.add(month)
      return [
        ...(projects.has(row.project_code) ? [] : [fault(row, 'project_code', words.faults.noProject)]),
        ...(twice ? [fault(row, 'month', words.faults.monthTwice)] : []),
      ]
    })
  },
  async save(work, rows, pack): Promise<Counts> {
    const year = pack.fiscalYear
    const last = await work.tx
      .selectFrom('plan.spending_plan as plan')
      .innerJoin('plan.spending_plan_month as month', (join) =>
        join
          .onRef('month.fiscal_year', '=', 'plan.fiscal_year')
          .onRef('month.project_code', '=', 'plan.project_code')
          .onRef('month.version', '=', 'plan.version'),
      )
      .select(['month.project_code', 'month.month', 'month.amount', 'plan.version'])
      .where('plan.fiscal_year', '=', year)
      .where('plan.src_file', 'is not', null)
      .where('plan.version', '=', (filed) =>
        filed
          .selectFrom('plan.spending_plan as other')
          .select((other) => other.fn.max('other.version').as('newest'))
          .whereRef('other.fiscal_year', '=', 'plan.fiscal_year')
          .whereRef('other.project_code', '=', 'plan.project_code')
          .where('other.src_file', 'is not', null),
      )
      .execute()
    const standing = new Map(Map.groupBy(last, (row) => row.project_code))
    const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 }
    const fresh: ProjectSpendingPlan[] = []
    for (const [project, months] of Map.groupBy(rows, (row) => row.project_code)) {
      const stood = standing.get(project)
      standing.delete(project)
      const unchanged =
        stood && describe(stood.map((row) => [row.month, row.amount])) === describe(months.map((row) => [firstOf(row.month), bahtText(row.amount)]))
      counts[unchanged ? 'unchanged' : stood ? 'changed' : 'added'] += months.length
      if (!unchanged) fresh.push({ project, months: months.map((row) => ({ month: firstOf(row.month), amount: row.amount, line: row.at.line })) })
    }
    for (const [project, months] of standing) {
      counts.removed += months.length
      fresh.push({ project, months: [] })
    }
    await insertSpendingPlans(work, year, fresh, { file: rows[0]?.at.file ?? tables.spendingPlan.name })
    return counts
  },
})

const firstOf = (month: string): string => `${month.slice(0, 7)}-01`
const describe = (months: readonly (readonly [string, string])[]): string => JSON.stringify(months.toSorted(([a], [b]) => (a < b ? -1 : 1)))
