import Big from 'big.js'
import { bahtText } from '#platform/money.ts'
import type { IndicatorResult } from '#oversight/results/index.ts'
import type { Statements } from '#oversight/statements/index.ts'
import type { Origin, Plan, ProjectMoney } from '#plan/index.ts'
import { measures } from './measures.ts'
import type { FigureSources, Source, SourceRow, Stated } from './rules.ts'

/** What the rooms below answer for a year. */
export interface Records {
  readonly results: readonly IndicatorResult[]
  readonly statements: Pick<Statements, 'headlineFigures' | 'figuresInText' | 'economicValueByProject'>
  readonly money: readonly ProjectMoney[]
  readonly plan: Plan
  /** Answers of the measures that formulas name, by key. */
  readonly measured: ReadonlyMap<string, Big>
}

const columns = ['allocated', 'disbursed', 'committed', 'remaining'] as const

/** The numbers of formulas, looked up in the records of a year. */
export function sourcesOf({ results, statements, money, plan, measured }: Records): FigureSources {
  const indicators = new Map(results.map((result) => [result.indicator.id, result]))
  const texts = new Map(statements.figuresInText.map((row) => [String(row.id), row]))
  const values = new Map(statements.economicValueByProject.map((row) => [row.value_id, row]))
  const projects = new Map(plan.projects.map(({ code, name }) => [code, `${code} ${name}`]))
  // Project and strategic indicators are one list; the reference says which it means.
  const indicatorAt = (id: string, level: 'project' | 'other'): Source | undefined => {
    const found = indicators.get(id)
    return found && (found.indicator.level === 'project') === (level === 'project') ? fromIndicator(found) : undefined
  }
  return {
    indicator: (id) => indicatorAt(id, 'project'),
    kpi: (id) => indicatorAt(id, 'other'),
    text(id) {
      const row = texts.get(id)
      const label = row && [row.what_th, row.who_th && !row.what_th.includes(row.who_th) && row.who_th].filter(Boolean).join(' · ')
      return row && { name: label!, actual: single(label!, row.value, row.unit ?? '', { ...row.at, srcLine: row.src_line }), target: undefined }
    },
    value(id) {
      const row = values.get(id)
      const label = row && [projects.get(row.project_code) ?? row.project_code, row.basis].filter(Boolean).join(' · ')
      return row && { name: label!, actual: single(label!, row.value_million_baht, 'million baht', { ...row.at, srcLine: row.src_line }), target: undefined }
    },
    measure(key) {
      const measure = measures.find((candidate) => candidate.key === key)
      return measure && { name: measure.name.th, actual: single(measure.view, measured.get(key), measure.unit, undefined), target: undefined }
    },
    money(group, wanted) {
      const column = columns.find((candidate) => candidate === wanted)
      const leaves = money.filter((project) => project.leaf && project.group === group)
      if (!column || leaves.length === 0) return undefined
      const rows = leaves.map((project) =>
        rowOf(
          `${project.code} ${project.name}`,
          new Big(bahtText(project[column])),
          'baht',
          project.book === 'reported' ? project.reported?.origin : undefined,
        ),
      )
      const total = leaves.reduce((sum, project) => sum + project[column], 0n)
      return { name: `${group}.${column}`, actual: { value: new Big(bahtText(total)), unit: 'baht', rows }, target: undefined }
    },
    planItems(group) {
      const items = plan.projects.filter((project) => project.group === group && project.parent === undefined)
      if (items.length === 0) return undefined
      const rows = items.map((project) => rowOf(`${project.code} ${project.name}`, new Big(1), 'items', project.origin))
      return { name: group, actual: { value: new Big(items.length), unit: 'items', rows }, target: undefined }
    },
  }
}

function fromIndicator({ indicator, target, result }: IndicatorResult): Source {
  const label = `${indicator.id} ${indicator.name}`
  const row = rowOf(label, result?.value, result?.unit ?? indicator.unit ?? '', result?.place)
  const approval = result?.approvedBy && result.approvedAt ? { accountId: result.approvedBy, at: result.approvedAt } : undefined
  return {
    name: label,
    actual: { value: row.value, unit: row.unit, rows: result ? [{ ...row, approval }] : [] },
    target: single(label, target, indicator.unit ?? '', indicator.origin),
  }
}

const single = (label: string, value: Big | undefined, unit: string, place: Origin | undefined): Stated => ({
  value,
  unit,
  rows: [rowOf(label, value, unit, place)],
})

const rowOf = (label: string, value: Big | undefined, unit: string, place: Origin | undefined): SourceRow => ({
  label,
  value,
  unit,
  at: place && { file: place.file, line: place.line },
  srcLine: place?.srcLine,
})
