import { formatInstant } from '#platform/dates.ts'
import { Button, DataTable, EmptyState, Form, Layout, PageHead, StatusTag, type Shell } from '#ui/index.ts'
import type { Notice } from '../notices.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

export function NoticesPage({ shell, notices }: { readonly shell: Shell; readonly notices: readonly Notice[] }) {
  const { lang, t, token } = shell
  const unread = notices.some(({ readAt }) => readAt === null)
  return (
    <Layout shell={shell} title={t(words.notices)} narrow>
      <PageHead title={t(words.notices)} lead={t(words.noticesLead)} />
      {notices.length === 0 ? <EmptyState title={t(words.none)}>{t(words.noneLead)}</EmptyState> : null}
      {unread ? (
        <Form action={paths.allRead()} token={token} inline>
          <Button kind="quiet">{t(words.markAll)}</Button>
        </Form>
      ) : null}
      {notices.length > 0 ? (
        <DataTable
          caption={t(words.notices)}
          columns={[
            { head: t(words.what), cell: ({ text }) => t(text), isName: true },
            { head: t(words.when), cell: ({ at }) => formatInstant(at, lang) },
            {
              head: t(words.state),
              cell: ({ readAt }) => (readAt ? <StatusTag tone="neutral">{t(words.read)}</StatusTag> : <StatusTag tone="info">{t(words.unread)}</StatusTag>),
            },
            {
              head: t(words.open),
              cell: ({ id }) => (
                <Form action={paths.notice(id)} token={token} inline>
                  <Button>{t(words.open)}</Button>
                </Form>
              ),
            },
          ]}
          rows={notices}
          rowKey={({ id }) => id}
        />
      ) : null}
    </Layout>
  )
}
