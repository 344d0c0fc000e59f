import type { Instant } from '#platform/clock.ts'
import { formatInstant, type FiscalYear } from '#platform/dates.ts'
import { untouched } from '#platform/forms.ts'
import { Button, DataTable, Details, EmptyState, Filters, Form, Layout, PageHead, Section, Select, type Shell } from '#ui/index.ts'
import { kinds, severities, type Kind } from '../finding.ts'
import { paths } from '../paths.ts'
import { ruleOf } from '../rules/list.ts'
import { statuses, type Finding, type FindingFilter } from '../store.ts'
import { severityMeanings, severityNames, statusNames, words } from '../texts.ts'
import { FindingStatus, SeverityTag, sideBySide } from './parts.tsx'

interface FindingsProps {
  readonly shell: Shell
  readonly year: FiscalYear
  /** Those the filter lets through. */
  readonly findings: readonly Finding[]
  /** All of the year that still fire: what the counts are made of. */
  readonly standing: readonly Finding[]
  readonly filter: FindingFilter
  /** Codes of the projects that any finding is about. */
  readonly projects: readonly string[]
  readonly lastCheck: Instant | undefined
  readonly mayCheck: boolean
}

export function FindingsPage({ shell, year, findings, standing, filter, projects, lastCheck, mayCheck }: FindingsProps) {
  const { t, lang, token } = shell
  const open = standing.filter(({ status }) => status === 'open')
  const shown = (Object.keys(kinds) as Kind[])
    .map((kind) => ({ kind, rows: findings.filter(({ rule }) => ruleOf(rule)?.kind === kind) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <Layout shell={shell} title={t(words.title(year))}>
      <PageHead
        title={t(words.title(year))}
        lead={t(words.lead(open.length, standing.length))}
        aside={lastCheck ? `${t(words.lastCheck)} ${formatInstant(lastCheck, lang)}` : t(words.neverChecked)}
      />
      <Counts shell={shell} year={year} standing={standing} />
      <Details summary={t(words.narrow)} open={Object.values(filter).some(Boolean)}>
        <Filters lang={lang} action={paths.findings(year)}>
          <Select
            lang={lang}
            name="severity"
            label={t(words.severity)}
            typed={untouched}
            value={filter.severity}
            none={t(words.all)}
            options={severities.map((value) => ({ value, text: t(severityNames[value]) }))}
          />
          <Select
            lang={lang}
            name="status"
            label={t(words.status)}
            typed={untouched}
            value={filter.status}
            none={t(words.all)}
            options={statuses.map((value) => ({ value, text: t(statusNames[value]) }))}
          />
          <Select
            lang={lang}
            name="kind"
            label={t(words.kind)}
            typed={untouched}
            value={filter.kind}
            none={t(words.all)}
            options={Object.entries(kinds).map(([value, text]) => ({ value, text: t(text) }))}
          />
          <Select
            lang={lang}
            name="project"
            label={t(words.project)}
            typed={untouched}
            value={filter.project}
            none={t(words.all)}
            options={projects.map((value) => ({ value, text: value }))}
          />
        </Filters>
      </Details>
      {shown.length === 0 ? <EmptyState title={t(words.none)}>{t(words.noneNote)}</EmptyState> : null}
      {shown.map(({ kind, rows }) => (
        <Section key={kind} id={kind} title={`${t(kinds[kind])} (${rows.length})`}>
          <DataTable
            caption={t(kinds[kind])}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { head: t(words.finding), isName: true, cell: ({ id, message }) => <a href={paths.finding(year, id)}>{t(message)}</a> },
              { head: t(words.printed), wide: true, cell: ({ places }) => sideBySide(places) },
              { head: t(words.severity), cell: ({ severity }) => <SeverityTag t={t} severity={severity} /> },
              // Most have no answer, and the title of the page says how many.
              ...(rows.some(({ status }) => status !== 'open')
                ? [{ head: t(words.status), cell: ({ status }: Finding) => (status === 'open' ? undefined : <FindingStatus t={t} status={status} />) }]
                : []),
            ]}
          />
        </Section>
      ))}
      {mayCheck ? (
        <Form action={paths.check(year)} token={token}>
          <Button>{t(words.checkNow)}</Button>
        </Form>
      ) : null}
    </Layout>
  )
}

/** At a glance: kinds of contradiction by severity, each number a link to its findings. */
function Counts({ shell: { t }, year, standing }: Pick<FindingsProps, 'shell' | 'year' | 'standing'>) {
  const of = (kind: Kind | undefined, severity: (typeof severities)[number]) =>
    standing.filter((finding) => finding.severity === severity && (!kind || ruleOf(finding.rule)?.kind === kind)).length
  const rows = (Object.keys(kinds) as Kind[]).filter((kind) => standing.some(({ rule }) => ruleOf(rule)?.kind === kind))
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={t(words.count)}
      compact
      rows={rows}
      rowKey={(kind) => kind}
      columns={[
        { head: t(words.kind), isName: true, cell: (kind) => <a href={paths.findings(year, { kind })}>{t(kinds[kind])}</a> },
        ...severities.map((severity) => ({
          head: t(severityNames[severity]),
          align: 'end' as const,
          cell: (kind: Kind) => {
            const count = of(kind, severity)
            return count > 0 ? <a href={paths.findings(year, { kind, severity })}>{count}</a> : '–'
          },
        })),
      ]}
      foot={[t(words.total), ...severities.map((severity) => <span title={t(severityMeanings[severity])}>{of(undefined, severity)}</span>)]}
    />
  )
}
