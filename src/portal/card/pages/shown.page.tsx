import { formatOneId } from '#registry/index.ts'
import { Layout, LinkButton, Notice, PageHead, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { Shown } from '../store.ts'
import { words } from '../texts.ts'

/** What whoever scans a card learns: that it is genuine, and no more than is public. */
export const ShownPage = ({ shell, shown }: { readonly shell: Shell; readonly shown: Shown | undefined }) => {
  const { t } = shell
  if (!shown) {
    return (
      <Layout shell={shell} title={t(words.invalid)} narrow>
        <PageHead title={t(words.invalid)} />
        <Notice tone="bad" title={t(words.invalidNote)} />
      </Layout>
    )
  }
  return (
    <Layout shell={shell} title={t(words.valid)} narrow>
      <PageHead eyebrow={t(words.card)} title={formatOneId(shown.oneId)} />
      <Notice tone={shown.active ? 'good' : 'warn'} title={t(shown.active ? words.valid : words.noLongerActive)}>
        {shown.name ? (
          <p>
            {t(words.validJuristic)} {t(shown.name)}
          </p>
        ) : (
          <p>{t(words.validOther)}</p>
        )}
        {shown.survivor ? (
          <p>
            {t(words.merged)} <a href={paths.shown(shown.survivor)}>{formatOneId(shown.survivor)}</a>
          </p>
        ) : null}
      </Notice>
    </Layout>
  )
}

/** Kept by the service worker and shown for every page but the card when there is no internet: in both languages, whoever reads it. */
export const OfflinePage = ({ shell }: { readonly shell: Shell }) => {
  const other = shell.lang === 'th' ? 'en' : 'th'
  return (
    <Layout shell={shell} title={shell.t(words.offline)} narrow>
      <PageHead title={shell.t(words.offline)} lead={shell.t(words.offlineNote)} />
      <p lang={other} class="soft">
        {words.offline[other]}. {words.offlineNote[other]}
      </p>
      <p>
        <LinkButton href={paths.cards()} kind="primary">
          {shell.t(words.openCard)}
        </LinkButton>
      </p>
    </Layout>
  )
}
