import type { FiscalYear } from '#platform/dates.ts'
import { paths as figurePaths } from '#oversight/figures/index.ts'
import { paths as findingPaths } from '#oversight/findings/index.ts'
import { Headlines, paths as dashboardPaths, type Dashboard } from '#oversight/monitoring/index.ts'
import { paths as resultPaths } from '#oversight/results/index.ts'
import { paths as planPaths } from '#plan/index.ts'
import { paths as peoplePaths } from '#people/index.ts'
import { Buttons, EmptyState, LinkButton, LinkList, Layout, PageHead, Section, type Shell, type WayIn } from '#ui/index.ts'
import type { NextStep } from '../model.ts'
import { elsewhere } from '../paths.ts'
import { words } from '../texts.ts'
import { SearchForm } from './search-form.tsx'

/** The year is nobody's business here who serves enterprises at a counter: what they do stands first. */
export const DeskPage = ({ shell }: { readonly shell: Shell }) => (
  <Layout shell={shell} title={shell.t(words.title)} narrow>
    <PageHead title={shell.t(words.deskHeading)} lead={shell.t(words.deskLead)} />
    <Buttons>
      <LinkButton href={elsewhere.counter} kind="primary">
        {shell.t(words.counter)}
      </LinkButton>
      <LinkButton href={elsewhere.enterprises}>{shell.t(words.enterprises)}</LinkButton>
    </Buttons>
    <Section title={shell.t(words.alsoHere)}>
      <LinkList
        items={[
          { href: elsewhere.whatCanIGet, text: shell.t(words.whatCanIGet), note: shell.t(words.whatCanIGetDesk) },
          { href: peoplePaths.recoverAtCounter(), text: shell.t(words.recoverDesk), note: shell.t(words.recoverDeskNote) },
        ]}
      />
    </Section>
  </Layout>
)

interface HomeProps {
  readonly shell: Shell
  /** Undefined when there is no year yet, or the visitor may not see it. */
  readonly dashboard: Dashboard | undefined
  readonly openFindings: number
  readonly steps: readonly NextStep[]
}

/** The first page of somebody who works here: the year at a glance, what waits for them, and the questions this house answers. */
export function HomePage({ shell, dashboard, openFindings, steps }: HomeProps) {
  const { lang, t, visitor } = shell
  return (
    <Layout shell={shell} title={t(words.title)}>
      <PageHead title={t(words.heading)} lead={t(words.what)} {...(dashboard ? { aside: `${t(words.year)} ${dashboard.year}` } : {})} />
      {dashboard ? <Headlines lang={lang} t={t} dashboard={dashboard} /> : null}
      <SearchForm lang={lang} t={t} query="" />
      {steps.map(({ title, note, href, action }, index) => (
        <Section key={href + title.en} title={t(title)} intro={t(note)}>
          <LinkButton href={href} kind={index === 0 ? 'primary' : 'secondary'}>
            {t(action)}
          </LinkButton>
        </Section>
      ))}
      {dashboard ? (
        <Section title={t(words.questions)}>
          <LinkList items={questions(shell, dashboard, openFindings)} />
        </Section>
      ) : (
        <EmptyState
          title={t(words.noYear)}
          action={visitor.permissions.has('import.write') ? <LinkButton href="/import">{t(words.importAction)}</LinkButton> : undefined}
        >
          {t(words.noYearNote)}
        </EmptyState>
      )}
    </Layout>
  )
}

/** In the words of somebody who comes with a question; only what they may open. */
function questions({ t, visitor }: Shell, { year, statusCounts }: Dashboard, openFindings: number): WayIn[] {
  const indicators = Object.values(statusCounts).reduce((sum, count) => sum + count, 0)
  const ways = [
    { may: 'dashboard.read', href: dashboardPaths.dashboard(year), text: words.overview, note: words.overviewNote },
    { may: 'plan.read', href: planPaths.plan(year), text: words.spending, note: words.spendingNote },
    { may: 'figures.read', href: figurePaths.figures(year), text: words.totals, note: words.totalsNote },
    { may: 'results.read', href: resultPaths.results(year, { status: 'missed' }), text: words.missed, note: words.missedNote(statusCounts.missed, indicators) },
    { may: 'findings.read', href: findingPaths.findings(year), text: words.contradictions, note: words.contradictionsNote(openFindings) },
    { may: 'report.read', href: reportPath(year), text: words.report, note: words.reportNote },
  ]
  return ways.filter(({ may }) => visitor.permissions.has(may)).map(({ href, text, note }) => ({ href, text: t(text), note: t(note) }))
}

const reportPath = (year: FiscalYear) => `/report/${year}`
