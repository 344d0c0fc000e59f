import type { App } from '#platform/app.ts'
import type { Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { refuse, type Refusal } from '#platform/outcome.ts'
import type { ImportOutcome, PackInput } from '../model.ts'
import { sourcesOf, yearOf } from '../pack-files.ts'
import { importPack } from './import-pack.ts'

export type FilesOutcome = ImportOutcome | Refusal<'no-such-path' | 'no-files' | 'year-needed'>

/**
 * Takes files of the machine in, as the command does: of any size, because tables that may be large are streamed. `paths` are folders, CSV and XLSX
 * files; when `fiscalYear` is not given the pack is asked (see yearOf).
 * 'no-such-path': a path leads nowhere; 'no-files': there is no CSV or XLSX; 'year-needed': neither the caller nor the pack says the year.
 */
export async function importFiles(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  paths: readonly string[],
  fiscalYear: FiscalYear | undefined,
  onProgress?: PackInput['onProgress'],
): Promise<FilesOutcome> {
  const files = sourcesOf(paths)
  if (!files) return refuse('no-such-path')
  if (files.length === 0) return refuse('no-files')
  const year = fiscalYear ?? yearOf(paths)
  if (year === undefined) return refuse('year-needed')
  return importPack(app, caller, { fiscalYear: year, files, ...(onProgress ? { onProgress } : {}) })
}
