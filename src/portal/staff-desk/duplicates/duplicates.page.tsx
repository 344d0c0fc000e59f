import { formatInstant } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { duplicateSteps, formatOneId, type Duplicate, type DuplicateStatus, type Matcher } from '#registry/index.ts'
import { Button, DataTable, EmptyState, Form, Layout, LinkButton, PageHead, Pagination, Tabs, type Shell } from '#ui/index.ts'
import { paths } from './paths.ts'
import { statusNames, words } from './texts.ts'

interface DuplicatesProps {
  readonly shell: Shell
  readonly status: DuplicateStatus
  readonly pairs: readonly Duplicate[]
  readonly more: boolean
  readonly areas: ReadonlyMap<string, Text>
  readonly matchers: readonly Matcher[]
}

export function DuplicatesPage({ shell, status, pairs, more, areas, matchers }: DuplicatesProps) {
  const { t, lang, token } = shell
  const side = ({ oneId, nameTh, province }: Duplicate['first']) => (
    <>
      {nameTh ?? t(words.erased)} <span class="soft num">{[formatOneId(oneId), t(areas.get(province) ?? { th: province, en: province })].join(' · ')}</span>
    </>
  )
  return (
    <Layout shell={shell} title={t(words.duplicates)}>
      <PageHead title={t(words.duplicates)} lead={t(words.lead)} aside={<LinkButton href={paths.matchers()}>{t(words.matchers)}</LinkButton>} />
      <Tabs
        label={t(words.states)}
        items={(Object.keys(duplicateSteps) as DuplicateStatus[]).map((one) => ({
          href: paths.duplicates(one),
          text: t(statusNames[one]),
          current: one === status,
        }))}
      />
      {pairs.length === 0 ? (
        <EmptyState title={t(words.none)}>{t(words.noneHint)}</EmptyState>
      ) : (
        <DataTable
          caption={t(words.duplicates)}
          rows={pairs}
          rowKey={({ id }) => id}
          columns={[
            {
              head: t(words.names),
              isName: true,
              cell: ({ id, first, second }) => (
                <a href={paths.pair(id)}>
                  {side(first)}
                  <br />
                  {side(second)}
                </a>
              ),
            },
            { head: t(words.why), cell: ({ matcher }) => matcherName(shell, matchers, matcher) },
            { head: t(words.likeness), align: 'end', cell: ({ likeness }) => `${Math.round(Number(likeness) * 100)}%` },
            { head: t(words.foundAt), cell: ({ foundAt }) => formatInstant(foundAt, lang) },
          ]}
        />
      )}
      <Pagination lang={lang} {...(more && { next: paths.duplicates(status, pairs.at(-1)!.id) })} />
      {status === 'open' ? (
        <Form action={paths.look()} token={token}>
          <Button>{t(words.look)}</Button>
        </Form>
      ) : null}
    </Layout>
  )
}

/** What a matcher is called, as it is set. */
export function matcherName({ t }: Pick<Shell, 't'>, matchers: readonly Matcher[], code: string): string {
  const matcher = matchers.find((one) => one.code === code)
  return matcher ? t({ th: matcher.titleTh, en: matcher.titleEn }) : code
}
