import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { nameOf } from '#people/index.ts'
import type { Figure } from './model.ts'
import type { Part, SourceRow } from './rules.ts'
import { getFigures } from './store.ts'

/** Where a figure comes from: the tree of its parts down to the records, and who stands for these. */
export interface FigureTrace {
  readonly figure: Figure
  /** Every figure of the year by key, for the names of parts. */
  readonly figures: ReadonlyMap<string, Figure>
  /** The records it rests on, each once, however many parts share it. */
  readonly records: readonly SourceRow[]
  /** Names of the accounts that approved records here; what was published was approved by its publication. */
  readonly people: ReadonlyMap<string, string>
}

/** Undefined when the year has no such figure. */
export async function traceFigure(db: Queries, year: FiscalYear, key: string): Promise<FigureTrace | undefined> {
  const figures = new Map((await getFigures(db, year)).map((figure) => [figure.key, figure]))
  const figure = figures.get(key)
  if (!figure) return undefined
  const all = figure.parts.flatMap(recordsOf)
  const records = [...new Map(all.map((row) => [`${row.at?.file} ${row.at?.line} ${row.label}`, row])).values()]
  const approvers = records.flatMap(({ approval }) => (approval ? [approval.accountId] : []))
  return { figure, figures, records, people: await nameOf(db, approvers) }
}

/** Everything below a part, down to the records. */
export const recordsOf = (part: Part): readonly SourceRow[] => [...part.rows, ...part.parts.flatMap(recordsOf)]
