import { formatNumber, percentOf } from '#platform/numbers.ts'
import { paths as resultPaths, statusNames, type IndicatorResult, type ResultStatus } from '#oversight/results/index.ts'
import { paths as planPaths } from '#plan/index.ts'
import {
  BulletBar,
  DataTable,
  EmptyState,
  Legend,
  MarkedList,
  Money,
  MoneyBar,
  MoneyLegend,
  Section,
  StackedBar,
  StatusTag,
  TrendChart,
  type BarTone,
  type Shell,
  type Tone,
} from '#ui/index.ts'
import { projectStatuses, type Dashboard, type ProjectLine, type ProjectStatus, type SpendingLine } from '../model.ts'
import { paths } from '../paths.ts'
import { lineNames, projectStatusNames, words } from '../texts.ts'

export type SectionProps = Pick<Shell, 'lang' | 't'> & { readonly dashboard: Dashboard }

export function SpendingSection({ lang, t, dashboard }: SectionProps) {
  const { year, spending, scope } = dashboard
  const nameOf = (line: SpendingLine) =>
    line.kind === 'strategy' ? (
      <a href={paths.dashboard(year, { ...scope, strategy: line.key, project: undefined })}>{`${line.key} ${t(line.name!)}`}</a>
    ) : (
      t(lineNames[line.kind])
    )
  return (
    <Section title={t(words.spendingByStrategy)} aside={<MoneyLegend lang={lang} />}>
      <DataTable
        caption={t(words.spendingByStrategy)}
        columns={[
          { head: t(words.strategy), cell: nameOf, isName: true },
          { head: t(words.spendingBar), cell: (line) => <MoneyBar lang={lang} {...line.money} />, wide: true },
          { head: t(words.disbursedShare), cell: (line) => percent(line.money.disbursed, line.money.allocated), align: 'end' },
          { head: t(words.budget), cell: (line) => <Money satang={line.money.allocated} million={1} />, align: 'end' },
        ]}
        rows={spending}
        rowKey={({ key }) => key}
        isTotal={({ kind }) => kind === 'total'}
      />
      <p class="pages">
        <a href={planPaths.spending(year)}>{t(words.seeSpending)}</a>
      </p>
    </Section>
  )
}

const percent = (part: bigint, whole: bigint): string => {
  const share = percentOf(part, whole, 1)
  return share ? `${share.toFixed(1)}%` : '–'
}

export function TrendSection({ lang, t, dashboard }: SectionProps) {
  const { months } = dashboard
  // Months that hold neither a plan nor a payment draw nothing.
  if (months.every((month) => !month.planned && !month.disbursed)) return <p class="soft small">{t(words.noMonths)}</p>
  let planned = 0n
  let actual = 0n
  const points = months.map((month) => {
    planned += month.planned ?? 0n
    actual += month.disbursed ?? 0n
    return {
      period: new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' }).format(new Date(`${month.month}-01T00:00:00Z`)),
      planned: month.planned === undefined ? undefined : planned,
      actual: month.disbursed === undefined ? undefined : actual,
    }
  })
  return (
    <Section title={t(words.trend)}>
      <TrendChart lang={lang} title={t(words.trend)} points={points} />
    </Section>
  )
}

const statusTone: Readonly<Record<ResultStatus, Tone>> = { met: 'good', missed: 'bad', 'not-reported': 'neutral', 'not-comparable': 'warn' }
const barTone: Readonly<Record<ResultStatus, BarTone>> = { met: 'plain', missed: 'bad', 'not-reported': 'plain', 'not-comparable': 'soft' }

/** "144,091 / 155,000 ราย": the unit once where both have the same. */
function resultAndTarget({ indicator, result, target }: IndicatorResult): string {
  const actual = result?.value ? formatNumber(result.value) : '–'
  return `${actual} / ${target ? formatNumber(target) : '–'} ${result?.unit ?? indicator.unit ?? ''}`.trim()
}

/** Some plans write the word for an indicator before each name; under a heading that says so it is said once. */
const nameOf = ({ name }: IndicatorResult['indicator']): string => name.replace(/^ตัวชี้วัด\s+/, '')

/** Whose target it is: a project's, a strategy's, or the plan's. */
const ownerOf = (t: Shell['t'], { project, strategy }: IndicatorResult['indicator']): string =>
  project ?? (strategy ? `${t(words.strategy)} ${strategy}` : t(words.plan))

export function KpiSection({ lang, t, dashboard }: SectionProps) {
  const { year, kpis, scope } = dashboard
  const title = t(scope.project === undefined ? words.kpis : words.projectKpis)
  return (
    <Section title={title} aside={<Legend items={[{ tone: 'tick', text: t(words.tickIsTarget) }]} />}>
      {kpis.length === 0 ? (
        <EmptyState title={t(words.noKpis)} />
      ) : (
        <DataTable
          caption={title}
          columns={[
            { head: t(words.kpi), cell: ({ indicator }) => <a href={resultPaths.result(year, indicator.id)}>{nameOf(indicator)}</a>, isName: true },
            {
              head: t(words.resultBar),
              cell: ({ result, target, status }) => <BulletBar lang={lang} value={result?.value} target={target} tone={barTone[status]} />,
              wide: true,
            },
            { head: t(words.resultAndTarget), cell: resultAndTarget, align: 'end' },
            { head: t(words.status), cell: ({ status }) => <StatusTag tone={statusTone[status]}>{t(statusNames[status])}</StatusTag> },
          ]}
          rows={kpis}
          rowKey={({ indicator }) => indicator.id}
        />
      )}
    </Section>
  )
}

const projectTone: Readonly<Record<ProjectStatus, Tone>> = {
  missed: 'bad',
  'not-reported': 'neutral',
  'not-comparable': 'warn',
  'no-indicators': 'neutral',
  met: 'good',
}
const projectBarTone: Readonly<Record<ProjectStatus, BarTone>> = {
  missed: 'bad',
  'not-reported': 'soft',
  'not-comparable': 'gold',
  'no-indicators': 'remaining',
  met: 'good',
}

export function ProjectsSection({ lang, t, dashboard }: SectionProps) {
  const { year, projects, projectCounts } = dashboard
  const total = Object.values(projectCounts).reduce((sum, count) => sum + count, 0)
  const present = projectStatuses.filter((status) => projectCounts[status] > 0)
  const summary = present.map((status) => `${t(projectStatusNames[status])} ${projectCounts[status]}`)
  return (
    <Section title={t(words.projectsFirst)} intro={t(words.projectsFirstIntro)}>
      <Legend items={present.map((status, index) => ({ tone: projectBarTone[status], text: summary[index]! }))} />
      <StackedBar label={summary.join(' · ')} segments={present.map((status) => ({ share: projectCounts[status] / total, tone: projectBarTone[status] }))} />
      {projects.length === 0 ? (
        <p>{t(words.allProjectsMet)}</p>
      ) : (
        <DataTable
          caption={t(words.projectsFirst)}
          columns={[
            {
              head: t(words.project),
              cell: (project: ProjectLine) => <a href={planPaths.project(year, project.code)}>{`${project.code} ${project.name}`}</a>,
              isName: true,
            },
            { head: t(words.spendingBar), cell: ({ money }) => <MoneyBar lang={lang} {...money} />, wide: true },
            { head: t(words.budget), cell: ({ money }) => <Money satang={money.allocated} million={1} />, align: 'end' },
            { head: t(words.indicatorsMet), cell: ({ met, indicators }) => (indicators === 0 ? '–' : `${met} / ${indicators}`), align: 'end' },
            { head: t(words.status), cell: ({ status }) => <StatusTag tone={projectTone[status]}>{t(projectStatusNames[status])}</StatusTag> },
          ]}
          rows={projects}
          rowKey={({ code }) => code}
        />
      )}
      <p class="pages">
        <a href={planPaths.plan(year)}>{t(words.seePlan)}</a>
      </p>
    </Section>
  )
}

const shownMissed = 12

export function MissedSection({ t, dashboard }: SectionProps) {
  const { year, missed } = dashboard
  return (
    <Section title={t(words.missedTitle)} id="missed">
      {missed.length === 0 ? (
        <p>{t(words.missedNone)}</p>
      ) : (
        <MarkedList
          items={missed.slice(0, shownMissed).map((line) => ({
            key: line.indicator.id,
            tone: 'bad',
            title: (
              <>
                {ownerOf(t, line.indicator)} · <a href={resultPaths.result(year, line.indicator.id)}>{resultAndTarget(line)}</a>
              </>
            ),
            body: (
              <>
                <p>{nameOf(line.indicator)}</p>
                <p class="soft small">{line.result?.note ? `${t(words.note)}: ${line.result.note}` : t(words.noReason)}</p>
              </>
            ),
          }))}
        />
      )}
      {missed.length > shownMissed ? (
        <p class="pages">
          <a href={resultPaths.results(year, { status: 'missed' })}>{`${t(words.andMore)} ${missed.length - shownMissed}`}</a>
        </p>
      ) : null}
    </Section>
  )
}
