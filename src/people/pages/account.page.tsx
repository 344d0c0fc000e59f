import { formatInstant } from '#platform/dates.ts'
import { untouched, type Typed } from '#platform/forms.ts'
import {
  Button,
  Buttons,
  Choices,
  DataTable,
  DefinitionList,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageHead,
  Section,
  StatusTag,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { deviceOf } from '../device.ts'
import { paths } from '../paths.ts'
import { boundToProjects, roleNames } from '../roles.ts'
import type { Account, Session } from '../store.ts'
import { roleDuties, words } from '../texts.ts'

interface AccountProps {
  readonly shell: Shell
  readonly account: Account
  readonly sessions: readonly Session[]
  /** What was typed into the password form. */
  readonly typed: Typed
  readonly passwordChanged: boolean
}

export function AccountPage({ shell, account, sessions, typed, passwordChanged }: AccountProps) {
  const { lang, t, token, visitor } = shell
  return (
    <Layout shell={shell} title={t(words.yourAccount)} narrow>
      <PageHead title={account.name} eyebrow={t(words.yourAccount)} />
      {passwordChanged ? <Notice tone="good" title={t(words.passwordChanged)} /> : null}
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ current: t(words.currentPassword), password: t(words.newPassword) }} />
      <DefinitionList
        items={[
          { term: t(words.email), detail: account.email },
          ...(account.role ? [{ term: t(words.role), detail: `${t(roleNames[account.role])}: ${t(roleDuties[account.role])}` }] : []),
          ...(account.role && boundToProjects.has(account.role)
            ? [{ term: t(words.projects), detail: account.projects.join(', ') || t(words.noProjects) }]
            : []),
        ]}
      />
      <Section title={t(words.language)} intro={t(words.languageLead)}>
        <Form action={paths.language()} token={token}>
          <Choices
            lang={lang}
            typed={untouched}
            name="language"
            label={t(words.language)}
            value={account.language}
            options={[
              { value: 'th', text: 'ไทย' },
              { value: 'en', text: 'English' },
            ]}
          />
          <Button>{t(words.save)}</Button>
        </Form>
      </Section>
      <Section title={t(words.changePassword)}>
        <Form action={paths.password()} token={token}>
          <TextInput lang={lang} typed={typed} name="current" label={t(words.currentPassword)} type="password" autocomplete="current-password" />
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
            <Button>{t(words.changePassword)}</Button>
          </Buttons>
        </Form>
      </Section>
      <Section title={t(words.sessions)} intro={t(words.sessionsLead)}>
        <DataTable
          caption={t(words.sessions)}
          columns={[
            { head: t(words.device), cell: ({ userAgent }) => deviceOf(userAgent) ?? t(words.unknownDevice), isName: true },
            { head: t(words.since), cell: ({ createdAt }) => formatInstant(createdAt, lang) },
            {
              head: t(words.state),
              cell: ({ id }) =>
                id === visitor.sessionId ? (
                  <StatusTag tone="good">{t(words.thisDevice)}</StatusTag>
                ) : (
                  <Form action={paths.endSession()} token={token} inline>
                    <Button name="session" value={id}>
                      {t(words.endSession)}
                    </Button>
                  </Form>
                ),
            },
          ]}
          rows={sessions}
          rowKey={({ id }) => id}
        />
      </Section>
    </Layout>
  )
}
