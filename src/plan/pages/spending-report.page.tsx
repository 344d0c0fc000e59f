import { formatInstant, quarterBounds, quarters, type PlainDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { sumSatang } from '#platform/money.ts'
import {
  Button,
  Buttons,
  DataTable,
  DateText,
  EmptyState,
  ErrorSummary,
  Figure,
  Figures,
  Form,
  Layout,
  Money,
  PageHead,
  Section,
  StatusTag,
  Tabs,
  type Shell,
} from '#ui/index.ts'
import { formatMillion } from '#platform/money.ts'
import { paths } from '../paths.ts'
import { isBehind } from '../rules.ts'
import type { SpendingReport, SpendingReportLine } from '../store/spending.ts'
import { words } from '../texts.ts'
import { Percent, PlanTabs, yearTitle } from './parts.tsx'

interface SpendingReportPageProps {
  readonly shell: Shell
  readonly report: SpendingReport
  readonly today: PlainDate
  readonly approver: string | undefined
  readonly typed: Typed
}

/** One of the four spending-acceleration reports of a year. */
export function SpendingReportPage({ shell, report, today, approver, typed }: SpendingReportPageProps) {
  const { t, lang, visitor, token } = shell
  const { fiscalYear: year, quarter, lines, known, approved } = report
  const { end } = quarterBounds(year, quarter)
  const behind = lines.filter(isBehind)
  const planned = sumSatang(lines.map((line) => line.planned))
  const disbursed = sumSatang(lines.map((line) => line.disbursed))
  const empty = lines.length === 0
  return (
    <Layout shell={shell} title={`${t(words.spendingReports)} ${quarter}/${year}`}>
      <PageHead
        eyebrow={t(words.spendingReports)}
        title={`${t(words.quarter)} ${quarter} · ${yearTitle(shell, year)}`}
        aside={
          empty ? undefined : approved ? (
            <>
              <StatusTag tone="good">{t(words.approved)}</StatusTag> {formatInstant(approved.at, lang)} {approver}
            </>
          ) : (
            <StatusTag tone="neutral">{t(words.draft)}</StatusTag>
          )
        }
        lead={
          <>
            {t(words.upTo)} <DateText lang={lang} date={end} style="long" />
          </>
        }
      />
      <PlanTabs shell={shell} year={year} current="reports" />
      <Tabs
        label={t(words.quarter)}
        items={quarters.map((other) => ({ href: paths.spendingReport(year, other), text: `${t(words.quarter)} ${other}`, current: other === quarter }))}
      />
      <ErrorSummary lang={lang} faults={typed.faults} />
      {empty ? (
        <EmptyState title={t(words.monthsUnknown)}>{t(words.monthsUnknownWhy)}</EmptyState>
      ) : (
        <>
          <Figures>
            <Figure label={t(words.paidToDate)} value={formatMillion(disbursed, 1)} unit={t(words.millionBaht)} />
            <Figure
              label={t(words.plannedToDate)}
              value={known.planned ? formatMillion(planned, 1) : '–'}
              unit={t(words.millionBaht)}
              note={<Percent part={disbursed} whole={planned} />}
            />
            <Figure label={t(words.behindCount)} value={String(behind.length)} {...(behind.length > 0 ? { tone: 'warn' as const } : {})} />
          </Figures>
          <Section title={t(words.projects)}>
            <DataTable
              caption={`${t(words.spendingReports)} (${t(words.baht)})`}
              columns={[
                {
                  head: t(words.project),
                  isName: true,
                  cell: (line: SpendingReportLine) => (
                    <a href={paths.project(year, line.code)}>
                      {line.code} {line.name}
                    </a>
                  ),
                },
                { head: t(words.plannedToDate), align: 'end', cell: (line) => <Money satang={line.planned} /> },
                { head: t(words.paidToDate), align: 'end', cell: (line) => <Money satang={line.disbursed} /> },
                { head: t(words.committed), align: 'end', cell: (line) => <Money satang={line.committed} /> },
                { head: t(words.percentOfPlan), align: 'end', cell: (line) => <Percent part={line.disbursed} whole={line.planned} /> },
                {
                  head: t(words.status),
                  cell: (line) =>
                    isBehind(line) ? <StatusTag tone="warn">{t(words.behind)}</StatusTag> : <StatusTag tone="good">{t(words.onPlan)}</StatusTag>,
                },
                { head: t(words.explanation), wide: true, cell: (line) => explanationOf(shell, report, line) },
              ]}
              rows={lines}
              rowKey={(line) => line.code}
            />
          </Section>
          {!approved && visitor.permissions.has('plan.write') && today > end ? (
            <Form action={paths.spendingReport(year, quarter)} token={token}>
              <Buttons>
                <Button kind="primary">{t(words.approveReport)}</Button>
              </Buttons>
            </Form>
          ) : null}
        </>
      )}
    </Layout>
  )
}

/** What was said, and the way to say it; nothing for a project that owes no explanation. */
function explanationOf(shell: Shell, report: SpendingReport, line: SpendingReportLine) {
  const { t, visitor } = shell
  if (!isBehind(line)) return line.explanation
  const mine =
    visitor.permissions.has('plan.write') || (visitor.permissions.has('results.report') && (visitor.projects === 'all' || visitor.projects.has(line.code)))
  return (
    <>
      {line.explanation ?? <span class="soft">{t(words.noExplanation)}</span>}{' '}
      {mine && !report.approved ? <a href={paths.explainSpending(report.fiscalYear, line.code, report.quarter)}>{t(words.explain)}</a> : null}
    </>
  )
}
