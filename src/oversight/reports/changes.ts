import { same, type Text } from '#platform/text.ts'
import type { Cell, Num, Report, Row, Section, Table } from './document.ts'
import { words } from './texts.ts'

/** A number of a published report that the next one prints otherwise. */
export interface Change {
  readonly section: Text
  /** What it is a number of: the row's name, and the column's. */
  readonly row: Text
  readonly column: Text
  /** As printed; undefined where one of the two does not have it. */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** What changed from one report of a year to another: every number that is new, gone or different, in the order of the later report. */
export function compareReports(before: Report, after: Report): readonly Change[] {
  const [old, now] = [numbersOf(before), numbersOf(after)]
  const changed = [...now].flatMap(([key, number]): Change[] => {
    const stood = old.get(key)
    if (stood?.number.value === number.number.value) return []
    return [{ ...number.where, before: stood?.number.printed, after: number.number.printed }]
  })
  const gone = [...old].flatMap(([key, number]): Change[] => (now.has(key) ? [] : [{ ...number.where, before: number.number.printed, after: undefined }]))
  return [...changed, ...gone]
}

interface Placed {
  readonly number: Num
  readonly where: Pick<Change, 'section' | 'row' | 'column'>
}

/** Every number under a name that holds from one report to the next: its section, the code or name of its row, its column. */
function numbersOf(report: Report): ReadonlyMap<string, Placed> {
  const numbers = new Map<string, Placed>()
  const sections = report.parts.flatMap((part) => part.sections)
  for (const section of sections) {
    for (const block of section.blocks) {
      if (block.kind === 'table') for (const row of block.rows) addRow(numbers, section, block, row)
      if (block.kind !== 'figures') continue
      for (const { name, number, target, trace } of block.figures) {
        const key = `${section.id} ${trace?.code ?? name.th}`
        numbers.set(key, { number, where: { section: section.title, row: name, column: words.value } })
        if (target) numbers.set(`${key} target`, { number: target, where: { section: section.title, row: name, column: words.target } })
      }
    }
  }
  return numbers
}

function addRow(numbers: Map<string, Placed>, section: Section, table: Table, row: Row): void {
  const name = nameOf(table, row)
  for (const column of table.columns) {
    const cell = row.cells[column.key]
    if (cell?.kind !== 'number') continue
    const key = `${section.id} ${table.title.th} ${row.trace?.code ?? name.th} ${column.key}`
    numbers.set(key, { number: cell, where: { section: section.title, row: name, column: column.title } })
  }
}

/** The texts a row begins with: code and name. */
function nameOf(table: Table, row: Row): Text {
  const texts = table.columns
    .map(({ key }) => row.cells[key])
    .filter((cell): cell is Extract<Cell, { kind: 'text' }> => cell?.kind === 'text' && cell.text.th !== '')
  const [first, second] = texts
  if (!first) return same('')
  return second && first.text.th.length < 8 ? { th: `${first.text.th} ${second.text.th}`, en: `${first.text.en} ${second.text.en}` } : first.text
}
