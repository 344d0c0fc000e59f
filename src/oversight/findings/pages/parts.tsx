import type { FiscalYear } from '#platform/dates.ts'
import { grouped } from '#platform/numbers.ts'
import type { Speak } from '#platform/text.ts'
import { paths as statementPaths } from '#oversight/statements/index.ts'
import { StatusTag, type Tone } from '#ui/index.ts'
import type { PrintedPlace } from '../book.ts'
import type { Severity } from '../finding.ts'
import type { Status } from '../store.ts'
import { severityNames, statusNames, words } from '../texts.ts'

const severityTones = { high: 'bad', medium: 'warn', low: 'neutral' } as const satisfies Record<Severity, Tone>
const statusTones = { open: 'warn', explained: 'good', accepted: 'info', corrected: 'good', gone: 'neutral' } as const satisfies Record<Status, Tone>

export const SeverityTag = ({ t, severity }: { readonly t: Speak; readonly severity: Severity }) => (
  <StatusTag tone={severityTones[severity]}>{t(severityNames[severity])}</StatusTag>
)
export const FindingStatus = ({ t, status }: { readonly t: Speak; readonly status: Status }) => (
  <StatusTag tone={statusTones[status]}>{t(statusNames[status])}</StatusTag>
)

const screen = '@platform'

/** Where a place can be opened: the row as printed, or the page it was typed on. */
export const placeHref = (year: FiscalYear, { file, line }: PrintedPlace): string =>
  file.startsWith(screen) ? file.slice(screen.length) : statementPaths.statement(year, file, line)

/** `projects.csv:18, line 689 of the report`. */
export const placeName = (t: Speak, { file, line, srcLine }: PrintedPlace): string =>
  file.startsWith(screen) ? t(words.onScreen) : `${file}:${line}${srcLine > 0 ? `, ${t(words.reportLine(srcLine))}` : ''}`

/** What is printed side by side, the same text once. */
export const sideBySide = (places: readonly PrintedPlace[], most = 5): string => {
  const printed = [...new Set(places.map(({ printed: cell }) => legible(cell)))].filter((text) => text !== '' && !isFormula(text))
  return printed.length > most ? `${printed.slice(0, most).join('  |  ')}  …` : printed.join('  |  ')
}

/** Long numbers with their separators (a year keeps its four digits), long texts by their beginning. */
function legible(cell: string): string {
  if (/^\d{5,}$|^\d{4,}\.\d+$/.test(cell)) return grouped(cell)
  return cell.length > 48 ? `${cell.slice(0, 47)}…` : cell
}

/** How a total is built is told on its own page, not in a glance. */
const isFormula = (text: string): boolean => /^[a-z]+:[\w.-]|^[a-z_]+ \+ /.test(text)
