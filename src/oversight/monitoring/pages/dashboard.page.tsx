import { fiscalYearEnd, fiscalYearStart, formatDate, quarters } from '#platform/dates.ts'
import { untouched, type Typed } from '#platform/forms.ts'
import { formatMillion } from '#platform/money.ts'
import { formatNumber, percentOf } from '#platform/numbers.ts'
import { paths as resultPaths, statusNames } from '#oversight/results/index.ts'
import {
  BulletBar,
  Columns,
  Details,
  EmptyState,
  Figure,
  Figures,
  Filters,
  Layout,
  LinkButton,
  MoneyBar,
  Notice,
  PageHead,
  Select,
  ShareBar,
  Tabs,
  type Shell,
} from '#ui/index.ts'
import type { Dashboard, HeadlineFigure } from '../model.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { FindingsSection, ProblemsSection, ValueSection } from './beside.tsx'
import { KpiSection, MissedSection, ProjectsSection, SpendingSection, TrendSection, type SectionProps } from './sections.tsx'

/** A year in a minute: where the money went, what was reached, what was not and why, and what contradicts what. */
export function DashboardPage({ shell, dashboard }: { readonly shell: Shell; readonly dashboard: Dashboard }) {
  const { lang, t } = shell
  const { year, years } = dashboard
  const props = { lang, t, dashboard }
  const period = `${formatDate(fiscalYearStart(year), lang)} – ${formatDate(fiscalYearEnd(year), lang)}`
  return (
    <Layout shell={shell} title={`${t(words.title)} ${year}`}>
      <PageHead eyebrow={t(words.eyebrow)} title={`${t(words.fiscalYear)} ${year}`} aside={`${period} · ${t(words.everyNumberOpens)}`} />
      <Headlines {...props} />
      {years.length > 1 ? (
        <Tabs label={t(words.fiscalYear)} items={years.map((one) => ({ href: paths.dashboard(one), text: String(one), current: one === year }))} />
      ) : null}
      <ScopeForm {...props} />
      {dashboard.quarterMissing ? (
        <Notice tone="warn" title={t(words.quarterMissingTitle)}>
          <p>{t(words.quarterMissing)}</p>
        </Notice>
      ) : null}
      <Columns>
        <div>
          <SpendingSection {...props} />
          <TrendSection {...props} />
          <KpiSection {...props} />
          <ProjectsSection {...props} />
          <MissedSection {...props} />
        </div>
        <div>
          <FindingsSection {...props} />
          <ValueSection {...props} />
          <ProblemsSection {...props} />
        </div>
      </Columns>
    </Layout>
  )
}

/** Before there is any year. */
export const EmptyDashboardPage = ({ shell }: { readonly shell: Shell }) => (
  <Layout shell={shell} title={shell.t(words.title)}>
    <PageHead title={shell.t(words.title)} />
    <EmptyState
      title={shell.t(words.emptyTitle)}
      action={
        shell.visitor.permissions.has('import.write') ? (
          <LinkButton kind="primary" href="/import">
            {shell.t(words.import)}
          </LinkButton>
        ) : undefined
      }
    >
      {shell.t(words.empty)}
    </EmptyState>
  </Layout>
)

function Headlines({ lang, t, dashboard }: SectionProps) {
  const { year, money, figures, statusCounts } = dashboard
  const spent = percentOf(money.disbursed, money.allocated, 1)
  const withCommitted = percentOf(money.disbursed + money.committed, money.allocated, 1)
  const indicators = Object.values(statusCounts).reduce((sum, count) => sum + count, 0)
  const open = statusCounts['not-reported'] + statusCounts['not-comparable']
  return (
    <Figures>
      <Figure
        label={t(words.spent)}
        value={spent ? `${formatNumber(spent)}%` : '–'}
        href={`/plan/${year}/spending`}
        bar={<MoneyBar lang={lang} {...money} />}
        note={`${formatMillion(money.disbursed, 1)} ${t(words.of)} ${formatMillion(money.allocated, 1)} ${t(words.million)}${withCommitted ? ` · ${t(words.withCommitted)} ${formatNumber(withCommitted)}%` : ''}`}
      />
      {figures.map((figure) => (
        <HeadlineOf key={figure.key} lang={lang} t={t} year={year} figure={figure} />
      ))}
      <Figure
        label={t(words.missedIndicators)}
        value={String(statusCounts.missed)}
        unit={`${t(words.of)} ${indicators}`}
        href={`${resultPaths.results(year)}?status=missed`}
        {...(statusCounts.missed > 0 ? { tone: 'bad' as const } : {})}
        bar={
          <ShareBar
            label={`${t(statusNames.met)} ${statusCounts.met} ${t(words.of)} ${indicators}`}
            share={indicators ? statusCounts.met / indicators : 0}
            tone="good"
          />
        }
        note={open > 0 ? `${t(words.met)} ${statusCounts.met} · ${open} ${t(words.others)}` : `${t(words.met)} ${statusCounts.met}`}
      />
    </Figures>
  )
}

/** Shown to as many decimals as it is printed with; what was printed is said when it is another number. */
function HeadlineOf({ lang, t, year, figure }: Pick<Shell, 'lang' | 't'> & { readonly year: number; readonly figure: HeadlineFigure }) {
  const { key, name, unit, value, printed, target } = figure
  const digits = decimalsOf(printed?.toFixed() ?? '')
  const shown = value && formatNumber(value, digits)
  const differs = printed && shown !== formatNumber(printed, digits)
  const notes = [
    target && `${t(words.target)} ${formatNumber(target)}`,
    differs && `${t(words.printedAs)} ${formatNumber(printed)}`,
    value ? undefined : t(words.notComplete),
  ].filter(Boolean)
  return (
    <Figure
      label={t(name)}
      value={shown ?? (printed ? formatNumber(printed) : '–')}
      unit={t(unit)}
      href={`/figures/${year}/${encodeURIComponent(key)}`}
      bar={<BulletBar lang={lang} value={value ?? printed} target={target} />}
      note={notes.join(' · ')}
    />
  )
}

const decimalsOf = (plain: string): number => plain.split('.')[1]?.length ?? 0

/** Plain links and one GET form, closed until somebody wants it. */
function ScopeForm({ lang, t, dashboard }: SectionProps) {
  const { year, scope, strategies, projectChoices } = dashboard
  const typed: Typed = untouched
  const chosen = [
    scope.strategy && `${t(words.strategy)} ${scope.strategy}`,
    scope.quarter && `${t(words.quarter)} ${scope.quarter}`,
    scope.project && projectChoices.find(({ value }) => value === scope.project)?.text,
  ].filter(Boolean)
  return (
    <Details summary={chosen.length > 0 ? `${t(words.narrowedTo)}: ${chosen.join(' · ')}` : t(words.narrow)} open={chosen.length > 0}>
      <Filters lang={lang} action={`/dashboard/${year}`}>
        <Select
          lang={lang}
          typed={typed}
          name="strategy"
          label={t(words.strategy)}
          none={t(words.allStrategies)}
          value={scope.strategy}
          options={strategies.map(({ number, name }) => ({ value: number, text: `${number} ${t(name)}` }))}
        />
        <Select
          lang={lang}
          typed={typed}
          name="quarter"
          label={t(words.quarter)}
          none={t(words.wholeYear)}
          value={scope.quarter === undefined ? undefined : String(scope.quarter)}
          options={quarters.map((quarter) => ({ value: String(quarter), text: `${t(words.quarter)} ${quarter}` }))}
        />
        <Select lang={lang} typed={typed} name="project" label={t(words.project)} none={t(words.allProjects)} value={scope.project} options={projectChoices} />
      </Filters>
      {chosen.length > 0 ? <a href={paths.dashboard(year)}>{t(words.clear)}</a> : null}
    </Details>
  )
}
