import { formatInstant, type FiscalYear } from '#platform/dates.ts'
import type { Table } from '#platform/tables.ts'
import { paths as statementPaths, type PrintedRow } from '#oversight/statements/index.ts'
import { DataTable, DefinitionList, Layout, PageHead, Pagination, Section, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'

interface RowProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly table: Table
  readonly row: PrintedRow
  /** Lines of the same file before and after it, where rows stand on them. */
  readonly previous: number | undefined
  readonly next: number | undefined
  /** Names of those who corrected it. */
  readonly names: ReadonlyMap<string, string>
}

/** One row of a file as printed: where every number of a pack ends up when it is followed to its source. */
export function RowPage({ shell, year, table, row, previous, next, names }: RowProps) {
  const { lang, t } = shell
  const title = `${row.file} ${t(words.line)} ${row.line}`
  const href = (line: number) => statementPaths.statement(year, row.file, line)
  return (
    <Layout shell={shell} title={title} narrow>
      <PageHead
        title={title}
        eyebrow={`${t(table.title)} · ${t(words.ofYear(year))}`}
        lead={t(words.rowLead)}
        aside={row.srcLine === undefined ? undefined : t(words.reportLine(row.srcLine))}
      />
      <DefinitionList
        items={Object.entries(table.columns).flatMap(([key, column]) => {
          const printed = row.cells[key] ?? ''
          return printed.trim() === '' ? [] : [{ term: t(column.title), detail: printed }]
        })}
      />
      {row.corrections.length > 0 ? (
        <Section title={t(words.corrections)}>
          <DataTable
            caption={t(words.corrections)}
            columns={[
              { head: t(words.column), cell: ({ column }) => t(table.columns[column]?.title ?? { th: column, en: column }), isName: true },
              { head: t(words.printed), cell: ({ printed }) => printed },
              { head: t(words.corrected), cell: ({ corrected }) => corrected },
              { head: t(words.reason), cell: ({ reason }) => reason, wide: true },
              { head: t(words.who), cell: ({ accountId }) => (accountId ? names.get(accountId) : undefined) ?? t(words.theSystem) },
              { head: t(words.when), cell: ({ at }) => formatInstant(at, lang) },
            ]}
            rows={row.corrections}
            rowKey={({ column, version }) => `${column} ${version}`}
          />
        </Section>
      ) : null}
      <Pagination lang={lang} {...(previous ? { previous: href(previous) } : {})} {...(next ? { next: href(next) } : {})} />
    </Layout>
  )
}
