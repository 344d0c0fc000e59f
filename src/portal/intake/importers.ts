import type { Importer, StreamImporter } from '#platform/importer.ts'
import { isNameOf, type Sheet } from '#platform/read-table.ts'
import type { Table } from '#platform/tables.ts'
import { importers as figures } from '#oversight/figures/index.ts'
import { importers as results } from '#oversight/results/index.ts'
import { importers as statements, keepPrinted } from '#oversight/statements/index.ts'
import { importers as plan, streamImporters as planStreams } from '#plan/index.ts'

const byRooms: readonly Importer[] = [...plan, ...results, ...statements, ...figures]
const asPrinted = new Set(statements.map(({ table }) => table.name))

/**
 * How each room takes in its tables, in the order in which later ones rest on earlier ones. Tables whose printed rows the statements room does not
 * keep of itself are kept as printed too, so that every number opens down to its line.
 */
export const importers: readonly Importer[] = [
  ...byRooms,
  ...[...new Map(byRooms.map(({ table }) => [table.name, table])).values()].filter((table) => !asPrinted.has(table.name)).map(keepPrinted),
]

/** Tables that may be larger than memory; they come after all others, and their rows keep their place themselves. */
export const streamImporters: readonly StreamImporter[] = planStreams

/** Every table that can be brought in, once, in the order of a pack. */
export const tables: readonly Table[] = [...importers, ...streamImporters].reduce<Table[]>(
  (found, { table }) => (found.some((known) => known.name === table.name) ? found : [...found, table]),
  [],
)

/** The tables a sheet may hold by its names; one, when all is well. */
export const tablesOf = (sheet: Sheet): readonly Table[] => tables.filter((table) => sheet.names.some((name) => isNameOf(table, name)))

export const findTable = (name: string): Table | undefined => tables.find((table) => table.name === name)
