import type Big from 'big.js'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { same } from '#platform/text.ts'
import { getResults } from '#oversight/results/index.ts'
import { getPrinted, statementTables, type HeadlineRow } from '#oversight/statements/index.ts'
import { getMoneyWithHeadings, getPlan } from '#plan/index.ts'
import { readFormula, type Reference } from './formula.ts'
import { measures, type Measure } from './measures.ts'
import type { Figure, Rounding } from './model.ts'
import { agreementOf, evaluateFigures, notStated, saysOfItself, type Evaluated, type FigureCount, type FigureDefinition, type FigureKind } from './rules.ts'
import { sourcesOf, type Records } from './sources.ts'

/** A definition as the file gives it, with what people declared beside it. */
export interface StoredDefinition extends FigureDefinition {
  readonly headlineKey: string | undefined
  readonly nameEn: string
  readonly nameTh: string | undefined
  readonly note: string | undefined
  readonly rounding: Rounding | undefined
  readonly declarationVersion: number
  readonly file: string
  readonly line: number
}

/** The definitions of a year in the order of the file. What people declared counts before what the file says of itself. */
export async function getDefinitions(db: Queries, year: FiscalYear): Promise<StoredDefinition[]> {
  const rows = await db
    .selectFrom('figures.definition as definition')
    .leftJoin('figures.declaration as declaration', (join) =>
      join.onRef('declaration.fiscal_year', '=', 'definition.fiscal_year').onRef('declaration.key', '=', 'definition.key'),
    )
    .selectAll('definition')
    .select(['declaration.name_th', 'declaration.kind', 'declaration.count', 'declaration.rounding', 'declaration.digits', 'declaration.version'])
    .where('definition.fiscal_year', '=', year)
    .orderBy('definition.seq')
    .execute()
  return rows.map((row) => {
    const says = saysOfItself(row.unit, row.note ?? '')
    return {
      key: row.key,
      unit: row.unit,
      composedOf: row.composed_of,
      kind: (row.kind as FigureKind | null) ?? says.kind,
      count: (row.count as FigureCount | null) ?? says.count,
      headlineKey: row.headline_key ?? undefined,
      nameEn: row.name_en,
      nameTh: row.name_th ?? undefined,
      note: row.note ?? undefined,
      rounding: row.rounding === null || row.digits === null ? undefined : { rule: row.rounding as Rounding['rule'], digits: row.digits },
      declarationVersion: row.version ?? 0,
      file: row.src_file,
      line: row.src_row,
    }
  })
}

/**
 * The figures of a year, headlines first in the order they are printed, then the others in the order of their file. A headline that no definition names
 * is among them, printed but made of nothing. Records that the caller has loaded already are not asked for again.
 */
export async function getFigures(db: Queries, year: FiscalYear, loaded: Partial<Records> = {}): Promise<Figure[]> {
  const definitions = await getDefinitions(db, year)
  const records = await loadRecords(db, year, definitions, loaded)
  const evaluated = evaluateFigures(definitions, sourcesOf(records))
  const headlines = new Map(records.statements.headlineFigures.map((row, order) => [row.key, { row, order }]))
  const defined = definitions.map((definition) => {
    const headline = headlines.get(definition.headlineKey ?? '')
    return { figure: figureOf(definition, evaluated.get(definition.key)!, headline?.row), order: headline?.order ?? Infinity }
  })
  const named = new Set(definitions.map(({ headlineKey }) => headlineKey))
  const undefinedOnes = [...headlines].filter(([key]) => !named.has(key)).map(([, { row, order }]) => ({ figure: printedOnly(row), order }))
  return [...defined, ...undefinedOnes].toSorted((a, b) => (a.order === b.order ? 0 : a.order - b.order)).map(({ figure }) => figure)
}

async function loadRecords(db: Queries, year: FiscalYear, definitions: readonly StoredDefinition[], loaded: Partial<Records>): Promise<Records> {
  const references = definitions.flatMap(({ composedOf }): Reference[] => {
    const formula = readFormula(composedOf)
    return formula.ok ? formula.terms.map(({ reference }) => reference) : []
  })
  const names = (source: Reference['source']) => references.some((reference) => reference.source === source)
  const asked = measures.filter(({ key }) => references.some((reference) => reference.source === 'measure' && reference.id === key))
  const [results, statements, money, plan, measured] = await Promise.all([
    loaded.results ?? getResults(db, year),
    loaded.statements ?? statementsOf(db, year),
    loaded.money ?? (names('money') ? getMoneyWithHeadings(db, year) : []),
    loaded.plan ?? (names('count') || names('value') ? getPlan(db, year) : { fiscalYear: year, name: undefined, strategies: [], projects: [] }),
    loaded.measured ?? Promise.all(asked.map(async (measure) => [measure.key, await measure.ask(db, year)] as const)).then((pairs) => new Map(pairs)),
  ])
  return { results, statements, money, plan, measured }
}

/** The three tables figures rest on; reading the cells of the others would take most of the time. */
async function statementsOf(db: Queries, year: FiscalYear): Promise<Records['statements']> {
  const printed = await getPrinted(db, year)
  return {
    headlineFigures: printed.rows(statementTables.headlineFigures),
    figuresInText: printed.rows(statementTables.figuresInText),
    economicValueByProject: printed.rows(statementTables.economicValueByProject),
  }
}

function figureOf(definition: StoredDefinition, evaluated: Evaluated, headline: HeadlineRow | undefined): Figure {
  const { nameEn, nameTh, note, composedOf, rounding, declarationVersion, file, line } = definition
  const printed = headline?.value
  const target = evaluated.target ?? headline?.target_value
  return {
    ...evaluated,
    name: { th: nameTh ?? headline?.name_th ?? ownWords(evaluated) ?? nameEn, en: nameEn },
    note,
    composedOf,
    definedAt: { file, line, srcLine: undefined },
    ...printedOf(headline),
    difference: printed && evaluated.value?.minus(printed),
    agreement: printed && evaluated.value && agreementOf(evaluated.value, printed, decimalsOf(headline.printed.value)),
    target,
    targetFrom: evaluated.target ? 'parts' : target ? 'printed' : undefined,
    rounding,
    declarationVersion,
  }
}

/** A figure that is one record has that record's words for a name. */
const ownWords = ({ parts }: Evaluated): string | undefined =>
  parts.length === 1 && parts[0]?.key === undefined && parts[0]?.rows.length === 1 ? parts[0].name : undefined

function printedOnly(headline: HeadlineRow): Figure {
  return {
    key: headline.key,
    unit: headline.unit ?? '',
    kind: notStated,
    count: notStated,
    value: undefined,
    target: headline.target_value,
    targetFrom: headline.target_value ? 'printed' : undefined,
    parts: [],
    missing: [],
    name: same(headline.name_th),
    note: undefined,
    composedOf: undefined,
    definedAt: undefined,
    ...printedOf(headline),
    difference: undefined,
    agreement: undefined,
    rounding: undefined,
    declarationVersion: 0,
  }
}

const printedOf = (headline: HeadlineRow | undefined): Pick<Figure, 'headline' | 'printed' | 'printedText' | 'printedAt'> => ({
  headline: headline?.key,
  printed: headline?.value,
  printedText: headline?.printed.value || undefined,
  printedAt: headline && { ...headline.at, srcLine: headline.src_line },
})

const decimalsOf = (printed: string): number => /[.](\d+)$/.exec(printed.trim())?.[1]?.length ?? 0

/** A measure by query and its answer. */
export interface Measured {
  readonly measure: Measure
  readonly value: Big
}

/** What the measures by query answer for a year, whether or not a formula names them. */
export const getMeasures = async (db: Queries, year: FiscalYear): Promise<readonly Measured[]> =>
  await Promise.all(measures.map(async (measure) => ({ measure, value: await measure.ask(db, year) })))

/** What the platform's own records say of a figure that people report; nothing where no measure stands beside it. */
export const getBeside = async (db: Queries, year: FiscalYear, key: string): Promise<readonly Measured[]> =>
  await Promise.all(measures.filter(({ beside }) => beside === key).map(async (measure) => ({ measure, value: await measure.ask(db, year) })))
