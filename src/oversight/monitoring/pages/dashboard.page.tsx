import { fiscalYearEnd, fiscalYearStart, formatDate, quarters } from '#platform/dates.ts'
import { untouched } from '#platform/forms.ts'
import { Columns, Details, EmptyState, Filters, Layout, LinkButton, Notice, PageHead, Select, Tabs, type Shell } from '#ui/index.ts'
import type { Dashboard } from '../model.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { FindingsSection, ProblemsSection, ValueSection } from './beside.tsx'
import { Headlines } from './headlines.tsx'
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
          <MissedSection {...props} />
          <ProjectsSection {...props} />
        </div>
        <div>
          <FindingsSection {...props} />
          <ValueSection {...props} />
          <ProblemsSection {...props} />
        </div>
      </Columns>
      <KpiSection {...props} />
      <p class="pages">
        <a href={paths.registrations(year)}>{t(words.registrations)}</a>
      </p>
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

/** Plain links and one GET form, closed until somebody wants it. */
function ScopeForm({ lang, t, dashboard }: SectionProps) {
  const { year, scope, strategies, projectChoices } = dashboard
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
          typed={untouched}
          name="strategy"
          label={t(words.strategy)}
          none={t(words.allStrategies)}
          value={scope.strategy}
          options={strategies.map(({ number, name }) => ({ value: number, text: `${number} ${t(name)}` }))}
        />
        <Select
          lang={lang}
          typed={untouched}
          name="quarter"
          label={t(words.quarter)}
          none={t(words.wholeYear)}
          value={scope.quarter === undefined ? undefined : String(scope.quarter)}
          options={quarters.map((quarter) => ({ value: String(quarter), text: `${t(words.quarter)} ${quarter}` }))}
        />
        <Select
          lang={lang}
          typed={untouched}
          name="project"
          label={t(words.project)}
          none={t(words.allProjects)}
          value={scope.project}
          options={projectChoices}
        />
      </Filters>
      {chosen.length > 0 ? <a href={paths.dashboard(year)}>{t(words.clear)}</a> : null}
    </Details>
  )
}
