import type Big from 'big.js'
import type { Instant } from '#platform/clock.ts'
import type { FiscalYear, PlainDate, PlainMonth, Quarter } from '#platform/dates.ts'
import type { Satang } from '#platform/money.ts'
import type { ProjectGroup } from './tables.ts'

/** Where something came from: the file of the pack, the line in it (header = 1), and the line of the published report when there is one. */
export interface Origin {
  readonly file: string
  readonly line: number
  readonly srcLine: number | undefined
}

/** Reported: what an owner states for a date. Derived: what the entries give. Never added together. */
export const books = ['reported', 'derived'] as const
export type Book = (typeof books)[number]

/** Money in satang. In the derived book remaining is allocated - committed - disbursed; in the reported book it is what was stated. */
export interface Balance {
  readonly allocated: Satang
  readonly disbursed: Satang
  readonly committed: Satang
  readonly remaining: Satang
}

export interface ReportedBalance extends Balance {
  readonly asOf: PlainDate
  /** Undefined when it was typed on a screen. */
  readonly origin: Origin | undefined
}

export interface DerivedBalance extends Balance {
  /** How many entries it rests on. */
  readonly entries: number
}

/** A project's money: the balance of the book that is its figure, and both books. */
export interface ProjectMoney extends Balance {
  readonly code: string
  readonly name: string
  readonly group: ProjectGroup
  readonly parent: string | undefined
  readonly strategy: string | undefined
  readonly tactic: string | undefined
  /** What the plan gave it. */
  readonly budget: Satang
  readonly book: Book
  /** Undefined: nobody declared a book; then the reported one is the figure where a balance is stated. */
  readonly declaredBook: Book | undefined
  readonly reported: ReportedBalance | undefined
  /** Undefined when there are no entries. */
  readonly derived: DerivedBalance | undefined
  readonly leaf: boolean
}

export interface Strategy {
  readonly number: string
  readonly name: string
  readonly nameEn: string | undefined
  readonly goal: string | undefined
  readonly tactics: readonly Tactic[]
  readonly origin: Origin | undefined
}

export interface Tactic {
  readonly number: string
  readonly strategy: string
  readonly name: string
  readonly origin: Origin | undefined
}

export interface Project {
  readonly code: string
  readonly group: ProjectGroup
  /** The project this one is a part of. */
  readonly parent: string | undefined
  /** Codes of its parts; money is counted over projects without parts. */
  readonly parts: readonly string[]
  /** Number and name in the overview table, and on the project's own page. */
  readonly number: string | undefined
  readonly ownPageNumber: string | undefined
  readonly name: string
  readonly ownPageName: string | undefined
  readonly strategy: string | undefined
  readonly tactic: string | undefined
  readonly budget: Satang
  /** Its own dates; `tableStart`, `tableEnd` are those of the overview table. */
  readonly start: PlainDate | undefined
  readonly end: PlainDate | undefined
  readonly tableStart: PlainDate | undefined
  readonly tableEnd: PlainDate | undefined
  /** What its own page says was disbursed: kept for comparison, counted nowhere. */
  readonly ownPageDisbursed: Satang | undefined
  readonly ownerUnit: string | undefined
  readonly departments: readonly string[]
  readonly continuesFrom: string | undefined
  readonly declaredBook: Book | undefined
  readonly origin: Origin | undefined
  readonly ownPageLine: number | undefined
  readonly ownPageMoneyLine: number | undefined
  readonly version: number
}

export interface Plan {
  readonly fiscalYear: FiscalYear
  readonly name: string | undefined
  readonly strategies: readonly Strategy[]
  /** Every project, headings and leaves, in the order of the plan. */
  readonly projects: readonly Project[]
}

export interface Activity {
  readonly seq: number
  readonly name: string
  readonly start: PlainDate | undefined
  readonly end: PlainDate | undefined
  readonly ownerUnit: string | undefined
  readonly origin: Origin | undefined
}

export const directions = ['at_least', 'at_most', 'equal'] as const
export type Direction = (typeof directions)[number]
export const levels = ['plan', 'strategy', 'project'] as const
export type Level = (typeof levels)[number]
export const measureKinds = ['stock', 'flow'] as const
export const countKinds = ['times', 'heads'] as const

export interface Indicator {
  readonly id: string
  readonly level: Level
  readonly strategy: string | undefined
  readonly project: string | undefined
  readonly kind: 'output' | 'outcome' | undefined
  readonly seq: number
  readonly part: string | undefined
  readonly name: string
  readonly unit: string | undefined
  /** at_least: more is better; at_most: less is better (a rank of 6 beats 7). */
  readonly direction: Direction
  /** Undefined: not stated. */
  readonly measures: (typeof measureKinds)[number] | undefined
  readonly counts: (typeof countKinds)[number] | undefined
  /** The target of the year. */
  readonly target: Big | undefined
  readonly targetPrinted: string | undefined
  /** Targets within the year, cumulative to the end of each quarter; empty when the year has none. */
  readonly quarters: readonly QuarterTarget[]
  readonly origin: Origin | undefined
  readonly version: number
}

export interface QuarterTarget {
  readonly quarter: Quarter
  readonly value: Big
}

export interface Approval {
  readonly id: string
  readonly body: string
  readonly meeting: string
  /** A day, or a month where the source gives no more. */
  readonly decidedOn: string | undefined
  readonly what: string
  /** Empty: the whole plan. */
  readonly projects: readonly string[]
  readonly origin: Origin | undefined
  readonly version: number
}

export interface Amendment {
  readonly id: string
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
  readonly reason: string
  readonly approval: string | undefined
  readonly accountId: string | undefined
  readonly at: Instant
}

export interface SourceAllocation {
  readonly expenseKey: string
  readonly expense: string
  /** A printed sum row: shown, never added. */
  readonly isTotal: boolean
  readonly source: string
  readonly sourceName: string
  readonly amount: Satang
  readonly printedTotal: Satang | undefined
  readonly origin: Origin | undefined
}

/** What can be typed on a screen or brought in a file; a transfer is two entries made together. */
export const entryKinds = ['allocation', 'transfer_in', 'transfer_out', 'commitment', 'release', 'disbursement', 'return', 'reversal'] as const
export type EntryKind = (typeof entryKinds)[number]
/** Kinds that a person records one at a time. */
export const typedKinds = ['disbursement', 'commitment', 'release', 'return', 'allocation'] as const satisfies readonly EntryKind[]

export interface Entry {
  readonly id: string
  readonly entryNo: string
  readonly kind: EntryKind
  /** What a reversal takes back. */
  readonly reversedKind: Exclude<EntryKind, 'reversal'> | undefined
  readonly source: string | undefined
  readonly amount: Satang
  readonly date: PlainDate
  readonly reference: string
  readonly commitmentId: string | undefined
  readonly transferId: string | undefined
  readonly reversesId: string | undefined
  /** True when a reversal took it back. */
  readonly reversed: boolean
  readonly reason: string | undefined
  readonly accountId: string | undefined
  readonly recordedAt: Instant
  readonly origin: Origin | undefined
}

/** Planned and disbursed per month of the fiscal year. Months of a year that has only totals are absent. */
export interface SpendingMonth {
  readonly month: PlainMonth
  readonly planned: Satang | undefined
  readonly disbursed: Satang | undefined
}
