import { formatDate, type PlainDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
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
  type MyInvitation,
} from '#registry/index.ts'
import {
  Button,
  Buttons,
  Choices,
  DefinitionList,
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
import { termFacts } from '../parts/mandates.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

export interface Mine {
  readonly mandate: Mandate
  /** Undefined while the enterprise has not agreed: nothing of it is shown. */
  readonly card: EnterpriseCard | undefined
}

interface MinePageProps {
  readonly shell: Shell
  readonly today: PlainDate
  readonly mine: readonly Mine[]
  readonly invitations: readonly MyInvitation[]
  /** Of the request to act for another. */
  readonly typed: Typed
  /** What was just done, or why it was not. */
  readonly said?: Text | undefined
  readonly refused?: Text | undefined
}

/** The enterprises this account acts for, who asks its person to act, and the two ways to more. */
export function MinePage(props: MinePageProps) {
  const { shell, mine, invitations, typed, said, refused } = props
  const { t, lang, token } = shell
  const opened = mine.flatMap(({ mandate, card }) => (card ? [{ mandate, card }] : []))
  return (
    <Layout shell={shell} title={t(words.myBusiness)} narrow>
      <PageHead title={t(words.myBusiness)} lead={opened.length > 0 ? t(words.mineLead) : undefined} />
      {said ? (
        <Notice tone="good">
          <p>{t(said)}</p>
        </Notice>
      ) : null}
      <ErrorSummary lang={lang} faults={refused ? [{ field: '', message: refused }] : []} />
      {invitations.length > 0 ? <Invitations {...props} /> : null}
      {opened.length > 0 ? (
        <>
          <LinkList
            items={opened.map(({ mandate, card }) => ({
              href: paths.one(card.oneId),
              text: card.nameTh ?? formatOneId(card.oneId),
              note: [formatOneId(card.oneId), t(kindNames[card.kind]), t(mandateRoleNames[mandate.role]), t(mandateStatusNames[mandate.status])].join(' · '),
            }))}
          />
          <Buttons>
            <LinkButton href="/register">{t(words.registerAnother)}</LinkButton>
          </Buttons>
        </>
      ) : null}
      {mine.length > opened.length ? <NotOpenYet {...props} /> : null}
      {mine.length === 0 && invitations.length === 0 ? (
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

/** Who asks this person to act for them, for what and how long. */
function Invitations({ shell, invitations }: MinePageProps) {
  const { t, lang, token } = shell
  return (
    <Section title={t(words.invitations)} intro={t(words.invitationsLead)}>
      {invitations.map(({ id, oneId, nameTh, openUntil, ...terms }) => (
        <div key={id} class="stack">
          <h3>{nameTh}</h3>
          <DefinitionList
            items={[
              { term: t(words.oneId), detail: <span class="num">{formatOneId(oneId)}</span> },
              ...termFacts(shell, terms),
              { term: t(words.answerBy), detail: formatDate(openUntil, lang) },
            ]}
          />
          <Form action={paths.invitation(id)} token={token} inline>
            <Button name="answer" value="accept" kind="primary">
              {t(words.takeInvitation)}
            </Button>
            <Button name="answer" value="decline" kind="quiet">
              {t(words.declineInvitation)}
            </Button>
          </Form>
        </div>
      ))}
    </Section>
  )
}

/** What was asked for, has not begun, or went to another record: nothing of the enterprise is told, and each can be given up. */
function NotOpenYet({ shell, today, mine }: MinePageProps) {
  const { t, lang, token } = shell
  const why = ({ status, startsOn }: Mandate) => {
    if (status === 'asked') return t(words.waitsForConsent)
    return t(startsOn > today ? words.begins(formatDate(startsOn, lang)) : words.waitsToBeVerified)
  }
  return (
    <Section title={t(words.notOpenYet)}>
      {mine.map(({ mandate, card }) =>
        card ? null : (
          <div key={mandate.id} class="stack">
            <h3>{why(mandate)}</h3>
            <DefinitionList items={termFacts(shell, mandate)} />
            <Form action={paths.request(mandate.id)} token={token} inline>
              <Button kind="quiet">{t(mandate.status === 'asked' ? words.takeBack : words.layDown)}</Button>
            </Form>
          </div>
        ),
      )}
    </Section>
  )
}
