import { importer, type Counts, type Importer, type Pack } from '#platform/importer.ts'
import type { Fault } from '#platform/tables.ts'
import type { Work } from '#platform/database.ts'
import { getStatements, statementTables } from '#oversight/statements/index.ts'
import { getIndicators, planTables, projectGroups } from '#plan/index.ts'
import type { Reference } from './formula.ts'
import { measures } from './measures.ts'
import { checkDefinitions, notStated } from './rules.ts'
import { figureDefinitions, type FigureDefinitionRow } from './tables.ts'
import { faultTexts } from './texts.ts'

/** The definitions of a year's totals. What people declared about a figure is another table and stays. */
export const importers: readonly Importer[] = [
  importer({
    table: figureDefinitions,
    async check(rows, pack): Promise<readonly Fault[]> {
      const known = await knownReferences(pack)
      const byKey = new Map(rows.map((row) => [row.key, row]))
      const definitions = rows.map(({ key, unit, composed_of }) => ({ key, unit, composedOf: composed_of, kind: notStated, count: notStated }) as const)
      return checkDefinitions(definitions, (reference) => known(reference)).map(({ key, code, ref }) => {
        const row = byKey.get(key)!
        return { at: row.at, column: 'composed_of', printed: row.printed.composed_of, message: faultTexts[code](ref) }
      })
    },
    save: saveDefinitions,
  }),
]

/** What formulas may name: what comes in with them, or is kept already where its table was not brought. */
async function knownReferences(pack: Pack): Promise<(reference: Reference) => boolean> {
  const { projectIndicators, strategicKpis } = planTables
  const { figuresInText, economicValueByProject } = statementTables
  const kept = pack.brought(projectIndicators) && pack.brought(strategicKpis) ? [] : await getIndicators(pack.db, pack.fiscalYear)
  const printed = pack.brought(figuresInText) && pack.brought(economicValueByProject) ? undefined : await getStatements(pack.db, pack.fiscalYear)
  const names = {
    ind: pack.brought(projectIndicators)
      ? pack.rows(projectIndicators).map((row) => row.indicator_id)
      : kept.filter(({ level }) => level === 'project').map(({ id }) => id),
    kpi: pack.brought(strategicKpis) ? pack.rows(strategicKpis).map((row) => row.kpi_id) : kept.filter(({ level }) => level !== 'project').map(({ id }) => id),
    text: (pack.brought(figuresInText) ? pack.rows(figuresInText) : (printed?.figuresInText ?? [])).map((row) => String(row.id)),
    value: (pack.brought(economicValueByProject) ? pack.rows(economicValueByProject) : (printed?.economicValueByProject ?? [])).map((row) => row.value_id),
    measure: measures.map(({ key }) => key),
    figure: [],
  }
  const sets = new Map(Object.entries(names).map(([source, ids]) => [source, new Set<string>(ids)]))
  return (reference) => {
    if (reference.source === 'count') return isGroup(reference.group)
    if (reference.source === 'money') return isGroup(reference.group) && moneyColumns.has(reference.column)
    return sets.get(reference.source)?.has(reference.id) === true
  }
}

const isGroup = (group: string) => (projectGroups as readonly string[]).includes(group)
const moneyColumns: ReadonlySet<string> = new Set(['allocated', 'disbursed', 'committed', 'remaining'])

async function saveDefinitions(work: Work, rows: readonly FigureDefinitionRow[], { fiscalYear }: Pack): Promise<Counts> {
  const before = await work.tx.selectFrom('figures.definition').selectAll().where('fiscal_year', '=', fiscalYear).execute()
  const fresh = rows.map((row, seq) => ({
    fiscal_year: fiscalYear,
    key: row.key,
    seq,
    headline_key: row.headline_key ?? null,
    name_en: row.name_en,
    unit: row.unit,
    composed_of: row.composed_of,
    note: row.note ?? null,
    src_file: row.at.file,
    src_row: row.at.line,
  }))
  const stood = new Map(before.map((row) => [row.key, shapeOf(row)]))
  const named = new Set(fresh.map(({ key }) => key))
  const changed = fresh.filter((row) => stood.has(row.key) && stood.get(row.key) !== shapeOf(row))
  const added = fresh.filter((row) => !stood.has(row.key))
  const gone = before.filter((row) => !named.has(row.key))
  if (added.length + changed.length + gone.length > 0) {
    // Few rows, whose order is part of them: all are written again.
    await work.tx.deleteFrom('figures.definition').where('fiscal_year', '=', fiscalYear).execute()
    if (fresh.length > 0) await work.tx.insertInto('figures.definition').values(fresh).execute()
  }
  return { added: added.length, changed: changed.length, unchanged: fresh.length - added.length - changed.length, removed: gone.length }
}

type Stored = { [Column in 'seq' | 'src_row']: number } & { [Column in 'headline_key' | 'note']: string | null } & {
  [Column in 'name_en' | 'unit' | 'composed_of' | 'src_file']: string
}
const shapeOf = ({ seq, src_row, headline_key, note, name_en, unit, composed_of, src_file }: Stored): string =>
  JSON.stringify([seq, src_row, headline_key, note, name_en, unit, composed_of, src_file])
