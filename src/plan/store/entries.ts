import { sql } from 'kysely'
import type { Queries, Work } from '#platform/database.ts'
import type { FiscalYear, PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText, satangOf, type Satang } from '#platform/money.ts'
import type { Balance, Entry, EntryKind } from '../model.ts'

/** A project's money of one source. */
export interface Line extends Balance {
  readonly id: string
  readonly project: string
  readonly source: string | undefined
}

const lineColumns = ['id', 'project_code', 'source_key', 'allocated', 'disbursed', 'committed', 'remaining'] as const

interface LineRow {
  readonly id: string
  readonly project_code: string
  readonly source_key: string | null
  readonly allocated: string
  readonly disbursed: string
  readonly committed: string
  readonly remaining: string | null
}

const lineOf = (row: LineRow): Line => ({
  id: row.id,
  project: row.project_code,
  source: row.source_key ?? undefined,
  allocated: satangOf(row.allocated),
  disbursed: satangOf(row.disbursed),
  committed: satangOf(row.committed),
  remaining: satangOf(row.remaining!),
})

export async function listLines(db: Queries, year: FiscalYear, project?: string): Promise<Line[]> {
  const rows = await db
    .selectFrom('plan.budget_line')
    .select(lineColumns)
    .where('fiscal_year', '=', year)
    .$if(project !== undefined, (query) => query.where('project_code', '=', project!))
    .orderBy('project_code')
    .orderBy('source_key')
    .execute()
  return rows.map(lineOf)
}

/** Opens the lines that are not there yet, and holds all of them until the transaction ends, so that what is decided on their balances stays true. */
export async function holdLines(
  work: Work,
  year: FiscalYear,
  wanted: readonly { readonly project: string; readonly source: string | undefined }[],
): Promise<Line[]> {
  const distinct = [...new Map(wanted.map((line) => [JSON.stringify([line.project, line.source]), line])).values()]
  const projects = distinct.map((line) => line.project)
  const sources = distinct.map((line) => line.source ?? null)
  await sql`
    insert into plan.budget_line (id, fiscal_year, project_code, source_key)
    select id, ${year}, project, source from unnest(${distinct.map(() => newId())}::uuid[], ${projects}::text[], ${sources}::text[]) wanted (id, project, source)
    order by project, source
    on conflict (fiscal_year, project_code, source_key) do nothing`.execute(work.tx)
  const rows = await sql<LineRow>`
    select ${sql.join(lineColumns.map((column) => sql.ref(column)))} from plan.hold_lines(${year}, ${projects}::text[], ${sources}::text[])`.execute(work.tx)
  return rows.rows.map(lineOf)
}

/** An entry as it goes into the book. */
export interface NewEntry {
  readonly id: string
  readonly lineId: string
  readonly entryNo: string
  readonly kind: EntryKind
  readonly reversedKind?: EntryKind | undefined
  readonly amount: Satang
  readonly date: PlainDate
  readonly reference: string
  readonly commitmentId?: string | undefined
  readonly transferId?: string | undefined
  readonly reversesId?: string | undefined
  readonly reason?: string | undefined
  /** Line in the file it came from. */
  readonly row?: number | undefined
}

/** One statement for all of them, so that the balances move once; the two halves of a transfer must be among them together. */
export async function insertEntries(work: Work, year: FiscalYear, entries: readonly NewEntry[], file?: string): Promise<void> {
  const column = <T>(of: (entry: NewEntry) => T | undefined) => entries.map((entry) => of(entry) ?? null)
  await sql`
    insert into plan.budget_entry (id, fiscal_year, line_id, entry_no, kind, reversed_kind, amount, entry_date, reference, commitment_id, transfer_id, reverses_id,
      reason, account_id, recorded_at, src_file, src_row)
    select id, ${year}, line_id, entry_no, kind, reversed_kind, amount, entry_date, reference, commitment_id, transfer_id, reverses_id,
      reason, ${work.caller.accountId ?? null}, ${work.now}, ${file ?? null}, src_row
    from unnest(${column((entry) => entry.id)}::uuid[], ${column((entry) => entry.lineId)}::uuid[], ${column((entry) => entry.entryNo)}::text[],
      ${column((entry) => entry.kind)}::text[], ${column((entry) => entry.reversedKind)}::text[], ${column((entry) => bahtText(entry.amount))}::numeric[],
      ${column((entry) => entry.date)}::date[], ${column((entry) => entry.reference)}::text[], ${column((entry) => entry.commitmentId)}::uuid[],
      ${column((entry) => entry.transferId)}::uuid[], ${column((entry) => entry.reversesId)}::uuid[], ${column((entry) => entry.reason)}::text[],
      ${column((entry) => entry.row)}::integer[])
      given (id, line_id, entry_no, kind, reversed_kind, amount, entry_date, reference, commitment_id, transfer_id, reverses_id, reason, src_row)`.execute(
    work.tx,
  )
}

const entryColumns = sql<EntryRow>`entry.id, entry.fiscal_year, entry.line_id, entry.entry_no, entry.kind, entry.reversed_kind, line.project_code, line.source_key,
  (select name_th from plan.budget_source source where source.fiscal_year = entry.fiscal_year and source.key = line.source_key) as source_name, entry.amount, entry.entry_date,
  entry.reference, entry.commitment_id, entry.transfer_id, entry.reverses_id, entry.reason, entry.account_id, entry.recorded_at, entry.src_file, entry.src_row,
  exists (select 1 from plan.budget_entry reversal where reversal.reverses_id = entry.id) as reversed`

interface EntryRow {
  readonly id: string
  readonly fiscal_year: number
  readonly line_id: string
  readonly entry_no: string
  readonly kind: string
  readonly reversed_kind: string | null
  readonly project_code: string
  readonly source_key: string | null
  readonly source_name: string | null
  readonly amount: string
  readonly entry_date: string
  readonly reference: string
  readonly commitment_id: string | null
  readonly transfer_id: string | null
  readonly reverses_id: string | null
  readonly reason: string | null
  readonly account_id: string | null
  readonly recorded_at: string
  readonly src_file: string | null
  readonly src_row: number | null
  readonly reversed: boolean
}

/** An entry with the line it stands on. */
export interface KeptEntry extends Entry {
  readonly lineId: string
  readonly year: FiscalYear
  readonly project: string
  readonly sourceName: string | undefined
}

const entryOf = (row: EntryRow): KeptEntry => ({
  id: row.id,
  lineId: row.line_id,
  year: row.fiscal_year,
  project: row.project_code,
  entryNo: row.entry_no,
  kind: row.kind as EntryKind,
  reversedKind: (row.reversed_kind as Entry['reversedKind'] | null) ?? undefined,
  source: row.source_key ?? undefined,
  sourceName: row.source_name ?? undefined,
  amount: satangOf(row.amount),
  date: row.entry_date,
  reference: row.reference,
  commitmentId: row.commitment_id ?? undefined,
  transferId: row.transfer_id ?? undefined,
  reversesId: row.reverses_id ?? undefined,
  reversed: row.reversed,
  reason: row.reason ?? undefined,
  accountId: row.account_id ?? undefined,
  recordedAt: row.recorded_at,
  origin: row.src_file === null || row.src_row === null ? undefined : { file: row.src_file, line: row.src_row, srcLine: undefined },
})

/** Entries of a year by their number; a transfer answers its two halves. */
export async function findEntries(db: Queries, year: FiscalYear, entryNos: readonly string[]): Promise<KeptEntry[]> {
  const rows = await sql<EntryRow>`
    select ${entryColumns} from plan.budget_entry entry join plan.budget_line line on line.id = entry.line_id
    where entry.fiscal_year = ${year} and entry.entry_no = any(${entryNos}::text[])`.execute(db)
  return rows.rows.map(entryOf)
}

/** The halves of a transfer, or the one entry of any other kind. */
export async function findEntryWithHalves(db: Queries, id: string): Promise<KeptEntry[]> {
  const rows = await sql<EntryRow>`
    select ${entryColumns} from plan.budget_entry entry join plan.budget_line line on line.id = entry.line_id
    where entry.id = ${id}
      or (entry.kind <> 'reversal' and entry.transfer_id = (select transfer_id from plan.budget_entry where id = ${id} and kind <> 'reversal'))`.execute(db)
  return rows.rows.map(entryOf)
}

/** What each commitment still holds, satang. */
export async function commitmentsLeft(db: Queries, ids: readonly string[]): Promise<Map<string, Satang>> {
  const rows = await sql<{ id: string; left: string }>`
    select commitment.id, commitment.amount + coalesce((select sum(drawn.committed_change) from plan.budget_entry drawn where drawn.commitment_id = commitment.id), 0) as left
    from plan.budget_entry commitment where commitment.id = any(${ids}::uuid[]) and commitment.kind = 'commitment'`.execute(db)
  return new Map(rows.rows.map((row) => [row.id, satangOf(row.left)]))
}

export interface OpenCommitment {
  readonly id: string
  readonly entryNo: string
  readonly reference: string
  readonly source: string | undefined
  readonly left: Satang
}

/** Commitments of a project that still hold money. */
export async function listOpenCommitments(db: Queries, year: FiscalYear, project: string): Promise<OpenCommitment[]> {
  const rows = await sql<{ id: string; entry_no: string; reference: string; source_key: string | null; left: string }>`
    select * from (
      select entry.id, entry.entry_no, entry.reference, line.source_key,
        entry.amount + coalesce((select sum(drawn.committed_change) from plan.budget_entry drawn where drawn.commitment_id = entry.id), 0) as left
      from plan.budget_entry entry join plan.budget_line line on line.id = entry.line_id
      where line.fiscal_year = ${year} and line.project_code = ${project} and entry.kind = 'commitment'
    ) commitment where commitment.left > 0 order by commitment.id limit 200`.execute(db)
  return rows.rows.map((row) => ({
    id: row.id,
    entryNo: row.entry_no,
    reference: row.reference,
    source: row.source_key ?? undefined,
    left: satangOf(row.left),
  }))
}

export interface EntryPage {
  readonly entries: readonly KeptEntry[]
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined
}

/** Entries of a project, the latest date first, a page at a time: `after` is the `next` of the page before. */
export async function listEntries(db: Queries, year: FiscalYear, project: string, after?: string, size = 25): Promise<EntryPage> {
  const [date, id] = after?.split('~') ?? []
  const rows = await sql<EntryRow>`
    select ${entryColumns} from plan.budget_line line join plan.budget_entry entry on entry.line_id = line.id
    where line.fiscal_year = ${year} and line.project_code = ${project}
      ${date && id ? sql`and (entry.entry_date, entry.id) < (${date}::date, ${id}::uuid)` : sql``}
    order by entry.entry_date desc, entry.id desc limit ${size + 1}`.execute(db)
  const entries = rows.rows.slice(0, size).map(entryOf)
  const last = entries.at(-1)
  return { entries, next: rows.rows.length > size && last ? `${last.date}~${last.id}` : undefined }
}
