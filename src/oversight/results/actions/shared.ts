import type { Visitor } from '#platform/routes.ts'
import type { Work } from '#platform/database.ts'
import type { Quarter } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { decimalText } from '#platform/numbers.ts'
import { evidenceOf, type Evidence } from '#casework/index.ts'
import { getIndicators, type Indicator } from '#plan/index.ts'
import type { OpenReport, ResultStep } from '../model.ts'
import { missingFrom, statusOf, type Reported, type ReportFault } from '../rules.ts'
import { reportSubject, targetOf } from '../store.ts'

/** Why an action of this room was refused. */
export type ResultFailure =
  | 'no-such-indicator'
  | 'not-yours'
  | 'locked'
  | 'under-review'
  | 'wrong-state'
  | 'stale'
  | 'incomplete'
  | 'own-report'
  | 'no-faults'
  | 'reason-missing'
  | 'nothing-to-reopen'

/** Who acts, as far as rights over projects go. */
export type Reporter = Pick<Visitor, 'permissions' | 'projects'>

/** An indicator's period; quarter undefined is the whole year. */
export interface PeriodOf {
  readonly year: number
  readonly indicator: string
  readonly quarter: Quarter | undefined
}

export async function findIndicator({ tx }: Work, { year, indicator }: PeriodOf): Promise<Indicator | undefined> {
  return (await getIndicators(tx, year)).find(({ id }) => id === indicator)
}

/** Everything a report still needs before it can be sent or approved. */
export async function faultsOf(work: Work, indicator: Indicator, report: OpenReport): Promise<readonly ReportFault[]> {
  return whatIsMissing(indicator, report, await evidenceOf(work.tx, reportSubject, [report.id]))
}

export function whatIsMissing(indicator: Indicator, report: Reported, evidence: readonly Evidence[]): readonly ReportFault[] {
  const status = statusOf({
    direction: indicator.direction,
    target: targetOf(indicator, report.quarter),
    targetUnit: indicator.unit,
    actual: report.value,
    actualUnit: report.unit,
    declaredDifferent: false,
  })
  return missingFrom(report, status, evidence.length)
}

/** The columns of a report that people write, as the database takes them. */
export const writtenColumns = ({ value, unit, basis, note, missingReason }: Omit<Reported, 'quarter'>) => ({
  value: value ? decimalText(value) : null,
  unit: unit ?? null,
  basis,
  note: note ?? null,
  missing_reason: missingReason ?? null,
})

/** Adds a step to the history, with the report as it stands after it. */
export async function addStep(
  work: Work,
  report: Omit<Reported, 'quarter'> & { readonly id: string },
  step: ResultStep['step'],
  accountId: string,
  reason?: string,
): Promise<void> {
  await work.tx
    .insertInto('results.step')
    .values({ id: newId(), report_id: report.id, at: work.now, account_id: accountId, step, ...writtenColumns(report), reason: reason ?? null })
    .execute()
}

/** Who acts; these actions are a person's, never the platform's own. */
export function actorOf({ caller }: Work): string {
  if (!caller.accountId) throw new Error('a result is reported and reviewed by a person')
  return caller.accountId
}
