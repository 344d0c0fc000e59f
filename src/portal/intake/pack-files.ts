import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { FiscalYear } from '#platform/dates.ts'
import { fileSource, type Source } from '#platform/read-table.ts'

/** The files behind paths a person typed: a folder means the CSV and XLSX files in it, in the order of their names. Undefined when a path leads nowhere. */
export function sourcesOf(paths: readonly string[]): readonly Source[] | undefined {
  if (!paths.every((path) => existsSync(path))) return undefined
  return paths
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? readdirSync(path)
            .filter((name) => /\.(csv|xlsx)$/i.test(name) && !name.startsWith('~$'))
            .toSorted()
            .map((name) => join(path, name))
        : [path],
    )
    .map(fileSource)
}

/**
 * The fiscal year a pack says it is for: `{"fiscalYear":2566}` in a pack.json beside the files, else a folder named fy2566. Undefined when it says
 * nothing, or two things: the year is asked for then, never guessed from what is in the tables.
 */
export function yearOf(paths: readonly string[]): FiscalYear | undefined {
  const years = new Set(paths.map((path) => yearOfFolder(statSync(path).isDirectory() ? resolve(path) : dirname(resolve(path)))))
  return years.size === 1 ? [...years][0] : undefined
}

function yearOfFolder(folder: string): FiscalYear | undefined {
  const note = join(folder, 'pack.json')
  if (existsSync(note)) return yearOfNote(readFileSync(note, 'utf8'))
  const named = /^fy(\d{4})$/i.exec(basename(folder))
  return named ? Number(named[1]) : undefined
}

function yearOfNote(text: string): FiscalYear | undefined {
  try {
    const { fiscalYear } = JSON.parse(text) as { fiscalYear?: unknown }
    return isFiscalYear(fiscalYear) ? fiscalYear : undefined
  } catch {
    return undefined
  }
}

export const isFiscalYear = (year: unknown): year is FiscalYear => typeof year === 'number' && Number.isInteger(year) && year >= 2400 && year <= 2800
