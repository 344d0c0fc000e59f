import Big from 'big.js'
import type { Selectable } from 'kysely'
import type { DB } from '#platform/database.generated.ts'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear, Quarter } from '#platform/dates.ts'
import { evidenceOf, sendBacksOf, type Evidence } from '#casework/index.ts'
import { getIndicators, type Indicator } from '#plan/index.ts'
import { derivations } from './derivations.ts'
import type { DerivedValue, IndicatorResult, OpenReport, ResultInForce, ResultStep } from './model.ts'
import { isLocked, statusOf, type Basis } from './rules.ts'

/** What casework knows a report as. */
export const reportSubject = 'results.report'

/**
 * Every indicator of a year, in the plan's order, with what is in force for the year or for one quarter (cumulative to its end, against that
 * quarter's target). The year's own result counts before the fourth quarter's, which stands for it while there is no other.
 */
export async function getResults(db: Queries, year: FiscalYear, quarter?: Quarter): Promise<IndicatorResult[]> {
  const [indicators, inForce, open, declared, derived] = await Promise.all([
    getIndicators(db, year),
    resultsInForce(db, year, quarter),
    openReports(db, year, quarter),
    declaredDifferent(db, year),
    derivedValues(db, year),
  ])
  return indicators.map((indicator) => {
    const target = targetOf(indicator, quarter)
    const result = inForce.get(indicator.id)
    const reason = declared.get(indicator.id)
    const status = statusOf({
      direction: indicator.direction,
      target,
      targetUnit: indicator.unit,
      actual: result?.value,
      actualUnit: result?.unit,
      declaredDifferent: reason !== undefined,
    })
    return { indicator, target, result, status, declaredDifferent: reason, open: open.get(indicator.id), derived: derived(indicator) }
  })
}

/** Answers, for an indicator, what the records give for it. Nothing is asked of them where no indicator is checked against them. */
async function derivedValues(db: Queries, year: FiscalYear): Promise<(indicator: Indicator) => DerivedValue | undefined> {
  const rows = await db
    .selectFrom('results.derivation')
    .select(['indicator_id', 'derivation'])
    .where('fiscal_year', '=', year)
    .where('derivation', 'is not', null)
    .execute()
  const chosen = new Map(rows.map((row) => [row.indicator_id, row.derivation]))
  const asked = derivations.filter(({ key }) => rows.some((row) => row.derivation === key))
  const answers = new Map(await Promise.all(asked.map(async (derivation) => [derivation.key, await derivation.ask(db, year)] as const)))
  return ({ id, project }) => {
    const derivation = asked.find(({ key }) => key === chosen.get(id))
    return derivation && { derivation, value: answers.get(derivation.key)?.(project) }
  }
}

export const targetOf = (indicator: Indicator, quarter: number | undefined): Big | undefined =>
  quarter === undefined ? indicator.target : indicator.quarters.find((target) => target.quarter === quarter)?.value

async function resultsInForce(db: Queries, year: FiscalYear, quarter: Quarter | undefined): Promise<Map<string, ResultInForce>> {
  const rows = await db
    .selectFrom('results.result_v1')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where((where) => (quarter === undefined ? where.or([where('quarter', 'is', null), where('quarter', '=', 4)]) : where('quarter', '=', quarter)))
    .orderBy('quarter', (order) => order.asc().nullsLast())
    .execute()
  const inForce = new Map<string, ResultInForce>()
  for (const row of rows) {
    const result = inForceOf(row)
    // The year's own row comes after the fourth quarter's and takes its place, unless it says nothing yet.
    if (isLocked(result) || !inForce.has(row.indicator_id!)) inForce.set(row.indicator_id!, result)
  }
  return inForce
}

function inForceOf(row: Selectable<DB['results.result_v1']>): ResultInForce {
  return {
    origin: row.origin as ResultInForce['origin'],
    value: bigOf(row.value),
    unit: row.unit ?? undefined,
    basis: row.basis as Basis,
    note: row.note ?? undefined,
    missingReason: row.missing_reason ?? undefined,
    place: row.src_file === null || row.src_row === null ? undefined : { file: row.src_file, line: row.src_row, srcLine: row.src_line ?? undefined },
    reportId: row.report_id ?? undefined,
    reportedBy: row.reported_by ?? undefined,
    approvedBy: row.approved_by ?? undefined,
    approvedAt: row.approved_at ?? undefined,
  }
}

/** What a file states for the year, also where an approved report has taken its place. */
export async function findPublished(db: Queries, year: FiscalYear, indicator: string): Promise<ResultInForce | undefined> {
  const row = await db.selectFrom('results.published').selectAll().where('fiscal_year', '=', year).where('indicator_id', '=', indicator).executeTakeFirst()
  return (
    row &&
    inForceOf({
      ...row,
      quarter: null,
      basis: 'not_stated',
      missing_reason: null,
      origin: 'published',
      report_id: null,
      reported_by: null,
      approved_by: null,
      approved_at: null,
    })
  )
}

/** What stands for a period of an indicator, in force or under way. */
export async function findInForce(db: Queries, year: FiscalYear, indicator: string, quarter: number | undefined): Promise<ResultInForce | undefined> {
  const row = await db
    .selectFrom('results.result_v1')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('indicator_id', '=', indicator)
    .where('quarter', 'is not distinct from', quarter ?? null)
    .executeTakeFirst()
  return row && inForceOf(row)
}

async function openReports(db: Queries, year: FiscalYear, quarter: Quarter | undefined): Promise<Map<string, OpenReport>> {
  const rows = await db
    .selectFrom('results.report')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('quarter', 'is not distinct from', quarter ?? null)
    .where('state', '<>', 'approved')
    .execute()
  return new Map(rows.map((row) => [row.indicator_id, openOf(row)]))
}

function openOf(row: Selectable<DB['results.report']>): OpenReport {
  return {
    id: row.id,
    quarter: row.quarter ?? undefined,
    edition: row.edition,
    state: row.state as OpenReport['state'],
    value: bigOf(row.value),
    unit: row.unit ?? undefined,
    basis: row.basis as Basis,
    note: row.note ?? undefined,
    missingReason: row.missing_reason ?? undefined,
    reopenReason: row.reopen_reason ?? undefined,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at,
    version: row.version,
  }
}

/** The report under way for a period, its row locked until the transaction ends. */
export async function lockOpenReport(db: Queries, year: FiscalYear, indicator: string, quarter: number | undefined): Promise<OpenReport | undefined> {
  const row = await db
    .selectFrom('results.report')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('indicator_id', '=', indicator)
    .where('quarter', 'is not distinct from', quarter ?? null)
    .where('state', '<>', 'approved')
    .forUpdate()
    .executeTakeFirst()
  return row && openOf(row)
}

/** 0 when nobody has reported the period. */
export async function newestEdition(db: Queries, year: FiscalYear, indicator: string, quarter: number | undefined): Promise<number> {
  const row = await db
    .selectFrom('results.report')
    .select((select) => select.fn.max('edition').as('edition'))
    .where('fiscal_year', '=', year)
    .where('indicator_id', '=', indicator)
    .where('quarter', 'is not distinct from', quarter ?? null)
    .executeTakeFirst()
  return row?.edition ?? 0
}

/** Reports sent and not decided on, the longest waiting first. */
export async function listWaiting(db: Queries, year: FiscalYear): Promise<readonly (OpenReport & { readonly indicator: string })[]> {
  const rows = await db
    .selectFrom('results.report')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('state', '=', 'submitted')
    .orderBy('reported_at')
    .execute()
  return rows.map((row) => ({ ...openOf(row), indicator: row.indicator_id }))
}

async function declaredDifferent(db: Queries, year: FiscalYear): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('results.comparability')
    .select(['indicator_id', 'comparable', 'reason'])
    .distinctOn('indicator_id')
    .where('fiscal_year', '=', year)
    .orderBy('indicator_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.filter((row) => !row.comparable).map((row) => [row.indicator_id, row.reason]))
}

/** The files attached to reports; what is undefined has none. */
export const evidenceOfReports = async (db: Queries, reports: readonly (string | undefined)[]): Promise<Evidence[]> =>
  await evidenceOf(
    db,
    reportSubject,
    reports.filter((report) => report !== undefined),
  )

/** Everything that happened to an indicator's reports in a year, newest first. */
export async function resultHistory(db: Queries, year: FiscalYear, indicator: string): Promise<ResultStep[]> {
  const rows = await db
    .selectFrom('results.step as step')
    .innerJoin('results.report as report', 'report.id', 'step.report_id')
    .selectAll('step')
    .select(['report.quarter', 'report.edition'])
    .where('report.fiscal_year', '=', year)
    .where('report.indicator_id', '=', indicator)
    .orderBy('step.id', 'desc')
    .execute()
  const returns = await sendBacksOf(db, reportSubject, [...new Set(rows.map((row) => row.report_id))])
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    step: row.step as ResultStep['step'],
    quarter: row.quarter ?? undefined,
    edition: row.edition,
    value: bigOf(row.value),
    unit: row.unit ?? undefined,
    basis: row.basis as Basis,
    note: row.note ?? undefined,
    missingReason: row.missing_reason ?? undefined,
    reason: row.reason ?? undefined,
    faults: row.step === 'returned' ? (returns.find((sent) => sent.subjectId === row.report_id && sent.sentAt === row.at)?.faults ?? []) : [],
  }))
}

const bigOf = (numeric: string | null): Big | undefined => (numeric === null ? undefined : new Big(numeric))
