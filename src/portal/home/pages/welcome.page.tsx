import { paths as peoplePaths } from '#people/index.ts'
import { Buttons, Layout, LinkButton, LinkList, PageHead, Section, type Shell } from '#ui/index.ts'
import { elsewhere } from '../paths.ts'
import { words } from '../texts.ts'

interface WelcomeProps {
  readonly shell: Shell
  /** Trial accounts wait on the sign-in page. */
  readonly demonstration: boolean
}

/** The first page of somebody who has not signed in: entrepreneurs first, those who work here below. */
export const WelcomePage = ({ shell, demonstration }: WelcomeProps) => {
  const { t } = shell
  return (
    <Layout shell={shell} title={t(words.title)} narrow>
      <PageHead title={t(words.welcome)} lead={t(words.welcomeLead)} />
      <Buttons>
        <LinkButton href={elsewhere.whatCanIGet} kind="primary">
          {t(words.whatCanIGet)}
        </LinkButton>
        <LinkButton href={elsewhere.register}>{t(words.register)}</LinkButton>
      </Buttons>
      <Section title={t(words.alsoHere)}>
        <LinkList
          items={[
            { href: peoplePaths.signIn(elsewhere.myBusiness), text: t(words.myBusiness), note: t(words.myBusinessNote) },
            { href: peoplePaths.signUp(elsewhere.myBusiness), text: t(words.signUp), note: t(words.signUpNote) },
          ]}
        />
      </Section>
      <Section title={t(words.staffTitle)} intro={t(demonstration ? words.signInDemo : words.signInStaff)}>
        <div class="stack">
          <LinkButton href={peoplePaths.signIn()}>{t(words.signIn)}</LinkButton>
          <LinkList items={outside.map(({ href, text, note }) => ({ href, text: t(text), note: t(note) }))} />
        </div>
      </Section>
    </Layout>
  )
}

/** The questions of those who work here, without a year; each address leads on to the newest one after signing in. */
const outside = [
  { href: '/dashboard', text: words.overview, note: words.overviewNote },
  { href: '/plan', text: words.spending, note: words.spendingNote },
  { href: '/figures', text: words.totals, note: words.totalsNote },
  { href: '/results', text: words.missed, note: words.missedOutside },
  { href: '/findings', text: words.contradictions, note: words.contradictionsOutside },
  { href: '/report', text: words.report, note: words.reportNote },
]
