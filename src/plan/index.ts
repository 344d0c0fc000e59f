/**
 * The plan of a fiscal year and its money: strategies, tactics, projects, indicators with targets, approvals, budget in two books.
 * Money is satang; a year is its Buddhist-era number; every row knows the file and line it came from (`origin`).
 */
export * from './model.ts'
export { paths } from './paths.ts'
export { inPlanOrder, noMoney, sumBalances } from './rules.ts'
export { datesAndMeetings, projectGroups, type DatedEventRow, type ProjectGroup } from './tables.ts'
export { planApi } from './api.ts'
export * as planTables from './tables.ts'
export { findNewestYear, findPlan, getApprovals, getIndicators, getPlan, getSourceAllocations, listActivities, listYears } from './store/plan.ts'
export { getMoney, getMoneyWithHeadings } from './store/money.ts'
export { importers, streamImporters } from './importers.ts'
export {
  addEntry,
  recordDisbursement,
  recordEntry,
  recordTransfer,
  transfer,
  type EntryInput,
  type EntryRefusal,
  type LineRef,
  type TransferInput,
} from './actions/add-entry.ts'
export { recordReversal, reverseEntry, type ReversalInput } from './actions/reverse-entry.ts'
export { listEntries, type EntryPage } from './store/entries.ts'
export { amendProject } from './actions/amend-project.ts'
export { declareBook } from './actions/declare-book.ts'
export { stateBalance } from './actions/state-balance.ts'
export { setTarget } from './actions/set-target.ts'
export { saveApproval } from './actions/save-approval.ts'
export { planSpending } from './actions/plan-spending.ts'
export { approveSpendingReport, explainSpending } from './actions/report-spending.ts'
export { getSpending, getSpendingReport, type Spending, type SpendingReport } from './store/spending.ts'
export { askedYear } from './web-parts.ts'
export { navigation, webWith, type FromAbove } from './web.tsx'
export type { ShownEvidence, ShownResult } from './pages/project.page.tsx'
