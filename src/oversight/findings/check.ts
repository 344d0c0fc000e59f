import type { Book } from './book.ts'
import { severities, toDetected, type Detected } from './finding.ts'
import { rules } from './rules/list.ts'

/** Every contradiction of a year, worst first. Pure: the same book gives the same findings in the same order. */
export function check(book: Book): readonly Detected[] {
  const found = rules.flatMap((rule) => rule.find(book).map((contradiction) => toDetected(rule, contradiction)))
  return found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
