import { getFigures, type Figure } from '#oversight/figures/index.ts'
import { findLastCheck, getFindings, getReasons, type Finding } from '#oversight/findings/index.ts'
import { getResults, type IndicatorResult } from '#oversight/results/index.ts'
import { getStatements, type Statements } from '#oversight/statements/index.ts'
import {
  getApprovals,
  getMoneyWithHeadings,
  getPlan,
  getSourceAllocations,
  getSpending,
  type Approval,
  type Plan,
  type ProjectGroup,
  type ProjectMoney,
  type SourceAllocation,
  type Spending,
  type Strategy,
} from '#plan/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/** Everything the report of a year is composed from, as the rooms answer it. */
export interface YearData {
  readonly year: FiscalYear
  readonly plan: Plan
  /** Projects and their headings, in the order of the plan; only leaves may be added. */
  readonly money: readonly ProjectMoney[]
  readonly sources: readonly SourceAllocation[]
  readonly spending: Spending
  readonly approvals: readonly Approval[]
  readonly results: readonly IndicatorResult[]
  readonly statements: Statements
  readonly figures: readonly Figure[]
  readonly findings: Findings
}

export interface Findings {
  /** When the year was last checked; undefined when it never was, which is not the same as finding nothing. */
  readonly checkedAt: Instant | undefined
  /** Those that are gone left out. */
  readonly all: readonly AnsweredFinding[]
}

export interface AnsweredFinding extends Finding {
  readonly reason: string | undefined
  readonly correction: string | undefined
}

/** What a section needs of a year, by name. */
export type Of<Needs extends keyof YearData> = Pick<YearData, 'year' | Needs>

type Loaded = Omit<YearData, 'year'>
const loaders: { readonly [Key in keyof Loaded]: (db: Queries, year: FiscalYear, before: Partial<Loaded>) => Promise<Loaded[Key]> } = {
  plan: getPlan,
  money: getMoneyWithHeadings,
  sources: getSourceAllocations,
  spending: (db, year) => getSpending(db, year),
  approvals: getApprovals,
  results: (db, year) => getResults(db, year),
  statements: getStatements,
  // Figures are made of the others: what is loaded already is not asked for again.
  figures: getFigures,
  findings: loadFindings,
}
export const everything = Object.keys(loaders) as (keyof Loaded)[]

/** Asks the rooms for what is needed, one question each; none for a single project or indicator. The year must have a plan. */
export async function loadYear<Needs extends keyof Loaded>(db: Queries, year: FiscalYear, needs: readonly Needs[]): Promise<Of<Needs>> {
  const load = async (wanted: readonly (keyof Loaded)[], before: Partial<Loaded>) =>
    Object.fromEntries(await Promise.all(wanted.map(async (need) => [need, await loaders[need](db, year, before)] as const)))
  const records = await load(
    needs.filter((need) => need !== 'figures'),
    {},
  )
  const figures = await load(
    needs.filter((need) => need === 'figures'),
    records,
  )
  return { year, ...records, ...figures } as Of<Needs>
}

async function loadFindings(db: Queries, year: FiscalYear): Promise<Findings> {
  const [checkedAt, all, reasons] = await Promise.all([findLastCheck(db, year), getFindings(db, year), getReasons(db, year)])
  return { checkedAt, all: all.map((finding) => ({ ...finding, reason: reasons.get(finding.id)?.reason, correction: reasons.get(finding.id)?.correction })) }
}

/** Money lines that may be added: a heading's own numbers are those of its parts once more. */
export const leavesOf = (money: readonly ProjectMoney[], group?: ProjectGroup): readonly ProjectMoney[] =>
  money.filter((line) => line.leaf && (group === undefined || line.group === group))

export const strategyName = ({ number, name, nameEn }: Strategy): Text => ({ th: `${number}. ${name}`, en: `${number}. ${nameEn ?? name}` })
