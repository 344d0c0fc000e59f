import type { Selectable } from 'kysely'
import { decimalText } from '#platform/numbers.ts'
import type { DB } from '#platform/database.generated.ts'
import type { Work } from '#platform/database.ts'
import { importer, type Counts, type Importer } from '#platform/importer.ts'
import { planTables } from '#plan/index.ts'

type Published = Selectable<DB['results.published']>

/** The results of a pack's two indicator tables. The plan takes the targets of the same rows. */
export const importers: readonly Importer[] = [
  importer({
    table: planTables.projectIndicators,
    save: (work, rows, pack) =>
      savePublished(
        work,
        pack.fiscalYear,
        planTables.projectIndicators.name,
        rows.map((row) => ({
          fiscal_year: pack.fiscalYear,
          indicator_id: row.indicator_id,
          value: row.actual_value ? decimalText(row.actual_value) : null,
          unit: row.actual_unit ?? null,
          note: row.actual_note_th ?? null,
          printed: row.actual_text_th ?? null,
          source_table: planTables.projectIndicators.name,
          src_file: row.at.file,
          src_row: row.at.line,
          src_line: row.src_line_actual ?? row.src_line ?? null,
        })),
      ),
  }),
  importer({
    table: planTables.strategicKpis,
    save: (work, rows, pack) =>
      savePublished(
        work,
        pack.fiscalYear,
        planTables.strategicKpis.name,
        rows.map((row) => ({
          fiscal_year: pack.fiscalYear,
          indicator_id: row.kpi_id,
          value: row.actual_value ? decimalText(row.actual_value) : null,
          unit: row.unit ?? null,
          note: null,
          printed: row.printed.actual_value || null,
          source_table: planTables.strategicKpis.name,
          src_file: row.at.file,
          src_row: row.at.line,
          src_line: row.src_line ?? null,
        })),
      ),
  }),
]

/** Brings one table's published results of a year to what the file says. Reports of people are another table and stay as they are. */
async function savePublished(work: Work, year: number, table: string, rows: readonly Published[]): Promise<Counts> {
  const before = await work.tx.selectFrom('results.published').selectAll().where('fiscal_year', '=', year).where('source_table', '=', table).execute()
  const stood = new Map(before.map((row) => [row.indicator_id, sameShape(row)]))
  const named = new Set(rows.map((row) => row.indicator_id))
  const changed = rows.filter((row) => stood.has(row.indicator_id) && stood.get(row.indicator_id) !== sameShape(row))
  const added = rows.filter((row) => !stood.has(row.indicator_id))
  const gone = before.filter((row) => !named.has(row.indicator_id)).map((row) => row.indicator_id)
  const replaced = [...gone, ...changed.map((row) => row.indicator_id)]
  if (replaced.length > 0) {
    await work.tx.deleteFrom('results.published').where('fiscal_year', '=', year).where('indicator_id', 'in', replaced).execute()
  }
  const fresh = [...added, ...changed]
  // A statement takes 65,535 parameters.
  for (let from = 0; from < fresh.length; from += 5_000) {
    await work.tx
      .insertInto('results.published')
      .values(fresh.slice(from, from + 5_000))
      .execute()
  }
  return { added: added.length, changed: changed.length, unchanged: rows.length - fresh.length, removed: gone.length }
}

const sameShape = ({ value, unit, note, printed, src_file, src_row, src_line }: Published): string =>
  JSON.stringify([value, unit, note, printed, src_file, src_row, src_line])
