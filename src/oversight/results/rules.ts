import type Big from 'big.js'
import type { Text } from '#platform/text.ts'
import type { Visitor } from '#platform/routes.ts'
import type { Direction, Indicator } from '#plan/index.ts'
import type { ResultInForce } from './model.ts'
import { words } from './texts.ts'

/** What a value is: seen, foreseen, worked out from a sample or a model, or a count times a fixed amount. */
export const bases = ['realised', 'forecast', 'estimated', 'unit_value', 'not_stated'] as const
export type Basis = (typeof bases)[number]

export const statuses = ['met', 'missed', 'not-reported', 'not-comparable'] as const
export type ResultStatus = (typeof statuses)[number]

export interface Comparison {
  readonly direction: Direction
  readonly target: Big | undefined
  readonly targetUnit: string | undefined
  readonly actual: Big | undefined
  readonly actualUnit: string | undefined
  /** A reviewer declared that target and result measure different things. */
  readonly declaredDifferent: boolean
}

/**
 * Where a result stands against its target.
 *
 * - `not-reported`: no number in force, whatever was said instead.
 * - `not-comparable`: there is a number, but no target; or both name a unit and the units differ; or a reviewer declared, with a reason, that the two
 *   measure different things. Where one of them names no unit, the other's is taken: a file that gives the unit once means it for both.
 * - `met`: at least the target (or at most, where less is better: a rank of 6 beats 7; or exactly it), compared exactly, without rounding.
 * - `missed`: otherwise.
 */
export function statusOf({ direction, target, targetUnit, actual, actualUnit, declaredDifferent }: Comparison): ResultStatus {
  if (!actual) return 'not-reported'
  if (!target || declaredDifferent || unitsDiffer(targetUnit, actualUnit)) return 'not-comparable'
  const reached = { at_least: actual.gte(target), at_most: actual.lte(target), equal: actual.eq(target) }[direction]
  return reached ? 'met' : 'missed'
}

const unitsDiffer = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plainUnit(one) !== plainUnit(other)

/** Two ways to write one unit: spaces, and a percent sign for the word. */
const plainUnit = (unit: string): string => {
  const plain = unit.replaceAll(/\s+/g, '').toLowerCase()
  return plain === '%' || plain === 'percent' ? 'ร้อยละ' : plain
}

/** A report as it is before somebody decides on it. */
export interface Reported {
  readonly quarter: number | undefined
  readonly value: Big | undefined
  readonly unit: string | undefined
  readonly basis: Basis
  readonly note: string | undefined
  /** Why there is no value. */
  readonly missingReason: string | undefined
}

export interface ReportFault {
  readonly field: 'value' | 'basis' | 'note' | 'evidence'
  readonly message: Text
}

/**
 * Everything that is missing from a report before it can be sent, all at once:
 * a value or the reason why there is none; a note where the target is missed or cannot be compared; the basis where the value is money;
 * evidence for the value of a whole year, which is the one that is published.
 */
export function missingFrom(report: Reported, status: ResultStatus, evidence: number): readonly ReportFault[] {
  const faults: ReportFault[] = []
  if (!report.value && !report.missingReason) faults.push({ field: 'value', message: words.needsValue })
  if (report.value && report.missingReason) faults.push({ field: 'value', message: words.valueAndReason })
  if ((status === 'missed' || status === 'not-comparable') && !report.note) faults.push({ field: 'note', message: words.needsNote })
  if (report.value && report.basis === 'not_stated' && isMoney(report.unit)) faults.push({ field: 'basis', message: words.needsBasis })
  if (report.value && report.quarter === undefined && evidence === 0) faults.push({ field: 'evidence', message: words.needsEvidence })
  return faults
}

const isMoney = (unit: string | undefined): boolean => unit !== undefined && /บาท|baht/i.test(unit)

/**
 * Who reports an indicator: of a project, whoever answers for that project; of a strategy or the whole plan, the planner, because no project owner
 * answers for it. Reviewing is another permission, and nobody reviews what he reported himself.
 */
export function mayReport(visitor: Pick<Visitor, 'permissions' | 'projects'>, { project }: Pick<Indicator, 'project'>): boolean {
  if (project === undefined) return visitor.permissions.has('plan.write')
  return visitor.permissions.has('results.report') && (visitor.projects === 'all' || visitor.projects.has(project))
}

/**
 * Whether what is in force for a period is locked. A published row with words instead of a number ("under way") is not: there is nothing yet to protect.
 * A reason that was reported and approved in place of a value is.
 */
export const isLocked = (inForce: Pick<ResultInForce, 'origin' | 'value'> | undefined): boolean =>
  inForce !== undefined && (inForce.origin === 'reported' || inForce.value !== undefined)
