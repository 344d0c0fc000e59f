import type { Typed } from '#platform/forms.ts'
import { Button, Buttons, DataTable, ErrorSummary, Form, Layout, Notice, PageHead, Section, Select, StatusTag, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { roleNames, roles } from '../roles.ts'
import type { Account } from '../store.ts'
import { words } from '../texts.ts'

interface PeopleProps {
  readonly shell: Shell
  readonly accounts: readonly Account[]
  readonly typed: Typed
}

export function PeoplePage({ shell, accounts, typed }: PeopleProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Layout shell={shell} title={t(words.people)}>
      <PageHead title={t(words.people)} lead={t(words.peopleLead)} />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ name: t(words.person), email: t(words.email), role: t(words.role), projects: t(words.projects) }}
      />
      <DataTable
        caption={t(words.people)}
        columns={[
          { head: t(words.person), cell: ({ id, name }) => <a href={paths.person(id)}>{name}</a>, isName: true },
          { head: t(words.email), cell: ({ email }) => email },
          { head: t(words.role), cell: ({ role }) => (role ? t(roleNames[role]) : '') },
          { head: t(words.projects), cell: ({ projects }) => projects.join(', ') },
          { head: t(words.state), cell: ({ deactivatedAt }) => <State shell={shell} deactivated={deactivatedAt !== null} /> },
        ]}
        rows={accounts}
        rowKey={({ id }) => id}
      />
      <Section title={t(words.newPerson)} id="new">
        <Form action={paths.people()} token={token}>
          <TextInput {...shared} name="name" label={t(words.person)} autocomplete="off" />
          <TextInput {...shared} name="email" label={t(words.email)} type="email" autocomplete="off" />
          <RoleFields shell={shell} typed={typed} />
          <Buttons>
            <Button kind="primary">{t(words.newPerson)}</Button>
          </Buttons>
        </Form>
      </Section>
    </Layout>
  )
}

export const State = ({ shell: { t }, deactivated }: { readonly shell: Shell; readonly deactivated: boolean }) =>
  deactivated ? <StatusTag tone="neutral">{t(words.deactivated)}</StatusTag> : <StatusTag tone="good">{t(words.active)}</StatusTag>

export function RoleFields({ shell: { lang, t }, typed, account }: { readonly shell: Shell; readonly typed: Typed; readonly account?: Account }) {
  return (
    <>
      <Select
        lang={lang}
        typed={typed}
        name="role"
        label={t(words.role)}
        value={account?.role ?? undefined}
        none={t({ th: 'เลือกบทบาท', en: 'Choose a role' })}
        options={roles.map((role) => ({ value: role, text: t(roleNames[role]) }))}
      />
      <TextInput
        lang={lang}
        typed={typed}
        name="projects"
        label={t(words.projects)}
        value={account?.projects.join(', ')}
        hint={t(words.projectsHint)}
        optional
      />
    </>
  )
}

/** Shown as the answer to the form that made the link, once. */
export function PasswordLinkPage({ shell, name, link }: { readonly shell: Shell; readonly name: string; readonly link: string }) {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.linkMade)} narrow>
      <PageHead title={t(words.linkMade)} eyebrow={name} />
      <Notice tone="warn" title={t(words.linkMadeLead)}>
        <p>
          <code>{link}</code>
        </p>
      </Notice>
      <p>
        <a href={paths.people()}>{t(words.people)}</a>
      </p>
    </Layout>
  )
}
