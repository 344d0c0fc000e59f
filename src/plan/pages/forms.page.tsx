import { fiscalMonths, formatDate, formatInstant, quarters, type FiscalYear, type PlainDate, type Quarter } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { bahtText, formatBaht } from '#platform/money.ts'
import { decimalText } from '#platform/numbers.ts'
import {
  Button,
  Buttons,
  Choices,
  DateInput,
  DefinitionList,
  Details,
  ErrorSummary,
  Form,
  Hidden,
  History,
  Layout,
  MoneyInput,
  Notice,
  PageHead,
  Section,
  Select,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { books, countKinds, directions, measureKinds, type Approval, type Indicator, type Project, type ProjectMoney, type SpendingMonth } from '../model.ts'
import { paths } from '../paths.ts'
import type { SpendingPlanVersion, SpendingReportLine } from '../store/spending.ts'
import { bookNames, countNames, directionNames, measureNames, words } from '../texts.ts'
import { Crumbs } from './entries.page.tsx'
import { yearTitle } from './parts.tsx'

/** The forms that change a project, its spending plan or an indicator; those that move money stand in money.page.tsx. */

interface AmendPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly project: Project
  readonly money: ProjectMoney
  readonly approvals: readonly Approval[]
  /** True when another person saved since the form was drawn: what stands now is shown beside what was typed. */
  readonly stale: boolean
  readonly typed: Typed
}

export function AmendPage({ shell, year, project, money, approvals, stale, typed }: AmendPageProps) {
  const { t, lang, token } = shell
  const action = paths.amendProject(year, project.code)
  return (
    <Layout shell={shell} title={t(words.editProject)} narrow>
      <Crumbs shell={shell} year={year} project={project} here={t(words.editProject)} />
      <PageHead eyebrow={project.code} title={t(words.editProject)} />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{
          name: t(words.name),
          start: t(words.startDay),
          end: t(words.endDay),
          ownerUnit: t(words.ownerUnit),
          departments: t(words.departments),
          reason: t(words.reason),
          approvalId: t(words.approvalBehind),
        }}
      />
      {stale ? (
        <Notice tone="warn" title={t(words.nowStands)}>
          <DefinitionList
            items={[
              { term: t(words.name), detail: project.name },
              {
                term: t(words.dates),
                detail: `${project.start ? formatDate(project.start, lang) : '–'} – ${project.end ? formatDate(project.end, lang) : '–'}`,
              },
              { term: t(words.ownerUnit), detail: project.ownerUnit ?? '–' },
              { term: t(words.departments), detail: project.departments.join(' · ') || '–' },
              { term: t(words.continuesFrom), detail: project.continuesFrom ?? '–' },
            ]}
          />
        </Notice>
      ) : null}
      <Form action={action} token={token}>
        <Hidden name="version" value={String(project.version)} />
        <TextInput lang={lang} name="name" label={t(words.name)} typed={typed} value={project.name} />
        <DateInput lang={lang} name="start" label={t(words.startDay)} typed={typed} value={project.start && formatDate(project.start, lang)} optional />
        <DateInput lang={lang} name="end" label={t(words.endDay)} typed={typed} value={project.end && formatDate(project.end, lang)} optional />
        <TextInput lang={lang} name="ownerUnit" label={t(words.ownerUnit)} typed={typed} value={project.ownerUnit} optional />
        <TextInput lang={lang} name="departments" label={`${t(words.departments)} (;)`} typed={typed} value={project.departments.join('; ')} optional />
        <TextInput lang={lang} name="continuesFrom" label={t(words.continuesFrom)} typed={typed} value={project.continuesFrom} optional />
        <TextArea lang={lang} name="reason" label={t(words.reason)} typed={typed} rows={2} />
        <Select
          lang={lang}
          name="approvalId"
          label={t(words.approvalBehind)}
          typed={typed}
          none={t(words.noApproval)}
          optional
          options={approvals.map((approval) => ({ value: approval.id, text: `${approval.body} ${approval.meeting}: ${approval.what}` }))}
        />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
      {money.leaf ? (
        <Section title={t(words.declareBook)} intro={t(words.booksIntro)}>
          <Form action={`${action}/book`} token={token}>
            <Hidden name="version" value={String(project.version)} />
            <Choices
              lang={lang}
              name="book"
              label={t(words.isFigure)}
              typed={typed}
              value={project.declaredBook ?? money.book}
              options={books.map((book) => ({ value: book, text: t(bookNames[book]) }))}
            />
            <Buttons>
              <Button>{t(words.declareBook)}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </Layout>
  )
}

interface PlanSpendingPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly project: Project
  readonly money: ProjectMoney
  readonly months: readonly SpendingMonth[]
  readonly versions: readonly SpendingPlanVersion[]
  readonly names: ReadonlyMap<string, string>
  readonly stale: boolean
  readonly typed: Typed
}

export function PlanSpendingPage({ shell, year, project, money, months, versions, names, stale, typed }: PlanSpendingPageProps) {
  const { t, lang, token } = shell
  const plannedIn = new Map(months.map(({ month, planned }) => [month, planned]))
  return (
    <Layout shell={shell} title={t(words.spendingPlan)} narrow>
      <Crumbs shell={shell} year={year} project={project} here={t(words.spendingPlan)} />
      <PageHead
        eyebrow={`${project.code} ${project.name}`}
        title={t(words.spendingPlan)}
        lead={`${t(words.allocated)} ${formatBaht(money.allocated > money.budget ? money.allocated : money.budget)} ${t(words.baht)}`}
      />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ reason: t(words.reason) }} />
      {stale ? (
        <Notice tone="warn" title={t(words.nowStands)}>
          <DefinitionList
            items={months.map(({ month, planned }) => ({ term: formatDate(month, lang), detail: planned === undefined ? '–' : formatBaht(planned) }))}
          />
        </Notice>
      ) : null}
      <Form action={paths.planSpending(year, project.code)} token={token}>
        <Hidden name="version" value={String(versions[0]?.version ?? 0)} />
        {fiscalMonths(year).map((month, index) => (
          <MoneyInput
            key={month}
            lang={lang}
            name={`month${index + 1}`}
            label={formatDate(month, lang)}
            typed={typed}
            value={bahtText(plannedIn.get(month) ?? 0n)}
          />
        ))}
        <TextArea lang={lang} name="reason" label={t(words.reason)} typed={typed} rows={2} />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
      {versions.length > 0 ? (
        <Section title={t(words.planVersions)}>
          <History
            items={versions.map((version) => ({
              key: String(version.version),
              when: `${formatInstant(version.recordedAt, lang)} ${version.accountId === undefined ? t(words.byPlatform) : (names.get(version.accountId) ?? '')}`,
              what: `${t(words.version)} ${version.version}${version.reason ? ` · ${version.reason}` : ''}${version.file ? ` · ${version.file}` : ''}`,
            }))}
          />
        </Section>
      ) : null}
    </Layout>
  )
}

interface TargetPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly indicator: Indicator
  readonly stale: boolean
  readonly typed: Typed
}

export function TargetPage({ shell, year, indicator, stale, typed }: TargetPageProps) {
  const { t, lang, token } = shell
  const ofQuarter = (quarter: Quarter) => indicator.quarters.find((target) => target.quarter === quarter)?.value
  const quarterLabel = (quarter: Quarter) => `${t(words.toQuarter)} ${quarter}`
  return (
    <Layout shell={shell} title={t(words.editTarget)} narrow>
      <PageHead eyebrow={`${indicator.id} · ${yearTitle(shell, year)}`} title={t(words.editTarget)} lead={`${indicator.name} (${indicator.unit ?? '–'})`} />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ target: t(words.yearTarget), direction: t(words.direction), measures: t(words.measures), counts: t(words.counts), reason: t(words.reason) }}
      />
      {stale ? (
        <Notice tone="warn" title={t(words.nowStands)}>
          <DefinitionList
            items={[
              { term: t(words.yearTarget), detail: indicator.target ? decimalText(indicator.target) : '–' },
              ...quarters.map((quarter) => ({
                term: quarterLabel(quarter),
                detail: ofQuarter(quarter) === undefined ? '–' : decimalText(ofQuarter(quarter)!),
              })),
              { term: t(words.direction), detail: t(directionNames[indicator.direction]) },
            ]}
          />
        </Notice>
      ) : null}
      <Form action={paths.setTarget(year, indicator.id)} token={token}>
        <Hidden name="version" value={String(indicator.version)} />
        <TextInput
          lang={lang}
          name="target"
          label={t(words.yearTarget)}
          typed={typed}
          value={indicator.target && decimalText(indicator.target)}
          short
          optional
        />
        <Select
          lang={lang}
          name="direction"
          label={t(words.direction)}
          typed={typed}
          value={indicator.direction}
          options={directions.map((value) => ({ value, text: t(directionNames[value]) }))}
        />
        <Details summary={t(words.quarterTargets)} open={indicator.quarters.length > 0}>
          {quarters.map((quarter) => {
            const value = ofQuarter(quarter)
            return (
              <TextInput
                key={quarter}
                lang={lang}
                name={`quarter${quarter}`}
                label={quarterLabel(quarter)}
                typed={typed}
                value={value && decimalText(value)}
                short
                optional
              />
            )
          })}
        </Details>
        <Select
          lang={lang}
          name="measures"
          label={t(words.measures)}
          typed={typed}
          value={indicator.measures}
          none={t(words.notStated)}
          optional
          options={measureKinds.map((value) => ({ value, text: t(measureNames[value]) }))}
        />
        <Select
          lang={lang}
          name="counts"
          label={t(words.counts)}
          typed={typed}
          value={indicator.counts}
          none={t(words.notStated)}
          optional
          options={countKinds.map((value) => ({ value, text: t(countNames[value]) }))}
        />
        <TextArea lang={lang} name="reason" label={t(words.reason)} typed={typed} rows={2} />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

interface ExplainPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly quarter: Quarter
  readonly end: PlainDate
  readonly line: SpendingReportLine
  readonly stale: boolean
  readonly typed: Typed
}

export function ExplainPage({ shell, year, quarter, end, line, stale, typed }: ExplainPageProps) {
  const { t, lang, token } = shell
  return (
    <Layout shell={shell} title={t(words.explain)} narrow>
      <Crumbs shell={shell} year={year} project={line} here={t(words.explain)} />
      <PageHead eyebrow={`${t(words.quarter)} ${quarter} · ${yearTitle(shell, year)}`} title={`${line.code} ${line.name}`} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      {stale && line.explanation ? (
        <Notice tone="warn" title={t(words.nowStands)}>
          <p>{line.explanation}</p>
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: t(words.upTo), detail: formatDate(end, lang) },
          { term: t(words.plannedToDate), detail: formatBaht(line.planned) },
          { term: t(words.paidToDate), detail: formatBaht(line.disbursed) },
        ]}
      />
      <Form action={paths.explainSpending(year, line.code, quarter)} token={token}>
        <Hidden name="version" value={String(line.version)} />
        <TextArea lang={lang} name="text" label={t(words.explanation)} typed={typed} value={line.explanation} rows={5} />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}
