import { formatInstant } from '#platform/dates.ts'
import type { Table } from '#platform/tables.ts'
import { Breadcrumbs, Button, Buttons, DataTable, DefinitionList, Details, Form, Layout, LinkButton, Notice, PageHead, Section, type Shell } from '#ui/index.ts'
import type { Faulty, ImportSummary } from '../model.ts'
import { paths } from '../paths.ts'
import type { Batch } from '../store.ts'
import { words } from '../texts.ts'
import { BatchTag, filesText } from './parts.tsx'

interface BatchProps {
  readonly shell: Shell
  readonly batch: Batch
  readonly tables: readonly Table[]
  readonly planPath: string
}

/** Faults beyond these are counted, not shown: whoever mends two hundred looks again. */
const mostShown = 200

/** One import: what it would do, what goes on, or what came of it. */
export function BatchPage({ shell, batch, tables, planPath }: BatchProps) {
  const { lang, t } = shell
  const title = t(batch.status === 'draft' ? words.preview : words.outcome)
  return (
    <Layout shell={shell} title={title} refresh={batch.status === 'queued' ? 5 : undefined}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.title), href: paths.home() }, { text: formatInstant(batch.createdAt, lang) }]} />
      <PageHead title={title} eyebrow={t(words.ofYear(batch.fiscalYear))} lead={filesText(batch.files, t)} aside={<BatchTag batch={batch} t={t} />} />
      <Next shell={shell} batch={batch} planPath={planPath} />
      {batch.outcome?.ok === true ? <Summary shell={shell} summary={batch.outcome.value} tables={tables} /> : null}
      {batch.outcome?.ok === false ? <Faults shell={shell} faulty={batch.outcome} tables={tables} /> : null}
    </Layout>
  )
}

/** What the reader can do now. */
function Next({ shell: { t, token }, batch, planPath }: Omit<BatchProps, 'tables'>) {
  const { id, status, outcome, jobId } = batch
  switch (status) {
    case 'draft':
      return outcome?.ok ? (
        <>
          <Notice tone="good" title={t(isSame(outcome.value) ? words.sameAsBefore : words.ready)}>
            <p>{t(words.nothingKept)}</p>
          </Notice>
          <Form action={paths.confirm(id)} token={token} inline>
            <Buttons>
              <Button kind="primary">{t(words.confirm)}</Button>
              <Button kind="quiet" formaction={paths.discard(id)}>
                {t(words.discard)}
              </Button>
            </Buttons>
          </Form>
        </>
      ) : (
        <>
          <Notice tone="bad" title={t(words.faultCount(outcome?.faultCount ?? 0))}>
            <p>
              {t(words.nothingKept)} · {t(words.mendAndSend)}
            </p>
          </Notice>
          <Form action={paths.discard(id)} token={token} inline>
            <Buttons>
              <LinkButton href={paths.home()} kind="primary">
                {t(words.sendAgain)}
              </LinkButton>
              <Button kind="quiet">{t(words.discard)}</Button>
            </Buttons>
          </Form>
        </>
      )
    case 'queued':
      return (
        <Notice tone="info" title={t(words.waiting)}>
          {jobId ? (
            <p>
              <a href={`/jobs/${jobId}`}>{t(words.progress)}</a>
            </p>
          ) : null}
        </Notice>
      )
    case 'done':
      return (
        <Buttons>
          <LinkButton href={planPath} kind="primary">
            {t(words.openPlan)}
          </LinkButton>
        </Buttons>
      )
    case 'failed':
      return (
        <Notice tone="bad" title={t(words.nothingKept)}>
          <p>{t(words.mendAndSend)}</p>
        </Notice>
      )
    case 'discarded':
      return <Notice tone="neutral" title={t(words.wasDiscarded)} />
  }
}

const isSame = (summary: ImportSummary): boolean => summary.tables.every(({ added, changed, removed }) => added + changed + removed === 0)

function Summary({ shell: { t }, summary, tables }: { readonly shell: Shell; readonly summary: ImportSummary; readonly tables: readonly Table[] }) {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const titleOf = (name: string) => t(byName.get(name)?.title ?? { th: name, en: name })
  const columnsOf = (name: string, keys: readonly string[]) => keys.map((key) => t(byName.get(name)?.columns[key]?.title ?? { th: key, en: key })).join(', ')
  const incomplete = summary.tables.filter(({ absent }) => absent.length > 0)
  return (
    <Section title={t(words.tables)}>
      <DataTable
        caption={t(words.tables)}
        columns={[
          { head: t(words.table), cell: ({ table }) => titleOf(table), isName: true },
          { head: t(words.file), cell: ({ file }) => file },
          { head: t(words.rows), cell: ({ rows }) => count(rows), align: 'end' },
          { head: t(words.added), cell: ({ added }) => count(added), align: 'end' },
          { head: t(words.changed), cell: ({ changed }) => count(changed), align: 'end' },
          { head: t(words.unchanged), cell: ({ unchanged }) => count(unchanged), align: 'end' },
          { head: t(words.removed), cell: ({ removed }) => count(removed), align: 'end' },
        ]}
        rows={summary.tables}
        rowKey={({ table }) => table}
      />
      {incomplete.length > 0 ? (
        <Details summary={t(words.absentColumns)}>
          <DefinitionList items={incomplete.map(({ table, absent }) => ({ term: titleOf(table), detail: columnsOf(table, absent) }))} />
        </Details>
      ) : null}
    </Section>
  )
}

/** Nothing rather than 0, so that what changes stands out. */
const count = (value: number): string => (value === 0 ? '' : value.toLocaleString('en'))

function Faults({ shell: { t }, faulty, tables }: { readonly shell: Shell; readonly faulty: Faulty; readonly tables: readonly Table[] }) {
  const shown = faulty.faults.slice(0, mostShown)
  const columnTitle = (file: string, key: string | undefined) => {
    if (key === undefined) return ''
    const name = /([^!]+?)(?:\.csv)?$/.exec(file)?.[1]
    const title = tables.find((table) => table.name === name)?.columns[key]?.title
    return title ? `${t(title)} (${key})` : key
  }
  return (
    <Section title={t(words.whatToDo)} intro={shown.length < faulty.faultCount ? t(words.firstOf(shown.length, faulty.faultCount)) : undefined}>
      <DataTable
        caption={t(words.whatToDo)}
        columns={[
          { head: t(words.file), cell: ({ at }) => at.file, isName: true },
          { head: t(words.line), cell: ({ at }) => at.line, align: 'end' },
          { head: t(words.column), cell: ({ at, column }) => columnTitle(at.file, column) },
          { head: t(words.printed), cell: ({ printed }) => printed },
          { head: t(words.whatToDo), cell: ({ message }) => t(message), wide: true },
        ]}
        rows={shown}
        rowKey={({ at, column, message }) => `${at.file}:${at.line}:${column}:${message.en}`}
      />
    </Section>
  )
}
