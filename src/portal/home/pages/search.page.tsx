import { EmptyState, Layout, LinkList, PageHead, Section, type Shell } from '#ui/index.ts'
import { hitKinds, type SearchResult } from '../model.ts'
import { kindNames, words } from '../texts.ts'
import { SearchForm } from './search-form.tsx'

const shownOfKind = 25

/** What was found, by kind. Without a query it is the form alone. */
export function SearchPage({ shell, result }: { readonly shell: Shell; readonly result: SearchResult | undefined }) {
  const { lang, t } = shell
  const query = result?.query ?? ''
  return (
    <Layout shell={shell} title={query ? `${query} · ${t(words.search)}` : t(words.search)}>
      <PageHead title={t(words.search)} {...(result ? { aside: `${t(words.year)} ${result.year} · ${t(words.found(result.hits.length))}` } : {})} />
      <SearchForm lang={lang} t={t} query={query} />
      {result && query && result.hits.length === 0 ? <EmptyState title={t(words.noHits)}>{t(words.noHitsNote)}</EmptyState> : null}
      {hitKinds.map((kind) => {
        const hits = result?.hits.filter((hit) => hit.kind === kind) ?? []
        if (hits.length === 0) return null
        return (
          <Section key={kind} title={t(kindNames[kind])}>
            <LinkList items={hits.slice(0, shownOfKind).map(({ href, title, note }) => ({ href, text: title, note: t(note) }))} />
            {hits.length > shownOfKind ? <p class="soft">{t(words.more(hits.length - shownOfKind))}</p> : null}
          </Section>
        )
      })}
    </Layout>
  )
}
