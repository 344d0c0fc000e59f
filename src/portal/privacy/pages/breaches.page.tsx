import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  DataTable,
  DateInput,
  EmptyState,
  ErrorSummary,
  Form,
  Layout,
  LinkButton,
  NumberInput,
  PageHead,
  StatusTag,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { breachLife, type Breach, type Duty } from '../breach.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame } from './frame.tsx'
import { DutyTag } from './duty.tsx'

interface BreachesProps {
  readonly shell: Shell
  readonly breaches: readonly (Breach & { readonly duties: readonly Duty[] })[]
}

export function BreachesPage({ shell, breaches }: BreachesProps) {
  const { t, lang } = shell
  const record = <LinkButton href={paths.newBreach()}>{t(words.record)}</LinkButton>
  return (
    <Frame shell={shell} here="breaches" title={t(words.breaches)} lead={t(words.breachesLead)} aside={breaches.length > 0 ? record : undefined}>
      {breaches.length === 0 ? (
        <EmptyState title={t(words.noBreaches)} action={record}>
          {t(words.noBreachesHint)}
        </EmptyState>
      ) : (
        <DataTable
          caption={t(words.breaches)}
          rows={breaches}
          rowKey={({ id }) => id}
          columns={[
            { head: t(words.number), isName: true, cell: ({ id, number }) => <a href={paths.breach(id)}>{`${t(words.number)} ${number}`}</a> },
            { head: t(words.foundAt), cell: ({ foundAt }) => formatInstant(foundAt, lang) },
            { head: t(words.data), wide: true, cell: ({ data }) => data },
            { head: t(words.people), align: 'end', cell: ({ people }) => people?.toLocaleString('en') ?? t(words.unknown) },
            {
              head: t(words.status),
              cell: ({ status }) => <StatusTag tone={status === 'closed' ? 'neutral' : 'info'}>{t(breachLife.states[status])}</StatusTag>,
            },
            {
              head: t(words.duties),
              cell: ({ status, duties }) => (status === 'closed' ? undefined : duties.map((duty) => <DutyTag key={duty.what} t={t} duty={duty} />)),
            },
          ]}
        />
      )}
    </Frame>
  )
}

interface NewBreachProps {
  readonly shell: Shell
  readonly typed: Typed
}

export function NewBreachPage({ shell, typed }: NewBreachProps) {
  const { t, lang, token } = shell
  const labels = {
    foundDay: t(words.foundDay),
    foundTime: t(words.foundTime),
    happenedOn: t(words.happenedOn),
    what: t(words.what),
    data: t(words.data),
    people: t(words.people),
    measures: t(words.measures),
  }
  const shared = (name: keyof typeof labels) => ({ lang, typed, name, label: labels[name] })
  return (
    <Layout shell={shell} title={t(words.record)}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.breaches), href: paths.breaches() }, { text: t(words.record) }]} />
      <PageHead title={t(words.record)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={labels} />
      <Form action={paths.breaches()} token={token}>
        <DateInput {...shared('foundDay')} />
        <TextInput {...shared('foundTime')} hint={t(words.foundTimeHint)} short />
        <DateInput {...shared('happenedOn')} optional />
        <TextArea {...shared('what')} hint={t(words.whatHint)} maxLength={4000} />
        <TextArea {...shared('data')} hint={t(words.dataHint)} rows={2} maxLength={1000} />
        <NumberInput {...shared('people')} hint={t(words.peopleHint)} optional />
        <TextArea {...shared('measures')} maxLength={4000} />
        <Buttons>
          <Button kind="primary">{t(words.record)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}
