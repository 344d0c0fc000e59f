import { SaxesParser } from 'saxes'
import type { Text } from '../text.ts'
import { cellReader, type CellReader } from './cell.ts'
import { handful, Unreadable, type Line, type Merge } from './line.ts'
import { openArchive, type Archive } from './zip.ts'

/** One more than this and the workbook is refused while it is read. */
export const mostRows = 1_000_000
/** Columns A to XFD: no program writes more. */
const mostColumns = 16_384

export interface WorkbookSheet {
  readonly name: string
  merges(): Promise<readonly Merge[]>
  /** Its lines as they are unpacked; lines without cells are left out, numbers stay those of the sheet. */
  lines(): AsyncIterable<readonly Line[]>
}

/** Opens a workbook (Office Open XML). Formulas are never calculated: the value the workbook was saved with counts. Throws Unreadable. */
export async function openWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[]> {
  const archive = await openArchive(bytes)
  if (!archive.has('xl/workbook.xml')) throw new Unreadable(noWorkbook)
  const { sheets, startsIn1904 } = await readIndex(archive)
  const targets = await readTargets(archive)
  const strings = await readStrings(archive)
  const read = cellReader(strings, await readFormats(archive), startsIn1904)
  const rows = { left: mostRows }
  return sheets.flatMap(({ name, relation }) => {
    const part = targets.get(relation)
    return part && archive.has(part) ? [{ name, merges: () => readMerges(archive, part), lines: () => readLines(archive, part, read, rows) }] : []
  })
}

async function readIndex(archive: Archive) {
  const sheets: { name: string; relation: string }[] = []
  let startsIn1904 = false
  await eachElement(archive, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', relation: attributes['r:id'] ?? attributes['id'] ?? '' })
    if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
  })
  return { sheets, startsIn1904 }
}

/** Relation ids of the workbook, and the part each means. */
async function readTargets(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await eachElement(archive, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    const target = attributes['Target'] ?? ''
    if (name === 'Relationship') targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
  return targets
}

async function readStrings(archive: Archive): Promise<readonly string[]> {
  const strings: string[] = []
  if (!archive.has('xl/sharedStrings.xml')) return strings
  let text = ''
  let reading = false
  let phonetic = false
  await eachElement(
    archive,
    'xl/sharedStrings.xml',
    (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      reading = name === 't' && !phonetic
    },
    (name) => {
      if (name === 'si') strings.push(text)
      if (name === 'rPh') phonetic = false
      reading = false
    },
    (value) => {
      if (reading) text += value
    },
  )
  return strings
}

/** For each cell style, the format its numbers are shown in. */
async function readFormats(archive: Archive): Promise<readonly string[]> {
  const codes = new Map<string, string>()
  const formats: string[] = []
  if (!archive.has('xl/styles.xml')) return formats
  let inCellStyles = false
  await eachElement(
    archive,
    'xl/styles.xml',
    (name, attributes) => {
      if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) formats.push(codes.get(attributes['numFmtId'] ?? '') ?? `#${attributes['numFmtId'] ?? '0'}`)
    },
    (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  )
  return formats
}

/** Merged cells stand after the rows, so they are looked for on their own, without building anything of the rows. */
async function readMerges(archive: Archive, part: string): Promise<readonly Merge[]> {
  const merges: Merge[] = []
  const decoder = new TextDecoder()
  let tail: string | undefined
  let before = ''
  for await (const bytes of archive.open(part)) {
    const chunk = decoder.decode(bytes, { stream: true })
    if (tail !== undefined) {
      tail += chunk
      continue
    }
    const text = before + chunk
    const end = /<\/(?:\w+:)?sheetData>/.exec(text)
    if (end) tail = text.slice(end.index)
    before = text.slice(-40)
  }
  for (const [, first, firstLine, last, lastLine] of (tail ?? '').matchAll(/mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    merges.push({
      name: `${first}${firstLine}:${last}${lastLine}`,
      firstLine: Number(firstLine),
      lastLine: Number(lastLine),
      firstColumn: columnIndex(first!),
      lastColumn: columnIndex(last!),
    })
  }
  return merges
}

async function* readLines(archive: Archive, part: string, read: CellReader, rows: { left: number }): AsyncGenerator<readonly Line[]> {
  let lines: Line[] = []
  let number = 0
  let cells: string[] = []
  let faults: Map<number, Text> | undefined
  let column = -1
  let cell = { type: '', style: 0, formula: false, value: '', text: '' }
  let reading: 'value' | 'text' | undefined
  const parser = parserFor(
    (name, attributes) => {
      if (name === 'row') {
        if (--rows.left < 0) throw new Unreadable(tooManyRows, number)
        number = attributes['r'] ? Number(attributes['r']) : number + 1
        cells = []
        faults = undefined
        column = -1
      } else if (name === 'c') {
        column = attributes['r'] ? columnIndex(/^[A-Z]+/.exec(attributes['r'])?.[0] ?? '') : column + 1
        if (column < 0 || column >= mostColumns) throw new Unreadable(noWorkbook, number)
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), formula: false, value: '', text: '' }
      } else if (name === 'f') cell.formula = true
      reading = name === 'v' ? 'value' : name === 't' ? 'text' : undefined
    },
    (name) => {
      reading = undefined
      if (name === 'c') {
        const result = read(cell)
        if (result === '') return
        while (cells.length < column) cells.push('')
        cells[column] = typeof result === 'string' ? result : result.printed
        if (typeof result !== 'string') (faults ??= new Map()).set(column, result.fault)
      }
      if (name === 'row' && cells.length > 0) lines.push({ number, cells, ...(faults ? { faults } : {}) })
    },
    (text) => {
      if (reading) cell[reading] += text
    },
  )
  for await (const chunk of textOf(archive, part)) {
    write(parser, chunk)
    if (lines.length < handful) continue
    yield lines
    lines = []
  }
  parser.close()
  yield lines
}

type OnOpen = (name: string, attributes: Readonly<Record<string, string>>) => void
type OnClose = (name: string) => void
type OnText = (text: string) => void

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Names come without their prefix: workbooks differ in how they spell the same elements. */
function parserFor(onOpen: OnOpen, onClose: OnClose = () => undefined, onText: OnText = () => undefined): SaxesParser {
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => onOpen(local(tag.name), tag.attributes as Record<string, string>))
  parser.on('closetag', (tag) => onClose(local(tag.name)))
  parser.on('text', onText)
  parser.on('cdata', onText)
  // A document type can declare entities that grow without end; no workbook has one.
  parser.on('doctype', () => {
    throw new Unreadable(noWorkbook)
  })
  parser.on('error', () => {
    throw new Unreadable(badXml)
  })
  return parser
}

async function eachElement(archive: Archive, part: string, onOpen: OnOpen, onClose?: OnClose, onText?: OnText): Promise<void> {
  const parser = parserFor(onOpen, onClose, onText)
  for await (const chunk of textOf(archive, part)) write(parser, chunk)
  parser.close()
}

const write = (parser: SaxesParser, chunk: string): void => {
  parser.write(chunk)
}

async function* textOf(archive: Archive, part: string): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const bytes of archive.open(part)) yield decoder.decode(bytes, { stream: true })
}

export function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

const noWorkbook = { th: 'แฟ้มนี้ไม่ใช่แฟ้ม Excel (.xlsx)', en: 'The file is not an Excel workbook (.xlsx)' }
const badXml = { th: 'แฟ้ม Excel เสียหายหรือส่งมาไม่ครบ', en: 'The workbook is damaged or was cut off' }
const tooManyRows = { th: 'แฟ้ม Excel นี้มีเกิน 1,000,000 แถว', en: 'The workbook has more than 1,000,000 rows' }
