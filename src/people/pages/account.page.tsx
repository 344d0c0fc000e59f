import { formatInstant } from '#platform/dates.ts'
import { untouched, type Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import {
  Button,
  Buttons,
  Checkbox,
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
  type Fact,
  type Shell,
} from '#ui/index.ts'
import { deviceOf } from '../device.ts'
import { formatLogin, isPhone } from '../login.ts'
import { paths } from '../paths.ts'
import type { ProviderName } from '../provider-names.ts'
import { boundToAreas, boundToProjects, roleNames } from '../roles.ts'
import type { Passkey } from '../store-proofs.ts'
import type { Account, Session } from '../store.ts'
import { roleDuties, words } from '../texts.ts'
import { Linked, Passkeys, SecondStep } from './account-proofs.tsx'

interface AccountProps {
  readonly shell: Shell
  readonly account: Account
  readonly sessions: readonly Session[]
  readonly passkeys: readonly Passkey[]
  /** What a browser is told that makes a passkey. */
  readonly offer: object | undefined
  /** Recovery codes that are left; undefined where the second step is off. */
  readonly codesLeft: number | undefined
  readonly providers: readonly ProviderName[]
  readonly linked: readonly string[]
  readonly provedOn: string | undefined
  readonly hasPassword: boolean
  /** Names of the provinces it looks after. */
  readonly provinces: readonly Text[]
  /** What was typed into one of the forms. */
  readonly typed: Typed
  readonly happened: Text | undefined
}

export function AccountPage(props: AccountProps) {
  const { shell, account, sessions, typed, happened, hasPassword } = props
  const { lang, t, token, visitor } = shell
  const here = sessions.find(({ id }) => id === visitor.sessionId)
  return (
    <Layout shell={shell} title={t(words.yourAccount)} narrow>
      <PageHead title={account.name} eyebrow={t(words.yourAccount)} />
      {happened ? <Notice tone="good" title={t(happened)} /> : null}
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ current: t(words.currentPassword), password: t(words.newPassword), name: t(words.passkeyName), sure: t(words.closeTitle) }}
      />
      <DefinitionList items={facts(props)} />
      {account.role === null && !account.emailVerified && !isPhone(account.email) ? (
        <Notice tone="warn" title={t(words.notVerified)}>
          <p>{t(words.notVerifiedLead)}</p>
          <Form action={paths.sendVerification()} token={token}>
            <Button>{t(words.sendAgain)}</Button>
          </Form>
        </Notice>
      ) : null}
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
      <Section title={t(hasPassword ? words.changePassword : words.setPassword)}>
        <Form action={paths.password()} token={token}>
          {hasPassword ? (
            <TextInput lang={lang} typed={typed} name="current" label={t(words.currentPassword)} type="password" autocomplete="current-password" />
          ) : null}
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
            <Button>{t(hasPassword ? words.changePassword : words.setPassword)}</Button>
          </Buttons>
        </Form>
      </Section>
      <Passkeys {...props} device={deviceOf(here?.userAgent ?? null) ?? t(words.thisDevice)} />
      <SecondStep {...props} />
      <Linked {...props} />
      <Sessions shell={shell} sessions={sessions} />
      {account.role === null ? (
        <Section title={t(words.closeTitle)} intro={t(words.closeLead)}>
          <Form action={paths.close()} token={token}>
            <Checkbox lang={lang} typed={typed} name="sure" label={t(words.closeSure)} />
            <Button kind="danger">{t(words.closeTitle)}</Button>
          </Form>
        </Section>
      ) : null}
    </Layout>
  )
}

/** Who this is and what they may do. */
function facts({ shell: { t }, account, provinces }: AccountProps): Fact[] {
  const { role, projects, email } = account
  return [
    { term: t(isPhone(email) ? words.phone : words.email), detail: formatLogin(email) },
    { term: t(words.role), detail: role ? `${t(roleNames[role])}: ${t(roleDuties[role])}` : t(words.entrepreneur) },
    ...(role && boundToProjects.has(role) ? [{ term: t(words.projects), detail: projects.join(', ') || t(words.noProjects) }] : []),
    ...(role && boundToAreas.has(role) ? [{ term: t(words.provinces), detail: provinces.map(t).join(', ') || t(words.noProvinces) }] : []),
  ]
}

const Sessions = ({ shell: { lang, t, token, visitor }, sessions }: Pick<AccountProps, 'shell' | 'sessions'>) => (
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
)
