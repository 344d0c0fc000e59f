import type { Selectable } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { DB } from '#platform/database.generated.ts'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { PrintedPlace } from './book.ts'
import { severities, type Detected, type Kind, type Severity } from './finding.ts'
import { ruleOf } from './rules/list.ts'

/** open: nobody has answered. gone: the rule no longer fires. The others are what people said, with a reason. */
export const statuses = ['open', 'explained', 'accepted', 'corrected', 'gone'] as const
export type Status = (typeof statuses)[number]

/** A contradiction as the last check saw it, with what people say to it. */
export interface Finding extends Detected {
  readonly status: Status
  readonly firstSeen: Instant
  readonly lastSeen: Instant
  /** Grows when the numbers or the answer change. */
  readonly version: number
}

export interface FindingFilter {
  readonly status?: Status | undefined
  readonly severity?: Severity | undefined
  readonly rule?: string | undefined
  readonly kind?: Kind | undefined
  /** Code of a project that one of its places is about. */
  readonly project?: string | undefined
}

/** The findings of a year, worst first, as the last check left them. One query; without a filter those that are gone are left out. */
export async function getFindings(db: Queries, year: FiscalYear, filter: FindingFilter = {}): Promise<Finding[]> {
  let query = db.selectFrom('findings.finding').selectAll().where('fiscal_year', '=', year)
  query = filter.status ? query.where('status', '=', filter.status) : query.where('status', '<>', 'gone')
  if (filter.severity) query = query.where('severity', '=', filter.severity)
  if (filter.rule) query = query.where('rule', '=', filter.rule)
  const rows = await query.orderBy('rule').orderBy('id').execute()
  return rows
    .map(findingOf)
    .filter(
      ({ rule, places }) =>
        (!filter.kind || ruleOf(rule)?.kind === filter.kind) && (!filter.project || places.some(({ project }) => project === filter.project)),
    )
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

/** The projects that places are about; a row may name several, `X1;X2`. */
export const projectsOf = (places: readonly PrintedPlace[]): readonly string[] => [
  ...new Set(places.flatMap(({ project }) => project?.split(';').map((code) => code.trim()) ?? [])),
]

export async function findFinding(db: Queries, year: FiscalYear, id: string): Promise<Finding | undefined> {
  const row = await db.selectFrom('findings.finding').selectAll().where('fiscal_year', '=', year).where('id', '=', id).executeTakeFirst()
  return row && findingOf(row)
}

const findingOf = (row: Selectable<DB['findings.finding']>): Finding => ({
  id: row.id,
  rule: row.rule,
  severity: row.severity as Severity,
  message: { th: row.message_th, en: row.message_en },
  places: row.places as unknown as readonly PrintedPlace[],
  computed: row.computed,
  status: row.status as Status,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
  version: row.version,
})

/** How many contradictions of a year nobody has answered yet. */
export async function countOpen(db: Queries, year: FiscalYear): Promise<number> {
  const { open } = await db
    .selectFrom('findings.finding')
    .select((select) => select.fn.countAll<string>().as('open'))
    .where('fiscal_year', '=', year)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(open)
}

/** When a year was last checked; undefined when it never was. */
export async function findLastCheck(db: Queries, year: FiscalYear): Promise<Instant | undefined> {
  const row = await db.selectFrom('findings.check_run').select('checked_at').where('fiscal_year', '=', year).executeTakeFirst()
  return row?.checked_at
}

export interface FindingStep {
  readonly id: string
  readonly step: 'found' | 'changed' | 'gone' | 'explained' | 'accepted' | 'corrected' | 'reopened'
  readonly reason: string | undefined
  readonly correction: string | undefined
  readonly computed: string
  readonly accountId: string | undefined
  readonly at: Instant
}

/** What happened to a finding, newest first. */
export async function getSteps(db: Queries, year: FiscalYear, id: string): Promise<FindingStep[]> {
  const rows = await db.selectFrom('findings.step').selectAll().where('fiscal_year', '=', year).where('finding_id', '=', id).orderBy('id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    step: row.step as FindingStep['step'],
    reason: row.reason ?? undefined,
    correction: row.correction ?? undefined,
    computed: row.computed,
    accountId: row.account_id ?? undefined,
    at: row.at,
  }))
}

/** What people last answered to the findings of a year, by finding: the reason, and where a mistake was put right. One query. */
export async function getReasons(db: Queries, year: FiscalYear): Promise<ReadonlyMap<string, Pick<FindingStep, 'reason' | 'correction'>>> {
  const rows = await db
    .selectFrom('findings.step')
    .select(['finding_id', 'reason', 'correction'])
    .distinctOn('finding_id')
    .where('fiscal_year', '=', year)
    .where('step', 'in', ['explained', 'accepted', 'corrected'])
    .orderBy('finding_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.finding_id, { reason: row.reason ?? undefined, correction: row.correction ?? undefined }]))
}
