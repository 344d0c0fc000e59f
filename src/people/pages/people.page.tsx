import type { Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import { Button, Buttons, DataTable, ErrorSummary, Form, Layout, Notice, PageHead, Section, Select, StatusTag, TextInput, type Shell } from '#ui/index.ts'
import { formatLogin } from '../login.ts'
import { paths } from '../paths.ts'
import { roleNames, roles } from '../roles.ts'
import type { Account } from '../store.ts'
import { words } from '../texts.ts'
import { ProvinceFields, type ProvinceGroup } from './province-fields.tsx'

interface PeopleProps {
  readonly shell: Shell
  readonly accounts: readonly Account[]
  readonly groups: readonly ProvinceGroup[]
  readonly typed: Typed
}

export function PeoplePage({ shell, accounts, groups, typed }: PeopleProps) {
  const { lang, t, token } = shell
  const shared = { lang, typed }
  return (
    <Layout shell={shell} title={t(words.people)}>
      <PageHead title={t(words.people)} lead={t(words.peopleLead)} />
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ name: t(words.person), email: t(words.email), role: t(words.role), projects: t(words.projects), provinces: t(words.provinces) }}
      />
      <DataTable
        caption={t(words.people)}
        columns={[
          { head: t(words.person), cell: ({ id, name }) => <a href={paths.person(id)}>{name}</a>, isName: true },
          { head: t(words.email), cell: ({ email }) => formatLogin(email) },
          { head: t(words.role), cell: ({ role }) => (role ? t(roleNames[role]) : '') },
          { head: t(words.projects), cell: ({ projects }) => projects.join(', ') },
          { head: t(words.provinces), cell: ({ provinces }) => provincesIn(groups, provinces).map(t).join(', ') },
          { head: t(words.state), cell: ({ deactivatedAt }) => <State shell={shell} deactivated={deactivatedAt !== null} /> },
        ]}
        rows={accounts}
        rowKey={({ id }) => id}
      />
      <Section title={t(words.newPerson)} id="new">
        <Form action={paths.people()} token={token}>
          <TextInput {...shared} name="name" label={t(words.person)} autocomplete="off" />
          <TextInput {...shared} name="email" label={t(words.email)} type="email" autocomplete="off" />
          <RoleFields shell={shell} typed={typed} groups={groups} />
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

/** Names of provinces by code: a whole group by its own name. */
export const provincesIn = (groups: readonly ProvinceGroup[], codes: readonly string[]): Text[] =>
  groups.flatMap(({ name, provinces }) => {
    const here = provinces.filter(({ code }) => codes.includes(code))
    return here.length === provinces.length ? [{ th: name, en: here.map((one) => one.name.en).join(', ') }] : here.map((one) => one.name)
  })

interface RoleFieldsProps {
  readonly shell: Shell
  readonly typed: Typed
  readonly groups: readonly ProvinceGroup[]
  readonly account?: Account
}

export function RoleFields({ shell, typed, groups, account }: RoleFieldsProps) {
  const { lang, t } = shell
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
      <ProvinceFields shell={shell} typed={typed} groups={groups} chosen={account?.provinces ?? []} />
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
