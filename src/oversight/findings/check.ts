import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import type { Book } from './book.ts'
import { severities, toDetected, type Detected } from './finding.ts'
import { loadBook } from './load.ts'
import { rules } from './rules/list.ts'

/** Every contradiction of a year, worst first. Pure: the same book gives the same findings in the same order. */
export function check(book: Book): readonly Detected[] {
  const found = rules.flatMap((rule) => rule.find(book).map((contradiction) => toDetected(rule, contradiction)))
  return found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

/** Checks a year of the database as it stands now. Stores nothing: see recheck. */
export const checkYear = async (db: Queries, year: FiscalYear): Promise<readonly Detected[]> => check(await loadBook(db, year))
