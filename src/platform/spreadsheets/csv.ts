import { handful, Unreadable, type Line } from './line.ts'

/** No line of a table is longer than this; beyond it a quote was left open. */
const longestLine = 1024 * 1024

/**
 * Splits the text of a CSV file (RFC 4180) into lines, however long the file is. Throws Unreadable where a quote is never closed or stands
 * inside a value. Written here because a line must know its number in the file, also after values that hold line breaks, and a quote left
 * open must be named where it was opened; the tests hold it against csv-parse.
 */
export async function* splitCsv(text: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let rest = ''
  let number = 1
  let first = true
  for await (const chunk of text) {
    rest += first ? chunk.replace(/^\ufeff/, '') : chunk
    first = false
    const lines: Line[] = []
    let from = 0
    for (;;) {
      const record = nextRecord(rest, from, number, false)
      if (!record) break
      lines.push({ number, cells: record.cells })
      from = record.end
      number += record.breaks
      if (lines.length >= handful) yield lines.splice(0)
    }
    rest = rest.slice(from)
    if (rest.length > longestLine) throw openQuote(number)
    if (lines.length > 0) yield lines
  }
  const last = rest && nextRecord(rest, 0, number, true)
  if (last) yield [{ number, cells: last.cells }]
}

interface CsvRecord {
  readonly cells: readonly string[]
  /** Where the next record begins. */
  readonly end: number
  /** Line breaks passed, its own included. */
  readonly breaks: number
}

/** The record that begins at `from`, or undefined when its end is not there yet. `complete` says that no more text will come. */
function nextRecord(text: string, from: number, number: number, complete: boolean): CsvRecord | undefined {
  const newline = text.indexOf('\n', from)
  if (newline < 0 && !complete) return undefined
  const end = newline < 0 ? text.length : newline
  const line = text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end)
  if (line.includes('"')) return quotedRecord(text, from, number, complete)
  if (line.includes('\r')) throw new Unreadable(oldLineEnds, number)
  return { cells: line.split(','), end: end + 1, breaks: 1 }
}

function quotedRecord(text: string, from: number, number: number, complete: boolean): CsvRecord | undefined {
  const cells: string[] = []
  let at = from
  let breaks = 0
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close < 0) {
        if (complete) throw openQuote(number + breaks)
        return undefined
      }
      const value = text.slice(at + 1, close).replaceAll('""', '"')
      cells.push(value)
      breaks += value.split('\n').length - 1
      at = close + 1
    } else {
      const end = endOfCell(text, at)
      const value = text.slice(at, end)
      if (value.includes('"')) throw new Unreadable(strayQuote, number + breaks)
      cells.push(value)
      at = end
    }
    // A quote or line end may be cut in two by the end of the text at hand.
    if (at + 1 >= text.length && !complete) return undefined
    if (text[at] === ',') at++
    else if (at >= text.length) return { cells, end: at, breaks: breaks + 1 }
    else if (text[at] === '\n') return { cells, end: at + 1, breaks: breaks + 1 }
    else if (text.startsWith('\r\n', at)) return { cells, end: at + 2, breaks: breaks + 1 }
    else throw new Unreadable(strayQuote, number + breaks)
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function endOfCell(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

const openQuote = (line: number): Unreadable =>
  new Unreadable(
    { th: 'เครื่องหมายคำพูดที่เปิดไว้ในบรรทัดนี้ไม่มีตัวปิด แฟ้มอาจขาด', en: 'A quote opened on this line is never closed: the file may have been cut off' },
    line,
  )
const strayQuote = {
  th: 'มีเครื่องหมายคำพูดอยู่กลางค่า ค่าที่มีเครื่องหมายคำพูดต้องครอบด้วยเครื่องหมายคำพูดทั้งค่า และเขียน " เป็น ""',
  en: 'A quote stands inside a value: quote the whole value and write " as ""',
}
const oldLineEnds = { th: 'แฟ้มนี้ขึ้นบรรทัดแบบเก่า (CR) โปรดบันทึกเป็น CSV UTF-8', en: 'The file ends its lines in the old way (CR): save it as CSV UTF-8' }
