import type { Queries, Work } from './database.ts'
import type { Fault, Row, Table } from './tables.ts'

/** What an import did to a table, in rows. */
export interface Counts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly removed: number
}

/** The other tables that came in together, for checks across files. */
export interface Pack {
  readonly fiscalYear: number
  /** What is kept already: a reference into a table that was not brought is looked up here. */
  readonly db: Queries
  brought(table: Table): boolean
  /** Rows of another table of the same import; empty when it was not brought. */
  rows<T extends Table>(table: T): readonly Row<T>[]
}

/**
 * How a room takes in one table of a pack. Two rooms may take in the same table (a plan keeps the targets of a file, results its actuals).
 * `save` works inside the import's one transaction and brings this year's rows to what the file says: repeating it changes nothing.
 */
export interface Importer<T extends Table = Table> {
  readonly table: T
  /** Faults that only this room can see: a reference to nothing, a rule between cells. Runs before anything is saved. */
  check?(rows: readonly Row<T>[], pack: Pack): readonly Fault[] | Promise<readonly Fault[]>
  save(work: Work, rows: readonly Row<T>[], pack: Pack): Promise<Counts>
}

/** A table too large to hold: its rows come and are saved in batches, in file order, and are only ever added. `check` and `save` see one batch. */
export interface StreamImporter<T extends Table = Table> {
  readonly table: T
  readonly streams: true
  check(work: Work, rows: readonly Row<T>[], fiscalYear: number): Promise<readonly Fault[]>
  save(work: Work, rows: readonly Row<T>[], fiscalYear: number): Promise<Counts>
}

/** Keeps the row type inside and lets a room list its importers together. */
export const importer = <T extends Table>(definition: Importer<T>): Importer => definition as unknown as Importer
export const streamImporter = <T extends Table>(definition: StreamImporter<T>): StreamImporter => definition as unknown as StreamImporter
