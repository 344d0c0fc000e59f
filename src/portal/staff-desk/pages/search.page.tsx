import type { Text } from '#platform/text.ts'
import { formatOneId, kindNames, sizeNames, stageNames, statusNames, type EnterpriseCard } from '#registry/index.ts'
import type { Names } from '#portal/my-business/index.ts'
import { activityText, placeText } from '#portal/my-business/index.ts'
import { Button, DataTable, EmptyState, Form, Layout, LinkButton, PageHead, Select, StatusTag, TextInput, type Shell } from '#ui/index.ts'
import { untouched } from '#platform/forms.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

interface SearchPageProps {
  readonly shell: Shell
  /** What was searched, as typed; undefined before the first search. */
  readonly query: string | undefined
  readonly province: string | undefined
  /** What was searched is a legal form and no name. */
  readonly onlyForm: boolean
  /** Provinces within reach, to narrow by. */
  readonly provinces: readonly { readonly code: string; readonly name: Text }[]
  readonly hits: readonly EnterpriseCard[]
  /** There are more than are shown. */
  readonly more: boolean
  readonly names: Names
}

/** One box takes everything: number, ONE ID, name with a typing error, telephone. Sent as a form, so that no number stands in an address. */
export function SearchPage({ shell, query, province, onlyForm, provinces, hits, more, names }: SearchPageProps) {
  const { t, lang, token } = shell
  return (
    <Layout shell={shell} title={t(words.enterprises)}>
      <PageHead title={t(words.enterprises)} lead={t(words.searchLead)} aside={<LinkButton href="/counter">{t(words.counter)}</LinkButton>} />
      <search>
        <Form action={paths.search()} token={token} inline>
          <TextInput lang={lang} name="query" label={t(words.searchFor)} typed={untouched} value={query ?? ''} autocomplete="off" autofocus />
          {provinces.length > 1 ? (
            <Select
              lang={lang}
              name="province"
              label={t(words.province)}
              typed={untouched}
              value={province ?? ''}
              none={t(words.allProvinces)}
              options={provinces.map(({ code, name }) => ({ value: code, text: t(name) }))}
            />
          ) : null}
          <Button kind="primary">{t(words.search)}</Button>
        </Form>
      </search>
      {query === undefined ? null : hits.length === 0 ? (
        <EmptyState title={t(onlyForm ? words.onlyForm : words.nothingFound)}>{t(onlyForm ? words.onlyFormLead : words.nothingFoundLead)}</EmptyState>
      ) : (
        <>
          <p class="soft found">{more ? t(words.first(hits.length)) : t(words.found(hits.length))}</p>
          <DataTable
            caption={t(words.enterprises)}
            rows={hits}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t(words.name),
                isName: true,
                cell: (hit) => (
                  <>
                    <a href={paths.one(hit.oneId)}>{hit.nameTh ?? t(statusNames.erased)}</a>
                    <p class="soft small">
                      <span class="num">{formatOneId(hit.oneId)}</span> · {t(kindNames[hit.kind])} · {t(sizeNames[hit.size])}
                    </p>
                  </>
                ),
              },
              { head: t(words.activity), wide: true, cell: ({ activity }) => (activity ? activityText(t, activity, names) : '') },
              { head: t(words.place), wide: true, cell: ({ place }) => placeText(t, place, names) },
              { head: t(words.stage), cell: (hit) => <Stage shell={shell} card={hit} /> },
            ]}
          />
        </>
      )}
    </Layout>
  )
}

/** How far it has come: its status when it is no longer active, else its stage. */
export function Stage({ shell: { t }, card }: { readonly shell: Shell; readonly card: EnterpriseCard }) {
  if (card.status !== 'active') return <StatusTag tone="neutral">{t(statusNames[card.status])}</StatusTag>
  return <StatusTag tone={card.stage === 'unregistered' ? 'warn' : 'good'}>{t(stageNames[card.stage])}</StatusTag>
}
