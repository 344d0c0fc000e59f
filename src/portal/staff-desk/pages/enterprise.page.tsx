import type { ComponentChildren } from 'preact'
import type { Question } from '#exchange/index.ts'
import type { Typed } from '#platform/forms.ts'
import {
  Changes,
  Looks,
  Mandates,
  placeText,
  Questions,
  RecordFields,
  RecordInputs,
  recordLabels,
  type Change,
  type ChosenBefore,
  type Look,
  type Names,
  type Options,
} from '#portal/my-business/index.ts'
import {
  correctionReasons,
  formatOneId,
  kindNames,
  sectorNames,
  sizeNames,
  sizeReason,
  statusNames,
  type EnterpriseCard,
  type EnterpriseRecord,
  type Mandate,
} from '#registry/index.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  Choices,
  DefinitionList,
  Details,
  ErrorSummary,
  FileInput,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  Tabs,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { paths, type View } from '../paths.ts'
import { correctionReasonNames, words } from '../texts.ts'
import { Stage } from './search.page.tsx'

export interface DeskFrameProps {
  readonly shell: Shell
  readonly card: EnterpriseCard
  readonly names: Names
  readonly questions: number
  readonly mayCorrect: boolean
}

const viewNames = {
  '': words.record,
  people: words.people,
  questions: words.questions,
  access: words.access,
  history: words.history,
  correct: words.correct,
} as const

export function DeskFrame({
  shell,
  card,
  names,
  questions,
  mayCorrect,
  view,
  children,
}: DeskFrameProps & { readonly view: View; readonly children: ComponentChildren }) {
  const { t, lang } = shell
  const name = card.nameTh ?? t(statusNames.erased)
  const shown: readonly View[] = ['', 'people', 'questions', 'access', 'history', ...(mayCorrect ? ['correct' as const] : [])]
  return (
    <Layout shell={shell} title={name}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.enterprises), href: paths.search() }, { text: name }]} />
      <PageHead
        eyebrow={t(kindNames[card.kind])}
        title={name}
        aside={<Stage shell={shell} card={card} />}
        lead={
          <>
            <span class="num">{formatOneId(card.oneId)}</span> · {t(sizeNames[card.size])} · {t(sectorNames[card.sector])} ·{' '}
            {placeText(t, { province: card.place.province }, names)}
          </>
        }
      />
      {card.survivorOneId ? (
        <Notice tone="info">
          <p>
            {t(words.merged)} <a href={paths.one(card.survivorOneId)}>{formatOneId(card.survivorOneId)}</a>
          </p>
        </Notice>
      ) : null}
      <Tabs
        label={t(words.views)}
        items={shown.map((each) => ({
          href: paths.one(card.oneId, each),
          text: t(viewNames[each]),
          current: each === view,
          ...(each === 'questions' && questions > 0 && { count: questions }),
        }))}
      />
      {children}
    </Layout>
  )
}

export const RecordPage = (props: DeskFrameProps & { readonly record: EnterpriseRecord; readonly saved: boolean }) => {
  const { shell, record, names, saved } = props
  const { t } = shell
  return (
    <DeskFrame {...props} view="">
      {saved ? <Notice tone="good" title={t(words.saved)} /> : null}
      <Section title={t(words.record)} intro={t(words.recordLead)}>
        <RecordFields shell={shell} record={record} names={names} />
        <DefinitionList items={[{ term: t(words.whyThisSize), detail: t(sizeReason(record.sizeTrace, record.size)) }]} />
      </Section>
    </DeskFrame>
  )
}

export const DeskAccessPage = (props: DeskFrameProps & { readonly looks: readonly Look[] }) => (
  <DeskFrame {...props} view="access">
    <Looks shell={props.shell} looks={props.looks} />
  </DeskFrame>
)

export const DeskHistoryPage = (props: DeskFrameProps & { readonly changes: readonly Change[] }) => (
  <DeskFrame {...props} view="history">
    <Changes shell={props.shell} changes={props.changes} />
  </DeskFrame>
)

export const DeskQuestionsPage = (
  props: DeskFrameProps & { readonly open: readonly Question[]; readonly again: { readonly question: string; readonly typed: Typed } | undefined },
) => (
  <DeskFrame {...props} view="questions">
    <Questions
      shell={props.shell}
      questions={props.open}
      names={props.names}
      action={(question) => paths.answer(props.card.oneId, question)}
      reasonNeeded
      again={props.again}
    />
  </DeskFrame>
)

/** Who may act; an officer who saw the papers verifies, with a picture of them. */
export function DeskPeoplePage(
  props: DeskFrameProps & { readonly mandates: readonly Mandate[]; readonly people: ReadonlyMap<string, string>; readonly typed: Typed },
) {
  const { shell, card, mandates, people, typed } = props
  const { t, lang, token } = shell
  return (
    <DeskFrame {...props} view="people">
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Mandates
        shell={shell}
        mandates={mandates}
        people={people}
        actions={({ id, status }) =>
          status === 'unverified' ? (
            <Form action={paths.mandate(card.oneId, id)} token={token} upload>
              <FileInput lang={lang} typed={typed} name="papers" label={t(words.papersSeen)} hint={t(words.evidenceHint)} accept="image/*,.pdf" />
              <Button name="step" value="verify">
                {t(words.verify)}
              </Button>
            </Form>
          ) : null
        }
      />
    </DeskFrame>
  )
}

interface CorrectPageProps extends DeskFrameProps {
  readonly record: EnterpriseRecord
  readonly chosen: ChosenBefore
  readonly options: Options
  readonly typed: Typed
  readonly year: number
}

/** What the record says, in a form: with a reason, a note and a document. */
export function CorrectPage(props: CorrectPageProps) {
  const { shell, record, chosen, options, typed, year } = props
  const { t, lang, token } = shell
  return (
    <DeskFrame {...props} view="correct">
      <p class="lead">{t(words.correctLead)}</p>
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ ...recordLabels(t), reason: t(words.whyCorrect), note: t(words.note), evidence: t(words.evidence), statusNote: t(words.note) }}
      />
      <Form action={paths.one(record.oneId, 'correct')} token={token} upload>
        <RecordInputs shell={shell} record={record} chosen={chosen} options={options} typed={typed} year={year} />
        <Choices
          lang={lang}
          typed={typed}
          name="reason"
          label={t(words.whyCorrect)}
          options={correctionReasons.map((reason) => ({ value: reason, text: t(correctionReasonNames[reason]) }))}
        />
        <TextInput lang={lang} typed={typed} name="note" label={t(words.note)} maxLength={300} />
        <FileInput lang={lang} typed={typed} name="evidence" label={t(words.evidence)} hint={t(words.evidenceNeededFor)} accept="image/*,.pdf" optional />
        <Buttons>
          <Button kind="primary">{t(words.save)}</Button>
        </Buttons>
      </Form>
      {record.status === 'erased' ? null : (
        <Details summary={t(record.status === 'active' ? words.closeIt : words.reopenIt)}>
          <Form action={paths.status(record.oneId)} token={token}>
            <TextInput lang={lang} typed={typed} name="statusNote" label={t(words.note)} maxLength={300} />
            <Button name="status" value={record.status === 'active' ? 'closed' : 'active'}>
              {t(record.status === 'active' ? words.closeIt : words.reopenIt)}
            </Button>
          </Form>
        </Details>
      )}
    </DeskFrame>
  )
}
