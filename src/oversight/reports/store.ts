import { sql, type Selectable } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { DB } from '#platform/database.generated.ts'
import type { Queries, Tx } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Report, Seal } from './document.ts'

/** A published report without its text. */
export interface Version {
  readonly fiscalYear: FiscalYear
  readonly number: number
  readonly sha256: string
  readonly seal: Seal | undefined
  readonly openFindings: number
  readonly publishedBy: string | undefined
  readonly publishedAt: Instant
}

export const formats = ['pdf', 'xlsx'] as const
export type FileFormat = (typeof formats)[number]

/** A file made of a report. */
export interface ReportFile {
  readonly id: string
  readonly fiscalYear: FiscalYear
  /** Undefined: of the year as it stood at `composedAt`. */
  readonly version: number | undefined
  readonly format: FileFormat
  readonly fileId: string
  readonly composedAt: Instant
  readonly size: number
  readonly sha256: string
}

const versionColumns = ['fiscal_year', 'number', 'sha256', 'seal_hash', 'seal_at', 'open_findings', 'published_by', 'published_at'] as const

/** Newest first. */
export async function listVersions(db: Queries, year: FiscalYear): Promise<Version[]> {
  const rows = await db.selectFrom('reports.version').select(versionColumns).where('fiscal_year', '=', year).orderBy('number', 'desc').execute()
  return rows.map(versionOf)
}

/** A published report as it was printed; the newest when no number is given. */
export async function findPublished(db: Queries, year: FiscalYear, number?: number): Promise<{ version: Version; report: Report } | undefined> {
  const row = await db
    .selectFrom('reports.version')
    .select([...versionColumns, 'report'])
    .where('fiscal_year', '=', year)
    .$if(number !== undefined, (query) => query.where('number', '=', number!))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: versionOf(row), report: JSON.parse(row.report) as Report }
}

/** The newest year that has a published report. */
export async function findNewestPublishedYear(db: Queries): Promise<FiscalYear | undefined> {
  const row = await db.selectFrom('reports.version').select('fiscal_year').orderBy('fiscal_year', 'desc').limit(1).executeTakeFirst()
  return row?.fiscal_year
}

const versionOf = (row: Pick<Selectable<DB['reports.version']>, (typeof versionColumns)[number]>): Version => ({
  fiscalYear: row.fiscal_year,
  number: row.number,
  sha256: row.sha256,
  seal: row.seal_hash === null || row.seal_at === null ? undefined : { hash: row.seal_hash, at: row.seal_at },
  openFindings: row.open_findings,
  publishedBy: row.published_by ?? undefined,
  publishedAt: row.published_at,
})

/** Holds back other publications of the year until the transaction ends, and answers the number the next version takes. */
export async function takeNextNumber(tx: Tx, year: FiscalYear): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('reports.version'), ${year})`.execute(tx)
  const { last } = await tx
    .selectFrom('reports.version')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('fiscal_year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export async function saveVersion(tx: Tx, version: Version, report: string): Promise<void> {
  await tx
    .insertInto('reports.version')
    .values({
      fiscal_year: version.fiscalYear,
      number: version.number,
      report,
      sha256: version.sha256,
      seal_hash: version.seal?.hash ?? null,
      seal_at: version.seal?.at ?? null,
      open_findings: version.openFindings,
      published_by: version.publishedBy ?? null,
      published_at: version.publishedAt,
    })
    .execute()
}

export async function saveFile(tx: Tx, file: Omit<ReportFile, 'size' | 'sha256'>): Promise<void> {
  await tx
    .insertInto('reports.file')
    .values({
      id: file.id,
      fiscal_year: file.fiscalYear,
      version: file.version ?? null,
      format: file.format,
      file_id: file.fileId,
      composed_at: file.composedAt,
    })
    .execute()
}

/** Files made of a year's reports, newest first. */
export async function listFiles(db: Queries, year: FiscalYear, limit = 20): Promise<ReportFile[]> {
  const rows = await files(db).where('made.fiscal_year', '=', year).orderBy('made.id', 'desc').limit(limit).execute()
  return rows.map(fileOf)
}

export async function findReportFile(db: Queries, year: FiscalYear, id: string): Promise<ReportFile | undefined> {
  const row = await files(db).where('made.fiscal_year', '=', year).where('made.id', '=', id).executeTakeFirst()
  return row && fileOf(row)
}

const files = (db: Queries) =>
  db.selectFrom('reports.file as made').innerJoin('platform.file as kept', 'kept.id', 'made.file_id').selectAll('made').select(['kept.size', 'kept.sha256'])

const fileOf = (row: Awaited<ReturnType<ReturnType<typeof files>['execute']>>[number]): ReportFile => ({
  id: row.id,
  fiscalYear: row.fiscal_year,
  version: row.version ?? undefined,
  format: row.format as FileFormat,
  fileId: row.file_id,
  composedAt: row.composed_at,
  size: Number(row.size),
  sha256: row.sha256,
})
