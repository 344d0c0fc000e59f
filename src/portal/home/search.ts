import Big from 'big.js'
import type { FiscalYear } from '#platform/dates.ts'
import { formatMillion, type Satang } from '#platform/money.ts'
import { arabicDigits, formatNumber, readDecimal, roundHalfUp, truncate } from '#platform/numbers.ts'
import { paths as figurePaths, unitName, type Figure } from '#oversight/figures/index.ts'
import { paths as resultPaths, statusNames, type IndicatorResult } from '#oversight/results/index.ts'
import { paths as statementPaths } from '#oversight/statements/index.ts'
import { paths as planPaths, type ProjectMoney } from '#plan/index.ts'
import type { Hit } from './model.ts'
import { words } from './texts.ts'

/** A row of a file as printed, as far as a search looks at it. */
export interface Printed {
  readonly file: string
  readonly line: number
  readonly cells: readonly string[]
}

/** What a visitor may search: a room they may not read is empty. */
export interface Searchable {
  readonly year: FiscalYear
  /** Headings and leaves. */
  readonly projects: readonly ProjectMoney[]
  readonly results: readonly IndicatorResult[]
  readonly figures: readonly Figure[]
  readonly printed: readonly Printed[]
}

/**
 * Finds projects, indicators, figures and printed rows by code, by words of a name in either language, or by a number as somebody read it: `16,725`
 * finds what is printed so and what comes to 16,725.4437. Codes that are the query itself come first, then the order of the plan.
 */
export function search(year: Searchable, query: string): Hit[] {
  const asked = plain(query)
  if (asked === '') return []
  const number = readDecimal(query)
  const terms = asked.split(' ')
  const matches = (...texts: readonly (string | undefined)[]) => {
    const text = plain(texts.filter(Boolean).join(' '))
    return terms.every((term) => text.includes(term))
  }
  const isNumber = (value: Big | undefined) => number !== undefined && value !== undefined && reads(value, number)
  const hits = [
    ...year.projects.filter(({ code, name }) => matches(code, name)).map((project) => projectHit(year.year, project)),
    ...year.figures
      .filter((figure) => matches(figure.key, figure.name.th, figure.name.en) || isNumber(figure.value) || isNumber(figure.printed) || isNumber(figure.target))
      .map((figure) => figureHit(year.year, figure)),
    ...year.results
      .filter(({ indicator, result, target }) => matches(indicator.id, indicator.name) || isNumber(result?.value) || isNumber(target))
      .map((result) => resultHit(year.year, result)),
    ...(number ? year.projects.flatMap((project) => moneyHits(year.year, project, number)) : []),
    ...year.printed
      .filter(({ cells }) => (number ? cells.some((cell) => isPrintedNumber(cell, number)) : matches(...cells)))
      .map((row) => printedHit(year.year, row)),
  ]
  const exact = (hit: Hit) => (plain(hit.title) === asked || plain(hit.title).startsWith(`${asked} `) ? 0 : 1)
  return hits.toSorted((a, b) => exact(a) - exact(b))
}

const plain = (text: string): string => arabicDigits(text).normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** A person who read 16,725 may have read 16,725.4437 rounded or cut off. */
function reads(value: Big, number: Big): boolean {
  const digits = decimalsOf(number)
  return roundHalfUp(value, digits).eq(number) || truncate(value, digits).eq(number)
}

const decimalsOf = (value: Big): number => value.toFixed().split('.')[1]?.length ?? 0

function isPrintedNumber(cell: string, number: Big): boolean {
  return readDecimal(cell)?.eq(number) ?? false
}

const projectHit = (year: FiscalYear, { code, name, disbursed, allocated }: ProjectMoney): Hit => ({
  kind: 'project',
  title: `${code} ${name}`,
  note: words.disbursedOf(formatMillion(disbursed), formatMillion(allocated)),
  href: planPaths.project(year, code),
})

const figureHit = (year: FiscalYear, { key, name, value, printed, unit }: Figure): Hit => {
  const shown = value ?? printed
  return {
    kind: 'figure',
    title: name.th,
    note: words.figureNote(name.en, shown ? formatNumber(shown) : '–', unitName(unit)),
    href: figurePaths.figure(year, key),
  }
}

const resultHit = (year: FiscalYear, { indicator, result, target, status }: IndicatorResult): Hit => ({
  kind: 'indicator',
  title: `${indicator.id} ${indicator.name}`,
  note: words.resultNote(result?.value ? formatNumber(result.value) : '–', target ? formatNumber(target) : '–', indicator.unit ?? '', statusNames[status]),
  href: resultPaths.result(year, indicator.id),
})

const moneyColumns = ['allocated', 'disbursed', 'committed', 'remaining'] as const

/** Money is asked for in baht or in millions. */
function moneyHits(year: FiscalYear, project: ProjectMoney, number: Big): Hit[] {
  return moneyColumns
    .filter(
      (column) =>
        project[column] > 0n &&
        (inBaht(project[column]).eq(number) || (number.gte(1) && reads(inBaht(project[column]).div(1_000_000), number) && decimalsOf(number) > 0)),
    )
    .map((column) => ({
      kind: 'money',
      title: `${project.code} ${project.name}`,
      note: words.moneyNote(words[column], formatNumber(inBaht(project[column]), 2)),
      href: planPaths.project(year, project.code),
    }))
}

const inBaht = (satang: Satang): Big => new Big(String(satang)).div(100)

/** The longest words of the row say what it is about; units and kinds follow. */
const printedHit = (year: FiscalYear, { file, line, cells }: Printed): Hit => ({
  kind: 'printed',
  title:
    cells
      .filter((cell) => /[ก-๙]/.test(cell))
      .toSorted((a, b) => b.length - a.length)
      .join(' · ') || cells.join(' · '),
  note: words.printedNote(file, line),
  href: statementPaths.statement(year, file, line),
})
