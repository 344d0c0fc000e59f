import { bangkokDay, formatDate, formatInstant } from '#platform/dates.ts'
import type { Instant } from '#platform/clock.ts'
import { formatOneId, kindNames, sizeNames, type MyMandate } from '#registry/index.ts'
import { DefinitionList, EmptyState, islandPath, Layout, LinkButton, LinkList, PageHead, QrCode, Section, StatusTag, type Shell } from '#ui/index.ts'
import type { HeldCard } from '../store.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface CardPageProps {
  readonly shell: Shell
  readonly held: HeldCard
  /** What the code says, as a whole address. */
  readonly address: string
  readonly now: Instant
}

/** The card to show, kept by the service worker for where there is no internet. */
export const CardPage = ({ shell, held, address, now }: CardPageProps) => {
  const { lang, t } = shell
  const { card, verified, seesAll } = held
  const name = (lang === 'en' ? card.nameEn : null) ?? card.nameTh ?? ''
  return (
    <Layout shell={shell} title={t(words.card)} narrow>
      <article class="one-id-card" data-keep>
        <p class="issuer">{t(words.card)}</p>
        <h1>{name}</h1>
        <p class="one-id num">{formatOneId(card.oneId)}</p>
        <p>
          {card.status === 'closed' ? (
            <StatusTag tone="bad">{t(words.closed)}</StatusTag>
          ) : seesAll ? (
            <StatusTag tone={verified ? 'good' : 'warn'}>{t(verified ? words.verified : words.unverified)}</StatusTag>
          ) : (
            <StatusTag tone="warn">{t(words.claimed)}</StatusTag>
          )}
        </p>
        <QrCode text={address} label={t(words.qr)} />
        {seesAll ? (
          <DefinitionList
            items={[
              { term: t(words.kind), detail: t(kindNames[card.kind]) },
              { term: t(words.size), detail: t(sizeNames[card.size]) },
              ...(card.registeredAt ? [{ term: t(words.since), detail: formatDate(bangkokDay(card.registeredAt), lang) }] : []),
            ]}
          />
        ) : (
          <p class="soft">{t(words.claimedNote)}</p>
        )}
        <p class="soft small">
          {t(words.asOf)} {formatInstant(now, lang)}
        </p>
      </article>
      <p class="soft small">{t(words.qrNote)}</p>
      <Section title={t(words.keep)}>
        <p>{t(words.keepNote)}</p>
      </Section>
      <Section title={t(words.install)}>
        <p>{t(words.installNote)}</p>
      </Section>
      <script type="module" src={islandPath('card')} />
    </Layout>
  )
}

/** The cards of somebody who acts for several enterprises, or for none yet. */
export const CardsPage = ({ shell, mandates }: { readonly shell: Shell; readonly mandates: readonly (MyMandate & { readonly oneId: string })[] }) => {
  const { lang, t } = shell
  return (
    <Layout shell={shell} title={t(words.cards)} narrow>
      <PageHead title={t(words.cards)} lead={t(words.cardsLead)} />
      {mandates.length === 0 ? (
        <EmptyState
          title={t(words.none)}
          action={
            <LinkButton href="/register" kind="primary">
              {t(words.register)}
            </LinkButton>
          }
        >
          {t(words.noneNote)}
        </EmptyState>
      ) : (
        <LinkList
          items={mandates.map(({ oneId, nameTh, nameEn }) => ({
            href: paths.card(oneId),
            text: (lang === 'en' ? nameEn : null) ?? nameTh ?? oneId,
            note: formatOneId(oneId),
          }))}
        />
      )}
    </Layout>
  )
}
