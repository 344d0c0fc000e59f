import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node'
import { guideSheet } from './read-table.ts'
import type { Table } from './tables.ts'

/**
 * A text as a CSV cell. Spreadsheets run a cell that begins with = + - @, a tab or a carriage return as a formula, so such a text gets an apostrophe
 * in front, which they take as "this is text"; plain numbers may begin with a minus. In XLSX a text is typed as text and needs nothing.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of cells as CSV that Excel opens rightly: UTF-8 with its mark, CR LF. */
export const writeCsv = (lines: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`)

/** Lines of cells as a workbook, a sheet each, the first line being the heading. Every cell is text: nothing in it is run, and digits stay as they are. */
export async function writeXlsx(sheets: readonly { readonly name: string; readonly lines: readonly (readonly string[])[] }[]): Promise<Uint8Array> {
  const drawn: Sheet<Buffer>[] = sheets.map(({ name, lines }) => ({
    sheet: name,
    data: lines.map((cells, line) => cells.map((cell): Cell => ({ value: cell, type: String, wrap: line > 0, ...(line === 0 ? { fontWeight: 'bold' } : {}) }))),
    columns: (lines[0] ?? []).map((heading) => ({ width: Math.min(48, Math.max(14, heading.length + 2)) })),
    stickyRowsCount: 1,
  }))
  return new Uint8Array(await writeXlsxFile(drawn).toBuffer())
}

/** An empty table to fill in, as CSV. */
export const csvTemplate = (table: Table): Uint8Array => writeCsv([Object.keys(table.columns)])

/** Empty tables to fill in, a sheet each, and one that says what every column holds, with an example. */
export function xlsxTemplate(tables: readonly Table[]): Promise<Uint8Array> {
  const guide = [['แผ่นงาน', 'หัวตาราง', 'ชื่อคอลัมน์', 'Column', 'ต้องมีค่า', 'ใส่อะไร', 'What it holds', 'ตัวอย่าง']]
  for (const table of tables) {
    for (const [key, column] of Object.entries(table.columns)) {
      const needed = column.required ? 'ใช่' : ''
      guide.push([table.name, column.title.th, key, column.title.en, needed, column.hint.th, column.hint.en, column.example])
    }
  }
  return writeXlsx([
    ...tables.map((table) => ({ name: table.name, lines: [Object.values(table.columns).map(({ title }) => title.th)] })),
    { name: guideSheet, lines: guide },
  ])
}
