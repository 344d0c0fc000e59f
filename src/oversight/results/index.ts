/**
 * What each indicator of the plan reached: reported by its owner for a period, reviewed, approved and then locked; or published in an imported file.
 * Values are exact; a year is its Buddhist-era number; a quarter's value is cumulative from the start of the year.
 */
export { importers } from './importers.ts'
export type { IndicatorResult, OpenReport, ResultInForce, ResultStep, ReturnedFault } from './model.ts'
export { paths } from './paths.ts'
export { bases, missingFrom, statuses, statusOf, type Basis, type Comparison, type Reported, type ReportFault, type ResultStatus } from './rules.ts'
export { getResults, listWaiting, resultHistory } from './store.ts'
export { basisNames, statusNames } from './texts.ts'
