import { formatInstant, type FiscalYear } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Table } from '#platform/tables.ts'
import { Button, Buttons, DataTable, EmptyState, ErrorSummary, FileInput, Form, Layout, PageHead, Section, Select, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { BatchLine } from '../store.ts'
import { words } from '../texts.ts'
import { BatchTag, filesText } from './parts.tsx'

interface ImportProps {
  readonly shell: Shell
  readonly years: readonly FiscalYear[]
  readonly tables: readonly Table[]
  readonly batches: readonly BatchLine[]
  /** Names of the accounts that brought them. */
  readonly names: ReadonlyMap<string, string>
  readonly typed: Typed
}

export function ImportPage({ shell, years, tables, batches, names, typed }: ImportProps) {
  const { lang, t, token } = shell
  return (
    <Layout shell={shell} title={t(words.title)}>
      <PageHead title={t(words.title)} lead={t(words.lead)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ fiscalYear: t(words.year), files: t(words.files) }} />
      <Section title={t(words.upload)}>
        <Form action={paths.home()} token={token} upload>
          <Select
            lang={lang}
            typed={typed}
            name="fiscalYear"
            label={t(words.year)}
            none={t(words.chooseYear)}
            options={years.map((year) => ({ value: String(year), text: String(year) }))}
          />
          <FileInput lang={lang} typed={typed} name="files" label={t(words.files)} hint={t(words.filesHint)} accept=".csv,.xlsx" multiple />
          <Buttons>
            <Button kind="primary">{t(words.check)}</Button>
          </Buttons>
        </Form>
      </Section>
      <Section title={t(words.history)}>
        <History shell={shell} batches={batches} names={names} />
      </Section>
      <Section title={t(words.templates)} intro={t(words.templatesLead)} aside={<a href={paths.allTemplates()}>{t(words.allTemplates)}</a>}>
        <DataTable
          caption={t(words.templates)}
          columns={[
            { head: t(words.table), cell: (table) => t(table.title), isName: true },
            { head: t(words.fileName), cell: ({ name }) => <code>{name}</code> },
            {
              head: t(words.download),
              cell: (table) => (
                <>
                  <a href={paths.template(table, 'xlsx')}>XLSX</a> · <a href={paths.template(table, 'csv')}>CSV</a>
                </>
              ),
            },
          ]}
          rows={tables}
          rowKey={({ name }) => name}
        />
      </Section>
    </Layout>
  )
}

function History({ shell: { lang, t }, batches, names }: Pick<ImportProps, 'shell' | 'batches' | 'names'>) {
  if (batches.length === 0) return <EmptyState title={t(words.noHistory)}>{t(words.noHistoryHelp)}</EmptyState>
  return (
    <DataTable
      caption={t(words.history)}
      columns={[
        { head: t(words.when), cell: ({ id, createdAt }) => <a href={paths.batch(id)}>{formatInstant(createdAt, lang)}</a>, isName: true },
        { head: t(words.year), cell: ({ fiscalYear }) => fiscalYear },
        { head: t(words.file), cell: ({ files }) => filesText(files, t) },
        { head: t(words.who), cell: ({ accountId }) => (accountId ? names.get(accountId) : undefined) ?? t(words.theSystem) },
        { head: t(words.status), cell: (batch) => <BatchTag batch={batch} t={t} /> },
      ]}
      rows={batches}
      rowKey={({ id }) => id}
    />
  )
}
