/**
 * What each indicator of the plan reached: reported by its owner for a period, reviewed, approved and then locked; or published in an imported file.
 * Values are exact; a year is its Buddhist-era number; a quarter's value is cumulative from the start of the year.
 */
export type { Derivation } from './derivations.ts'
export { forPlan } from './for-plan.ts'
export { importers } from './importers.ts'
export type { DerivedValue, IndicatorResult, OpenReport, ResultInForce, ResultStep } from './model.ts'
export { paths } from './paths.ts'
export { bases, missingFrom, statuses, statusOf, type Basis, type Comparison, type Reported, type ReportFault, type ResultStatus } from './rules.ts'
export { getResults, listWaiting, resultHistory } from './store.ts'
export { statusNames } from './texts.ts'
export { approveResult } from './actions/approve-result.ts'
export { chooseDerivation } from './actions/choose-derivation.ts'
export { declareComparability } from './actions/declare-comparability.ts'
export { reopenResult } from './actions/reopen-result.ts'
export { reportResult, type ReportInput } from './actions/report-result.ts'
export { returnResult } from './actions/return-result.ts'
export type { PeriodOf, Reporter, ResultFailure } from './actions/shared.ts'
export { submitResult } from './actions/submit-result.ts'
export { navigation, web } from './web.tsx'
