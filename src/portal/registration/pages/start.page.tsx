import type { Typed } from '#platform/forms.ts'
import { formatDate } from '#platform/dates.ts'
import { kindNames, kinds } from '#registry/index.ts'
import { Button, Buttons, Choices, ErrorSummary, Form, Layout, LinkButton, LinkList, Notice, PageHead, Section, TextInput, type Shell } from '#ui/index.ts'
import type { Draft } from '../model.ts'
import { paths } from '../paths.ts'
import { nextStep } from '../rules.ts'
import { words } from '../texts.ts'

interface StartProps {
  readonly shell: Shell
  readonly typed: Typed
  /** A registration this browser or account began and did not finish. */
  readonly draft: Draft | undefined
}

/** What it takes, and the one question without which nothing can be found: which enterprise. */
export function StartPage({ shell, typed, draft }: StartProps) {
  const { lang, t, token, visitor } = shell
  const begun = draft?.answers.number ? draft : undefined
  return (
    <Layout shell={shell} title={t(words.title)} narrow>
      <PageHead title={t(words.title)} lead={t(words.lead)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ kind: t(words.kind), number: t(words.number) }} />
      {begun ? <Unfinished shell={shell} draft={begun} /> : null}
      {draft && !begun ? <Notice tone="good" title={t(words.carried)} /> : null}
      <Form action={paths.start()} token={token}>
        <Choices
          {...{ lang, typed }}
          name="kind"
          label={t(words.kind)}
          value={begun ? undefined : draft?.answers.kind}
          options={kinds.map((kind) => ({ value: kind, text: t(kindNames[kind]) }))}
        />
        <TextInput {...{ lang, typed }} name="number" label={t(words.number)} hint={t(words.numberHint)} autocomplete="off" maxLength={30} digits />
        <p class="soft small">{t(words.numberUse)}</p>
        <Buttons>
          <Button kind={begun ? 'secondary' : 'primary'}>{t(words.next)}</Button>
        </Buttons>
      </Form>
      <Section title={t(words.haveReady)}>
        <ul>
          <li>{t(words.haveNumber)}</li>
          <li>{t(words.haveLogin)}</li>
          <li>{t(words.haveFigures)}</li>
        </ul>
      </Section>
      <Section title={t(words.otherWays)}>
        <LinkList
          items={[
            { href: '/what-can-i-get', text: t(words.seeFirst), note: t(words.seeFirstNote) },
            ...(visitor.accountId ? [] : [{ href: '/sign-in?next=/my-business', text: t(words.hasOneId), note: t(words.hasOneIdNote) }]),
          ]}
        />
      </Section>
    </Layout>
  )
}

const Unfinished = ({ shell: { t, lang, token }, draft }: { readonly shell: Shell; readonly draft: Draft }) => (
  <Notice tone="info" title={t(words.unfinished)}>
    <p>{t(words.unfinishedNote(formatDate(draft.startedOn, lang), draft.answers.number.slice(-4)))}</p>
    <Form action={paths.startAgain()} token={token} inline>
      <LinkButton href={paths.step(nextStep(draft.answers))} kind="primary">
        {t(words.carryOn)}
      </LinkButton>
      <Button kind="quiet">{t(words.throwAway)}</Button>
    </Form>
  </Notice>
)
