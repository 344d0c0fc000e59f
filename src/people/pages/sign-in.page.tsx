import type { FieldFault, Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import {
  Button,
  ButtonList,
  Buttons,
  DataTable,
  Details,
  ErrorSummary,
  Form,
  Hidden,
  Layout,
  LinkButton,
  LinkList,
  Notice,
  PageHead,
  Section,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { ProviderName } from '../provider-names.ts'
import { roleNames } from '../roles.ts'
import type { DemoAccount } from '../store.ts'
import { entrepreneurDuty, roleDuties, words } from '../texts.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { ProviderButtons } from './provider-buttons.tsx'

interface SignInProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly next: string
  /** Shown on a demonstration only. */
  readonly demo: readonly DemoAccount[]
  /** What just happened to the account, when something did. */
  readonly happened: Text | undefined
  readonly providers: readonly ProviderName[]
  /** What a browser is told that asks for a passkey; undefined where the site has no name for them. */
  readonly passkey: object | undefined
}

export function SignInPage({ shell, typed, next, demo, happened, providers, passkey }: SignInProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Layout shell={shell} title={t(words.signIn)} narrow>
      <PageHead title={t(words.signIn)} lead={t(words.signInLead)} />
      {happened ? <Notice tone="good" title={t(happened)} /> : null}
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ email: t(words.login), password: t(words.password) }} />
      {demo.length > 0 ? <DemoAccounts shell={shell} next={next} demo={demo} /> : null}
      <Section title={t(words.withPassword)}>
        <Form action={paths.signIn()} token={token}>
          <Hidden name="next" value={next} />
          <TextInput {...shared} name="email" label={t(words.login)} autocomplete="username" />
          <TextInput {...shared} name="password" label={t(words.password)} type="password" autocomplete="current-password" />
          <Buttons>
            <Button kind={demo.length > 0 ? 'secondary' : 'primary'}>{t(words.signIn)}</Button>
            <LinkButton href={paths.recover()} kind="quiet">
              {t(words.forgotten)}
            </LinkButton>
          </Buttons>
        </Form>
      </Section>
      <div class="stack">
        {passkey ? (
          <PasskeyForm action={paths.signInWithPasskey()} token={token} verb="get" options={passkey}>
            <Hidden name="next" value={next} />
            <Button>{t(words.passkeySignIn)}</Button>
          </PasskeyForm>
        ) : null}
        <ProviderButtons shell={shell} providers={providers} next={next} />
      </div>
      <Section title={t(words.noAccount)}>
        <LinkList items={[{ href: paths.signUp(next), text: t(words.signUp), note: t(words.noAccountEntrepreneur) }]} />
        <p class="soft">{t(words.noAccountStaff)}</p>
      </Section>
    </Layout>
  )
}

/** One press each; the passwords stand below for those who want to type. */
function DemoAccounts({ shell: { t, token }, next, demo }: Pick<SignInProps, 'shell' | 'next' | 'demo'>) {
  return (
    <Section title={t(words.demo)} intro={t(words.demoLead)}>
      <Form action={paths.signInAs()} token={token}>
        <Hidden name="next" value={next} />
        <ButtonList
          name="account"
          items={demo.map(({ id, role, projects }) => ({
            value: id,
            text: t(role ? roleNames[role] : words.entrepreneur),
            note: `${t(role ? roleDuties[role] : entrepreneurDuty)}${projects.length > 0 ? ` (${projects.join(', ')})` : ''}`,
          }))}
        />
      </Form>
      <Details summary={t(words.demoPasswords)}>
        <DataTable
          caption={t(words.demoPasswords)}
          columns={[
            { head: t(words.email), cell: ({ email }) => email, isName: true },
            { head: t(words.password), cell: ({ password }) => <code>{password}</code> },
          ]}
          rows={demo}
          rowKey={({ id }) => id}
        />
      </Details>
    </Section>
  )
}

export const signInFaults = {
  wrong: [{ field: 'email', message: words.wrong }],
  'too-many': [{ field: 'email', message: words.tooMany }],
  passkey: [{ field: '', message: words.passkeyWrong }],
  provider: [{ field: '', message: words.providerFailed }],
  'provider-silent': [{ field: '', message: words.providerSilent }],
  expired: [{ field: '', message: words.codeExpired }],
} as const satisfies Record<string, readonly FieldFault[]>
