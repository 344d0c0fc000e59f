import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { splitCsv } from './spreadsheets/csv.ts'
import { decode, detectEncoding } from './spreadsheets/encoding.ts'
import { readSheetLines } from './spreadsheets/header.ts'
import { Unreadable, type Line, type Merge } from './spreadsheets/line.ts'
import { openWorkbook } from './spreadsheets/xlsx.ts'
import { largestUnpacked } from './spreadsheets/zip.ts'
import type { Fault, Row, Table } from './tables.ts'
import type { Text } from './text.ts'

/** A file to read. It is opened twice: once to tell what it is, once to read it, so that its size does not matter. */
export interface Source {
  /** As people know it: `projects.csv`. */
  readonly name: string
  open(): AsyncIterable<Uint8Array>
}

/** A file of this machine. */
export const fileSource = (path: string): Source => ({ name: basename(path), open: () => createReadStream(path) })

export const bytesSource = (name: string, bytes: Uint8Array): Source => ({
  name,
  async *open() {
    yield bytes
  },
})

/** What can hold one table: a CSV file, or a sheet of a workbook. */
export interface Sheet {
  /** How its rows are cited: `projects.csv`, or `plan.xlsx!projects` for a sheet of a workbook. */
  readonly file: string
  /** What may name its table: the stem of the file, the name of the sheet; of a workbook with several sheets only the latter. */
  readonly names: readonly string[]
  /** Whether every line must have just as many cells as the heading: so in CSV, where fewer mean that the file was cut. */
  readonly exact: boolean
  lines(): AsyncIterable<readonly Line[]>
  merges(): Promise<readonly Merge[]>
}

/** Some rows of a table as read, and what is wrong with the others. A row is in one of the two. */
export interface Batch<T extends Table = Table> {
  readonly rows: readonly Row<T>[]
  readonly faults: readonly Fault[]
  /** With the first rows: columns of the table that need no value and that the sheet does not have; their cells count as empty. */
  readonly absent?: readonly string[]
}

/** The name of the sheet that explains a template; it holds no rows. */
export const guideSheet = 'คำอธิบาย'

/**
 * Opens a file as what its name and its content both say it is: CSV (UTF-8, UTF-16 with its mark, TIS-620/Windows-874) or XLSX. A file that is not
 * what it is called, a damaged one, or a workbook that unpacks to more than 200 MB is a fault.
 */
export async function openSheets(source: Source): Promise<{ readonly sheets: readonly Sheet[]; readonly faults: readonly Fault[] }> {
  const file = source.name
  try {
    const extension = /\.[^.]+$/.exec(file)?.[0].toLowerCase()
    const found = contentKind(await firstBytes(source))
    const stem = file.slice(0, file.length - (extension?.length ?? 0))
    if (extension !== '.csv' && extension !== '.xlsx') throw new Unreadable(wrongName)
    if (found !== extension.slice(1)) throw new Unreadable(mislabelled(extension, found))
    return { sheets: extension === '.csv' ? [await csvSheet(source, stem)] : await workbookSheets(source, stem), faults: [] }
  } catch (error) {
    return { sheets: [], faults: [faultOf(error, file)] }
  }
}

/**
 * Reads a table from a sheet, some rows at a time and with the faults of every row, in the order of the file. Blank lines are skipped, line numbers are
 * those of the file. Two rows of one key are not looked for here: see duplicateKeys.
 */
export async function* readSheet<T extends Table>(table: T, sheet: Sheet): AsyncGenerator<Batch<T>> {
  try {
    yield* readSheetLines(table, sheet)
  } catch (error) {
    yield { rows: [], faults: [faultOf(error, sheet.file)] }
  }
}

/** Reads one table from one file held in memory, all at once, duplicate keys included. */
export async function readTable<T extends Table>(table: T, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Batch<T>> {
  const { sheets, faults } = await openSheets(bytesSource(file.name, file.bytes))
  if (faults.length > 0) return { rows: [], faults }
  const sheet = sheets.length === 1 ? sheets[0] : sheets.find(({ names }) => names.some((name) => isNameOf(table, name)))
  if (!sheet) return { rows: [], faults: [{ at: { file: file.name, line: 1 }, column: undefined, printed: '', message: noSuchSheet(table) }] }
  const rows: Row<T>[] = []
  const found: Fault[] = []
  const duplicate = duplicateKeys(table)
  for await (const batch of readSheet(table, sheet)) {
    rows.push(...batch.rows)
    found.push(...batch.faults, ...duplicate(batch.rows))
  }
  return { rows, faults: found }
}

/** Whether a file or sheet of this name holds the table. */
export const isNameOf = (table: Table, name: string): boolean => {
  const wanted = name.trim().toLowerCase()
  return wanted === table.name || wanted === table.title.th || wanted === table.title.en.toLowerCase()
}

/** Remembers the keys of the rows it is given and answers a fault for each that was there before. */
export function duplicateKeys<T extends Table>(table: T): (rows: readonly Row<T>[]) => readonly Fault[] {
  const seen = new Map<string, Row<T>>()
  return (rows) => {
    if (table.key.length === 0) return []
    const faults: Fault[] = []
    for (const row of rows) {
      const cells = table.key.map((column) => row.printed[column]!.trim())
      const key = cells.join('\u0000')
      const before = seen.get(key)
      if (before) faults.push({ at: row.at, column: table.key[0], printed: cells.join(' / '), message: alreadyThere(before) })
      else seen.set(key, row)
    }
    return faults
  }
}

async function csvSheet(source: Source, stem: string): Promise<Sheet> {
  const encoding = await detectEncoding(source.open())
  return { file: source.name, names: [stem], exact: true, lines: () => splitCsv(decode(source.open(), encoding)), merges: () => Promise.resolve([]) }
}

async function workbookSheets(source: Source, stem: string): Promise<readonly Sheet[]> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of source.open()) {
    size += part.length
    if (size > largestUnpacked) throw new Unreadable({ th: 'แฟ้ม Excel นี้ใหญ่เกิน 200 MB', en: 'The workbook is larger than 200 MB' })
    parts.push(part)
  }
  const sheets = (await openWorkbook(Buffer.concat(parts))).filter(({ name }) => name !== guideSheet)
  return sheets.map((sheet) => ({
    ...sheet,
    file: `${source.name}!${sheet.name}`,
    names: sheets.length === 1 ? [stem, sheet.name] : [sheet.name],
    exact: false,
  }))
}

async function firstBytes(source: Source): Promise<Uint8Array> {
  for await (const chunk of source.open()) if (chunk.length > 0) return chunk.subarray(0, 8)
  throw new Unreadable({ th: 'แฟ้มว่างเปล่า', en: 'The file is empty' })
}

type ContentKind = 'csv' | 'xlsx' | 'pdf' | 'xls'

function contentKind(start: Uint8Array): ContentKind {
  const text = Buffer.from(start).toString('latin1')
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('PK\u0005\u0006')) return 'xlsx'
  if (text.startsWith('%PDF')) return 'pdf'
  return text.startsWith('\u00d0\u00cf\u0011\u00e0') ? 'xls' : 'csv'
}

function mislabelled(extension: string, found: ContentKind): Text {
  switch (found) {
    case 'pdf':
      return { th: `แฟ้มชื่อลงท้าย ${extension} แต่เนื้อในเป็น PDF`, en: `The file is called ${extension} but is a PDF` }
    case 'xls':
      return {
        th: 'แฟ้มเป็น Excel รุ่นเก่าหรือมีรหัสผ่าน โปรดบันทึกใหม่เป็น .xlsx ที่ไม่มีรหัสผ่าน',
        en: 'The file is an old or password-protected workbook: save it as .xlsx without a password',
      }
    case 'xlsx':
      return {
        th: 'แฟ้มชื่อลงท้าย .csv แต่เนื้อในเป็น Excel หรือ ZIP โปรดเปลี่ยนชื่อให้ตรง',
        en: 'The file is called .csv but is a workbook or a zip: name it as what it is',
      }
    case 'csv':
      return { th: 'แฟ้มชื่อลงท้าย .xlsx แต่เนื้อในไม่ใช่ Excel', en: 'The file is called .xlsx but is not a workbook' }
  }
}

function faultOf(error: unknown, file: string): Fault {
  if (!(error instanceof Unreadable)) throw error
  return { at: { file, line: error.line }, column: undefined, printed: '', message: error.reason }
}

const wrongName: Text = { th: 'รับเฉพาะแฟ้มที่ลงท้าย .csv หรือ .xlsx', en: 'Only files called .csv or .xlsx are read' }
const noSuchSheet = (table: Table): Text => ({ th: `ไม่มีแผ่นงานชื่อ ${table.name}`, en: `There is no sheet called ${table.name}` })
const alreadyThere = (before: { readonly at: { readonly line: number } }): Text => ({
  th: `ซ้ำกับบรรทัดที่ ${before.at.line}`,
  en: `Already stands on line ${before.at.line}`,
})
