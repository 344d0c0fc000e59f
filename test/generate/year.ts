import { readTable } from '#platform/read-table.ts'
import type { Row, Table } from '#platform/tables.ts'
import type { PackFiles } from '../pack.ts'

/** The rows of a pack's files as an import would read them; a cell that cannot be read fails the test. */
export async function readYear(fiscalYear: number, files: PackFiles, tables: readonly Table[]) {
  const read = new Map<string, readonly Row<Table>[]>()
  for (const table of tables) {
    const text = files[`${table.name}.csv`]
    if (text === undefined) continue
    const { rows, faults } = await readTable(table, { name: `${table.name}.csv`, bytes: Buffer.from(text) })
    if (faults.length > 0) throw new Error(`${faults[0]!.at.file}:${faults[0]!.at.line} ${faults[0]!.message.en}`)
    read.set(table.name, rows)
  }
  return { fiscalYear, rows: <T extends Table>(table: T) => (read.get(table.name) ?? []) as readonly Row<T>[] }
}
