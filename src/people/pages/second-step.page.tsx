import type { Typed } from '#platform/forms.ts'
import type { NewAuthenticator } from '../actions/authenticator.ts'
import { Breadcrumbs, Button, Buttons, Details, ErrorSummary, Form, Hidden, Layout, LinkButton, Notice, PageHead, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Qr } from './recover.page.tsx'

interface SecondStepProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly next: string
}

/** Between password and session: the code of the app. */
export function SecondStepPage({ shell, typed, next }: SecondStepProps) {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(words.codeTitle)} narrow>
      <PageHead title={t(words.codeTitle)} lead={t(words.codeLead)} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Form action={paths.secondStep()} token={token}>
        <Hidden name="next" value={next} />
        <TextInput lang={lang} typed={typed} name="code" label={t(words.code)} hint={t(words.codeHint)} autocomplete="one-time-code" short autofocus />
        <Buttons>
          <Button kind="primary">{t(words.signIn)}</Button>
          <LinkButton href={paths.signIn(next)} kind="quiet">
            {t({ th: 'เริ่มใหม่', en: 'Start again' })}
          </LinkButton>
        </Buttons>
      </Form>
    </Layout>
  )
}

interface AuthenticatorProps {
  readonly shell: Shell
  readonly typed: Typed
  /** Undefined where it is on: then it can be turned off. */
  readonly offer: NewAuthenticator | undefined
}

export function AuthenticatorPage({ shell, typed, offer }: AuthenticatorProps) {
  const { lang, t, token } = shell
  const title = t(offer ? words.turnOn : words.turnOff)
  const code = { lang, typed, name: 'code', autocomplete: 'one-time-code', short: true } as const
  return (
    <Layout shell={shell} title={t(words.secondStep)} narrow>
      <Breadcrumbs lang={lang} items={[{ text: t(words.yourAccount), href: paths.account() }, { text: t(words.secondStep) }]} />
      <PageHead title={t(words.secondStep)} lead={t(offer ? words.scan : words.secondStepOn)} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      {offer ? (
        <>
          <Qr text={offer.uri} label={t(words.qr)} />
          <Details summary={t(words.typeKey)}>
            <code>{offer.key}</code>
          </Details>
        </>
      ) : null}
      <Form action={offer ? paths.authenticator() : paths.removeAuthenticator()} token={token}>
        {offer ? <Hidden name="ticket" value={offer.ticket} /> : null}
        <TextInput {...code} label={t(offer ? words.firstCode : words.code)} {...(offer ? {} : { hint: t(words.codeHint) })} />
        <Buttons>
          <Button kind={offer ? 'primary' : 'danger'}>{title}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

/** Shown as the answer to the first code, once. */
export const RecoveryCodesPage = ({ shell, codes }: { readonly shell: Shell; readonly codes: readonly string[] }) => {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.recoveryCodes)} narrow>
      <PageHead title={t(words.recoveryCodes)} eyebrow={t(words.secondStep)} />
      <Notice tone="warn" title={t(words.recoveryCodesLead)} />
      <ul class="num">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <LinkButton href={paths.account()} kind="primary">
          {t(words.savedThem)}
        </LinkButton>
      </p>
    </Layout>
  )
}
