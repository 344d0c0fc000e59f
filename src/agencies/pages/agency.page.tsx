import type { PlainDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  Checks,
  Choices,
  DateInput,
  DateText,
  DefinitionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Hidden,
  Layout,
  Notice,
  Num,
  PageHead,
  Section,
  StatusTag,
  TextArea,
  TextInput,
  type Shell,
  type Tone,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import { bases, directions, stateOf, type AgreementState } from '../rules.ts'
import type { Agency, Agreement } from '../store.ts'
import { basisNames, directionNames, stateNames, words } from '../texts.ts'

interface AgencyProps {
  readonly shell: Shell
  readonly agency: Agency
  readonly agreements: readonly Agreement[]
  /** What can be agreed on, with its words. */
  readonly fields: Readonly<Record<string, Text>>
  /** Reads lately. */
  readonly reads: number
  readonly today: PlainDate
  readonly typed: Typed
}

export function AgencyPage(props: AgencyProps) {
  const { shell, agency, agreements, reads } = props
  const { lang, t } = shell
  return (
    <Layout shell={shell} title={t(agency.name)}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.agencies), href: paths.agencies() }, { text: t(agency.name) }]} />
      <PageHead title={t(agency.name)} eyebrow={t(words.agency)} aside={<code>{agency.code}</code>} />
      <DefinitionList items={[{ term: t(words.readsLately), detail: <Num value={String(reads)} /> }]} />
      {agreements.some(({ demonstration }) => demonstration) ? <Notice tone="info">{t(words.demonstrationLead)}</Notice> : null}
      {agreements.length === 0 ? <EmptyState title={t(words.noAgreements)}>{t(words.noAgreementsLead)}</EmptyState> : null}
      {agreements.map((agreement) => (
        <OneAgreement key={agreement.id} {...props} agreement={agreement} />
      ))}
      <NewAgreement {...props} />
    </Layout>
  )
}

const tones = { coming: 'info', 'in-force': 'good', lapsed: 'neutral', ended: 'neutral' } as const satisfies Record<AgreementState, Tone>

function OneAgreement({ shell, agency, agreement, fields, today }: AgencyProps & { readonly agreement: Agreement }) {
  const { lang, t, token } = shell
  const state = stateOf(agreement, today)
  return (
    <Section
      title={agreement.title}
      aside={
        <span>
          <StatusTag tone={tones[state]}>{t(stateNames[state])}</StatusTag>{' '}
          {agreement.demonstration ? <StatusTag tone="warn">{t(words.demonstration)}</StatusTag> : null}
        </span>
      }
    >
      <DefinitionList
        items={[
          { term: t(words.direction), detail: t(directionNames[agreement.direction]) },
          { term: t(words.document), detail: agreement.document },
          { term: t(words.purpose), detail: agreement.purpose },
          { term: t(words.basis), detail: agreement.law === null ? t(basisNames.consent) : `${t(basisNames.law)}: ${agreement.law}` },
          { term: t(words.fields), detail: agreement.fields.map((name) => (fields[name] ? t(fields[name]) : name)).join(', ') },
          {
            term: t(words.period),
            detail: (
              <>
                <DateText lang={lang} date={agreement.startsOn} />–<DateText lang={lang} date={agreement.endsOn} />
              </>
            ),
          },
        ]}
      />
      {state === 'coming' || state === 'in-force' ? (
        <Details summary={t(words.end)}>
          <p>{t(words.endLead)}</p>
          <Form action={paths.endAgreement(agency.code)} token={token}>
            <Hidden name="agreement" value={agreement.id} />
            <Buttons>
              <Button kind="danger">{t(words.end)}</Button>
            </Buttons>
          </Form>
        </Details>
      ) : null}
    </Section>
  )
}

function NewAgreement({ shell, agency, fields, typed }: AgencyProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  const labels = {
    direction: t(words.direction),
    title: t(words.title),
    document: t(words.document),
    purpose: t(words.purpose),
    basis: t(words.basis),
    law: t(words.law),
    fields: t(words.fields),
    startsOn: t(words.startsOn),
    endsOn: t(words.endsOn),
  }
  return (
    <Section title={t(words.newAgreement)} id="new">
      <ErrorSummary lang={lang} faults={typed.faults} labels={labels} />
      <Form action={paths.agreements(agency.code)} token={token}>
        <Choices {...shared} name="direction" label={labels.direction} options={directions.map((value) => ({ value, text: t(directionNames[value]) }))} />
        <TextInput {...shared} name="title" label={labels.title} autocomplete="off" />
        <TextInput {...shared} name="document" label={labels.document} hint={t(words.documentHint)} autocomplete="off" />
        <TextArea {...shared} name="purpose" label={labels.purpose} hint={t(words.purposeHint)} rows={2} maxLength={500} />
        <Choices {...shared} name="basis" label={labels.basis} options={bases.map((value) => ({ value, text: t(basisNames[value]) }))} />
        <TextInput {...shared} name="law" label={labels.law} hint={t(words.lawHint)} autocomplete="off" optional />
        <Checks {...shared} name="fields" label={labels.fields} options={Object.entries(fields).map(([value, text]) => ({ value, text: t(text) }))} />
        <DateInput {...shared} name="startsOn" label={labels.startsOn} />
        <DateInput {...shared} name="endsOn" label={labels.endsOn} />
        <Buttons>
          <Button kind="primary">{t(words.newAgreement)}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
