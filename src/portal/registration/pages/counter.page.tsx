import type { Typed } from '#platform/forms.ts'
import { formatDate, type PlainDate } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { formatLogin } from '#people/index.ts'
import { formatIdentityNumber, formatOneId, genderNames, genders, kindNames, numberTypes, type Kind } from '#registry/index.ts'
import {
  Button,
  Buttons,
  Checks,
  Columns,
  ErrorSummary,
  FileInput,
  Form,
  Hidden,
  Layout,
  LinkButton,
  PageHead,
  PrintButton,
  QrCode,
  Section,
  Select,
  StatusTag,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import type { Choice } from '../choosing.ts'
import type { Answers } from '../model.ts'
import { paths, type SlipNotes } from '../paths.ts'
import { counterWords, words } from '../texts.ts'
import { businessFields, businessLabels, figureFields, figureLabels, SilentSources, type Named } from './fields.tsx'

/** A one-stop centre by the code of its province. */
export interface Centre {
  readonly code: string
  readonly name: Text
}

interface NumberProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly centres: readonly Centre[]
  readonly centre: Centre | undefined
  /** Registrations of this centre today; undefined while no centre is chosen. */
  readonly today: number | undefined
}

/** The counter between two customers: nothing on it of the one before. */
export const NumberPage = ({ shell, typed, centres, centre, today }: NumberProps) => {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(counterWords.title)}>
      <PageHead
        title={t(counterWords.title)}
        lead={t(counterWords.lead)}
        aside={centre && today !== undefined ? t(counterWords.today(t(centre.name), String(today))) : undefined}
      />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Form action={paths.counterForm()} token={token}>
        <TextInput
          {...{ lang, typed }}
          name="shown"
          label={t(counterWords.number)}
          autocomplete="off"
          maxLength={30}
          digits
          autofocus={typed.faults.length === 0}
        />
        <CentreChoice shell={shell} typed={typed} centres={centres} centre={centre?.code} />
        <Buttons>
          <Button kind="primary">{t(counterWords.look)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

/** Where the officer sits today: asked once, then carried along; not asked at all of whoever has one centre. */
const CentreChoice = ({ shell: { lang, t }, typed, centres, centre }: Pick<CounterFormProps, 'shell' | 'typed' | 'centres' | 'centre'>) =>
  centres.length === 1 ? (
    <Hidden name="centre" value={centres[0]!.code} />
  ) : (
    <Select
      {...{ lang, typed }}
      name="centre"
      label={t(counterWords.centre)}
      value={centre}
      none={t(counterWords.centreNeeded)}
      options={centres.map(({ code, name }) => ({ value: code, text: t(name) }))}
    />
  )

/** Whom the form is about: an enterprise that is new to the register, or one that stands in it. */
export type Subject =
  | { readonly state: 'new' | 'known'; readonly kind: Kind; readonly number: string }
  | { readonly state: 'registered'; readonly kind: Kind; readonly oneId: string; readonly version: number }

interface CounterFormProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly subject: Subject
  readonly answers: Answers
  readonly named: Named
  readonly options: { readonly activity: readonly Choice[]; readonly area: readonly Choice[] }
  readonly centres: readonly Centre[]
  readonly centre: string | undefined
  readonly year: number
}

const tones = { new: 'info', known: 'info', registered: 'good' } as const
const states = { new: counterWords.isNew, known: counterWords.isKnown, registered: counterWords.isRegistered } as const

/** Everything on one screen, in the order it is asked aloud; Enter saves from any field. */
export function CounterFormPage({ shell, typed, subject, answers, named, options, centres, centre, year }: CounterFormProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  const { kind, state } = subject
  const asked = words.year(String(year))
  const fields = {
    ...businessFields({ shell, typed, answers, named, options, byOfficer: true }),
    ...figureFields({ shell, typed, answers, named, hints: { employees: asked, revenue: asked } }),
  }
  const shown = 'oneId' in subject ? `ONE ID ${formatOneId(subject.oneId)}` : formatIdentityNumber({ type: numberTypes[kind], digits: subject.number })
  return (
    <Layout shell={shell} title={t(counterWords.title)}>
      <PageHead eyebrow={t(kindNames[kind])} title={shown} aside={<StatusTag tone={tones[state]}>{t(states[state])}</StatusTag>} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ ...businessLabels(t, kind), ...figureLabels(t), centre: t(counterWords.centre) }} />
      <SilentSources {...{ shell, answers, named }} />
      <Form action={paths.counterSave()} token={token} upload={state !== 'registered'} wide>
        <Hidden name="state" value={state} />
        <Hidden name="kind" value={kind} />
        {'oneId' in subject ? (
          <>
            <Hidden name="oneId" value={subject.oneId} />
            <Hidden name="version" value={String(subject.version)} />
          </>
        ) : (
          <Hidden name="number" value={subject.number} />
        )}
        <CentreChoice shell={shell} typed={typed} centres={centre ? centres.filter(({ code }) => code === centre) : centres} centre={centre} />
        <Columns even>
          <div>
            {fields.nameTh}
            {fields.activity}
            {fields.area}
            {fields.address}
            {fields.phone}
            {fields.email}
          </div>
          <div>
            {fields.nameEn}
            <Hidden name="year" value={String(year)} />
            {fields.employees}
            {fields.revenue}
            {kind === 'natural' ? (
              <Select
                {...shared}
                name="ownerGender"
                label={t(words.gender)}
                value={answers.ownerGender}
                none={t(words.notSaid)}
                options={genders.map((gender) => ({ value: gender, text: t(genderNames[gender]) }))}
                optional
              />
            ) : null}
          </div>
        </Columns>
        {state === 'registered' ? (
          <PapersSeen {...shared} t={t} kind={kind} />
        ) : (
          <Columns even>
            <OwnerFields {...shared} t={t} />
            <div>
              <PapersSeen {...shared} t={t} kind={kind} />
              <FileInput {...shared} name="papers" label={t(counterWords.papers)} hint={t(counterWords.papersHint)} accept="image/*,.pdf" optional />
            </div>
          </Columns>
        )}
        <Buttons>
          <Button kind="primary" accessKey="s">
            {t(state === 'registered' ? counterWords.saveUpdate : counterWords.save)}
          </Button>
          <LinkButton href={paths.counter(centre)} kind="quiet" accessKey="n">
            {t(counterWords.nextCustomer)}
          </LinkButton>
        </Buttons>
        <p class="soft small">{t(counterWords.keys)}</p>
      </Form>
    </Layout>
  )
}

interface PartProps extends Pick<Shell, 't' | 'lang'> {
  readonly typed: Typed
}

/** Whoever stands there leaves with an account, when they want one. */
const OwnerFields = ({ t, ...shared }: PartProps) => (
  <div>
    <TextInput {...shared} name="ownerName" label={t(counterWords.ownerName)} hint={t(counterWords.ownerHint)} autocomplete="off" maxLength={120} optional />
    <TextInput {...shared} name="ownerLogin" label={t(counterWords.ownerLogin)} autocomplete="off" maxLength={200} optional />
  </div>
)

const PapersSeen = ({ t, kind, ...shared }: PartProps & { readonly kind: Kind }) => (
  <Checks
    {...shared}
    name="evidence"
    label={t(counterWords.evidence)}
    hint={t(counterWords.evidenceHint)}
    options={[{ value: 'card', text: t(counterWords.seenCard) }, ...(kind === 'natural' ? [] : [{ value: 'papers', text: t(counterWords.seenPapers) }])]}
    optional
  />
)

interface PresenceProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly shown: string
  readonly centre: string | undefined
}

/** An enterprise of another province stands at the counter: it opens its record itself. */
export const PresencePage = ({ shell, typed, shown, centre }: PresenceProps) => {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(counterWords.elsewhere)} narrow>
      <PageHead title={t(counterWords.elsewhere)} lead={t(counterWords.elsewhereLead)} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Form action={paths.counterPresence()} token={token}>
        <Hidden name="shown" value={shown} />
        {centre ? <Hidden name="centre" value={centre} /> : null}
        <TextInput
          {...{ lang, typed }}
          name="code"
          label={t(counterWords.code)}
          autocomplete="off"
          maxLength={10}
          short
          digits
          autofocus={typed.faults.length === 0}
        />
        <Buttons>
          <Button kind="primary">{t(counterWords.open)}</Button>
          <LinkButton href={paths.counter(centre)} kind="quiet" accessKey="n">
            {t(counterWords.nextCustomer)}
          </LinkButton>
        </Buttons>
      </Form>
    </Layout>
  )
}

interface SlipProps extends SlipNotes {
  readonly shell: Shell
  readonly oneId: string
  /** Of an enterprise within the officer's reach. */
  readonly name: string | undefined
  readonly today: PlainDate
  readonly centre: string | undefined
  /** What the code opens. */
  readonly address: string
  /** The account that was opened just now, with its one-time link: shown on this page alone. */
  readonly account?: { readonly link: string; readonly login: string; readonly verified: boolean } | undefined
}

/** What the customer takes along, and the way to the next. */
export const SlipPage = ({ shell, oneId, name, today, changed, claimed, loginTaken, account, centre, address }: SlipProps) => {
  const { lang, t } = shell
  const what = changed === undefined ? counterWords.slipNew : changed === 0 ? counterWords.unchanged : counterWords.slipUpdated
  return (
    <Layout shell={shell} title={t(counterWords.slip)} narrow>
      <PageHead eyebrow={`${t(words.yourOneId)} · ${t(what)}`} title={formatOneId(oneId)} lead={name} />
      <div class="stack">
        <QrCode text={address} label={t(counterWords.qr)} />
        <p>{t(account ? counterWords.slipKeep : loginTaken ? counterWords.slipTaken : counterWords.slipHow)}</p>
        {claimed ? <p>{t(counterWords.slipClaimed)}</p> : null}
        {account ? (
          <Section title={t(counterWords.account)}>
            <div class="stack">
              <p>{t(counterWords.accountHow(formatLogin(account.login)))}</p>
              <QrCode text={account.link} label={t(counterWords.accountQr)} />
              <p>
                <code>{account.link}</code>
              </p>
              {account.verified ? <StatusTag tone="good">{t(counterWords.slipVerified)}</StatusTag> : null}
              <p class="soft small">{t(counterWords.accountOnce)}</p>
            </div>
          </Section>
        ) : null}
        <p class="soft small">
          {t(counterWords.given)} {formatDate(today, lang, 'long')}
        </p>
        <p class="buttons">
          <LinkButton href={paths.counter(centre)} kind="primary" accessKey="n" autofocus>
            {t(counterWords.nextCustomer)}
          </LinkButton>
          <PrintButton text={t(counterWords.print)} accessKey="p" />
        </p>
      </div>
    </Layout>
  )
}
