import type { Instant } from '#platform/clock.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/**
 * The annual report as a value: what it says, without how it looks. Page, PDF, workbook and JSON are made from this one composition, so they cannot
 * say different things. It is plain data (no bigint, no class), so a published version is kept as it was printed.
 */
export interface Report {
  readonly fiscalYear: FiscalYear
  readonly title: Text
  /** The title as it is broken on a title page. */
  readonly titleLines: readonly Text[]
  readonly period: Text
  readonly composedAt: Instant
  /** The last seal of the audit trail when the report was composed: whoever holds the printed report can prove the records behind it. */
  readonly seal: Seal | undefined
  readonly parts: readonly Part[]
}

export interface Seal {
  readonly hash: string
  readonly at: Instant
}

export interface Part {
  readonly number: number
  readonly title: Text
  readonly sections: readonly Section[]
}

export interface Section {
  /** Unique in the report and stable between years: an address on the page, the name of a sheet. */
  readonly id: string
  readonly title: Text
  readonly blocks: readonly Block[]
  /** Has more columns than upright paper can hold. */
  readonly wide?: boolean
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text }
  /** What the reader must know before trusting what follows: an empty month, a thing the records do not hold. */
  | { readonly kind: 'note'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'figures'; readonly figures: readonly Headline[] }
  | MoneyBars
  | Table

export interface ListItem {
  readonly text: Text
  readonly trace?: Trace
}

/** A number large, with its target in the same glance. */
export interface Headline {
  readonly name: Text
  readonly number: Num
  readonly target?: Num
  readonly remark?: Text
  readonly trace?: Trace
}

/** Disbursed, committed and remaining drawn as one bar each. */
export interface MoneyBars {
  readonly kind: 'bars'
  readonly rows: readonly MoneyBar[]
}

export interface MoneyBar {
  readonly name: Text
  readonly disbursed: Num
  readonly committed: Num
  readonly remaining: Num
  readonly trace?: Trace
}

export interface Table {
  readonly kind: 'table'
  readonly title: Text
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** What stands in place of the rows when there are none. */
  readonly empty?: Text
}

export interface Column {
  readonly key: string
  readonly title: Text
  readonly kind: 'text' | 'code' | 'number' | 'status' | 'bullet'
  /** Share of the width left for text columns, where one needs more than another; 1 when not said. */
  readonly share?: number
}

export interface Row {
  readonly cells: Readonly<Record<string, Cell>>
  readonly emphasis?: 'total' | 'group'
  /** Where the numbers of this row come from. */
  readonly trace?: Trace
}

export type Cell =
  | { readonly kind: 'text'; readonly text: Text }
  | Num
  | { readonly kind: 'status'; readonly tone: Tone; readonly text: Text }
  /** A result against its target as a share of it, drawn; the numbers stand in cells of their own. */
  | { readonly kind: 'bullet'; readonly share: string; readonly met: boolean }

export type Tone = 'good' | 'warn' | 'bad' | 'neutral'

export interface Num {
  readonly kind: 'number'
  /** Exact, as a decimal text; money in baht with two decimals. */
  readonly value: string
  /** As the report prints it. */
  readonly printed: string
  readonly unit?: Text
}

/** What a link does on the page and a code does on paper: from a number to the rows it comes from. */
export interface Trace {
  /** `M-…` money, `R-…` result of an indicator, `F-…` figure, `S-…` a printed statement, `X-…` finding. */
  readonly code: string
  readonly href: string
  readonly origins: readonly Origin[]
}

export interface Origin {
  /** File of the import, or undefined when it was typed in on a screen. */
  readonly file: string | undefined
  readonly line: number | undefined
  /** Line of the published report. */
  readonly srcLine: number | undefined
}

/** Every trace of the report, once each, in the order of their codes: the index at the end of the printed report. */
export function tracesOf(report: Report): readonly Trace[] {
  const byCode = new Map<string, Trace>()
  for (const part of report.parts) {
    for (const section of part.sections) {
      for (const trace of section.blocks.flatMap(tracesOfBlock)) byCode.set(trace.code, trace)
    }
  }
  return [...byCode.values()].toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
}

function tracesOfBlock(block: Block): readonly Trace[] {
  switch (block.kind) {
    case 'table':
    case 'bars':
      return block.rows.flatMap(({ trace }) => trace ?? [])
    case 'figures':
      return block.figures.flatMap(({ trace }) => trace ?? [])
    case 'list':
      return block.items.flatMap(({ trace }) => trace ?? [])
    case 'paragraph':
    case 'note':
      return []
  }
}
