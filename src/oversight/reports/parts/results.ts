import { paths as figurePaths, unitName, type Figure } from '#oversight/figures/index.ts'
import { paths as resultPaths, statusNames, type IndicatorResult, type ResultStatus } from '#oversight/results/index.ts'
import type { ProjectGroup } from '#plan/index.ts'
import { formatNumber } from '#platform/numbers.ts'
import { same, type Text } from '#platform/text.ts'
import type Big from 'big.js'
import { column, figures, list, note, number, row, status, table, text, trace } from '../blocks.ts'
import type { Cell, Headline, Row, Section, Table, Tone } from '../document.ts'
import { statementTrace } from '../statements.ts'
import { directionSigns, groupNames, headings, levelNames, remarks, titles, words } from '../texts.ts'
import type { Of } from '../year.ts'
import { part } from './part.ts'

/** Part 2: what was reached, against what was promised. */
export const resultsPart = part(2, titles.results, ['plan', 'results', 'figures', 'statements'], (data) => [
  headlines(data),
  missed(data),
  strategic(data),
  ...byGroup(data),
  economicValue(data),
])

function headlines({ year, figures: all }: Of<'figures'>): Section {
  const printed = all.filter((figure) => figure.headline !== undefined)
  return {
    id: 'headlines',
    title: headings.headlines,
    blocks: printed.length > 0 ? [figures(printed.map((figure) => headline(year, figure)))] : [note(remarks.noFigures)],
  }
}

/** The computed value stands large; where the agency printed another one, that is said beside it. */
function headline(year: number, figure: Figure): Headline {
  const unit = unitName(figure.unit)
  return {
    name: figure.name,
    number: figure.value ? number(figure.value, unit) : { kind: 'number', value: '', printed: '–' },
    ...(figure.target && { target: number(figure.target, unit) }),
    ...(figure.printed && { remark: printedRemark(figure.printed, figure.difference) }),
    trace: trace(`F-${figure.key}`, figurePaths.figure(year, figure.key), figure.printedAt),
  }
}

function printedRemark(printed: Big, difference: Big | undefined): Text {
  const as = formatNumber(printed)
  if (!difference || difference.eq(0)) return { th: `พิมพ์ ${as} ตรงกับที่คำนวณ`, en: `printed ${as}, the same as computed` }
  const by = formatNumber(difference.abs())
  return { th: `พิมพ์ ${as} ต่างจากที่คำนวณ ${by}`, en: `printed ${as}, ${by} off what is computed` }
}

function missed({ year, results }: Of<'results'>): Section {
  const own = results.filter((result) => result.status === 'missed')
  return {
    id: 'missed',
    title: headings.missed,
    blocks: [
      note(counted(results)),
      own.length === 0
        ? note(remarks.noneMissed)
        : list(
            own.map((result) => ({
              text: missedText(result),
              trace: resultTrace(year, result),
            })),
          ),
    ],
  }
}

function counted(results: readonly IndicatorResult[]): Text {
  const of = (wanted: ResultStatus) => results.filter((result) => result.status === wanted).length
  return {
    th: `ตัวชี้วัดทั้งหมด ${results.length} รายการ: บรรลุเป้าหมาย ${of('met')} ไม่บรรลุเป้าหมาย ${of('missed')} ยังไม่รายงานผล ${of('not-reported')} เทียบกับเป้าหมายไม่ได้ ${of('not-comparable')}`,
    en: `${results.length} indicators: ${of('met')} met, ${of('missed')} missed, ${of('not-reported')} not reported, ${of('not-comparable')} not comparable`,
  }
}

function missedText({ indicator, target, result }: IndicatorResult): Text {
  const unit = indicator.unit ? ` ${indicator.unit}` : ''
  const [actual, wanted] = [result?.value ? formatNumber(result.value) : '–', target ? formatNumber(target) : '–']
  const why = result?.note ? ` – ${result.note}` : ''
  const whose = indicator.project ?? (indicator.strategy ? indicator.strategy : '')
  return {
    th: `${whose} ${indicator.name}: ผล ${actual}${unit} เป้าหมาย ${wanted}${unit}${why}`.trim(),
    en: `${whose} ${indicator.name}: result ${actual}${unit}, target ${wanted}${unit}${why}`.trim(),
  }
}

function strategic({ year, results }: Of<'results'>): Section {
  const own = results.filter(({ indicator }) => indicator.level !== 'project')
  return {
    id: 'strategic-indicators',
    title: headings.strategic,
    blocks: [
      table(
        headings.strategic,
        indicatorColumns(words.level),
        own.map((result) => indicatorRow(year, result, text(levelName(result)))),
        remarks.noIndicators,
      ),
    ],
  }
}

const levelName = ({ indicator }: IndicatorResult): Text =>
  indicator.level === 'strategy' ? { th: `ยุทธศาสตร์ ${indicator.strategy ?? ''}`, en: `Strategy ${indicator.strategy ?? ''}` } : levelNames[indicator.level]

function byGroup(data: Of<'plan' | 'results'>): Section[] {
  const groups: readonly ProjectGroup[] = ['plan', 'extra', 'continuing']
  return groups.flatMap((group) => {
    const projects = data.plan.projects.filter((project) => project.group === group)
    return projects.length === 0 ? [] : [{ id: `indicators-${group}`, title: headings.indicatorsOf[group], blocks: [projectIndicators(data, group)] }]
  })
}

function projectIndicators({ year, plan, results }: Of<'plan' | 'results'>, group: ProjectGroup): Table {
  const byProject = Map.groupBy(results, ({ indicator }) => indicator.project)
  return table(
    groupNames[group],
    indicatorColumns(words.kind),
    plan.projects
      .filter((project) => project.group === group)
      .flatMap((project): Row[] => {
        const own = byProject.get(project.code) ?? []
        const heading = row({ name: text(same(`${project.code} ${project.name}`)) }, { emphasis: 'group' })
        if (own.length > 0) return [heading, ...own.map((result) => indicatorRow(year, result, kindCell(result)))]
        // A project with parts leaves its indicators to them; where neither has any, that is said.
        return project.parts.length > 0 ? [heading] : [heading, row({ name: text(remarks.noIndicators) })]
      }),
  )
}

const kindCell = ({ indicator }: IndicatorResult): Cell => text(indicator.kind ? words[indicator.kind] : undefined)

const indicatorColumns = (first: Text) => [
  column('of', first, 'code'),
  column('name', words.indicator),
  column('target', words.target, 'number'),
  column('actual', words.result, 'number'),
  column('unit', words.unit, 'code'),
  column('bar', words.resultAgainstTarget, 'bullet'),
  column('status', words.status, 'status'),
]

function indicatorRow(year: number, result: IndicatorResult, of: Cell): Row {
  const { indicator, target, status: reached } = result
  const actual = result.result?.value
  return row(
    {
      of,
      name: text(result.result?.value ? indicator.name : `${indicator.name}${result.result?.note ? ` – ${result.result.note}` : ''}`),
      target: target ? { ...number(target), printed: `${directionSigns[indicator.direction]} ${formatNumber(target)}` } : text('–'),
      actual: actual ? number(actual) : text('–'),
      unit: text(indicator.unit ?? result.result?.unit),
      ...(target?.gt(0) && actual?.gte(0) && (reached === 'met' || reached === 'missed')
        ? { bar: { kind: 'bullet' as const, share: actual.div(target).times(100).toFixed(1), met: reached === 'met' } }
        : {}),
      status: status(statusTones[reached], statusNames[reached]),
    },
    { trace: resultTrace(year, result) },
  )
}

const resultTrace = (year: number, { indicator, result }: IndicatorResult) =>
  trace(`R-${indicator.id}`, resultPaths.result(year, indicator.id), result?.place ?? indicator.origin)

const statusTones: Readonly<Record<ResultStatus, Tone>> = { met: 'good', missed: 'bad', 'not-reported': 'neutral', 'not-comparable': 'warn' }

function economicValue({ year, statements }: Of<'statements'>): Section {
  return {
    id: 'economic-value',
    title: headings.economicValue,
    blocks: [
      table(
        headings.valueByType,
        [column('type', words.valueType), column('value', words.millionBaht, 'number')],
        statements.economicValueByType.map((line) =>
          row({ type: text(line.type_th), value: number(line.value_million_baht) }, { trace: statementTrace(year, line) }),
        ),
        remarks.noEconomicValue,
      ),
      table(
        headings.valueByProject,
        [column('project', words.project, 'code'), column('basis', words.basis), column('value', words.millionBaht, 'number')],
        statements.economicValueByProject.map((line) =>
          row({ project: text(line.project_code), basis: text(line.basis), value: number(line.value_million_baht) }, { trace: statementTrace(year, line) }),
        ),
        remarks.noEconomicValue,
      ),
    ],
  }
}
