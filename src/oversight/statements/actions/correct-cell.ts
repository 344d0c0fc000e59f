import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Column, Table } from '#platform/tables.ts'
import { planTables } from '#plan/index.ts'
import * as own from '../tables.ts'
import { findPrintedRow } from '../store.ts'

export interface CellToCorrect {
  readonly year: number
  readonly file: string
  readonly line: number
  readonly column: string
  /** What the cell printed when the form was drawn. */
  readonly printed: string
  readonly corrected: string
  readonly reason: string
}

export type CorrectionRefusal = 'no-such-cell' | 'stale' | 'unreadable' | 'unchanged' | 'belongs-elsewhere'

const ownTables = new Map<string, Table>(Object.values(own).flatMap((value) => [[value.name, value as Table]]))
const elsewhere = new Set(Object.values(planTables).flatMap((value) => (typeof value === 'object' && 'name' in value ? [value.name] : [])))

/**
 * Says what a printed cell should have been. The cell stays as printed; the correction is a new version beside it and holds as long as the file says
 * the same. Numbers of the plan, its money and its results are corrected in their own rooms (`belongs-elsewhere`). `stale`: the file was imported again
 * since the form was drawn and says something else now.
 */
export async function correctCell(app: Pick<App, 'db' | 'clock'>, caller: Caller, input: CellToCorrect): Promise<Outcome<undefined, CorrectionRefusal>> {
  return await transact(app, caller, async (work) => {
    const { year, column, printed, corrected, reason } = input
    const row = await findPrintedRow(work.tx, year, input.file, input.line)
    if (!row || !(column in row.cells)) return refuse('no-such-cell')
    if (elsewhere.has(row.table)) return refuse('belongs-elsewhere')
    if (row.cells[column] !== printed) return refuse('stale')
    if (corrected === printed) return refuse('unchanged')
    const kind: Column<unknown> | undefined = ownTables.get(row.table)?.columns[column]
    if (kind && kind.read(corrected) === undefined) return refuse('unreadable')
    const versions = row.corrections.filter((correction) => correction.column === column)
    await work.tx
      .insertInto('statements.correction')
      .values({
        id: newId(),
        fiscal_year: year,
        table_name: row.table,
        row_key: row.key,
        column_name: column,
        version: Math.max(0, ...versions.map(({ version }) => version)) + 1,
        printed,
        corrected,
        reason,
        account_id: caller.accountId ?? null,
        at: work.now,
      })
      .execute()
    await work.audit('statement-corrected', 'statements.row', `${year}/${row.table}/${row.line}`, { column })
    return done(undefined)
  })
}
