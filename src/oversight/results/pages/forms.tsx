import { decimalText } from '#platform/numbers.ts'
import { Button, Buttons, Checkbox, Details, FileInput, Form, Hidden, Notice, NumberInput, Section, Select, TextArea, TextInput } from '#ui/index.ts'
import { derivations } from '../derivations.ts'
import { isOwnersTurn, lifecycle } from '../lifecycle.ts'
import { paths } from '../paths.ts'
import { bases, isLocked, mayReport } from '../rules.ts'
import { basisNames, failureTexts, faultPlaces, pageWords as words } from '../texts.ts'
import type { ResultPageProps } from './result.page.tsx'

/** What whoever reads the page may do next with this result. */
export function Forms(props: ResultPageProps) {
  const { shell, result, missing } = props
  const { visitor } = shell
  const { open, indicator } = result
  const reviews = visitor.permissions.has('results.review')
  const mine = mayReport(visitor, indicator)
  const locked = !open && isLocked(result.result)
  const writes = mine && (open ? isOwnersTurn(open.state) : !locked)
  return (
    <>
      {writes ? <ReportForm {...props} /> : null}
      {writes && open && missing.length === 0 ? <SubmitForm {...props} /> : null}
      {reviews && open?.state === 'submitted' ? <ReviewForms {...props} /> : null}
      {mine && locked ? <Notice tone="info" title={shell.t(failureTexts.locked)} /> : null}
      {reviews ? (
        <Section title={shell.t(words.decide)} id="decide">
          {locked ? <ReopenForm {...props} /> : null}
          <ComparabilityForm {...props} />
          <DerivationForm {...props} />
        </Section>
      ) : null}
    </>
  )
}

/** The period and version every form of a result carries. */
const Carried = ({ quarter, result: { open } }: ResultPageProps) => (
  <>
    <Hidden name="quarter" value={quarter === undefined ? '' : String(quarter)} />
    <Hidden name="version" value={open ? String(open.version) : ''} />
  </>
)

function ReportForm(props: ResultPageProps) {
  const { shell, year, result, typed, openEvidence, missing } = props
  const { t, lang, token } = shell
  const { indicator, open } = result
  const field = { lang, typed }
  return (
    <Section title={t(words.report)} id="report">
      <Form action={paths.action(year, indicator.id, 'report')} token={token} upload>
        <Carried {...props} />
        <NumberInput {...field} name="value" label={t(words.value)} value={open?.value ? decimalText(open.value) : undefined} />
        <TextInput {...field} optional short name="unit" label={t(words.unit)} hint={t(words.unitHint)} value={open ? open.unit : indicator.unit} />
        <Select
          {...field}
          name="basis"
          label={t(words.basis)}
          value={open?.basis ?? 'not_stated'}
          options={bases.map((value) => ({ value, text: t(basisNames[value]) }))}
        />
        <TextArea {...field} optional name="note" label={t(words.note)} hint={t(words.noteHint)} value={open?.note} maxLength={4000} />
        <TextInput {...field} optional name="missingReason" label={t(words.missingReason)} value={open?.missingReason} />
        <FileInput {...field} optional multiple name="files" label={t(words.files)} hint={t(words.filesHint)} />
        {openEvidence.map(({ id, name }) => (
          <Checkbox key={id} {...field} name={`withdraw-${id}`} label={t(words.withdraw(name))} />
        ))}
        <Buttons>
          <Button kind={open && missing.length === 0 ? 'secondary' : 'primary'}>{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

const SubmitForm = (props: ResultPageProps) => (
  <Form action={paths.action(props.year, props.result.indicator.id, 'submit')} token={props.shell.token}>
    <Carried {...props} />
    <Buttons>
      <Button kind="primary">{props.shell.t(lifecycle.steps.draft.submitted.name)}</Button>
    </Buttons>
  </Form>
)

function ReviewForms(props: ResultPageProps) {
  const { shell, year, result, typed } = props
  const { t, lang, token, visitor } = shell
  const { indicator, open } = result
  if (open?.reportedBy === visitor.accountId) return <Notice tone="info" title={t(words.reviewOwn)} />
  return (
    <Section title={t(words.review)} id="review">
      <Form action={paths.action(year, indicator.id, 'approve')} token={token}>
        <Carried {...props} />
        <Buttons>
          <Button kind="primary">{t(lifecycle.steps.submitted.approved.name)}</Button>
        </Buttons>
      </Form>
      <Details summary={t(lifecycle.steps.submitted.returned.name)} open={typed.faults.length > 0}>
        <p>{t(words.returnIntro)}</p>
        <Form action={paths.action(year, indicator.id, 'return')} token={token}>
          <Carried {...props} />
          {Object.entries(faultPlaces).map(([place, name]) => (
            <TextArea key={place} lang={lang} typed={typed} optional rows={2} name={`fault-${place}`} label={t(name)} maxLength={1000} />
          ))}
          <Buttons>
            <Button>{t(lifecycle.steps.submitted.returned.name)}</Button>
          </Buttons>
        </Form>
      </Details>
    </Section>
  )
}

function ReopenForm(props: ResultPageProps) {
  const { shell, year, result, typed } = props
  const { t, lang, token } = shell
  return (
    <Details summary={t(lifecycle.steps.approved.reopened.name)} open={typed.values['reason'] !== undefined}>
      <p>{t(words.reopenIntro)}</p>
      <Form action={paths.action(year, result.indicator.id, 'reopen')} token={token}>
        <Carried {...props} />
        <TextArea lang={lang} typed={typed} rows={2} name="reason" label={t(words.reason)} maxLength={1000} />
        <Buttons>
          <Button>{t(lifecycle.steps.approved.reopened.name)}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

function ComparabilityForm(props: ResultPageProps) {
  const { shell, year, result, typed } = props
  const { t, lang, token } = shell
  const different = result.declaredDifferent !== undefined
  return (
    <Details summary={t(words.comparability)} open={typed.values['why'] !== undefined}>
      <Form action={paths.action(year, result.indicator.id, 'comparability')} token={token}>
        <Hidden name="comparable" value={different ? 'yes' : 'no'} />
        <TextArea lang={lang} typed={typed} rows={2} name="why" label={t(words.reason)} maxLength={1000} />
        <Buttons>
          <Button>{t(different ? words.declareSame : words.declareDifferent)}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}

function DerivationForm(props: ResultPageProps) {
  const { shell, year, result, typed } = props
  const { t, lang, token } = shell
  return (
    <Details summary={t(words.derivation)}>
      <Form action={paths.action(year, result.indicator.id, 'derivation')} token={token}>
        <Select
          lang={lang}
          typed={typed}
          optional
          name="derivation"
          label={t(words.derived)}
          value={result.derived?.derivation.key}
          none={t(words.noDerivation)}
          options={derivations.map(({ key, name }) => ({ value: key, text: t(name) }))}
        />
        <Buttons>
          <Button>{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}
