import type { FieldFault, Typed } from '#platform/forms.ts'
import { Button, Buttons, DataTable, Details, ErrorSummary, Form, Hidden, Layout, Notice, PageHead, Section, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { roleNames } from '../roles.ts'
import type { DemoAccount } from '../store.ts'
import { roleDuties, words } from '../texts.ts'

interface SignInProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly next: string
  /** Shown on a demonstration only. */
  readonly demo: readonly DemoAccount[]
  readonly passwordIsSet: boolean
}

export function SignInPage({ shell, typed, next, demo, passwordIsSet }: SignInProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Layout shell={shell} title={t(words.signIn)} narrow>
      <PageHead title={t(words.signIn)} lead={t(words.signInLead)} />
      {passwordIsSet ? <Notice tone="good" title={t(words.passwordIsSet)} /> : null}
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ email: t(words.email), password: t(words.password) }} />
      {demo.length > 0 ? <DemoAccounts shell={shell} next={next} demo={demo} /> : null}
      <Section title={t({ th: 'ด้วยอีเมลและรหัสผ่าน', en: 'With email and password' })}>
        <Form action={paths.signIn()} token={token}>
          <Hidden name="next" value={next} />
          <TextInput {...shared} name="email" label={t(words.email)} type="email" autocomplete="username" />
          <TextInput {...shared} name="password" label={t(words.password)} type="password" autocomplete="current-password" hint={t(words.forgotten)} />
          <Buttons>
            <Button kind={demo.length > 0 ? 'secondary' : 'primary'}>{t(words.signIn)}</Button>
          </Buttons>
        </Form>
      </Section>
    </Layout>
  )
}

/** One press each; the passwords stand below for those who want to type. */
function DemoAccounts({ shell: { t, token }, next, demo }: Pick<SignInProps, 'shell' | 'next' | 'demo'>) {
  return (
    <Section title={t(words.demo)} intro={t(words.demoLead)}>
      <DataTable
        caption={t(words.demo)}
        columns={[
          { head: t(words.role), cell: ({ name, role }) => <DemoPerson role={role ? t(roleNames[role]) : ''} name={name} />, isName: true },
          {
            head: t(words.duty),
            cell: ({ role, projects }) => (role ? `${t(roleDuties[role])}${projects.length > 0 ? ` (${projects.join(', ')})` : ''}` : ''),
          },
          {
            head: t(words.enter),
            cell: ({ id, role }) => (
              <Form action={paths.signInAs()} token={token} inline>
                <Hidden name="next" value={next} />
                <Button name="account" value={id}>
                  {t(words.enter)}
                  <span class="sr">{` ${t(words.as)}${role ? t(roleNames[role]) : ''}`}</span>
                </Button>
              </Form>
            ),
          },
        ]}
        rows={demo}
        rowKey={({ id }) => id}
      />
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

const DemoPerson = ({ role, name }: { readonly role: string; readonly name: string }) => (
  <>
    {role}
    <br />
    <span class="soft small">{name}</span>
  </>
)

export const signInFaults = {
  wrong: [{ field: 'email', message: words.wrong }],
  'too-many': [{ field: 'email', message: words.tooMany }],
} as const satisfies Record<string, readonly FieldFault[]>
