import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Table } from '#platform/tables.ts'
import {
  Button,
  DataTable,
  DefinitionList,
  Details,
  ErrorSummary,
  Form,
  Hidden,
  History,
  Layout,
  PageHead,
  Section,
  TextArea,
  TextInput,
  type Shell,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { Neighbour, PrintedRow } from '../store.ts'
import { words } from '../texts.ts'

interface StatementProps {
  readonly shell: Shell
  readonly row: PrintedRow
  /** What the row was printed among, itself included, in the order of the file. */
  readonly neighbours: readonly Neighbour[]
  /** Undefined for a table that no room declares any more: its columns are then shown by their keys. */
  readonly table: Table | undefined
  readonly people: ReadonlyMap<string, string>
  /** The columns this reader may correct; empty for the tables of other rooms. */
  readonly correctable: readonly string[]
  /** The column of the form that was sent, with what was typed. */
  readonly sent: { readonly column: string | undefined; readonly typed: Typed }
}

/** One row of a file, every cell as printed, with what people say it should have been. */
export function StatementPage({ shell, row, neighbours, table, people, correctable, sent }: StatementProps) {
  const { t, lang } = shell
  const titleOf = (column: string) => (table?.columns[column] ? t(table.columns[column].title) : column)
  const inForce = (column: string) => row.corrections.find((correction) => correction.column === column && correction.printed === row.cells[column])
  const filled = inOrder(table, row.cells)
  return (
    <Layout shell={shell} title={t(words.title(row.file, row.line))}>
      <PageHead
        eyebrow={[t(words.eyebrow(row.year)), table && t(table.title)].filter(Boolean).join(' · ')}
        title={t(words.title(row.file, row.line))}
        lead={t(words.lead(row.srcLine))}
      />
      <ErrorSummary lang={lang} faults={sent.typed.faults} labels={{ corrected: t(words.newValue), reason: t(words.reason) }} />
      <DefinitionList
        items={filled.map(([column, printed]) => {
          const correction = inForce(column)
          return { term: titleOf(column), detail: correction ? `${printed} (${t(words.corrected)}: ${correction.corrected})` : printed }
        })}
      />
      {neighbours.length > 1 ? (
        <Section title={t(words.neighbours)}>
          <DataTable
            caption={t(words.neighbours)}
            rows={neighbours}
            rowKey={({ line }) => String(line)}
            columns={[
              {
                head: t(words.content),
                isName: true,
                cell: ({ line, cells }) => {
                  const said = inOrder(table, cells)
                    .filter(([column]) => !column.startsWith('src_line'))
                    .map(([, printed]) => printed)
                    .join(' · ')
                  if (line === row.line) return <b>{said}</b>
                  return (
                    <a class="printed" href={paths.statement(row.year, row.file, line)}>
                      {said}
                    </a>
                  )
                },
              },
              { head: t(words.line), align: 'end', cell: ({ line }) => <span class="num">{line === row.line ? `${t(words.thisRow)} ${line}` : line}</span> },
            ]}
          />
        </Section>
      ) : null}
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

/** Cells that hold something, in the order of the table's columns: the database keeps no order of them. */
const inOrder = (table: Table | undefined, cells: Neighbour['cells']): (readonly [string, string])[] =>
  [...new Set([...Object.keys(table?.columns ?? {}), ...Object.keys(cells)])].flatMap((column) => {
    const printed = cells[column] ?? ''
    return printed === '' ? [] : [[column, printed] as const]
  })

const CorrectionFields = ({ shell: { t, lang }, typed, printed }: { readonly shell: Shell; readonly typed: Typed; readonly printed: string }) => (
  <>
    <TextInput lang={lang} name="corrected" label={t(words.newValue)} value={printed} typed={typed} maxLength={1000} />
    <TextArea lang={lang} name="reason" label={t(words.reason)} typed={typed} maxLength={1000} rows={2} />
    <Button>{t(words.save)}</Button>
  </>
)
