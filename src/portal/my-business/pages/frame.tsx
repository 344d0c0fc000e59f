import type { ComponentChildren } from 'preact'
import { paths as peoplePaths } from '#people/index.ts'
import { formatOneId, kindNames, sectorNames, sizeNames, type EnterpriseCard, type Mandate } from '#registry/index.ts'
import { Breadcrumbs, Button, Form, Layout, LinkButton, Notice, PageHead, StatusTag, Tabs, type Shell } from '#ui/index.ts'
import { placeText, type Names } from '../parts/record-fields.tsx'
import { paths, type View } from '../paths.ts'
import { viewNames, words } from '../texts.ts'

export interface FrameProps {
  readonly shell: Shell
  readonly card: EnterpriseCard
  readonly mandate: Mandate
  readonly names: Names
  /** Questions that wait for an answer. */
  readonly questions: number
}

interface ViewProps {
  readonly view: View
  /** What stands above the ways to the other views. */
  readonly head?: ComponentChildren
  readonly children: ComponentChildren
}

/** What every page of one enterprise has: whose it is, what the mandate allows so far, and the ways to the other views. */
export function Frame({ shell, card, mandate, names, questions, view, head, children }: FrameProps & ViewProps) {
  const { t, lang } = shell
  const seesAll = mandate.sees === 'all'
  const shown: readonly View[] = seesAll
    ? ['', 'services', 'profile', ...(questions > 0 || view === 'questions' ? ['questions' as const] : []), 'people', 'consents', 'access', 'history', 'data']
    : ['']
  const name = card.nameTh ?? formatOneId(card.oneId)
  return (
    <Layout shell={shell} title={name}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.myBusiness), href: paths.mine() }, { text: name }]} />
      <PageHead
        title={name}
        aside={
          mandate.status === 'verified' ? <StatusTag tone="good">{t(words.verified)}</StatusTag> : <StatusTag tone="warn">{t(words.notVerified)}</StatusTag>
        }
        // The overview has the card itself.
        lead={
          view === '' ? undefined : (
            <>
              <span class="num">{formatOneId(card.oneId)}</span> · {summaryOf(shell, card, names, seesAll)}
            </>
          )
        }
      />
      {head}
      <Tabs
        label={t(words.views)}
        items={shown.map((each) => ({
          href: paths.one(card.oneId, each),
          text: t(viewNames[each]),
          current: each === view,
          ...(each === 'questions' && { count: questions }),
        }))}
      />
      {children}
    </Layout>
  )
}

/** What it is, in a line. */
export const summaryOf = ({ t }: Shell, card: EnterpriseCard, names: Names, seesAll: boolean): string =>
  [
    t(kindNames[card.kind]),
    ...(seesAll ? [t(sizeNames[card.size]), t(sectorNames[card.sector]), placeText(t, { province: card.place.province }, names)] : []),
  ].join(' · ')

/** What is still closed until it is proved who acts, and how to prove it. */
export function NotVerified({ shell, mandate, card }: Pick<FrameProps, 'shell' | 'mandate' | 'card'>) {
  const { t, token } = shell
  if (mandate.status === 'verified') return null
  return (
    <Notice tone="warn" title={t(words.notVerified)}>
      <p>{t(mandate.sees === 'card' ? words.cardOnlyLead : words.notVerifiedLead)}</p>
      {card.kind === 'natural' ? (
        <>
          {shell.address.endsWith('?thaid') ? <p>{t(words.thaidProvesNothing)}</p> : null}
          <Form action={paths.verify(card.oneId)} token={token} inline>
            <Button>{t(words.verifyWithThaid)}</Button>
            <LinkButton href={peoplePaths.signInAt('thaid', paths.one(card.oneId))} kind="quiet">
              {t(words.linkThaid)}
            </LinkButton>
          </Form>
        </>
      ) : null}
    </Notice>
  )
}
