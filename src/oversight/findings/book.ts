import type { Column, Place, Row, Table } from '#platform/tables.ts'
import { planTables } from '#plan/index.ts'
import { rowName, statementTables, type PrintedYear } from '#oversight/statements/index.ts'
import { figureDefinitions } from '#oversight/figures/index.ts'

/** Every table of a year, by the name of its file: what the plan room takes in, what is stated in print, how totals are built. */
const { strategies, tactics, projects, projectIndicators, strategicKpis, budgetSources, budgetExecution } = planTables
export const bookTables = {
  strategies,
  tactics,
  projects,
  indicators: projectIndicators,
  kpis: strategicKpis,
  sources: budgetSources,
  execution: budgetExecution,
  totals: statementTables.budgetTotals,
  headlines: statementTables.headlineFigures,
  text: statementTables.figuresInText,
  valueByType: statementTables.economicValueByType,
  values: statementTables.economicValueByProject,
  events: statementTables.datesAndMeetings,
  lists: statementTables.namedLists,
  assessments: statementTables.assessments,
  facts: statementTables.orgFacts,
  problems: statementTables.problems,
  contents: statementTables.toc,
  definitions: figureDefinitions,
} as const satisfies Record<string, Table>

type BookTables = typeof bookTables
type RowsOf<T> = T extends Table ? ReturnType<typeof rowsOf<T>> : never

/** The year as the agency states it: the typed rows of every table, each cell with what is printed and where. Rules read nothing else. */
export type Book = { readonly fiscalYear: number } & { readonly [Name in keyof BookTables]: RowsOf<BookTables[Name]> }

/** A table that was not brought is an empty one: a rule then has nothing to hold against it. */
export function bookFromRows(pack: PrintedYear): Book {
  const tables = Object.entries(bookTables).map(([name, table]: [string, Table]) => {
    const rows = rowsOf(pack, table)
    for (const row of rows) tableOf.set(row, table)
    return [name, rows]
  })
  return { fiscalYear: pack.fiscalYear, ...Object.fromEntries(tables) } as Book
}

/** Which table a row of a book belongs to: a row itself only knows its file, and a workbook holds several tables. */
const tableOf = new WeakMap<object, Table>()

const rowsOf = <T extends Table>(pack: PrintedYear, table: T) => pack.rows(table)

/** A number or word as printed, and where: `line` counts the file's header as 1, `srcLine` is the line of the published report (0 when not known). */
export interface PrintedPlace {
  readonly file: string
  readonly line: number
  readonly srcLine: number
  readonly printed: string
  /** The project the row is about, when it names one. */
  readonly project: string | undefined
  /** What stays when lines move and values change: the row's own name and the column. Findings are recognised by it. */
  readonly identity: string
}

/** A row of any table, as far as a place needs it. */
export interface AnyRow {
  readonly at: Place
  readonly printed: object
  readonly src_line?: number | undefined
}

/** The place of one cell. */
export function placeOf<R extends AnyRow>(row: R, column: keyof R['printed'] & string): PrintedPlace {
  const cells = row.printed as Readonly<Record<string, string>>
  const table = tableOf.get(row)
  if (!table) throw new Error('this row is of no book')
  const srcLine = Number((cells[lineColumns[column] ?? 'src_line'] || cells['src_line'] || '').replaceAll(',', ''))
  const page = typedPages.get(row)?.get(column)
  return {
    file: page ?? row.at.file,
    line: page ? 1 : row.at.line,
    srcLine: page || !Number.isFinite(srcLine) ? 0 : srcLine,
    printed: cells[column] ?? '',
    project: cells['project_code'] || cells['code'] || undefined,
    identity: `${table.name}/${rowName(table, cells)}/${column}`,
  }
}

/** Rows that are printed in two places of the report carry a second line: these columns stand at it. */
const lineColumns: Readonly<Record<string, string>> = {
  actual_value: 'src_line_actual',
  actual_unit: 'src_line_actual',
  actual_note_th: 'src_line_actual',
  actual_text_th: 'src_line_actual',
  number_in_narrative: 'src_line_narrative',
  name_in_narrative_th: 'src_line_narrative',
  start_date: 'src_line_narrative',
  end_date: 'src_line_narrative',
  narrative_disbursed: 'src_line_narrative_money',
  pct_allocated_printed: 'src_line_pct',
  pct_disbursed_printed: 'src_line_pct',
  pct_committed_printed: 'src_line_pct',
  pct_remaining_printed: 'src_line_pct',
}

/** The page each cell was typed on, for rows that people changed. */
const typedPages = new WeakMap<object, ReadonlyMap<string, string>>()

/** The row with cells that say something else now than the file does; each of them stands on `page`. */
export function typedOnScreen<T extends Table>(table: T, row: Row<T>, page: string, cells: Readonly<Record<string, string>>): Row<T> {
  const columns: Readonly<Record<string, Column<unknown>>> = table.columns
  const read = (column: string, text: string) => (text === '' ? undefined : columns[column]!.read(text))
  const changed = Object.entries(cells).filter(([column, text]) => !same(read(column, text), (row as Readonly<Record<string, unknown>>)[column]))
  if (changed.length === 0) return row
  const values = Object.fromEntries(changed.map(([column, text]) => [column, read(column, text)]))
  const fresh = { ...row, ...values, printed: { ...row.printed, ...Object.fromEntries(changed) } }
  typedPages.set(fresh, new Map(changed.map(([column]) => [column, page])))
  return fresh
}

/** Numbers are the same however they are written. */
const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && plain(a) === plain(b))
const plain = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
