import type { Typed } from '#platform/forms.ts'
import { Button, Buttons, DefinitionList, ErrorSummary, Form, Layout, LinkButton, PageHead, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface SetPasswordProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly linkToken: string
  readonly email: string
}

export function SetPasswordPage({ shell, typed, linkToken, email }: SetPasswordProps) {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(words.setPassword)} narrow>
      <PageHead title={t(words.setPassword)} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <DefinitionList items={[{ term: t(words.setPasswordFor), detail: email }]} />
      <Form action={paths.setPassword(linkToken)} token={token}>
        <TextInput
          lang={lang}
          typed={typed}
          name="password"
          label={t(words.newPassword)}
          type="password"
          autocomplete="new-password"
          hint={t(words.passwordHint)}
        />
        <Buttons>
          <Button kind="primary">{t(words.setPassword)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}

export const LinkNotValidPage = ({ shell }: { readonly shell: Shell }) => (
  <Layout shell={shell} title={shell.t(words.linkNotValid)} narrow>
    <PageHead title={shell.t(words.linkNotValid)} lead={shell.t(words.linkNotValidLead)} />
    <LinkButton href={paths.signIn()}>{shell.t(words.signIn)}</LinkButton>
  </Layout>
)
