import type { Selectable } from 'kysely'
import type { DB } from '#platform/database.generated.ts'
import type { Queries, Work } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Counts, Pack } from '#platform/importer.ts'
import type { Column, Row, Table } from '#platform/tables.ts'
import { rowNames } from './naming.ts'

type Stored = Selectable<DB['statements.printed_row']>
type Cells = Readonly<Record<string, string>>

/** Brings the printed rows of a table and year to what the file says. Rows that are no longer in it are marked, never deleted. */
export async function savePrinted<T extends Table>(work: Work, table: T, rows: readonly Row<T>[], { fiscalYear }: PrintedYear): Promise<Counts> {
  const before = await work.tx
    .selectFrom('statements.printed_row')
    .selectAll()
    .where('fiscal_year', '=', fiscalYear)
    .where('table_name', '=', table.name)
    .execute()
  const stood = new Map(before.map((row) => [row.row_key, row]))
  const names = rowNames(table, rows)
  const fresh = rows.map((row, index) => ({
    fiscal_year: fiscalYear,
    table_name: table.name,
    row_key: names[index]!,
    src_file: row.at.file,
    src_row: row.at.line,
    src_line: Number((row.printed as Cells)['src_line'] || 0) || null,
    cells: JSON.stringify(row.printed),
  }))
  const changed = fresh.filter((row) => !sameRow(stood.get(row.row_key), row))
  for (let from = 0; from < changed.length; from += 2_000) {
    await work.tx
      .insertInto('statements.printed_row')
      .values(changed.slice(from, from + 2_000))
      .onConflict((conflict) =>
        conflict.columns(['fiscal_year', 'table_name', 'row_key']).doUpdateSet((eb) => ({
          src_file: eb.ref('excluded.src_file'),
          src_row: eb.ref('excluded.src_row'),
          src_line: eb.ref('excluded.src_line'),
          cells: eb.ref('excluded.cells'),
          removed_at: null,
        })),
      )
      .execute()
  }
  const named = new Set(names)
  const gone = before.filter((row) => row.removed_at === null && !named.has(row.row_key)).map((row) => row.row_key)
  if (gone.length > 0) {
    await work.tx
      .updateTable('statements.printed_row')
      .set({ removed_at: work.now })
      .where('fiscal_year', '=', fiscalYear)
      .where('table_name', '=', table.name)
      .where('row_key', 'in', gone)
      .execute()
  }
  const standing = (key: string) => stood.get(key)?.removed_at === null
  const added = changed.filter((row) => !standing(row.row_key)).length
  return { added, changed: changed.length - added, unchanged: fresh.length - changed.length, removed: gone.length }
}

const sameRow = (before: Stored | undefined, row: { src_file: string; src_row: number; cells: string }): boolean =>
  before !== undefined &&
  before.removed_at === null &&
  before.src_file === row.src_file &&
  before.src_row === row.src_row &&
  JSON.stringify(sorted(before.cells as Cells)) === JSON.stringify(sorted(JSON.parse(row.cells) as Cells))

/** jsonb keeps no order of keys. */
const sorted = (cells: Cells) => Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** The rows of a year, by table. */
export type PrintedYear = Pick<Pack, 'fiscalYear' | 'rows'>

/** The printed rows of a year as a pack of tables, of all of them or of some; corrections by people laid over the cells they correct. Two queries. */
export async function getPrinted(db: Queries, year: FiscalYear, only?: readonly Table[]): Promise<PrintedYear> {
  const [stored, corrections] = await Promise.all([
    db
      .selectFrom('statements.printed_row')
      .selectAll()
      .where('fiscal_year', '=', year)
      .where('removed_at', 'is', null)
      .$if(only !== undefined, (query) =>
        query.where(
          'table_name',
          'in',
          only!.map(({ name }) => name),
        ),
      )
      .orderBy('table_name')
      .orderBy('src_row')
      .execute(),
    correctionsOf(db, year),
  ])
  const byTable = Map.groupBy(stored, (row) => row.table_name)
  return {
    fiscalYear: year,
    rows: <T extends Table>(table: T) => (byTable.get(table.name) ?? []).map((row) => readRow(table, row, corrections)),
  }
}

const correctionsOf = async (db: Queries, year: FiscalYear) => {
  const rows = await db.selectFrom('statements.correction').selectAll().where('fiscal_year', '=', year).orderBy('version').execute()
  return new Map(rows.map((row) => [`${row.table_name}\n${row.row_key}\n${row.column_name}`, row]))
}

/** Reads the cells again with the table's own readers: what an import took in can be read. */
function readRow<T extends Table>(table: T, stored: Stored, corrections: Awaited<ReturnType<typeof correctionsOf>>): Row<T> {
  const cells = { ...(stored.cells as Cells) }
  for (const column of Object.keys(cells)) {
    const correction = corrections.get(`${stored.table_name}\n${stored.row_key}\n${column}`)
    if (correction && correction.printed === cells[column]) cells[column] = correction.corrected
  }
  const values = Object.entries(table.columns).map(([key, column]: [string, Column<unknown>]) => {
    const printed = cells[key] ?? ''
    return [key, printed === '' ? undefined : column.read(printed)]
  })
  return { ...Object.fromEntries(values), at: { file: stored.src_file, line: stored.src_row }, printed: cells } as unknown as Row<T>
}

export interface PrintedRow {
  readonly year: FiscalYear
  readonly table: string
  readonly key: string
  readonly file: string
  readonly line: number
  readonly srcLine: number | undefined
  readonly cells: Cells
  readonly corrections: readonly CellCorrection[]
}

/** A row near another one of the same file. */
export type Neighbour = Pick<PrintedRow, 'line' | 'cells'>

const linesAround = 3

/** The rows just before and after a row of a file, that row included: what it was printed among. */
export async function findNeighbours(db: Queries, { year, table, file, line }: PrintedRow): Promise<readonly Neighbour[]> {
  const rows = await db
    .selectFrom('statements.printed_row')
    .select(['src_row', 'cells'])
    .where('fiscal_year', '=', year)
    .where('table_name', '=', table)
    .where('src_file', '=', file)
    .where('src_row', '>=', line - linesAround)
    .where('src_row', '<=', line + linesAround)
    .where('removed_at', 'is', null)
    .orderBy('src_row')
    .execute()
  return rows.map(({ src_row, cells }) => ({ line: src_row, cells: cells as Cells }))
}

/** A correction of one cell; the newest version of a column holds while the cell still prints what it corrects. */
export interface CellCorrection {
  readonly column: string
  readonly version: number
  readonly printed: string
  readonly corrected: string
  readonly reason: string
  readonly accountId: string | undefined
  readonly at: string
}

/** The row that stands on a line of a file, with every correction it ever had. */
export async function findPrintedRow(db: Queries, year: FiscalYear, file: string, line: number): Promise<PrintedRow | undefined> {
  const row = await db
    .selectFrom('statements.printed_row')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('src_file', '=', file)
    .where('src_row', '=', line)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const corrections = await db
    .selectFrom('statements.correction')
    .selectAll()
    .where('fiscal_year', '=', year)
    .where('table_name', '=', row.table_name)
    .where('row_key', '=', row.row_key)
    .orderBy('at', 'desc')
    .execute()
  return {
    year,
    table: row.table_name,
    key: row.row_key,
    file: row.src_file,
    line: row.src_row,
    srcLine: row.src_line ?? undefined,
    cells: row.cells as Cells,
    corrections: corrections.map(({ column_name, version, printed, corrected, reason, account_id, at }) => ({
      column: column_name,
      version,
      printed,
      corrected,
      reason,
      accountId: account_id ?? undefined,
      at,
    })),
  }
}
