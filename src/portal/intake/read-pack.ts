import { createHash } from 'node:crypto'
import { duplicateKeys, openSheets, readSheet, type Sheet, type Source } from '#platform/read-table.ts'
import type { Row, Table } from '#platform/tables.ts'
import type { Text } from '#platform/text.ts'
import { streamImporters, tablesOf } from './importers.ts'
import { FaultList } from './model.ts'

/** A file of a batch, known by its content. */
export interface PackFile {
  readonly source: Source
  readonly sha256: string
  readonly size: number
}

interface Brought {
  readonly table: Table
  readonly sheet: Sheet
  readonly rows: readonly Row<Table>[]
  readonly absent: readonly string[]
}

/** Files read as far as they are held in memory; those that stream are only opened. */
export interface ReadPack {
  readonly files: readonly PackFile[]
  /** By the table's name. */
  readonly brought: ReadonlyMap<string, Brought>
  readonly streams: readonly { readonly table: Table; readonly sheet: Sheet; readonly file: PackFile }[]
  readonly faults: FaultList
}

/** Opens every file, tells which table it holds and reads it. */
export async function readPack(sources: readonly Source[]): Promise<ReadPack> {
  const files = await fingerprints(sources)
  const brought = new Map<string, Brought>()
  const streams: { table: Table; sheet: Sheet; file: PackFile }[] = []
  const faults = new FaultList()
  const holds = new Map<string, string>()
  for (const file of files) {
    const opened = await openSheets(file.source)
    faults.add(opened.faults)
    for (const sheet of opened.sheets) {
      const [table, another] = tablesOf(sheet)
      const fault = (message: Text) => faults.add([{ at: { file: sheet.file, line: 1 }, column: undefined, printed: '', message }])
      if (!table) fault(unknownTable(sheet.names))
      else if (another) fault(unclearTable(table, another))
      else if (holds.has(table.name)) fault(twice(table, holds.get(table.name)!))
      else {
        holds.set(table.name, sheet.file)
        if (streamImporters.some((importer) => importer.table.name === table.name)) streams.push({ table, sheet, file })
        else brought.set(table.name, await readAll(table, sheet, faults))
      }
    }
  }
  return { files, brought, streams, faults }
}

async function readAll(table: Table, sheet: Sheet, faults: FaultList): Promise<Brought> {
  const rows: Row<Table>[] = []
  let absent: readonly string[] = []
  const duplicates = duplicateKeys(table)
  for await (const batch of readSheet(table, sheet)) {
    absent = batch.absent ?? absent
    faults.add(batch.faults)
    faults.add(duplicates(batch.rows))
    for (const row of batch.rows) rows.push(row)
  }
  return { table, sheet, rows, absent }
}

/** Reads every file through once for its digest and size. */
export async function fingerprints(sources: readonly Source[]): Promise<readonly PackFile[]> {
  const files: PackFile[] = []
  for (const source of sources) {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of source.open()) {
      hash.update(chunk)
      size += chunk.length
    }
    files.push({ source, sha256: hash.digest('hex'), size })
  }
  return files
}

const unknownTable = (names: readonly string[]): Text => ({
  th: `ไม่รู้จักตาราง “${names.join(' / ')}” โปรดตั้งชื่อแฟ้มหรือแผ่นงานตามแม่แบบ`,
  en: `There is no table called “${names.join(' / ')}”: name the file or the sheet as in the templates`,
})
const unclearTable = (one: Table, another: Table): Text => ({
  th: `ชื่อแฟ้มกับชื่อแผ่นงานเป็นคนละตาราง (${one.name}, ${another.name})`,
  en: `The file and its sheet are named after different tables (${one.name}, ${another.name})`,
})
const twice = (table: Table, file: string): Text => ({ th: `ตาราง ${table.name} มีอยู่แล้วใน ${file}`, en: `Table ${table.name} already came in ${file}` })
