import type { FiscalYear } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { paths as agencyPaths } from '#agencies/index.ts'
import { paths as programPaths } from '#one-id/index.ts'
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

/** The first page of somebody who serves enterprises, at a counter or as registrar: what they do stands before the year. */
export function DeskPage({ shell }: { readonly shell: Shell }) {
  const { t, visitor } = shell
  const everywhere = visitor.permissions.has('registry.merge')
  const ways = [
    { may: 'registry.merge', href: elsewhere.duplicates, text: words.duplicatesDesk, note: words.duplicatesDeskNote },
    { may: 'agencies.manage', href: agencyPaths.agencies(), text: words.agenciesDesk, note: words.agenciesDeskNote },
    { may: 'clients.register', href: programPaths.programs(), text: words.programsDesk, note: words.programsDeskNote },
    { may: 'registry.register', href: elsewhere.whatCanIGet, text: words.whatCanIGet, note: words.whatCanIGetDesk },
    { may: 'registry.register', href: peoplePaths.recoverAtCounter(), text: words.recoverDesk, note: words.recoverDeskNote },
    { may: 'dashboard.read', href: '/dashboard', text: words.overview, note: words.overviewNote },
  ]
  return (
    <Layout shell={shell} title={t(words.title)} narrow>
      <PageHead title={t(everywhere ? words.registerHeading : words.deskHeading)} lead={t(everywhere ? words.registerLead : words.deskLead)} />
      <Buttons>
        <LinkButton href={elsewhere.counter} kind="primary">
          {t(words.counter)}
        </LinkButton>
        <LinkButton href={elsewhere.enterprises}>{t(words.enterprises)}</LinkButton>
      </Buttons>
      <Section title={t(words.alsoHere)}>
        <LinkList items={waysFor(shell, ways)} />
      </Section>
    </Layout>
  )
}

interface Way {
  readonly may: string
  readonly href: string
  readonly text: Text
  readonly note: Text
}

/** What the visitor may open. */
const waysFor = ({ t, visitor }: Shell, ways: readonly Way[]): WayIn[] =>
  ways.filter(({ may }) => visitor.permissions.has(may)).map(({ href, text, note }) => ({ href, text: t(text), note: t(note) }))

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
function questions(shell: Shell, { year, statusCounts }: Dashboard, openFindings: number): WayIn[] {
  const indicators = Object.values(statusCounts).reduce((sum, count) => sum + count, 0)
  const ways = [
    { may: 'dashboard.read', href: dashboardPaths.dashboard(year), text: words.overview, note: words.overviewNote },
    { may: 'plan.read', href: planPaths.plan(year), text: words.spending, note: words.spendingNote },
    { may: 'figures.read', href: figurePaths.figures(year), text: words.totals, note: words.totalsNote },
    { may: 'results.read', href: resultPaths.results(year, { status: 'missed' }), text: words.missed, note: words.missedNote(statusCounts.missed, indicators) },
    { may: 'findings.read', href: findingPaths.findings(year), text: words.contradictions, note: words.contradictionsNote(openFindings) },
    { may: 'report.read', href: reportPath(year), text: words.report, note: words.reportNote },
  ]
  return waysFor(shell, ways)
}

const reportPath = (year: FiscalYear) => `/report/${year}`
