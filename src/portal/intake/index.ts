/**
 * The import door: plans, budgets, entries, results and figures of a year come in as CSV or XLSX, by screen or command, all or nothing.
 */
export { importPack, previewPack } from './actions/import-pack.ts'
export { tables } from './importers.ts'
export type { Faulty, ImportOutcome, ImportSummary, PackInput, TableSummary } from './model.ts'
