/**
 * The import door: plans, budgets, entries, results and figures of a year come in as CSV or XLSX, by screen or command, all or nothing.
 */
import type { NavItem } from '#platform/routes.ts'
import { importJob, type AfterImport } from './job.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'
import { webFor } from './web.tsx'

export { importPack, previewPack } from './actions/import-pack.ts'
export { importFiles, type FilesOutcome } from './actions/import-files.ts'
export { tables } from './importers.ts'
export type { AfterImport } from './job.ts'
export { isFiscalYear, yearOf } from './pack-files.ts'
export type { Faulty, ImportOutcome, ImportSummary, PackInput, TableSummary } from './model.ts'
export { paths } from './paths.ts'

/** The screens and the job of this room, as compose wires them: `afterImport` is what must follow every import that is kept. */
export function createIntake(afterImport: AfterImport) {
  const job = importJob(afterImport)
  return { web: webFor(job), jobs: [job] }
}

export const navigation: readonly NavItem[] = [{ href: paths.home(), text: words.title, may: 'import.write' }]
