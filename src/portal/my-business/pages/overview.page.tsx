import type { ComponentChildren } from 'preact'
import type { Instant } from '#platform/clock.ts'
import { formatInstant } from '#platform/dates.ts'
import { paths as cardPaths } from '#portal/card/index.ts'
import { formatOneId, type EnterpriseRecord } from '#registry/index.ts'
import { DefinitionList, Details, LinkButton, LinkList, Notice, QrCode, Section, type WayIn } from '#ui/index.ts'
import { LatestLooks, type Look } from '../parts/lines.tsx'
import { activityText, placeText } from '../parts/record-fields.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, NotVerified, summaryOf, type FrameProps } from './frame.tsx'

interface OverviewProps extends FrameProps {
  /** Undefined where the mandate shows the card alone. */
  readonly record: EnterpriseRecord | undefined
  readonly sizeReason: ComponentChildren
  readonly couldGet: readonly WayIn[]
  readonly looks: readonly Look[]
  /** What the QR code says, as a whole address. */
  readonly address: string
  /** What the enterprise reads out at the counter of another province; undefined where the mandate shows the card alone. */
  readonly presence: { readonly code: string; readonly until: Instant } | undefined
}

/** What an owner comes for: what waits, the card, what there is to get, who looked. */
export function OverviewPage(props: OverviewProps) {
  const { shell, card, mandate, names, questions, record, sizeReason, couldGet, looks, address, presence } = props
  const { t, lang } = shell
  return (
    <Frame
      {...props}
      view=""
      head={
        <a class="one-id-strip" href={cardPaths.card(card.oneId)}>
          <span>
            <span>{t(words.oneId)}</span>
            <b class="num">{formatOneId(card.oneId)}</b>
            <span>{summaryOf(shell, card, names, mandate.sees === 'all')}</span>
            <u>{t(words.card)}</u>
          </span>
          <QrCode text={address} label={t(words.cardQr)} />
        </a>
      }
    >
      <NotVerified shell={shell} mandate={mandate} card={card} />
      {questions > 0 ? (
        <Notice tone="warn" title={`${t(words.questions)} (${questions})`}>
          <p>{t(words.questionsLead)}</p>
          <p>
            <LinkButton href={paths.one(card.oneId, 'questions')} kind="primary">
              {t(words.answerThem)}
            </LinkButton>
          </p>
        </Notice>
      ) : null}
      {presence ? (
        <Details summary={t(words.presence)}>
          <p>{t(words.presenceLead)}</p>
          <p class="read-out num">{`${presence.code.slice(0, 3)} ${presence.code.slice(3)}`}</p>
          <p class="soft small">
            {t(words.presenceUntil)} {formatInstant(presence.until, lang)}
          </p>
        </Details>
      ) : null}
      {record ? (
        <>
          <Section title={t(words.couldGet)} aside={<a href={paths.one(card.oneId, 'services')}>{t(words.seeAll)}</a>}>
            {couldGet.length > 0 ? <LinkList items={couldGet} /> : <p class="soft">{t(words.couldGetNone)}</p>}
          </Section>
          <Section title={t(words.whatIAm)} aside={<a href={paths.one(card.oneId, 'profile')}>{t(words.seeAll)}</a>}>
            <DefinitionList
              items={[
                { term: t(words.activity), detail: card.activity ? activityText(t, card.activity, names) : t(words.notStated) },
                { term: t(words.place), detail: placeText(t, card.place, names) },
                { term: t(words.size), detail: sizeReason },
              ]}
            />
          </Section>
          <Section title={t(words.whoLooked)} aside={<a href={paths.one(card.oneId, 'access')}>{t(words.seeAll)}</a>}>
            <LatestLooks shell={shell} looks={looks} />
          </Section>
        </>
      ) : null}
    </Frame>
  )
}
