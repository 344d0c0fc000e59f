import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import { Breadcrumbs, Button, Buttons, ErrorSummary, Form, History, Layout, PageHead, Section, type Shell } from '#ui/index.ts'
import { formatLogin } from '../login.ts'
import { paths } from '../paths.ts'
import { isRole, roleNames } from '../roles.ts'
import type { Account, Assignment } from '../store.ts'
import { words } from '../texts.ts'
import { RoleFields, State } from './people.page.tsx'
import type { ProvinceGroup } from './province-fields.tsx'

interface PersonProps {
  readonly shell: Shell
  readonly account: Account
  readonly assignments: readonly Assignment[]
  readonly groups: readonly ProvinceGroup[]
  readonly names: ReadonlyMap<string, string>
  readonly typed: Typed
}

export function PersonPage({ shell, account, assignments, groups, names, typed }: PersonProps) {
  const { lang, t, token } = shell
  const deactivated = account.deactivatedAt !== null
  return (
    <Layout shell={shell} title={account.name} narrow>
      <Breadcrumbs lang={lang} items={[{ text: t(words.people), href: paths.people() }, { text: account.name }]} />
      <PageHead title={account.name} lead={formatLogin(account.email)} aside={<State shell={shell} deactivated={deactivated} />} />
      <ErrorSummary lang={lang} faults={typed.faults} />
      <Section title={t(words.changeRole)}>
        <Form action={paths.personsRole(account.id)} token={token}>
          <RoleFields shell={shell} typed={typed} groups={groups} account={account} />
          <Buttons>
            <Button kind="primary">{t(words.save)}</Button>
          </Buttons>
        </Form>
      </Section>
      <Section title={t(words.password)}>
        <Form action={paths.personsLink(account.id)} token={token}>
          <Button>{t(words.newLink)}</Button>
        </Form>
      </Section>
      <Section title={t(words.state)} intro={deactivated ? undefined : t(words.deactivateLead)}>
        {deactivated ? (
          <Form action={paths.reactivate(account.id)} token={token}>
            <Button>{t(words.reactivate)}</Button>
          </Form>
        ) : (
          <Form action={paths.deactivate(account.id)} token={token}>
            <Button kind="danger">{t(words.deactivate)}</Button>
          </Form>
        )}
      </Section>
      <Section title={t(words.history)}>
        <History
          items={assignments.map((given) => ({
            key: `${given.what} ${given.value} ${given.givenAt}`,
            when: formatInstant(given.givenAt, lang),
            what: (
              <>
                {t(words.gave)} {assigned(shell, groups, given)}
                {' · '}
                {t(words.by)} {nameIn(names, given.givenBy) ?? t(words.platform)}
                {given.endedAt
                  ? ` · ${t(words.until)} ${formatInstant(given.endedAt, lang)} ${t(words.by)} ${nameIn(names, given.endedBy) ?? t(words.platform)}`
                  : null}
              </>
            ),
          }))}
        />
      </Section>
    </Layout>
  )
}

function assigned({ t }: Shell, groups: readonly ProvinceGroup[], { what, value }: Assignment): string {
  if (what === 'project') return `${t(words.project)} ${value}`
  if (what === 'role') return isRole(value) ? t(roleNames[value]) : value
  const province = groups.flatMap(({ provinces }) => provinces).find(({ code }) => code === value)
  return `${t(words.province)} ${province ? t(province.name) : value}`
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null) => (id ? names.get(id) : undefined)
