import type { AskedMandate } from '#registry/index.ts'
import { Button, Buttons, Form, Layout, LinkButton, Notice, PageHead, Section, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface KnownProps {
  readonly shell: Shell
  /** What became of the visitor's asking to act for it: somebody answers, or nobody can and it waits to be verified. */
  readonly asked: AskedMandate['status'] | undefined
}

/** The number has a ONE ID: three ways on, and nothing about whose it is. */
export const KnownPage = ({ shell, asked }: KnownProps) => {
  const { t, token, visitor } = shell
  return (
    <Layout shell={shell} title={t(words.known)} narrow>
      <PageHead title={t(words.known)} lead={t(words.knownLead)} />
      {asked ? (
        <Notice tone="good" title={t(words.asked)}>
          {t(asked === 'asked' ? words.askedNote : words.nextClaimedNote)}
        </Notice>
      ) : null}
      <Section title={t(words.knownMine)} intro={t(words.knownMineNote)}>
        <LinkButton href={visitor.accountId ? '/my-business' : '/sign-in?next=/my-business'} kind="primary">
          {t(words.toMyBusiness)}
        </LinkButton>
      </Section>
      <Section title={t(words.knownOther)} intro={t(words.knownOtherNote)}>
        {visitor.accountId ? (
          <Form action={paths.known()} token={token}>
            <Buttons>
              <Button>{t(words.askMandate)}</Button>
            </Buttons>
          </Form>
        ) : (
          <LinkButton href={`/sign-in?next=${paths.known()}`}>{t(words.askMandate)}</LinkButton>
        )}
      </Section>
      <Section title={t(words.knownLost)} intro={t(words.knownLostNote)}>
        <LinkButton href={paths.start()} kind="quiet">
          {t(words.otherNumber)}
        </LinkButton>
      </Section>
    </Layout>
  )
}
