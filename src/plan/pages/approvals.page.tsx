import type { Typed } from '#platform/forms.ts'
import { formatDate, type FiscalYear } from '#platform/dates.ts'
import {
  Button,
  Buttons,
  DataTable,
  DateInput,
  DateText,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Hidden,
  Layout,
  PageHead,
  Section,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import type { Approval } from '../model.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Place, PlanTabs, yearTitle } from './parts.tsx'

interface ApprovalsPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly approvals: readonly Approval[]
  /** The one whose form is open; undefined: the form for a new one. */
  readonly edited: Approval | undefined
  readonly typed: Typed
}

export function ApprovalsPage({ shell, year, approvals, edited, typed }: ApprovalsPageProps) {
  const { t, lang, visitor } = shell
  const mayWrite = visitor.permissions.has('plan.write')
  return (
    <Layout shell={shell} title={`${t(words.approvals)} ${year}`}>
      <PageHead eyebrow={t(words.approvals)} title={yearTitle(shell, year)} />
      <PlanTabs shell={shell} year={year} current="approvals" />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ body: t(words.body), meeting: t(words.meeting), decidedOn: t(words.date), what: t(words.what), projects: t(words.projectCodes) }}
      />
      {approvals.length === 0 ? (
        <EmptyState title={t(words.noApprovals)} />
      ) : (
        <DataTable
          caption={t(words.approvals)}
          columns={[
            { head: t(words.date), cell: (approval: Approval) => <DateText lang={lang} date={approval.decidedOn} /> },
            { head: t(words.body), cell: (approval) => approval.body, isName: true },
            { head: t(words.meeting), cell: (approval) => <span class="num">{approval.meeting}</span> },
            { head: t(words.what), cell: (approval) => approval.what, wide: true },
            {
              head: t(words.projects),
              cell: (approval) =>
                approval.projects.length === 0
                  ? t(words.wholePlan)
                  : approval.projects.map((code) => (
                      <a key={code} href={paths.project(year, code)}>
                        {code}{' '}
                      </a>
                    )),
            },
            {
              head: t(words.source),
              cell: (approval) => (
                <>
                  <Place shell={shell} year={year} origin={approval.origin} />{' '}
                  {mayWrite && !approval.origin ? <a href={`${paths.approvals(year)}?edit=${approval.id}#form`}>{t(words.edit)}</a> : null}
                </>
              ),
            },
          ]}
          rows={approvals}
          rowKey={(approval) => approval.id}
        />
      )}
      {mayWrite ? <ApprovalForm shell={shell} year={year} edited={edited} typed={typed} /> : null}
    </Layout>
  )
}

function ApprovalForm({ shell, year, edited, typed }: Omit<ApprovalsPageProps, 'approvals'>) {
  const { t, lang, token } = shell
  const title = t(edited ? words.edit : words.addApproval)
  return (
    <Section title={title} id="form">
      <Details summary={title} open={edited !== undefined || typed.faults.length > 0}>
        <Form action={paths.approvals(year)} token={token}>
          {edited ? <Hidden name="id" value={edited.id} /> : null}
          <Hidden name="version" value={String(edited?.version ?? 0)} />
          <TextInput lang={lang} name="body" label={t(words.body)} typed={typed} value={edited?.body} />
          <TextInput lang={lang} name="meeting" label={t(words.meeting)} typed={typed} value={edited?.meeting} short />
          <DateInput lang={lang} name="decidedOn" label={t(words.date)} typed={typed} value={edited?.decidedOn && formatDate(edited?.decidedOn, lang)} />
          <TextArea lang={lang} name="what" label={t(words.what)} typed={typed} value={edited?.what} rows={3} />
          <TextInput
            lang={lang}
            name="projects"
            label={t(words.projectCodes)}
            hint={t(words.projectCodesHint)}
            typed={typed}
            value={edited?.projects.join(' ')}
            optional
          />
          <Buttons>
            <Button kind="primary">{t(words.save)}</Button>
          </Buttons>
        </Form>
      </Details>
    </Section>
  )
}
