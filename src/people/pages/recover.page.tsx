import { renderSVG } from 'uqr'
import type { Typed } from '#platform/forms.ts'
import { Button, Buttons, Checkbox, ErrorSummary, Form, Layout, LinkButton, Notice, PageHead, Section, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface RecoverProps {
  readonly shell: Shell
  readonly typed: Typed
  /** A link was asked for; whether one was sent is seen in the mailbox alone. */
  readonly asked: boolean
}

export function RecoverPage({ shell, typed, asked }: RecoverProps) {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(words.recoverTitle)} narrow>
      <PageHead title={t(words.recoverTitle)} lead={t(words.recoverLead)} />
      {asked ? (
        <Notice tone="info" title={t(words.recoverAsked)}>
          <p>{t(words.recoverAskedLead)}</p>
        </Notice>
      ) : null}
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Form action={paths.recover()} token={token}>
        <TextInput lang={lang} typed={typed} name="login" label={t(words.email)} type="email" autocomplete="username" />
        <Buttons>
          <Button kind="primary">{t(words.recoverSend)}</Button>
        </Buttons>
      </Form>
      <Section title={t(words.otherWays)}>
        <p>{t(words.recoverPhone)}</p>
        <p>{t(words.recoverStaff)}</p>
      </Section>
    </Layout>
  )
}

interface CounterProps {
  readonly shell: Shell
  readonly typed: Typed
}

/** For the officer who has the person in front of them. */
export function RecoverAtCounterPage({ shell, typed }: CounterProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Layout shell={shell} title={t(words.counterTitle)} narrow>
      <PageHead title={t(words.counterTitle)} lead={t(words.counterLead)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ login: t(words.login), seen: t(words.counterSeen) }} />
      <Form action={paths.recoverAtCounter()} token={token}>
        <TextInput {...shared} name="login" label={t(words.login)} autocomplete="off" autofocus />
        <Checkbox {...shared} name="seen" label={t(words.counterSeen)} />
        <Checkbox {...shared} name="app" label={t(words.counterApp)} />
        <Buttons>
          <Button kind="primary">{t(words.counterMake)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

interface CounterLinkProps {
  readonly shell: Shell
  readonly name: string
  readonly link: string
}

/** The link as a code for the person's telephone, and to be printed; shown once. */
export const CounterLinkPage = ({ shell, name, link }: CounterLinkProps) => {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.linkMade)} narrow>
      <PageHead title={t(words.linkMade)} eyebrow={name} lead={t(words.linkMadeLead)} />
      <Qr text={link} label={t(words.setPassword)} />
      <p>
        <code>{link}</code>
      </p>
      <p>
        <LinkButton href={paths.recoverAtCounter()}>{t(words.counterAnother)}</LinkButton>
      </p>
    </Layout>
  )
}

/** A QR code as a picture, dark on light in every scheme, as cameras want it. */
export const Qr = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <p>
    <img src={`data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`} alt={label} width={220} height={220} />
  </p>
)
