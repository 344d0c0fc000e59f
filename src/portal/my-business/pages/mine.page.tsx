import type { Typed } from '#platform/forms.ts'
import {
  fieldLabels,
  formatOneId,
  kindNames,
  kinds,
  mandateRoleNames,
  givenRoles,
  mandateStatusNames,
  type EnterpriseCard,
  type Mandate,
} from '#registry/index.ts'
import {
  Button,
  Buttons,
  Choices,
  EmptyState,
  ErrorSummary,
  Form,
  Layout,
  LinkButton,
  LinkList,
  Notice,
  PageHead,
  Section,
  Select,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

export interface Mine {
  readonly mandate: Mandate
  /** Undefined while the enterprise has not agreed: nothing of it is shown. */
  readonly card: EnterpriseCard | undefined
}

interface MinePageProps {
  readonly shell: Shell
  readonly mine: readonly Mine[]
  readonly typed: Typed
  /** A request was just sent. */
  readonly asked: boolean
}

/** The enterprises this account acts for, and the two ways to more of them. */
export function MinePage({ shell, mine, typed, asked }: MinePageProps) {
  const { t, lang, token } = shell
  return (
    <Layout shell={shell} title={t(words.myBusiness)} narrow>
      <PageHead title={t(words.myBusiness)} lead={mine.length > 0 ? t(words.mineLead) : undefined} />
      {asked ? (
        <Notice tone="good">
          <p>{t(words.claimSent)}</p>
        </Notice>
      ) : null}
      {mine.length > 0 ? (
        <LinkList
          items={mine.map(({ mandate, card }) => ({
            href: card ? paths.one(card.oneId) : paths.mine(),
            text: card ? (card.nameTh ?? formatOneId(card.oneId)) : t(words.waitsForConsent),
            note: [card && formatOneId(card.oneId), card && t(kindNames[card.kind]), t(mandateRoleNames[mandate.role]), t(mandateStatusNames[mandate.status])]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      ) : (
        <EmptyState
          title={t(words.none)}
          action={
            <LinkButton href="/register" kind="primary">
              {t(words.register)}
            </LinkButton>
          }
        >
          {t(words.noneLead)}
        </EmptyState>
      )}
      {mine.length > 0 ? (
        <Buttons>
          <LinkButton href="/register">{t(words.registerAnother)}</LinkButton>
        </Buttons>
      ) : null}
      <Section title={t(words.claim)} intro={t(words.claimLead)}>
        <ErrorSummary lang={lang} faults={typed.faults} />
        <Form action={paths.claim()} token={token}>
          <Choices lang={lang} name="kind" label={t(words.kind)} typed={typed} options={kinds.map((kind) => ({ value: kind, text: t(kindNames[kind]) }))} />
          <TextInput lang={lang} name="number" label={t(fieldLabels.number)} typed={typed} short autocomplete="off" digits />
          <Select
            lang={lang}
            name="role"
            label={t(words.asRole)}
            typed={typed}
            options={givenRoles.map((role) => ({ value: role, text: t(mandateRoleNames[role]) }))}
          />
          <Buttons>
            <Button>{t(words.ask)}</Button>
          </Buttons>
        </Form>
      </Section>
    </Layout>
  )
}
