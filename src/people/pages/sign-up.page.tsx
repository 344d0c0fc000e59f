import type { Typed } from '#platform/forms.ts'
import { Button, Buttons, ErrorSummary, Form, Hidden, Layout, LinkButton, Notice, PageHead, Section, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { providerNames, type ProviderName } from '../provider-names.ts'
import { words } from '../texts.ts'
import { OwnAccountFields, ownAccountLabels } from './own-account-fields.tsx'
import { ProviderButtons } from './provider-buttons.tsx'

interface SignUpProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly next: string
  readonly providers: readonly ProviderName[]
}

export function SignUpPage({ shell, typed, next, providers }: SignUpProps) {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(words.signUp)} narrow>
      <PageHead title={t(words.signUp)} lead={t(words.signUpLead)} />
      <Faults shell={shell} typed={typed} />
      <div class="stack">
        <Form action={paths.signUp()} token={token}>
          <Hidden name="next" value={next} />
          <OwnAccountFields lang={lang} typed={typed} />
          <Buttons>
            <Button kind="primary">{t(words.signUp)}</Button>
            <LinkButton href={paths.signIn(next)} kind="quiet">
              {t(words.haveAccount)}
            </LinkButton>
          </Buttons>
        </Form>
        <ProviderButtons shell={shell} providers={providers} next={next} />
      </div>
    </Layout>
  )
}

const Faults = ({ shell: { lang, t }, typed }: Pick<SignUpProps, 'shell' | 'typed'>) => (
  <ErrorSummary
    lang={lang}
    faults={typed.faults}
    labels={{ name: t(ownAccountLabels.name), login: t(ownAccountLabels.login), password: t(ownAccountLabels.password) }}
  />
)

interface FirstTimeProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly next: string
  readonly provider: ProviderName
  /** As the provider has it. */
  readonly name: string
  readonly identity: string
}

/** Somebody comes from a provider for the first time: a name and a login are asked, no password. */
export function FirstTimePage({ shell, typed, next, provider, name, identity }: FirstTimeProps) {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(words.firstTime)} narrow>
      <PageHead title={t(words.firstTime)} lead={t(words.firstTimeLead(providerNames[provider]))} />
      <Faults shell={shell} typed={typed} />
      <Form action={paths.signUpFrom()} token={token}>
        <Hidden name="next" value={next} />
        <Hidden name="identity" value={identity} />
        <OwnAccountFields lang={lang} typed={typed} name={name} withoutPassword />
        <Buttons>
          <Button kind="primary">{t(words.signUp)}</Button>
        </Buttons>
      </Form>
      <Section title={t(words.haveAccount)} intro={t(words.firstTimeOther)}>
        <LinkButton href={paths.signIn(paths.account())}>{t(words.signIn)}</LinkButton>
      </Section>
    </Layout>
  )
}

interface LinkProps {
  readonly shell: Shell
  readonly provider: ProviderName
  readonly name: string
  readonly identity: string
}

/** Somebody who is signed in comes from a provider: nothing is linked before they say so here. */
export const LinkPage = ({ shell, provider, name, identity }: LinkProps) => {
  const { t, token } = shell
  const title = t(words.linkConfirm(providerNames[provider]))
  return (
    <Layout shell={shell} title={title} narrow>
      <PageHead title={title} lead={t(words.linkConfirmLead)} />
      <p>
        <b>{name}</b>
      </p>
      <Form action={paths.link()} token={token}>
        <Hidden name="identity" value={identity} />
        <Buttons>
          <Button kind="primary">{title}</Button>
          <LinkButton href={paths.account()}>{t(words.yourAccount)}</LinkButton>
        </Buttons>
      </Form>
    </Layout>
  )
}

/** A link of a mail, before it is used: whoever fetches links ahead of their reader confirms nothing. */
export const VerifyEmailPage = ({ shell, ticket, login }: { readonly shell: Shell; readonly ticket: string; readonly login: string }) => (
  <Layout shell={shell} title={shell.t(words.verifyTitle)} narrow>
    <PageHead title={shell.t(words.verifyTitle)} eyebrow={login} lead={shell.t(words.verifyLead)} />
    <Form action={paths.verifyEmail(ticket)} token={shell.token}>
      <Button kind="primary">{shell.t(words.verifyButton)}</Button>
    </Form>
  </Layout>
)

export const VerifiedPage = ({ shell, valid }: { readonly shell: Shell; readonly valid: boolean }) => (
  <Layout shell={shell} title={shell.t(words.verifyTitle)} narrow>
    <PageHead title={shell.t(words.verifyTitle)} />
    {valid ? (
      <Notice tone="good" title={shell.t(words.verified)} />
    ) : (
      <Notice tone="warn" title={shell.t(words.verifyNotValid)}>
        <p>{shell.t(words.verifyNotValidLead)}</p>
      </Notice>
    )}
    <p>
      <LinkButton href={paths.account()}>{shell.t(words.yourAccount)}</LinkButton>
    </p>
  </Layout>
)
