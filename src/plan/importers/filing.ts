import { sql, type Insertable } from 'kysely'
import type { Queries, Work } from '#platform/database.ts'
import type { DB } from '#platform/database.generated.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Counts } from '#platform/importer.ts'
import type { Fault, Row, Table } from '#platform/tables.ts'
import type { Text } from '#platform/text.ts'

/** How rows of a file become rows of this room, and how faults are said. */

type FiledTable = 'strategy' | 'tactic' | 'project' | 'activity' | 'approval' | 'indicator' | 'indicator_target' | 'source_allocation'

/** The columns that name a row within its year, as the conflict target of the table. */
const keys: Readonly<Record<FiledTable, readonly string[]>> = {
  strategy: ['number'],
  tactic: ['number'],
  project: ['code'],
  activity: ['project_code', 'seq'],
  approval: ['body_th', 'meeting', 'decided_on', 'what_th'],
  indicator: ['id'],
  indicator_target: ['indicator_id', 'quarter'],
  source_allocation: ['expense_key', 'source_key'],
}

const places = ['src_file', 'src_row', 'src_line', 'filed'] as const satisfies readonly (keyof Filing)[]

/** Where a row came from, and its cells as printed: what is compared the next time the file comes. */
export interface Filing {
  readonly src_file: string
  readonly src_row: number
  readonly src_line: number | null
  readonly filed: Readonly<Record<string, string>>
}

export function filing(row: Row<Table>): Filing {
  const srcLine: unknown = row['src_line']
  const cells = Object.fromEntries(Object.entries(row.printed).filter(([column, cell]) => cell !== '' && !column.startsWith('src_line')))
  return { src_file: row.at.file, src_row: row.at.line, src_line: typeof srcLine === 'number' ? srcLine : null, filed: cells }
}

/**
 * Brings the year's rows of one table to what a file says. A row whose cells are those of the last time is left as it is (what people changed on
 * screens stays; only its place is renewed); a row that the file no longer has goes, unless it was typed on a screen. `part` limits what may go, where
 * several files share a table.
 */
export async function bringRows<T extends FiledTable>(
  work: Work,
  table: T,
  year: FiscalYear,
  rows: readonly (Omit<Insertable<DB[`plan.${T}`]>, 'fiscal_year' | 'filed'> & Filing)[],
  part = sql<boolean>`true`,
): Promise<Counts> {
  await openYear(work.tx, year)
  const target = sql.table(`plan.${table}`)
  const own = sql.table(table)
  const key = keys[table]
  const keyColumns = sql.join(key.map((column) => sql.ref(column)))
  const given = sql`jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`
  const removed = await sql`
    delete from ${target} where fiscal_year = ${year} and src_file is not null and ${part}
      and not exists (select 1 from ${given} given where (${sql.join(key.map((column) => sql`given.${sql.ref(column)}`))}) is not distinct from (${sql.join(key.map((column) => sql`${own}.${sql.ref(column)}`))}))
    returning 1`.execute(work.tx)
  if (rows.length === 0) return { added: 0, changed: 0, unchanged: 0, removed: removed.rows.length }
  const columns = Object.keys(rows[0]!)
  const settable = columns
    .filter((column) => column !== 'id' || table === 'indicator')
    .filter((column) => !key.includes(column) && !places.includes(column as 'filed'))
  const saved = await sql<{ added: boolean }>`
    insert into ${target} (fiscal_year, ${sql.join(columns.map((column) => sql.ref(column)))})
    select ${year}, ${sql.join(columns.map((column) => sql.ref(column)))} from ${given} given
    on conflict (fiscal_year, ${keyColumns}) do update set
      ${sql.join([
        ...settable.map(
          (column) =>
            sql`${sql.ref(column)} = case when ${own}.filed is distinct from excluded.filed then excluded.${sql.ref(column)} else ${own}.${sql.ref(column)} end`,
        ),
        ...places.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`),
      ])}
    where (${sql.join(places.map((column) => sql`${own}.${sql.ref(column)}`))}) is distinct from (${sql.join(places.map((column) => sql`excluded.${sql.ref(column)}`))})
    returning xmax = 0 as added`.execute(work.tx)
  const added = saved.rows.filter((row) => row.added).length
  return { added, changed: saved.rows.length - added, unchanged: rows.length - saved.rows.length, removed: removed.rows.length }
}

export const openYear = async (db: Queries, year: FiscalYear): Promise<void> => {
  await db
    .insertInto('plan.fiscal_plan')
    .values({ fiscal_year: year })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const fault = <T extends Table>(row: Row<T>, column: keyof T['columns'] & string, message: Text): Fault => ({
  at: row.at,
  column,
  printed: row.printed[column],
  message,
})

/** For what the file lacks: no row can be named. */
export const fileFault = (file: string, message: Text): Fault => ({ at: { file, line: 1 }, column: undefined, printed: '', message })

export const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
