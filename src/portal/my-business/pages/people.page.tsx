import { may, type Mandate } from '#registry/index.ts'
import { Button, Form, Notice, Section } from '#ui/index.ts'
import { Mandates } from '../parts/mandates.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, NotVerified, type FrameProps } from './frame.tsx'

interface PeoplePageProps extends FrameProps {
  readonly mandates: readonly Mandate[]
  readonly people: ReadonlyMap<string, string>
  /** Why the last answer was not taken. */
  readonly refused: boolean
}

export function PeoplePage(props: PeoplePageProps) {
  const { shell, card, mandate, mandates, people, refused } = props
  const { t, token, visitor } = shell
  const manages = may(mandate, 'manage')
  return (
    <Frame {...props} view="people">
      <NotVerified shell={shell} mandate={mandate} card={card} />
      {refused ? (
        <Notice tone="bad">
          <p>{t(words.needsVerified)}</p>
        </Notice>
      ) : null}
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
    </Frame>
  )
}
