import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import { Button, DefinitionList, Details, ErrorSummary, Form, Hidden, History, Layout, PageHead, Section, TextArea, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { PrintedRow } from '../store.ts'
import { words } from '../texts.ts'

interface StatementProps {
  readonly shell: Shell
  readonly row: PrintedRow
  /** Titles of the table's columns, by key. */
  readonly titles: ReadonlyMap<string, Text>
  readonly people: ReadonlyMap<string, string>
  /** The columns this reader may correct; empty for the tables of other rooms. */
  readonly correctable: readonly string[]
  /** The column of the form that was sent, with what was typed. */
  readonly sent: { readonly column: string | undefined; readonly typed: Typed }
}

/** One row of a file, every cell as printed, with what people say it should have been. */
export function StatementPage({ shell, row, titles, people, correctable, sent }: StatementProps) {
  const { t, lang } = shell
  const titleOf = (column: string) => (titles.has(column) ? t(titles.get(column)!) : column)
  const inForce = (column: string) => row.corrections.find((correction) => correction.column === column && correction.printed === row.cells[column])
  const filled = Object.entries(row.cells).filter(([, printed]) => printed !== '')
  return (
    <Layout shell={shell} title={t(words.title(row.file, row.line))}>
      <PageHead eyebrow={t(words.eyebrow(row.year))} title={t(words.title(row.file, row.line))} lead={t(words.lead(row.srcLine))} />
      <ErrorSummary lang={lang} faults={sent.typed.faults} />
      <DefinitionList
        items={filled.map(([column, printed]) => {
          const correction = inForce(column)
          return { term: titleOf(column), detail: correction ? `${printed} (${t(words.corrected)}: ${correction.corrected})` : printed }
        })}
      />
      {row.corrections.length > 0 ? (
        <Section title={t(words.corrections)}>
          <History
            items={row.corrections.map((correction) => ({
              key: `${correction.column} ${correction.version}`,
              when: formatInstant(correction.at, lang),
              what: `${titleOf(correction.column)}: ${correction.printed} → ${correction.corrected} (${t(words.version(correction.version))}, ${correction.accountId ? (people.get(correction.accountId) ?? '') : ''}) ${correction.reason}`,
            }))}
          />
        </Section>
      ) : null}
      {correctable.length > 0 ? (
        <Section title={t(words.correct)} intro={t(words.correctNote)}>
          {correctable.map((column) => (
            <Details key={column} summary={titleOf(column)} open={sent.column === column}>
              <Form action={paths.correct(row.year, row.file, row.line)} token={shell.token}>
                <Hidden name="column" value={column} />
                <Hidden name="printed" value={row.cells[column] ?? ''} />
                <CorrectionFields shell={shell} typed={sent.column === column ? sent.typed : { values: {}, faults: [] }} printed={row.cells[column] ?? ''} />
              </Form>
            </Details>
          ))}
        </Section>
      ) : null}
    </Layout>
  )
}

const CorrectionFields = ({ shell: { t, lang }, typed, printed }: { readonly shell: Shell; readonly typed: Typed; readonly printed: string }) => (
  <>
    <TextInput lang={lang} name="corrected" label={t(words.newValue)} value={printed} typed={typed} maxLength={1000} />
    <TextArea lang={lang} name="reason" label={t(words.reason)} typed={typed} maxLength={1000} rows={2} />
    <Button>{t(words.save)}</Button>
  </>
)
