import type { Quarter } from '#platform/dates.ts'
import { formatNumber } from '#platform/numbers.ts'
import type { Lang } from '#platform/text.ts'
import type { Plan } from '#plan/index.ts'
import { BulletBar, DataTable, EmptyState, Layout, LinkList, PageHead, Section, StatusTag, Tabs, type Shell } from '#ui/index.ts'
import { isOwnersTurn } from '../lifecycle.ts'
import type { IndicatorResult, OpenReport } from '../model.ts'
import { paths } from '../paths.ts'
import { isLocked, mayReport, statuses, type ResultStatus } from '../rules.ts'
import { pageWords as words, stateNames, statusNames } from '../texts.ts'
import { barTones, periodText, ResultTag, targetText } from './shared.tsx'

interface ResultsPageProps {
  readonly shell: Shell
  readonly plan: Plan
  /** Every indicator of the year, for the period. */
  readonly results: readonly IndicatorResult[]
  readonly quarter: Quarter | undefined
  readonly status: ResultStatus | undefined
  readonly waiting: readonly (OpenReport & { readonly indicator: string })[]
}

/** Every indicator against its target; first what waits for whoever reads it. */
export function ResultsPage({ shell, plan, results, quarter, status, waiting }: ResultsPageProps) {
  const { t, visitor } = shell
  const year = plan.fiscalYear
  const shown = status ? results.filter((result) => result.status === status) : results
  const href = (wanted: ResultStatus | undefined, period: Quarter | undefined) => paths.results(year, { status: wanted, quarter: period })
  const count = (wanted: ResultStatus) => results.filter((result) => result.status === wanted).length
  return (
    <Layout shell={shell} title={t(words.ofYear(year))}>
      <PageHead title={t(words.ofYear(year))} lead={t(words.listLead)} />
      {visitor.permissions.has('results.review') ? <Waiting shell={shell} year={year} results={results} waiting={waiting} /> : null}
      {results.some(({ indicator }) => mayReport(visitor, indicator)) ? <Due shell={shell} plan={plan} results={results} quarter={quarter} /> : null}
      <Section title={t(words.everyIndicator)} intro={quarter === undefined ? undefined : t(words.cumulative)}>
        <Tabs
          label={t(words.period)}
          items={([undefined, 1, 2, 3, 4] as const).map((period) => ({
            href: href(status, period),
            text: periodText(t, words, period),
            current: period === quarter,
          }))}
        />
        <Tabs
          label={t(words.byStatus)}
          items={[
            { href: href(undefined, quarter), text: t(words.all), count: results.length, current: status === undefined },
            ...(['missed', 'not-reported', 'not-comparable', 'met'] as const satisfies readonly (typeof statuses)[number][]).map((wanted) => ({
              href: href(wanted, quarter),
              text: t(statusNames[wanted]),
              count: count(wanted),
              current: wanted === status,
            })),
          ]}
        />
        {shown.length === 0 ? (
          <EmptyState title={t(words.noIndicators)}>{t(words.noIndicatorsAdvice)}</EmptyState>
        ) : (
          <ResultsTable shell={shell} plan={plan} results={shown} />
        )}
      </Section>
    </Layout>
  )
}

interface Heading {
  readonly heading: string
}

const isHeading = (row: Heading | IndicatorResult): row is Heading => 'heading' in row

/** Indicators under the project, the strategy or the plan they belong to. */
function ResultsTable({ shell, plan, results }: Pick<ResultsPageProps, 'shell' | 'plan' | 'results'>) {
  const { t, lang } = shell
  const names = new Map(plan.projects.map(({ code, name }) => [code, `${code} ${name}`]))
  const owner = ({ indicator: { level, strategy, project } }: IndicatorResult): string => {
    if (level === 'plan') return t(words.planLevel)
    return level === 'strategy' ? t(words.strategyLevel(strategy ?? '')) : (names.get(project ?? '') ?? project ?? '')
  }
  const rows = [...Map.groupBy(results, owner)].flatMap(([heading, own]): (Heading | IndicatorResult)[] => [{ heading }, ...own])
  return (
    <DataTable
      caption={t(words.against)}
      columns={[
        {
          head: t(words.indicator),
          isName: true,
          cell: (row) =>
            isHeading(row) ? (
              row.heading
            ) : (
              <>
                <a href={paths.result(plan.fiscalYear, row.indicator.id)}>{row.indicator.name}</a> <span class="soft small">{row.indicator.id}</span>
              </>
            ),
        },
        { head: t(words.target), align: 'end', cell: (row) => (isHeading(row) ? '' : <span class="num">{targetText(row.indicator, row.target) ?? ''}</span>) },
        { head: t(words.result), align: 'end', cell: (row) => (isHeading(row) ? '' : <ResultText result={row} />) },
        {
          head: t(words.against),
          wide: true,
          cell: (row) => (isHeading(row) ? '' : <Against lang={lang} row={row} />),
        },
        {
          head: t(words.status),
          cell: (row) =>
            isHeading(row) ? (
              ''
            ) : (
              <>
                <ResultTag lang={lang} status={row.status} />
                {row.open ? <span class="soft small"> {t(stateNames[row.open.state])}</span> : null}
              </>
            ),
        },
      ]}
      rows={rows}
      rowKey={(row) => (isHeading(row) ? row.heading : row.indicator.id)}
      isGroup={isHeading}
    />
  )
}

const ResultText = ({ result: { result, indicator } }: { readonly result: IndicatorResult }) =>
  result?.value ? (
    <span class="num">
      {formatNumber(result.value)}
      {result.unit && result.unit !== indicator.unit ? ` ${result.unit}` : ''}
    </span>
  ) : null

/** The bar; where there is nothing to draw, the words that stand in place of a number. */
function Against({ lang, row: { target, result, status } }: { readonly lang: Lang; readonly row: IndicatorResult }) {
  if (!result?.value) return <span class="soft small">{result?.missingReason ?? result?.note ?? ''}</span>
  return status === 'not-comparable' ? null : <BulletBar lang={lang} value={result.value} target={target} tone={barTones[status]} />
}

/** Before any plan is there. */
export const NoResultsPage = ({ shell }: { readonly shell: Shell }) => (
  <Layout shell={shell} title={shell.t(words.results)}>
    <PageHead title={shell.t(words.results)} />
    <EmptyState title={shell.t(words.noYear)}>{shell.t(words.noIndicatorsAdvice)}</EmptyState>
  </Layout>
)

/** What an owner has to do (never reported, or begun and not sent), and how the indicators of their projects stand. */
function Due({ shell, plan, results, quarter }: Pick<ResultsPageProps, 'shell' | 'plan' | 'results' | 'quarter'>) {
  const year = plan.fiscalYear
  const { t, visitor } = shell
  const due = results.filter(
    ({ indicator, result, status, open }) =>
      mayReport(visitor, indicator) && (open ? isOwnersTurn(open.state) : status === 'not-reported' && !isLocked(result)),
  )
  const own = results.filter(({ indicator }) => indicator.project !== undefined && mayReport(visitor, indicator))
  return (
    <>
      <Section title={t(words.mine)} id="due">
        {due.length === 0 ? (
          <p class="soft">{t(words.nothingDue)}</p>
        ) : (
          <LinkList
            items={due.map(({ indicator, open }) => ({
              href: paths.result(year, indicator.id, quarter),
              text: `${indicator.id} ${indicator.name}`,
              note: t(open ? stateNames[open.state] : words.toStart),
            }))}
          />
        )}
      </Section>
      {visitor.projects !== 'all' && own.length > 0 ? (
        <Section title={t(words.own)}>
          <ResultsTable shell={shell} plan={plan} results={own} />
        </Section>
      ) : null}
    </>
  )
}

function Waiting({ shell, year, results, waiting }: Pick<ResultsPageProps, 'shell' | 'results' | 'waiting'> & { readonly year: number }) {
  const { t } = shell
  const names = new Map(results.map(({ indicator }) => [indicator.id, indicator.name]))
  return (
    <Section title={t(words.waiting)} id="waiting" aside={<StatusTag tone={waiting.length > 0 ? 'warn' : 'good'}>{waiting.length}</StatusTag>}>
      {waiting.length === 0 ? (
        <EmptyState title={t(words.nothingWaits)} />
      ) : (
        <LinkList
          items={waiting.map((report) => ({
            href: paths.result(year, report.indicator, report.quarter),
            text: `${report.indicator} ${names.get(report.indicator) ?? ''}`,
            note: periodText(t, words, report.quarter),
          }))}
        />
      )}
    </Section>
  )
}
