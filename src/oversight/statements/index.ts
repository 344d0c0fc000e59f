/**
 * What the agency states in print: totals, headline figures, numbers in the text, lists, dates, scores, problems; kept as printed, mistakes
 * included, each with its file, line and the line of the published report. What a cell should have been is a correction beside it.
 */
export { correctCell, type CellToCorrect, type CorrectionRefusal } from './actions/correct-cell.ts'
export { importers, keepPrinted } from './importers.ts'
export { rowName } from './naming.ts'
export { paths } from './paths.ts'
export { getStatements, type Statements } from './statements.ts'
export { getPrinted, type CellCorrection, type PrintedRow, type PrintedYear } from './store.ts'
export * as statementTables from './tables.ts'
export type * from './tables.ts'
export { web } from './web.tsx'
