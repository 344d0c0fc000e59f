import { fiscalYearEnd, formatDate, type FiscalYear, type PlainDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { formatBaht } from '#platform/money.ts'
import {
  Button,
  Buttons,
  DateInput,
  Details,
  ErrorSummary,
  Form,
  Layout,
  MoneyInput,
  PageHead,
  Section,
  Select,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { typedKinds, type Project, type ProjectMoney } from '../model.ts'
import { paths } from '../paths.ts'
import type { Line, OpenCommitment } from '../store/entries.ts'
import { kindNames, words } from '../texts.ts'
import { Crumbs } from './entries.page.tsx'

/** Which of the page's three forms was sent. */
export type MoneyForm = 'entry' | 'transfer' | 'balance'

interface MoneyPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly project: Project
  readonly money: ProjectMoney
  readonly lines: readonly Line[]
  readonly commitments: readonly OpenCommitment[]
  readonly sources: readonly { readonly key: string; readonly name: string }[]
  /** Where money can go. */
  readonly leaves: readonly { readonly code: string; readonly name: string }[]
  readonly today: PlainDate
  readonly sent: MoneyForm | undefined
  readonly typed: Typed
}

/** Recording an entry, moving money, stating a balance. */
export function MoneyPage({ shell, year, project, money, lines, commitments, sources, leaves, today, sent, typed }: MoneyPageProps) {
  const { t, lang, token } = shell
  const action = paths.recordMoney(year, project.code)
  const sourceOptions = sources.map(({ key, name }) => {
    const line = lines.find(({ source }) => source === key)
    return { value: key, text: line ? `${name} · ${t(words.remaining)} ${formatBaht(line.remaining)}` : name }
  })
  // Most projects have money of one source: it stands chosen.
  const usual = lines.length === 1 ? lines[0]!.source : undefined
  const sourceField = (name: string, label: string) =>
    sources.length === 0 ? null : (
      <Select lang={lang} name={name} label={label} typed={typed} value={usual} none={t(words.anySource)} optional options={sourceOptions} />
    )
  return (
    <Layout shell={shell} title={t(words.recordMoney)} narrow>
      <Crumbs shell={shell} year={year} project={project} here={t(words.recordMoney)} />
      <PageHead
        eyebrow={`${project.code} ${project.name}`}
        title={t(words.recordMoney)}
        lead={
          money.derived
            ? `${t(words.remaining)} ${formatBaht(money.derived.remaining)} · ${t(words.committed)} ${formatBaht(money.derived.committed)} ${t(words.baht)}`
            : t(words.noEntries)
        }
      />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{
          kind: t(words.kind),
          amount: t(words.amount),
          date: t(words.date),
          reference: t(words.reference),
          commitmentId: t(words.commitment),
          entryNo: t(words.entryNo),
          toProject: t(words.toProject),
          transferAmount: t(words.amount),
          transferDate: t(words.date),
          transferReference: t(words.reference),
          transferReason: t(words.reason),
          asOf: t(words.asOf),
          allocated: t(words.allocated),
          disbursed: t(words.disbursed),
          committed: t(words.committed),
          remaining: t(words.remaining),
        }}
      />
      <Section title={t(words.addEntry)}>
        <Form action={`${action}/entry`} token={token}>
          <Select lang={lang} name="kind" label={t(words.kind)} typed={typed} options={typedKinds.map((kind) => ({ value: kind, text: t(kindNames[kind]) }))} />
          <MoneyInput lang={lang} name="amount" label={`${t(words.amount)} (${t(words.baht)})`} typed={typed} />
          <DateInput lang={lang} name="date" label={t(words.date)} typed={typed} value={formatDate(today, lang)} />
          <TextInput lang={lang} name="reference" label={t(words.reference)} typed={typed} />
          {sourceField('source', t(words.moneySource))}
          <Select
            lang={lang}
            name="commitmentId"
            label={t(words.commitment)}
            hint={t(words.commitmentHint)}
            typed={typed}
            none={t(words.direct)}
            optional
            options={commitments.map((open) => ({
              value: open.id,
              text: `${open.reference} · ${t(words.left)} ${formatBaht(open.left)}${open.source ? ` · ${open.source}` : ''}`,
            }))}
          />
          <TextInput lang={lang} name="entryNo" label={t(words.entryNo)} hint={t(words.entryNoHint)} typed={typed} short optional />
          <Buttons>
            <Button kind="primary">{t(words.addEntry)}</Button>
          </Buttons>
        </Form>
      </Section>
      <Details summary={t(words.transfer)} open={sent === 'transfer'}>
        <Form action={`${action}/transfer`} token={token}>
          {sourceField('fromSource', t(words.moneySource))}
          <Select
            lang={lang}
            name="toProject"
            label={t(words.toProject)}
            typed={typed}
            options={leaves.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
          />
          {sourceField('toSource', t(words.toSource))}
          <MoneyInput lang={lang} name="transferAmount" label={`${t(words.amount)} (${t(words.baht)})`} typed={typed} />
          <DateInput lang={lang} name="transferDate" label={t(words.date)} typed={typed} value={formatDate(today, lang)} />
          <TextInput lang={lang} name="transferReference" label={t(words.reference)} typed={typed} />
          <TextArea lang={lang} name="transferReason" label={t(words.reason)} typed={typed} rows={2} />
          <Buttons>
            <Button>{t(words.transfer)}</Button>
          </Buttons>
        </Form>
      </Details>
      <Details summary={t(words.stateBalance)} open={sent === 'balance'}>
        <p class="soft">{t(words.stateBalanceIntro)}</p>
        <Form action={`${action}/balance`} token={token}>
          <DateInput lang={lang} name="asOf" label={t(words.asOf)} typed={typed} value={formatDate(fiscalYearEnd(year), lang)} />
          <MoneyInput lang={lang} name="allocated" label={t(words.allocated)} typed={typed} />
          <MoneyInput lang={lang} name="disbursed" label={t(words.disbursed)} typed={typed} />
          <MoneyInput lang={lang} name="committed" label={t(words.committed)} typed={typed} />
          <MoneyInput lang={lang} name="remaining" label={t(words.remaining)} typed={typed} />
          <Buttons>
            <Button>{t(words.stateBalance)}</Button>
          </Buttons>
        </Form>
      </Details>
    </Layout>
  )
}
