import type Big from 'big.js'
import type { Instant } from '#platform/clock.ts'
import { formatInstant } from '#platform/dates.ts'
import { formatMillion } from '#platform/money.ts'
import { same, type Text } from '#platform/text.ts'
import {
  Breadcrumbs,
  BulletBar,
  DataTable,
  DateText,
  DefinitionList,
  EmptyState,
  Figure,
  Figures,
  History,
  Layout,
  LinkButton,
  Money,
  MoneyBar,
  Num,
  PageHead,
  Section,
  StatusTag,
  type Fact,
  type Shell,
  type Tone,
} from '#ui/index.ts'
import type { Activity, Amendment, Approval, Indicator, Plan, Project, ProjectMoney } from '../model.ts'
import { paths } from '../paths.ts'
import { extendsBeyond } from '../rules.ts'
import type { KeptEntry } from '../store/entries.ts'
import type { HistoryLine } from '../store/history.ts'
import { groupNames, words } from '../texts.ts'
import { Books } from './books.tsx'
import { EntryTable } from './entries.page.tsx'
import { moneyColumns, Percent, Place } from './parts.tsx'

/** A result as the room above knows it. */
export interface ShownResult {
  readonly value: Big | undefined
  readonly status: Text
  readonly tone: Tone
  readonly href: string
}

export interface ShownEvidence {
  readonly name: string
  readonly href: string
  readonly at: Instant
}

export interface ProjectPageProps {
  readonly shell: Shell
  readonly plan: Plan
  readonly project: Project
  /** Of this project and of its parts. */
  readonly money: readonly ProjectMoney[]
  readonly entries: readonly KeptEntry[]
  readonly moreEntries: boolean
  readonly indicators: readonly Indicator[]
  readonly results: ReadonlyMap<string, ShownResult>
  readonly activities: readonly Activity[]
  readonly approvals: readonly Approval[]
  readonly evidence: readonly ShownEvidence[]
  readonly amendments: readonly Amendment[]
  readonly history: readonly HistoryLine[]
  readonly names: ReadonlyMap<string, string>
}

/** Everything about one project of a year: its money in both books, indicators, approvals, dates, activities, evidence, history. */
export function ProjectPage(props: ProjectPageProps) {
  const { shell, plan, project, money } = props
  const { t, lang } = shell
  const year = plan.fiscalYear
  const own = money.find(({ code }) => code === project.code)!
  const strategy = plan.strategies.find(({ number }) => number === project.strategy)
  const percent = <Percent part={own.disbursed} whole={own.allocated} />
  return (
    <Layout shell={shell} title={`${project.code} ${project.name}`}>
      <Breadcrumbs
        lang={lang}
        items={[
          { text: `${t(words.plan)} ${year}`, href: paths.plan(year) },
          { text: strategy ? `${t(words.strategy)} ${strategy.number} ${strategy.name}` : t(groupNames[project.group]), href: paths.plan(year) },
          { text: project.code },
        ]}
      />
      <PageHead
        eyebrow={`${t(groupNames[project.group])} · ${project.code}`}
        title={project.name}
        aside={<ProjectActions shell={shell} project={project} year={year} />}
      />
      <Figures>
        <Figure
          label={t(words.disbursed)}
          value={formatMillion(own.disbursed)}
          unit={t(words.millionBaht)}
          bar={<MoneyBar lang={lang} {...own} />}
          note={
            <>
              {percent} {t(words.ofAllocated)}
            </>
          }
        />
        <Figure label={t(words.allocated)} value={formatMillion(own.allocated)} unit={t(words.millionBaht)} />
        <Figure label={t(words.committed)} value={formatMillion(own.committed)} unit={t(words.millionBaht)} />
        <Figure label={t(words.remaining)} value={formatMillion(own.remaining)} unit={t(words.millionBaht)} />
      </Figures>
      {project.parts.length > 0 ? (
        <Section title={t(words.parts)}>
          <DataTable
            caption={t(words.parts)}
            columns={moneyColumns(shell, t(words.project))}
            rows={money
              .filter(({ parent }) => parent === project.code)
              .map((part) => ({ key: part.code, name: <a href={paths.project(year, part.code)}>{`${part.code} ${part.name}`}</a>, balance: part }))}
            rowKey={(row) => row.key}
          />
        </Section>
      ) : null}
      <Books shell={shell} year={year} money={own} />
      <Indicators {...props} />
      {project.parts.length > 0 ? null : (
        <Section title={t(words.entries)} aside={props.moreEntries ? <a href={paths.entries(year, project.code)}>{t(words.allEntries)}</a> : undefined}>
          {props.entries.length === 0 ? (
            <EmptyState title={t(words.noEntries)}>{t(words.onlyTotals)}</EmptyState>
          ) : (
            <EntryTable shell={shell} year={year} code={project.code} entries={props.entries} />
          )}
        </Section>
      )}
      <Section title={t(words.approvals)}>
        {props.approvals.length === 0 ? (
          <p class="soft">{t(words.noApprovals)}</p>
        ) : (
          <DefinitionList
            items={props.approvals.map((approval) => ({
              term: `${approval.body} ${approval.meeting}`,
              detail: (
                <>
                  <DateText lang={lang} date={approval.decidedOn} /> {approval.what} {approval.projects.length === 0 ? `(${t(words.wholePlan)})` : ''}{' '}
                  <Place shell={shell} year={year} origin={approval.origin} />
                </>
              ),
            }))}
          />
        )}
      </Section>
      <Section title={t(words.facts)}>
        <DefinitionList items={factsOf(props)} />
      </Section>
      <Section title={t(words.activities)}>
        {props.activities.length === 0 ? (
          <p class="soft">{t(words.noActivities)}</p>
        ) : (
          <DataTable
            caption={t(words.activities)}
            columns={[
              { head: t(words.activities), cell: (activity: Activity) => `${activity.seq}. ${activity.name}`, isName: true },
              {
                head: t(words.dates),
                cell: (activity) => (
                  <>
                    <DateText lang={lang} date={activity.start} /> – <DateText lang={lang} date={activity.end} />
                  </>
                ),
              },
              { head: t(words.ownerUnit), cell: (activity) => activity.ownerUnit },
            ]}
            rows={props.activities}
            rowKey={(activity) => String(activity.seq)}
          />
        )}
      </Section>
      <Section title={t(words.evidence)}>
        {props.evidence.length === 0 ? (
          <p class="soft">{t(words.noEvidence)}</p>
        ) : (
          <DefinitionList items={props.evidence.map((file) => ({ term: formatInstant(file.at, lang), detail: <a href={file.href}>{file.name}</a> }))} />
        )}
      </Section>
      <ProjectHistory {...props} />
    </Layout>
  )
}

function ProjectActions({ shell, project, year }: { readonly shell: Shell; readonly project: Project; readonly year: number }) {
  const { t, visitor } = shell
  const mine = visitor.projects === 'all' || visitor.projects.has(project.code)
  const may = (permission: string) => mine && visitor.permissions.has(permission)
  return (
    <>
      {may('budget.write') && project.parts.length === 0 ? (
        <LinkButton kind="primary" href={paths.recordMoney(year, project.code)}>
          {t(words.recordMoney)}
        </LinkButton>
      ) : null}{' '}
      {may('plan.write') ? <LinkButton href={paths.amendProject(year, project.code)}>{t(words.editProject)}</LinkButton> : null}{' '}
      {may('plan.write') && project.parts.length === 0 ? <LinkButton href={paths.planSpending(year, project.code)}>{t(words.spendingPlan)}</LinkButton> : null}
    </>
  )
}

function Indicators({ shell, plan, indicators, results }: ProjectPageProps) {
  const { t, lang } = shell
  const mayEdit = shell.visitor.permissions.has('plan.write')
  return (
    <Section title={t(words.indicators)}>
      {indicators.length === 0 ? (
        <p class="soft">{t(words.noIndicators)}</p>
      ) : (
        <DataTable
          caption={t(words.indicators)}
          columns={[
            {
              head: t(words.indicator),
              isName: true,
              cell: (indicator: Indicator) => (
                <>
                  <a href={results.get(indicator.id)?.href ?? `/results/${plan.fiscalYear}/${encodeURIComponent(indicator.id)}`}>{indicator.name}</a>{' '}
                  <Place shell={shell} year={plan.fiscalYear} origin={indicator.origin} />
                </>
              ),
            },
            { head: t(words.kind), cell: ({ kind }) => (kind ? t(words[kind]) : undefined) },
            {
              head: t(words.target),
              align: 'end',
              cell: (indicator) => (
                <>
                  <Num value={indicator.target} /> {indicator.unit}
                  {mayEdit ? (
                    <>
                      {' '}
                      <a href={paths.setTarget(plan.fiscalYear, indicator.id)}>{t(words.edit)}</a>
                    </>
                  ) : null}
                </>
              ),
            },
            { head: t(words.result), align: 'end', cell: (indicator) => <Num value={results.get(indicator.id)?.value} /> },
            {
              head: t(words.seeResult),
              wide: true,
              cell: (indicator) => {
                const result = results.get(indicator.id)
                return result ? (
                  <>
                    <BulletBar lang={lang} value={result.value} target={indicator.target} /> <StatusTag tone={result.tone}>{t(result.status)}</StatusTag>
                  </>
                ) : undefined
              },
            },
          ]}
          rows={indicators}
          rowKey={(indicator) => indicator.id}
        />
      )}
    </Section>
  )
}

function factsOf({ shell, plan, project }: ProjectPageProps): Fact[] {
  const { t, lang } = shell
  const year = plan.fiscalYear
  const dates = (start: string | undefined, end: string | undefined) => (
    <>
      {start ? <DateText lang={lang} date={start} /> : t(words.upTo)} {start ? '– ' : ''}
      <DateText lang={lang} date={end} />
    </>
  )
  const said = (term: Text, detail: preact.ComponentChildren): Fact[] => (detail === undefined || detail === '' ? [] : [{ term: t(term), detail }])
  return [
    ...said(words.ownDates, project.start || project.end ? dates(project.start, project.end) : undefined),
    ...said(words.tableDates, project.tableStart || project.tableEnd ? dates(project.tableStart, project.tableEnd) : undefined),
    ...(extendsBeyond(project, year) ? said(words.dates, <StatusTag tone="info">{t(words.beyondYear)}</StatusTag>) : []),
    ...said(
      words.planBudget,
      <>
        <Money satang={project.budget} /> {t(words.baht)} <Place shell={shell} year={year} origin={project.origin} />
      </>,
    ),
    ...said(words.ownPageDisbursed, project.ownPageDisbursed === undefined ? undefined : <Money satang={project.ownPageDisbursed} />),
    ...said(words.nameOnPage, project.ownPageName === project.name ? undefined : project.ownPageName),
    ...said(words.partOf, project.parent && <a href={paths.project(year, project.parent)}>{project.parent}</a>),
    ...said(words.ownerUnit, project.ownerUnit ?? t(words.notStated)),
    ...said(words.departments, project.departments.length > 0 ? project.departments.join(' · ') : t(words.notStated)),
    ...said(words.continuesFrom, project.continuesFrom),
  ]
}

/** Amendments with what was before, and the audit lines of everything else that was done to the project. */
function ProjectHistory({ shell, amendments, history, names }: ProjectPageProps) {
  const { t, lang } = shell
  const who = (accountId: string | undefined) => (accountId === undefined ? t(words.byPlatform) : (names.get(accountId) ?? ''))
  const items = [
    ...amendments.map((amendment) => ({
      at: amendment.at,
      key: amendment.id,
      who: who(amendment.accountId),
      what: (
        <>
          {t(words.projectAmended)}: {amendment.reason}
          {Object.keys(amendment.after).map((field) => (
            <p key={field} class="soft small">
              {fieldName(shell, field)}: {printed(amendment.before[field])} → {printed(amendment.after[field])}
            </p>
          ))}
        </>
      ),
    })),
    ...history.map((line) => ({
      at: line.at,
      key: line.id,
      who: who(line.accountId),
      what: (
        <>
          {t(line.what)} {line.amount === undefined ? null : <Money satang={line.amount} />}
        </>
      ),
    })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Section title={t(words.history)}>
      {items.length === 0 ? (
        <p class="soft">{t(words.noHistory)}</p>
      ) : (
        <History items={items.map((item) => ({ key: item.key, when: `${formatInstant(item.at, lang)} ${item.who}`, what: item.what }))} />
      )}
    </Section>
  )
}

const amendedFields: Readonly<Record<string, Text>> = {
  name_th: words.name,
  start_date: { th: 'วันเริ่ม', en: 'Start' },
  end_date: { th: 'วันสิ้นสุด', en: 'End' },
  owner_unit: words.ownerUnit,
  departments: words.departments,
  continues_from: words.continuesFrom,
}
const fieldName = (shell: Shell, field: string): string => shell.t(amendedFields[field] ?? same(field))
const printed = (value: unknown): string => (Array.isArray(value) ? value.join(' · ') : typeof value === 'string' && value !== '' ? value : '–')
