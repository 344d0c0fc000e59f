import type { App } from '#platform/app.ts'
import { formatInstant } from '#platform/dates.ts'
import { makePdf, type Pdf } from '#platform/pdf.ts'
import { speaker, type Lang, type Speak } from '#platform/text.ts'
import Big from 'big.js'
import { tracesOf, type Block, type Cell, type MoneyBar, type Num, type Origin, type Report, type Table, type Trace } from './document.ts'
import { words } from './texts.ts'

/** Sets the report on paper, in one language. The same report gives the same bytes. */
export function reportPdf(app: Pick<App, 'config'>, report: Report, lang: Lang = 'th'): Pdf {
  return makePdf(app.config, { template: 'src/oversight/reports/report.typ', data: printed(report, lang, app.config.baseUrl), at: report.composedAt })
}

/** The report as the template reads it: texts in one language, shares worked out, nothing left to decide. */
function printed(report: Report, lang: Lang, baseUrl: string) {
  const t = speaker(lang)
  const traces = tracesOf(report)
  return {
    lang,
    title: t(report.title),
    titleLines: report.titleLines.map(t),
    period: t(report.period),
    imprint: [
      `${t(words.composedAt)} ${formatInstant(report.composedAt, lang)}`,
      report.seal ? `${t(words.seal)} ${report.seal.hash} (${formatInstant(report.seal.at, lang)})` : t(words.noSeal),
    ],
    words: {
      page: t(words.page),
      of: t(words.of),
      contents: t(words.contents),
      code: t(words.code),
      target: t(words.target),
      disbursed: t(words.disbursed),
      committed: t(words.committed),
      remaining: t(words.remaining),
      index: t(words.index),
      indexLead: t(words.indexLead),
      indexSource: t(words.indexSource),
    },
    parts: report.parts.map((part) => ({
      title: t(part.title),
      sections: part.sections.map((section) => ({
        title: t(section.title),
        wide: section.wide ?? false,
        blocks: section.blocks.map((block) => printedBlock(block, t)),
      })),
    })),
    index: traces.map((trace) => ({ code: trace.code, source: originsText(trace, t) })),
    // A code on a screen is a link as well.
    links: Object.fromEntries(traces.map(({ code, href }) => [code, baseUrl + href])),
  }
}

function printedBlock(block: Block, t: Speak) {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return { kind: block.kind, text: t(block.text) }
    case 'list':
      return { kind: block.kind, items: block.items.map(({ text, trace }) => ({ text: t(text), code: trace?.code ?? null })) }
    case 'figures':
      return {
        kind: block.kind,
        figures: block.figures.map(({ name, number, target, remark, trace }) => ({
          name: t(name),
          number: numeral(number, t),
          target: target ? numeral(target, t) : null,
          remark: remark ? t(remark) : null,
          code: trace?.code ?? null,
        })),
      }
    case 'bars':
      return { kind: block.kind, rows: block.rows.map((row) => ({ name: t(row.name), ...amounts(row), shares: shares(row) })) }
    case 'table':
      return printedTable(block, t)
  }
}

function printedTable(table: Table, t: Speak) {
  return {
    kind: table.kind,
    title: t(table.title),
    columns: table.columns.map(({ title, kind, share }) => ({ title: t(title), kind, share: share ?? 1 })),
    rows: table.rows.map((row) => ({
      emphasis: row.emphasis ?? null,
      code: row.trace?.code ?? null,
      cells: table.columns.map(({ key }) => printedCell(row.cells[key], t)),
    })),
    empty: t(table.empty ?? words.none),
  }
}

function printedCell(cell: Cell | undefined, t: Speak) {
  switch (cell?.kind) {
    case undefined:
      return null
    case 'text':
      return { kind: cell.kind, text: t(cell.text) }
    case 'number':
      return { kind: cell.kind, ...numeral(cell, t) }
    case 'status':
      return { kind: cell.kind, tone: cell.tone, text: t(cell.text) }
    case 'bullet':
      return { kind: cell.kind, share: Number(cell.share), met: cell.met }
  }
}

const numeral = (number: Num, t: Speak) => ({ printed: number.printed, unit: number.unit ? t(number.unit) : null })

const amounts = ({ disbursed, committed, remaining }: MoneyBar) => ({
  disbursed: disbursed.printed,
  committed: committed.printed,
  remaining: remaining.printed,
})

/** Percent of the bar for each of the three; only drawn, so a float will do. */
function shares({ disbursed, committed, remaining }: MoneyBar): readonly number[] {
  const values = [disbursed, committed, remaining].map(({ value }) => new Big(value))
  const whole = values.reduce((sum, value) => sum.plus(value), new Big(0))
  return values.map((value) => (whole.gt(0) && value.gt(0) ? value.div(whole).times(100).toNumber() : 0))
}

/** Where the numbers of a row come from, in words. A sum comes from no single place. */
export const originsText = ({ origins }: Trace, t: Speak): string =>
  origins.length > 0 ? origins.map((origin) => originText(origin, t)).join(' · ') : t(words.summed)

/** `budget_execution.csv:19 (1018)`: file, line in it, line of the published report. */
function originText({ file, line, srcLine }: Origin, t: Speak): string {
  if (file === undefined) return t(words.enteredHere)
  return `${file}${line === undefined ? '' : `:${line}`}${srcLine === undefined ? '' : ` (${srcLine})`}`
}
