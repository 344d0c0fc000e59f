import type { Batch, Sheet } from '../read-table.ts'
import type { Column, Fault, Row, Table } from '../tables.ts'
import type { Text } from '../text.ts'
import { Unreadable, type Line, type Merge } from './line.ts'

/** Headings stand within the first lines of a sheet; what is above them are titles. */
const linesToHeading = 10

/** Which cell of a line belongs to which column. */
interface Heading {
  readonly line: number
  readonly places: readonly { readonly key: string; readonly column: Column<unknown>; readonly index: number | undefined }[]
  readonly cells: readonly string[]
}

/** Finds the heading of a sheet and reads the lines below it. Throws Unreadable when there is no heading to go by. */
export async function* readSheetLines<T extends Table>(table: T, sheet: Sheet): AsyncGenerator<Batch<T>> {
  const merges = await sheet.merges()
  let heading: Heading | undefined
  const waiting: Line[] = []
  for await (const lines of sheet.lines()) {
    if (heading) yield readLines(table, sheet, heading, lines)
    else {
      for (const line of lines) if (waiting.length > 0 || !isBlank(line)) waiting.push(line)
      if (waiting.length < linesToHeading) continue
      heading = yield* readFirst(table, sheet, waiting, merges)
      if (!heading) return
    }
  }
  if (heading) return
  if (waiting.length === 0) throw new Unreadable(noHeading)
  yield* readFirst(table, sheet, waiting, merges)
}

/** The heading and the lines that came with it; answers no heading when it has faults, which are then all there is to say. */
function* readFirst<T extends Table>(table: T, sheet: Sheet, lines: readonly Line[], merges: readonly Merge[]): Generator<Batch<T>, Heading | undefined> {
  const { heading, faults } = findHeading(table, sheet, lines.filter((line) => !isBlank(line)).slice(0, linesToHeading), merges)
  if (faults.length > 0) {
    yield { rows: [], faults }
    return undefined
  }
  yield { rows: [], faults: mergedBelow(sheet, heading, merges), absent: absentColumns(heading) }
  yield readLines(
    table,
    sheet,
    heading,
    lines.filter((line) => line.number > heading.line),
  )
  return heading
}

function readLines<T extends Table>(table: T, sheet: Sheet, heading: Heading, lines: readonly Line[]): Batch<T> {
  const rows: Row<T>[] = []
  const faults: Fault[] = []
  for (const line of lines) {
    if (isBlank(line)) continue
    const at = { file: sheet.file, line: line.number }
    const before = faults.length
    const fault = (column: string | undefined, printed: string, message: Text) => faults.push({ at, column, printed, message })
    if (sheet.exact && line.cells.length < heading.cells.length) {
      fault(undefined, '', tooFew(line.cells.length, heading.cells.length))
      continue
    }
    for (let index = 0; index < line.cells.length; index++) {
      const cell = line.cells[index]!
      if (!heading.cells[index] && cell.trim()) fault(undefined, cell, noHeadingAbove(index))
    }
    const values: Record<string, unknown> = {}
    const printed: Record<string, string> = {}
    for (const { key, column, index } of heading.places) {
      const cell = index === undefined ? '' : (line.cells[index] ?? '')
      printed[key] = cell
      const broken = index === undefined ? undefined : line.faults?.get(index)
      if (broken) fault(key, cell, broken)
      else if (cell.trim() === '') {
        if (column.required) fault(key, '', missing)
      } else {
        values[key] = column.read(cell)
        if (values[key] === undefined) fault(key, cell, column.why(cell))
      }
    }
    if (faults.length === before) rows.push({ ...values, at, printed } as unknown as Row<T>)
  }
  return { rows, faults }
}

/** The heading is the line with most columns of the table, at least half its cells; when there is none, the first line, with every unknown name. */
function findHeading(table: Table, sheet: Sheet, lines: readonly Line[], merges: readonly Merge[]): { heading: Heading; faults: readonly Fault[] } {
  const filled = lines.map((line) => ({ ...line, cells: fillDown(line, lines, merges) }))
  const known = (line: Line) => line.cells.filter((cell) => columnsNamed(table, cell).length > 0).length
  const most = Math.max(...filled.map(known))
  const index = most === 0 ? -1 : filled.findIndex((line) => known(line) === most && most * 2 >= filledCells(line))
  const line = filled[Math.max(index, 0)]!
  const faults: Fault[] = []
  const fault = (printed: string, message: Text, column?: string) => faults.push({ at: { file: sheet.file, line: line.number }, column, printed, message })
  if (index < 0 && line.cells.length === 1 && /[;\t]/.test(line.cells[0]!)) fault('', wrongSeparator(line.cells[0]!.includes('\t')))
  else {
    const taken = new Map<string, number>()
    for (const [place, cell] of line.cells.entries()) {
      const name = cell.trim()
      if (!name) continue
      const keys = columnsNamed(table, name)
      if (keys.length === 0) fault(name, unknownColumn(name))
      if (keys.length > 1) fault(name, unclearColumn(name, keys))
      if (keys.length === 1 && taken.has(keys[0]!)) fault(name, doubledColumn(name, columnName(taken.get(keys[0]!)!), columnName(place)), keys[0])
      if (keys.length === 1 && !taken.has(keys[0]!)) taken.set(keys[0]!, place)
    }
    for (const [key, column] of Object.entries(table.columns)) {
      if (column.required && !taken.has(key)) fault('', missingColumn(key, column.title), key)
    }
    for (const above of lines.slice(0, Math.max(index, 0))) {
      const cells = above.cells.flatMap((cell, at) => (cell.trim() ? [at] : []))
      const isTitle = cells.length === 1 || cells.every((at) => merges.some((merge) => covers(merge, above.number, at)))
      if (!isTitle) faults.push({ at: { file: sheet.file, line: above.number }, column: undefined, printed: above.cells.join(' '), message: aboveHeading })
    }
    const places = Object.entries(table.columns).map(([key, column]) => ({ key, column, index: taken.get(key) }))
    return { heading: { line: line.number, places, cells: line.cells.map((cell) => cell.trim()) }, faults }
  }
  return { heading: { line: line.number, places: [], cells: line.cells }, faults }
}

/** A heading over two lines: what was merged downwards counts on the lower line as well. */
function fillDown(line: Line, lines: readonly Line[], merges: readonly Merge[]): readonly string[] {
  const cells = [...line.cells]
  for (const merge of merges) {
    if (merge.firstColumn !== merge.lastColumn || merge.firstLine >= line.number || merge.lastLine !== line.number) continue
    const value = lines.find(({ number }) => number === merge.firstLine)?.cells[merge.firstColumn]
    if (value === undefined) continue
    while (cells.length <= merge.firstColumn) cells.push('')
    cells[merge.firstColumn] = value
  }
  return cells
}

const mergedBelow = (sheet: Sheet, heading: Heading, merges: readonly Merge[]): Fault[] =>
  merges
    .filter((merge) => merge.lastLine > heading.line)
    .map((merge) => ({
      at: { file: sheet.file, line: Math.max(merge.firstLine, heading.line + 1) },
      column: undefined,
      printed: merge.name,
      message: mergedCells(merge.name),
    }))

function columnsNamed(table: Table, cell: string): string[] {
  const name = normal(cell)
  if (!name) return []
  if (Object.hasOwn(table.columns, name)) return [name]
  return Object.entries(table.columns).flatMap(([key, { title, aliases }]) =>
    normal(title.th) === name || normal(title.en) === name || aliases.some((alias) => (typeof alias === 'string' ? normal(alias) === name : alias.test(name)))
      ? [key]
      : [],
  )
}

const filledCells = (line: Line): number => line.cells.filter((cell) => cell.trim()).length
const absentColumns = (heading: Heading): string[] => heading.places.flatMap(({ key, index }) => (index === undefined ? [key] : []))
const normal = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
const isBlank = (line: Line): boolean => line.cells.every((cell) => cell.trim() === '') && !line.faults
const covers = (merge: Merge, line: number, column: number): boolean =>
  line >= merge.firstLine && line <= merge.lastLine && column >= merge.firstColumn && column <= merge.lastColumn

/** The letters a spreadsheet shows above a column. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}

const noHeading: Text = { th: 'ไม่มีหัวตารางและไม่มีข้อมูล', en: 'There is no heading and no row' }
const missing: Text = { th: 'ต้องมีค่า', en: 'A value is needed' }
const aboveHeading: Text = { th: 'มีข้อมูลอยู่เหนือหัวตาราง โปรดลบออกหรือใส่เป็นชื่อเรื่องในเซลล์เดียว', en: 'There is more than a title above the heading' }
const tooFew = (cells: number, headings: number): Text => ({
  th: `บรรทัดนี้มี ${cells} ช่อง แต่หัวตารางมี ${headings} ช่อง แฟ้มอาจขาด`,
  en: `The line has ${cells} cells, the heading ${headings}: the file may have been cut off`,
})
const noHeadingAbove = (index: number): Text => ({
  th: `มีค่าในคอลัมน์ ${columnName(index)} ซึ่งไม่มีหัวตาราง`,
  en: `There is a value in column ${columnName(index)}, which has no heading`,
})
const wrongSeparator = (tab: boolean): Text => ({
  th: `แฟ้มนี้คั่นช่องด้วย${tab ? 'แท็บ' : 'เครื่องหมาย ;'} โปรดบันทึกให้คั่นด้วยจุลภาค (CSV UTF-8)`,
  en: `The file separates its cells with ${tab ? 'tabs' : 'semicolons'}: save it with commas (CSV UTF-8)`,
})
const unknownColumn = (name: string): Text => ({ th: `ไม่รู้จักคอลัมน์ “${name}”`, en: `Unknown column “${name}”` })
const unclearColumn = (name: string, keys: readonly string[]): Text => ({
  th: `หัวตาราง “${name}” หมายถึงได้หลายคอลัมน์: ${keys.join(', ')}`,
  en: `The heading “${name}” may mean several columns: ${keys.join(', ')}`,
})
const doubledColumn = (name: string, first: string, second: string): Text => ({
  th: `คอลัมน์ “${name}” มีสองครั้ง (${first} และ ${second})`,
  en: `Column “${name}” stands twice (${first} and ${second})`,
})
const missingColumn = (key: string, title: Text): Text => ({ th: `ขาดคอลัมน์ ${key} (${title.th})`, en: `Column ${key} (${title.en}) is missing` })
const mergedCells = (range: string): Text => ({
  th: `เซลล์ ${range} ถูกผสานไว้ โปรดแยกเซลล์แล้วใส่ค่าให้ครบทุกแถว`,
  en: `Cells ${range} are merged: split them and fill in every row`,
})
