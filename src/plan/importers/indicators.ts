import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { DB } from '#platform/database.generated.ts'
import type { Work } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { importer, type Counts, type Pack } from '#platform/importer.ts'
import { decimalText } from '#platform/numbers.ts'
import type { Direction } from '../model.ts'
import * as tables from '../tables.ts'
import { words } from '../texts.ts'
import { bringRows, fault, filing } from './filing.ts'
import { projectsAfter, strategyNumbers } from './structure.ts'

const directionOf: Readonly<Record<'>=' | '<=' | '=', Direction>> = { '>=': 'at_least', '<=': 'at_most', '=': 'equal' }

export const projectIndicatorsImporter = importer({
  table: tables.projectIndicators,
  async check(rows, pack) {
    const projects = await projectsAfter(pack)
    return rows.filter((row) => !projects.has(row.project_code)).map((row) => fault(row, 'project_code', words.faults.noProject))
  },
  save: (work, rows, pack) =>
    bringIndicators(
      work,
      pack.fiscalYear,
      rows.map((row) => ({
        row,
        id: row.indicator_id,
        own: { level: 'project', strategy: null, project_code: row.project_code, kind: row.kind, part: row.part ?? null },
      })),
      sql<boolean>`level = 'project'`,
    ),
})

export const strategicKpisImporter = importer({
  table: tables.strategicKpis,
  async check(rows, pack) {
    const strategies = await strategyNumbers(pack)
    return rows
      .filter((row) => (row.level === 'strategy' ? !strategies.has(row.strategy ?? '') : row.strategy !== undefined))
      .map((row) => fault(row, 'strategy', words.faults.noStrategy))
  },
  save: (work, rows, pack) =>
    bringIndicators(
      work,
      pack.fiscalYear,
      rows.map((row) => ({ row, id: row.kpi_id, own: { level: row.level, strategy: row.strategy ?? null, project_code: null, kind: null, part: null } })),
      sql<boolean>`level <> 'project'`,
    ),
})

export const quarterTargetsImporter = importer({
  table: tables.quarterTargets,
  async check(rows, pack) {
    const known = await indicatorIds(pack)
    return rows.filter((row) => !known.has(row.indicator_id)).map((row) => fault(row, 'indicator_id', words.faults.noIndicator))
  },
  save: (work, rows, pack) =>
    bringRows(
      work,
      'indicator_target',
      pack.fiscalYear,
      rows.map((row) => ({
        indicator_id: row.indicator_id,
        quarter: Number(row.quarter),
        value: decimalText(row.target_value),
        printed: row.printed.target_value,
        ...filing(row),
      })),
      sql<boolean>`quarter is not null`,
    ),
})

interface Brought {
  readonly row: tables.ProjectIndicatorRow | tables.StrategicKpiRow
  readonly id: string
  /** What only indicators of this level have. */
  readonly own: Pick<Insertable<DB['plan.indicator']>, 'level' | 'strategy' | 'project_code' | 'kind' | 'part'>
}

/** Brings the indicators of one level, and their targets of the year, to what the file says. */
async function bringIndicators(work: Work, year: FiscalYear, brought: readonly Brought[], level: RawBuilder<boolean>): Promise<Counts> {
  const counts = await bringRows(
    work,
    'indicator',
    year,
    brought.map(({ row, id, own }) => ({
      id,
      ...own,
      seq: row.seq,
      name_th: row.name_th,
      unit: row.unit ?? null,
      direction: directionOf[row.target_op],
      measures: row.measures ?? null,
      counts: row.counts ?? null,
      ...filing(withoutResult(row)),
    })),
    level,
  )
  await bringRows(
    work,
    'indicator_target',
    year,
    brought.flatMap(({ row, id }) => targetOf(row, id)),
    sql<boolean>`quarter is null and exists (select 1 from plan.indicator where indicator.fiscal_year = indicator_target.fiscal_year and indicator.id = indicator_target.indicator_id and ${level})`,
  )
  return counts
}

async function indicatorIds(pack: Pack): Promise<Set<string>> {
  const kept = await pack.db.selectFrom('plan.indicator').select(['id', 'level']).where('fiscal_year', '=', pack.fiscalYear).execute()
  const stays = kept.filter((row) => !pack.brought(row.level === 'project' ? tables.projectIndicators : tables.strategicKpis)).map((row) => row.id)
  return new Set([...stays, ...pack.rows(tables.projectIndicators).map((row) => row.indicator_id), ...pack.rows(tables.strategicKpis).map((row) => row.kpi_id)])
}

/** The results of the same row belong to another room: a new result is no change of the indicator. */
function withoutResult<R extends tables.ProjectIndicatorRow | tables.StrategicKpiRow>(row: R): R {
  const printed = Object.fromEntries(Object.entries(row.printed).filter(([column]) => !column.startsWith('actual_')))
  return { ...row, printed }
}

function targetOf(row: tables.ProjectIndicatorRow | tables.StrategicKpiRow, id: string) {
  if (row.target_value === undefined) return []
  const printed = row.printed.target_value
  return [{ indicator_id: id, quarter: null, value: decimalText(row.target_value), printed, ...filing({ ...row, printed: { target_value: printed } }) }]
}
