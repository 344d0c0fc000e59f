import { formatInstant } from '#platform/dates.ts'
import { Breadcrumbs, DataTable, EmptyState, Layout, PageHead, type Shell } from '#ui/index.ts'
import type { Change } from '../changes.ts'
import { paths } from '../paths.ts'
import type { Version } from '../store.ts'
import { pageWords, reportTitle } from '../texts.ts'

interface ChangesPageProps {
  readonly shell: Shell
  readonly year: number
  readonly before: Version
  readonly after: Version
  readonly changes: readonly Change[]
}

export function ChangesPage({ shell, year, before, after, changes }: ChangesPageProps) {
  const { t, lang } = shell
  const title = t(pageWords.changesOf(before.number, after.number))
  return (
    <Layout shell={shell} title={title}>
      <Breadcrumbs lang={lang} items={[{ text: t(reportTitle(year)), href: paths.report(year, after.number) }, { text: title }]} />
      <PageHead title={title} eyebrow={t(reportTitle(year))} aside={`${formatInstant(before.publishedAt, lang)} – ${formatInstant(after.publishedAt, lang)}`} />
      {changes.length === 0 ? (
        <EmptyState title={t(pageWords.nothingChanged)} />
      ) : (
        <DataTable
          caption={title}
          rows={changes.map((change, index) => ({ ...change, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { head: t(pageWords.what), isName: true, cell: ({ row }) => t(row) },
            { head: t(pageWords.column), cell: ({ column }) => t(column) },
            { head: t(pageWords.before), align: 'end', cell: (change) => change.before ?? '–' },
            { head: t(pageWords.after), align: 'end', cell: (change) => change.after ?? '–' },
            { head: t(pageWords.section), cell: ({ section }) => t(section) },
          ]}
        />
      )}
    </Layout>
  )
}
