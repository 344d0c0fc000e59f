import { formatInstant, type FiscalYear } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import {
  Breadcrumbs,
  Button,
  Choices,
  DataTable,
  ErrorSummary,
  Form,
  Hidden,
  History,
  Layout,
  PageHead,
  Section,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { answers } from '../actions/answer-finding.ts'
import { paths } from '../paths.ts'
import { ruleOf } from '../rules/list.ts'
import type { Finding, FindingStep } from '../store.ts'
import { answerNames, severityMeanings, stepNames, words } from '../texts.ts'
import { FindingStatus, placeHref, placeName, SeverityTag } from './parts.tsx'

interface FindingProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly finding: Finding
  readonly steps: readonly FindingStep[]
  /** Names of the people in the history. */
  readonly people: ReadonlyMap<string, string>
  readonly mayAnswer: boolean
  readonly typed: Typed
}

export function FindingPage({ shell, year, finding, steps, people, mayAnswer, typed }: FindingProps) {
  const { t, lang } = shell
  const rule = ruleOf(finding.rule)
  return (
    <Layout shell={shell} title={rule ? t(rule.title) : finding.rule}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.title(year)), href: paths.findings(year) }, { text: finding.id }]} />
      <PageHead
        eyebrow={rule ? t(rule.title) : finding.rule}
        title={t(finding.message)}
        lead={
          <>
            <SeverityTag t={t} severity={finding.severity} /> {t(severityMeanings[finding.severity])} · <FindingStatus t={t} status={finding.status} />
          </>
        }
      />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ answer: t(words.answerQuestion), reason: t(words.reason), correction: t(words.correction) }} />
      <Section title={t(words.computed)}>
        <p class="num">{finding.computed}</p>
      </Section>
      <Section title={t(words.places)}>
        <DataTable
          caption={t(words.places)}
          rows={finding.places}
          rowKey={({ identity, file, line }) => `${identity} ${file}:${line}`}
          columns={[
            { head: t(words.place), isName: true, cell: (place) => <a href={placeHref(year, place)}>{placeName(t, place)}</a> },
            { head: t(words.whatIsPrinted), wide: true, cell: ({ printed }) => printed },
            { head: t(words.project), cell: ({ project }) => project },
          ]}
        />
      </Section>
      {rule ? (
        <Section title={t(words.why)}>
          <p>{t(rule.explanation)}</p>
        </Section>
      ) : null}
      {mayAnswer && finding.status !== 'gone' ? <AnswerForm shell={shell} year={year} finding={finding} typed={typed} /> : null}
      <Section title={t(words.history)}>
        <History
          items={steps.map((step) => ({
            key: step.id,
            when: formatInstant(step.at, lang),
            what: (
              <>
                <p>
                  {t(stepNames[step.step])} · {step.accountId ? people.get(step.accountId) : t(words.byPlatform)}
                </p>
                {step.reason ? <p>{step.reason}</p> : null}
                {step.correction ? <p>{step.correction}</p> : null}
                <p class="soft num">{step.computed}</p>
              </>
            ),
          }))}
        />
      </Section>
    </Layout>
  )
}

function AnswerForm({ shell: { t, lang, token }, year, finding, typed }: Pick<FindingProps, 'shell' | 'year' | 'finding' | 'typed'>) {
  const offered = answers.filter((answer) => (answer === 'reopened') === (finding.status !== 'open'))
  return (
    <Section title={t(words.answer)}>
      <Form action={paths.answer(year, finding.id)} token={token}>
        <Hidden name="version" value={String(finding.version)} />
        <Choices
          lang={lang}
          name="answer"
          label={t(words.answerQuestion)}
          typed={typed}
          options={offered.map((value) => ({ value, text: t(answerNames[value]) }))}
        />
        <TextArea lang={lang} name="reason" label={t(words.reason)} hint={t(words.reasonHint)} typed={typed} maxLength={2000} />
        {finding.status === 'open' ? (
          <TextInput lang={lang} name="correction" label={t(words.correction)} hint={t(words.correctionHint)} typed={typed} optional maxLength={300} />
        ) : null}
        <Button kind="primary">{t(words.save)}</Button>
      </Form>
    </Section>
  )
}
