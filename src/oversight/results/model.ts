import type Big from 'big.js'
import type { Instant } from '#platform/clock.ts'
import type { Fault } from '#casework/index.ts'
import type { Indicator, Origin } from '#plan/index.ts'
import type { Derivation } from './derivations.ts'
import type { ReportState } from './lifecycle.ts'
import type { Basis, ResultStatus } from './rules.ts'

/** A value in force: the newest approved report of the period, else what was published. */
export interface ResultInForce {
  /** Reported here and approved, or published in an imported file. */
  readonly origin: 'reported' | 'published'
  /** Undefined: there are words instead of a number, in note or missingReason. */
  readonly value: Big | undefined
  readonly unit: string | undefined
  readonly basis: Basis
  readonly note: string | undefined
  readonly missingReason: string | undefined
  /** Of the pack; undefined when it was reported here. */
  readonly place: Origin | undefined
  readonly reportId: string | undefined
  readonly reportedBy: string | undefined
  /** Account and moment; undefined for what was published, which its publication approved. */
  readonly approvedBy: string | undefined
  readonly approvedAt: Instant | undefined
}

/** A report that is under way and not in force yet. */
export interface OpenReport {
  readonly id: string
  readonly quarter: number | undefined
  readonly edition: number
  readonly state: Exclude<ReportState, 'approved'>
  readonly value: Big | undefined
  readonly unit: string | undefined
  readonly basis: Basis
  readonly note: string | undefined
  readonly missingReason: string | undefined
  readonly reopenReason: string | undefined
  readonly reportedBy: string
  readonly reportedAt: Instant
  readonly version: number
}

/** An indicator of the plan with its result for a period. */
export interface IndicatorResult {
  readonly indicator: Indicator
  /** The target of the period. */
  readonly target: Big | undefined
  readonly result: ResultInForce | undefined
  readonly status: ResultStatus
  /** The reason a reviewer gave for declaring target and result incomparable. */
  readonly declaredDifferent: string | undefined
  readonly open: OpenReport | undefined
  /** What the platform's own records give for it, where somebody said which question to ask them. Never counted as the result. */
  readonly derived: DerivedValue | undefined
}

export interface DerivedValue {
  readonly derivation: Derivation
  /** Undefined while the records hold nothing to answer from. */
  readonly value: Big | undefined
}

/** One step in the history of a result, with the report as it stood then. */
export interface ResultStep {
  readonly id: string
  readonly at: Instant
  readonly accountId: string
  readonly step: 'reported' | 'submitted' | 'returned' | 'approved' | 'reopened'
  readonly quarter: number | undefined
  readonly edition: number
  readonly value: Big | undefined
  readonly unit: string | undefined
  readonly basis: Basis
  readonly note: string | undefined
  readonly missingReason: string | undefined
  readonly reason: string | undefined
  /** What had to be corrected when it was returned, in the reviewer's words. */
  readonly faults: readonly Fault[]
}
