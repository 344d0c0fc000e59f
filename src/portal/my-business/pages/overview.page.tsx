import type { ComponentChildren } from 'preact'
import type { EnterpriseRecord } from '#registry/index.ts'
import { DefinitionList, LinkButton, LinkList, Notice, Section, type WayIn } from '#ui/index.ts'
import { Looks, type Look } from '../parts/lines.tsx'
import { activityText, placeText } from '../parts/record-fields.tsx'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'
import { Frame, NotVerified, type FrameProps } from './frame.tsx'

interface OverviewProps extends FrameProps {
  /** Undefined where the mandate shows the card alone. */
  readonly record: EnterpriseRecord | undefined
  readonly sizeReason: ComponentChildren
  readonly couldGet: readonly WayIn[]
  readonly looks: readonly Look[]
}

/** What an owner comes for: what waits, the card, what there is to get, who looked. */
export function OverviewPage(props: OverviewProps) {
  const { shell, card, mandate, names, questions, record, sizeReason, couldGet, looks } = props
  const { t } = shell
  return (
    <Frame {...props} view="">
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
      <p>
        <LinkButton href={`/card/${card.oneId}`}>{t(words.card)}</LinkButton>
      </p>
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
            <Looks shell={shell} looks={looks} />
          </Section>
        </>
      ) : null}
    </Frame>
  )
}
