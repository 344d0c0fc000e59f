import { paths as ledgerPaths, type Service } from '#ledger/index.ts'
import { formatOneId, type EnterpriseCard } from '#registry/index.ts'
import { Layout, LinkButton, LinkList, PageHead, Section, Steps, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'

interface DoneProps {
  readonly shell: Shell
  readonly card: EnterpriseCard
  /** Others filled the record before; it opens once the visitor is verified. */
  readonly claimed: boolean
  /** Services it could use today. */
  readonly services: readonly Service[]
}

/** The reference, what happens next and when, and what to do with it. */
export function DonePage({ shell, card, claimed, services }: DoneProps) {
  const { lang, t } = shell
  return (
    <Layout shell={shell} title={t(words.doneTitle)} narrow>
      <PageHead eyebrow={t(words.yourOneId)} title={formatOneId(card.oneId)} lead={t(words.doneLead(card.nameTh ?? ''))} />
      <div class="stack">
        <p>
          <LinkButton href={`/card/${card.oneId}`} kind="primary">
            {t(words.openCard)}
          </LinkButton>
        </p>
        <p class="soft small">{t(words.print)}</p>
      </div>
      <Section title={t(words.whatNext)}>
        <Steps
          lang={lang}
          steps={[
            { title: t(words.nextRegistered), state: 'done' },
            { title: t(words.nextSources), state: 'current', note: t(words.nextSourcesNote) },
            { title: t(words.nextMandate), state: 'todo', note: t(claimed ? words.nextClaimedNote : words.nextMandateNote) },
          ]}
        />
      </Section>
      {services.length > 0 ? (
        <Section title={t(words.couldGet)} aside={<a href="/what-can-i-get">{t(words.allServices)}</a>}>
          <LinkList items={services.map(({ code, name, summary }) => ({ href: ledgerPaths.service(code), text: t(name), note: t(summary) }))} />
        </Section>
      ) : null}
      <Section title={t(words.thenGo)}>
        <LinkList items={[{ href: '/my-business', text: t(words.toMyBusiness), note: t(words.help) }]} />
      </Section>
    </Layout>
  )
}
