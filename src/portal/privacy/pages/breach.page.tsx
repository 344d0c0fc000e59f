import { nextSteps } from '#casework/index.ts'
import { formatDate, formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import {
  Breadcrumbs,
  Button,
  Choices,
  DefinitionList,
  ErrorSummary,
  Form,
  Hidden,
  History,
  Layout,
  NumberInput,
  PageHead,
  Section,
  StatusTag,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { breachLife, risks, whyNot, type Breach, type Duty } from '../breach.ts'
import { paths } from '../paths.ts'
import type { BreachStep } from '../store.ts'
import { riskNames, words } from '../texts.ts'
import { DutyTag } from './duty.tsx'

interface BreachProps {
  readonly shell: Shell
  readonly breach: Breach
  readonly duties: readonly Duty[]
  readonly steps: readonly BreachStep[]
  /** Names of who took them. */
  readonly people: ReadonlyMap<string, string>
  readonly typed: Typed
}

/** One breach, as it is printed for the file: facts, duties with their clocks, what was done by whom. */
export function BreachPage({ shell, breach, duties, steps, people, typed }: BreachProps) {
  const { t, lang } = shell
  const title = `${t(words.number)} ${breach.number}`
  return (
    <Layout shell={shell} title={title}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.breaches), href: paths.breaches() }, { text: title }]} />
      <PageHead
        title={title}
        aside={<StatusTag tone={breach.status === 'closed' ? 'neutral' : 'info'}>{t(breachLife.states[breach.status])}</StatusTag>}
        lead={`${t(words.foundAt)} ${formatInstant(breach.foundAt, lang)}`}
      />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ risk: t(words.risk), people: t(words.people), data: t(words.data), measures: t(words.measures), note: t(words.note) }}
      />
      <Section title={t(words.duties)}>
        {duties.length === 0 ? <p>{t(words.noDuties)}</p> : null}
        <DefinitionList
          items={duties.map((duty) => ({
            term: duty.due ? `${t(words.due)} ${formatInstant(duty.due, lang)}` : t(words.noDelay),
            detail: (
              <>
                <DutyTag t={t} duty={duty} />
                {duty.doneAt ? <p class="soft num">{formatInstant(duty.doneAt, lang)}</p> : null}
              </>
            ),
          }))}
        />
      </Section>
      <Section title={t(words.facts)}>
        <DefinitionList
          items={[
            { term: t(words.what), detail: breach.what },
            ...(breach.happenedOn ? [{ term: t(words.happenedOn), detail: formatDate(breach.happenedOn, lang) }] : []),
            { term: t(words.data), detail: breach.data },
            { term: t(words.people), detail: breach.people?.toLocaleString('en') ?? t(words.unknown) },
            { term: t(words.risk), detail: breach.risk ? t(riskNames[breach.risk]) : t(words.unknown) },
            { term: t(words.measures), detail: breach.measures },
          ]}
        />
      </Section>
      {breach.status === 'found' ? (
        <Assessment shell={shell} breach={breach} typed={typed} />
      ) : (
        <Next shell={shell} breach={breach} duties={duties} typed={typed} />
      )}
      <Section title={t(words.history)}>
        <History
          items={steps.map(({ id, at, accountId, status, note }) => ({
            key: id,
            when: formatInstant(at, lang),
            what: (
              <>
                <p>
                  {t(breachLife.states[status])} · {people.get(accountId) ?? t(words.somebody)}
                </p>
                {note ? <p>{note}</p> : null}
              </>
            ),
          }))}
        />
      </Section>
    </Layout>
  )
}

type FormProps = Pick<BreachProps, 'shell' | 'breach' | 'typed'>

function Assessment({ shell: { t, lang, token }, breach, typed }: FormProps) {
  return (
    <Section title={t(words.assess)}>
      <Form action={paths.assess(breach.id)} token={token}>
        <Hidden name="version" value={String(breach.version)} />
        <Choices lang={lang} name="risk" label={t(words.risk)} typed={typed} options={risks.map((value) => ({ value, text: t(riskNames[value]) }))} />
        <NumberInput lang={lang} name="people" label={t(words.people)} hint={t(words.peopleHint)} typed={typed} value={breach.people?.toString()} optional />
        <TextArea lang={lang} name="data" label={t(words.data)} typed={typed} value={breach.data} rows={2} maxLength={1000} />
        <TextArea lang={lang} name="measures" label={t(words.measures)} typed={typed} value={breach.measures} maxLength={4000} />
        <Button kind="primary">{t(words.saveAssessment)}</Button>
      </Form>
    </Section>
  )
}

/** The one step that the law leaves open. The note is optional unless the Committee is told late: then it says why. */
function Next({ shell: { t, lang, token }, breach, duties, typed }: FormProps & Pick<BreachProps, 'duties'>) {
  const isLate = duties.some(({ state }) => state === 'overdue')
  const open = nextSteps(breachLife, breach.status, new Set(['privacy.manage'])).filter(
    ({ to }) => to !== 'found' && to !== 'assessed' && !whyNot(breach, to, { now: breach.foundAt, note: undefined }),
  )
  if (open.length === 0) return null
  return (
    <Section title={t(words.next)}>
      <Form action={paths.move(breach.id)} token={token}>
        <Hidden name="version" value={String(breach.version)} />
        <TextInput lang={lang} name="note" label={t(words.note)} hint={t(words.noteHint)} typed={typed} optional={!isLate} maxLength={1000} />
        {open.map(({ to, step }) => (
          <Button key={to} kind="primary" name="to" value={to}>
            {t(step.name)}
          </Button>
        ))}
      </Form>
    </Section>
  )
}
