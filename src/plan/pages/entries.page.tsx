import { formatDate, type FiscalYear } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import {
  Breadcrumbs,
  Button,
  Buttons,
  DataTable,
  DateInput,
  DateText,
  EmptyState,
  ErrorSummary,
  Form,
  Layout,
  Money,
  Notice,
  PageHead,
  Pagination,
  Source,
  StatusTag,
  TextArea,
  type Shell,
} from '#ui/index.ts'
import type { Project } from '../model.ts'
import { paths } from '../paths.ts'
import type { EntryPage, KeptEntry } from '../store/entries.ts'
import { kindNames, words } from '../texts.ts'

interface EntryTableProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly code: string
  readonly entries: readonly KeptEntry[]
}

const takesAway = new Set(['transfer_out', 'release', 'return', 'reversal'])

export function EntryTable({ shell, year, code, entries }: EntryTableProps) {
  const { t, lang, visitor } = shell
  const mayReverse = visitor.permissions.has('budget.write')
  return (
    <DataTable
      caption={t(words.entries)}
      columns={[
        {
          head: t(words.kind),
          isName: true,
          cell: (entry: KeptEntry) => (
            <>
              {t(kindNames[entry.kind])} {entry.reversedKind ? `(${t(kindNames[entry.reversedKind])})` : ''}{' '}
              {entry.reversed ? <StatusTag tone="neutral">{t(words.reversed)}</StatusTag> : null}
            </>
          ),
        },
        { head: t(words.date), cell: (entry) => <DateText lang={lang} date={entry.date} /> },
        { head: t(words.reference), cell: (entry) => (entry.reason ? `${entry.reference} · ${entry.reason}` : entry.reference) },
        { head: t(words.moneySource), cell: (entry) => entry.sourceName },
        {
          head: t(words.amount),
          align: 'end',
          cell: (entry) => (
            <>
              {takesAway.has(entry.kind) ? '−' : ''}
              <Money satang={entry.amount} />
            </>
          ),
        },
        // A file of entries may be larger than memory, so its rows are not kept as printed: the place is said, there is no page to open.
        { head: t(words.source), cell: ({ origin }) => <Source lang={lang} file={origin?.file} row={origin?.line} /> },
        {
          head: t(words.reverse),
          cell: (entry) =>
            mayReverse && !entry.reversed && entry.kind !== 'reversal' ? <a href={paths.reverseEntry(year, code, entry.id)}>{t(words.reverse)}</a> : undefined,
        },
      ]}
      rows={entries}
      rowKey={(entry) => entry.id}
    />
  )
}

interface EntriesPageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly project: Project
  readonly page: EntryPage
  /** Whether this is not the first page. */
  readonly continued: boolean
}

export function EntriesPage({ shell, year, project, page, continued }: EntriesPageProps) {
  const { t, lang } = shell
  return (
    <Layout shell={shell} title={`${t(words.entries)} ${project.code}`}>
      <Crumbs shell={shell} year={year} project={project} here={t(words.entries)} />
      <PageHead eyebrow={`${project.code} ${project.name}`} title={t(words.entries)} />
      {page.entries.length === 0 ? (
        <EmptyState title={t(words.noEntries)}>{t(words.onlyTotals)}</EmptyState>
      ) : (
        <EntryTable shell={shell} year={year} code={project.code} entries={page.entries} />
      )}
      <Pagination
        lang={lang}
        {...(continued ? { previous: paths.entries(year, project.code) } : {})}
        {...(page.next ? { next: paths.entries(year, project.code, page.next) } : {})}
      />
    </Layout>
  )
}

export const Crumbs = ({
  shell,
  year,
  project,
  here,
}: {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly project: Pick<Project, 'code' | 'name'>
  readonly here: string
}) => (
  <Breadcrumbs
    lang={shell.lang}
    items={[
      { text: `${shell.t(words.plan)} ${year}`, href: paths.plan(year) },
      { text: `${project.code} ${project.name}`, href: paths.project(year, project.code) },
      { text: here },
    ]}
  />
)

interface ReversePageProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly project: Project
  /** The entry, or both halves of a transfer. */
  readonly entries: readonly KeptEntry[]
  readonly entryId: string
  readonly today: string
  readonly typed: Typed
}

export function ReversePage({ shell, year, project, entries, entryId, today, typed }: ReversePageProps) {
  const { t, lang, token } = shell
  return (
    <Layout shell={shell} title={t(words.reverse)} narrow>
      <Crumbs shell={shell} year={year} project={project} here={t(words.reverse)} />
      <PageHead eyebrow={`${project.code} ${project.name}`} title={t(words.reverse)} />
      <ErrorSummary lang={lang} faults={typed.faults} labels={{ date: t(words.date), reason: t(words.reason) }} />
      <Notice tone="neutral">{t(words.reverseIntro)}</Notice>
      <EntryTable shell={{ ...shell, visitor: { ...shell.visitor, permissions: new Set() } }} year={year} code={project.code} entries={entries} />
      <Form action={paths.reverseEntry(year, project.code, entryId)} token={token}>
        <DateInput lang={lang} name="date" label={t(words.date)} typed={typed} value={formatDate(today, lang)} />
        <TextArea lang={lang} name="reason" label={t(words.reason)} typed={typed} rows={2} />
        <Buttons>
          <Button kind="primary">{t(words.reverse)}</Button>
        </Buttons>
      </Form>
    </Layout>
  )
}
