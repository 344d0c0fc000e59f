import type { Blob } from 'node:buffer'
import type { Stream } from 'node:stream'
import type { App } from '#platform/app.ts'
import { formatInstant } from '#platform/dates.ts'
import { speaker, type Lang, type Speak } from '#platform/text.ts'
import writeXlsxFile, { type Cell as SheetCell, type Feature } from 'write-excel-file/node'
import { tracesOf, type Block, type Cell, type Num, type Report, type Section, type Table, type Trace } from './document.ts'
import { originsText } from './pdf.ts'
import { words } from './texts.ts'

/**
 * The report as a workbook: a cover, one sheet per table, and the index of codes. Numbers are numbers in the format they are printed in,
 * texts are texts whatever they begin with, and every code is a link to where its row comes from.
 */
export async function reportXlsx(app: Pick<App, 'config'>, report: Report, lang: Lang = 'th'): Promise<Uint8Array<ArrayBuffer>> {
  const t = speaker(lang)
  const names = new SheetNames()
  const tables = report.parts.flatMap(({ number, sections }) =>
    sections.flatMap((section) => tablesOf(section).map((table) => ({ name: names.take(`${number} ${t(table.title)}`), table }))),
  )
  const link = (trace: Trace) => app.config.baseUrl + trace.href
  const sheets: LinkedSheet[] = [
    coverSheet(
      report,
      names.take(t(words.cover)),
      tables.map(({ name }) => name),
      lang,
    ),
    ...tables.map(({ name, table }) => tableSheet(name, table, t, link)),
    indexSheet(names.take(t(words.index)), report, t, link),
  ]
  const file = await writeXlsxFile(
    sheets.map(({ name, rows, widths, sticky }) => ({ sheet: name, data: rows, columns: widths.map((width) => ({ width })), stickyRowsCount: sticky })),
    { features: [links(sheets)] },
  ).toBuffer()
  return new Uint8Array(file)
}

interface LinkedSheet {
  readonly name: string
  readonly rows: SheetCell[][]
  readonly widths: readonly number[]
  readonly sticky: number
  readonly links: readonly Link[]
}

interface Link {
  /** `B7` */
  readonly cell: string
  readonly address: string
}

/** Figures and lists are tables too when they stand in a workbook; paragraphs and bars say nothing that a table does not. */
function tablesOf(section: Section): readonly Table[] {
  return section.blocks.flatMap((block) => tableOf(section, block) ?? [])
}

function tableOf({ title }: Section, block: Block): Table | undefined {
  switch (block.kind) {
    case 'table':
      return block
    case 'figures':
      return {
        kind: 'table',
        title,
        columns: [
          { key: 'name', title: words.figure, kind: 'text' },
          { key: 'value', title: words.value, kind: 'number' },
          { key: 'unit', title: words.unit, kind: 'text' },
          { key: 'target', title: words.target, kind: 'number' },
          { key: 'remark', title: words.remark, kind: 'text' },
        ],
        rows: block.figures.map(({ name, number, target, remark, trace }) => ({
          cells: {
            name: { kind: 'text', text: name },
            value: number,
            ...(number.unit && { unit: { kind: 'text', text: number.unit } }),
            ...(target && { target }),
            ...(remark && { remark: { kind: 'text', text: remark } }),
          },
          ...(trace && { trace }),
        })),
      }
    case 'list':
      return {
        kind: 'table',
        title,
        columns: [{ key: 'item', title, kind: 'text' }],
        rows: block.items.map(({ text, trace }) => ({ cells: { item: { kind: 'text', text } }, ...(trace && { trace }) })),
      }
    case 'bars':
    case 'note':
    case 'paragraph':
      return undefined
  }
}

function coverSheet(report: Report, name: string, tables: readonly string[], lang: Lang): LinkedSheet {
  const t = speaker(lang)
  const rows: SheetCell[][] = [
    [{ ...textCell(t(report.title)), fontWeight: 'bold', fontSize: 16 }],
    [textCell(t(report.period))],
    [textCell(`${t(words.composedAt)} ${formatInstant(report.composedAt, lang)}`)],
    [textCell(report.seal ? `${t(words.seal)} ${report.seal.hash}` : t(words.noSeal))],
    [],
  ]
  const first = rows.length + 1
  return {
    name,
    rows: [...rows, ...tables.map((table) => [textCell(table)])],
    widths: [90],
    sticky: 0,
    links: tables.map((table, index) => ({ cell: `A${first + index}`, address: `#'${table.replaceAll("'", "''")}'!A1` })),
  }
}

function tableSheet(name: string, table: Table, t: Speak, link: (trace: Trace) => string): LinkedSheet {
  const columns = table.columns.filter(({ kind }) => kind !== 'bullet')
  const codeColumn = letter(columns.length)
  return {
    name,
    rows: [
      [...columns.map(({ title }) => headCell(t(title))), headCell(t(words.code))],
      ...table.rows.map(({ cells, emphasis, trace }): SheetCell[] => [
        ...columns.map(({ key }) => emphasised(sheetCell(cells[key], t), emphasis !== undefined)),
        trace ? linkCell(trace.code) : null,
      ]),
    ],
    widths: [...columns.map(({ kind, share }) => (kind === 'text' ? 40 * (share ?? 1) : kind === 'number' ? 20 : 14)), 16],
    sticky: 1,
    links: table.rows.flatMap(({ trace }, index) => (trace ? [{ cell: `${codeColumn}${index + 2}`, address: link(trace) }] : [])),
  }
}

function indexSheet(name: string, report: Report, t: Speak, link: (trace: Trace) => string): LinkedSheet {
  const traces = tracesOf(report)
  return {
    name,
    rows: [
      [headCell(t(words.code)), headCell(t(words.indexSource))],
      ...traces.map((trace): SheetCell[] => [linkCell(trace.code), textCell(originsText(trace, t))]),
    ],
    widths: [20, 90],
    sticky: 1,
    links: traces.map((trace, index) => ({ cell: `A${index + 2}`, address: link(trace) })),
  }
}

/** Typed as text, so a cell that begins with `=` is never computed. */
const textCell = (value: string) => ({ type: String, value, wrap: true, alignVertical: 'top' as const })
const headCell = (value: string) => ({ ...textCell(value), fontWeight: 'bold' as const, bottomBorderStyle: 'medium' as const })
const linkCell = (value: string) => ({ ...textCell(value), textColor: '#0e5a66', textDecoration: { underline: true } as const })

function sheetCell(cell: Cell | undefined, t: Speak) {
  switch (cell?.kind) {
    case 'text':
    case 'status':
      return textCell(t(cell.text))
    case 'number':
      return numberCell(cell)
    case 'bullet':
    case undefined:
      return null
  }
}

/** A spreadsheet keeps fifteen digits of a number; one with more stays a text rather than being rounded. */
function numberCell({ value, printed }: Num) {
  if (value.replace(/^[-0.]+/, '').replace('.', '').length > 15) return textCell(value)
  const decimals = printed.split('.')[1]?.length ?? 0
  return { type: Number, value: Number(value), format: decimals ? `#,##0.${'0'.repeat(decimals)}` : '#,##0', alignVertical: 'top' as const }
}

const emphasised = (cell: ReturnType<typeof sheetCell>, strong: boolean): SheetCell => (cell && strong ? { ...cell, fontWeight: 'bold' } : cell)

const letter = (index: number): string => String.fromCharCode(65 + index)

/** Names of sheets: at most 31 characters, none of `[]/\:*?`, unique whatever their case. */
class SheetNames {
  readonly #taken = new Set<string>()

  take(wanted: string): string {
    const plain = wanted.replace(/[[\]/\\:*?']+/g, ' ').trim()
    for (let copy = 1; ; copy++) {
      const suffix = copy === 1 ? '' : ` ${copy}`
      const name = plain.slice(0, 31 - suffix.length) + suffix
      if (this.#taken.has(name.toLowerCase())) continue
      this.#taken.add(name.toLowerCase())
      return name
    }
  }
}

/** The library has no links of its own but lets them be written: one element per cell, and one relationship for each address outside the file. */
function links(sheets: readonly LinkedSheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const elements = sheets[sheetIndex]!.links.map(({ cell, address }, index) =>
              address.startsWith('#')
                ? `<hyperlink ref="${cell}" location="${xmlText(address.slice(1))}"/>`
                : `<hyperlink ref="${cell}" r:id="link-${index}"/>`,
            )
            return elements.length > 0 ? xml.replace('</sheetData>', () => `</sheetData><hyperlinks>${elements.join('')}</hyperlinks>`) : xml
          },
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options, { sheetIndex }) =>
            sheets[sheetIndex]!.links.map(({ address }, index) =>
              address.startsWith('#')
                ? ''
                : `<Relationship Id="link-${index}" Type="${hyperlinkType}" Target="${xmlText(encodeURI(address))}" TargetMode="External"/>`,
            ).join(''),
        },
      },
    },
  }
}

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
const xmlText = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
