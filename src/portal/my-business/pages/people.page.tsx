import { formatDate } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Speak, Text } from '#platform/text.ts'
import {
  givenRoles,
  mandateRoleNames,
  mandateScopeNames,
  may,
  needsVerified,
  roleScopes,
  type Invitation,
  type Mandate,
  type MandateScope,
} from '#registry/index.ts'
import { Button, Buttons, Checks, Choices, DataTable, DateInput, ErrorSummary, Form, Notice, Section, TextInput } from '#ui/index.ts'
import { Mandates, termColumns } from '../parts/mandates.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, NotVerified, type FrameProps } from './frame.tsx'

interface PeoplePageProps extends FrameProps {
  readonly mandates: readonly Mandate[]
  readonly people: ReadonlyMap<string, string>
  /** Those that wait for an answer; for who manages mandates alone. */
  readonly invitations: readonly Invitation[]
  /** Of the invitation that is being made. */
  readonly typed: Typed
  /** What was just done, or why it was not. */
  readonly done?: Text | undefined
  readonly refused?: Text | undefined
}

export function PeoplePage(props: PeoplePageProps) {
  const { shell, card, mandate, mandates, people, invitations, typed, done, refused } = props
  const { t, lang, token, visitor } = shell
  const manages = may(mandate, 'manage')
  return (
    <Frame {...props} view="people">
      <NotVerified shell={shell} mandate={mandate} card={card} />
      {done ? (
        <Notice tone="good">
          <p>{t(done)}</p>
        </Notice>
      ) : null}
      <ErrorSummary lang={lang} faults={refused ? [{ field: '', message: refused }] : typed.faults} labels={inviteLabels(t)} />
      <Section title={t(words.people)} intro={t(words.peopleLead)}>
        <Mandates
          shell={shell}
          mandates={mandates}
          people={people}
          actions={(one) => {
            const own = one.accountId === visitor.accountId
            const isCurrent = one.status === 'unverified' || one.status === 'verified'
            const action = paths.mandate(card.oneId, one.id)
            return (
              <>
                {one.status === 'asked' && manages ? (
                  <Form action={action} token={token} inline>
                    <Button name="step" value="accept">
                      {t(words.accept)}
                    </Button>
                    <Button name="step" value="decline" kind="quiet">
                      {t(words.decline)}
                    </Button>
                  </Form>
                ) : null}
                {isCurrent && (own || manages) ? (
                  <Form action={action} token={token} inline>
                    <Button name="step" value="end" kind="quiet">
                      {t(own ? words.layDown : words.end)}
                    </Button>
                  </Form>
                ) : null}
              </>
            )
          }}
        />
      </Section>
      {invitations.length > 0 ? (
        <Section title={t(words.waitingInvitations)}>
          <DataTable
            caption={t(words.waitingInvitations)}
            rows={invitations}
            rowKey={({ id }) => id}
            columns={[
              { head: t(words.invitedLogin), isName: true, cell: ({ login }) => login },
              ...termColumns(shell),
              { head: t(words.answerBy), cell: ({ openUntil }) => formatDate(openUntil, lang) },
              {
                head: '',
                cell: ({ id }) => (
                  <Form action={paths.invited(card.oneId, id)} token={token} inline>
                    <Button kind="quiet">{t(words.withdrawInvitation)}</Button>
                  </Form>
                ),
              },
            ]}
          />
        </Section>
      ) : null}
      {manages ? <InviteForm {...props} /> : null}
    </Frame>
  )
}

const inviteLabels = (t: Speak) => ({
  login: t(words.invitee),
  role: t(words.asRole),
  scope: t(words.moreScope),
  startsOn: t(words.startsOn),
  endsOn: t(words.endsOn),
})

/** Somebody is asked to act, by what they type to sign in. */
function InviteForm({ shell, card, mandate, typed }: PeoplePageProps) {
  const { t, lang, token } = shell
  const labels = inviteLabels(t)
  const shared = { lang, typed }
  // What every role may is not said; what binds the enterprise waits for proof of who does it.
  const scopeText = (scope: MandateScope) => {
    const roles = givenRoles.filter((role) => (roleScopes[role] as readonly MandateScope[]).includes(scope))
    const list = new Intl.ListFormat(lang, { type: 'disjunction' }).format(roles.map((role) => t(mandateRoleNames[role])))
    const limits = [...(roles.length < givenRoles.length ? [t(words.onlyFor(list))] : []), ...(needsVerified.has(scope) ? [t(words.onlyVerified)] : [])]
    return t(mandateScopeNames[scope]) + (limits.length > 0 ? ` (${limits.join(lang === 'th' ? ' ' : ', ')})` : '')
  }
  return (
    <Section title={t(words.invite)} intro={t(words.inviteLead)} id="invite">
      <Form action={paths.one(card.oneId, 'people')} token={token}>
        <TextInput {...shared} name="login" label={labels.login} autocomplete="off" maxLength={200} />
        <Choices {...shared} name="role" label={labels.role} options={givenRoles.map((role) => ({ value: role, text: t(mandateRoleNames[role]) }))} />
        <Checks
          {...shared}
          name="scope"
          label={labels.scope}
          hint={t(words.moreScopeHint)}
          options={mandate.scope.filter((scope) => scope !== 'read').map((scope) => ({ value: scope, text: scopeText(scope) }))}
        />
        <DateInput {...shared} name="startsOn" label={labels.startsOn} hint={t(words.startsOnHint)} optional />
        <DateInput {...shared} name="endsOn" label={labels.endsOn} hint={t(words.endsOnHint)} optional />
        <Buttons>
          <Button>{t(words.sendInvitation)}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
