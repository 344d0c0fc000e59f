import type { Agreement } from '#agencies/index.ts'
import { formatInstant } from '#platform/dates.ts'
import type { Typed } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import { fieldLabels, type FieldName } from '#registry/index.ts'
import { Button, Buttons, DataTable, Details, ErrorSummary, Form, Layout, PageHead, Section, StatusTag, TextInput, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { Source } from '../sources/source.ts'
import type { SourceState } from '../store.ts'
import { outcomeNames, stateNames, words } from '../texts.ts'

export interface SourceRow {
  readonly source: Source
  /** Undefined where it was never connected. */
  readonly state: SourceState | undefined
  readonly agency: Text | undefined
  /** In force today. */
  readonly agreements: readonly Agreement[]
}

interface SourcesPageProps {
  readonly shell: Shell
  readonly rows: readonly SourceRow[]
  /** How often a source is still to be asked about an enterprise. */
  readonly waiting: number
  readonly mayConnect: boolean
  readonly typed: Typed
}

const stateTones = { closed: 'good', open: 'bad', 'half-open': 'warn' } as const
const faults = ['slow', 'down', 'wrong'] as const

export function SourcesPage({ shell, rows, waiting, mayConnect, typed }: SourcesPageProps) {
  const { t, lang } = shell
  const name = (row: SourceRow) => t(row.source.name)
  return (
    <Layout shell={shell} title={t(words.sources)}>
      <ErrorSummary lang={lang} faults={typed.faults} labels={Object.fromEntries(rows.map((row) => [row.source.code, name(row)]))} />
      <PageHead title={t(words.sources)} lead={t(words.sourcesLead)} />
      <Section title={t(words.health)} intro={t(words.last24Hours)}>
        <DataTable
          caption={t(words.health)}
          rows={rows}
          rowKey={({ source }) => source.code}
          columns={[
            { head: t(words.source), isName: true, cell: name },
            { head: t(words.state), cell: ({ state }) => <StateTag shell={shell} state={state} /> },
            { head: t(words.answers), align: 'end', cell: ({ state }) => state && <Answered shell={shell} state={state} /> },
            { head: t(words.faults), align: 'end', cell: ({ state }) => state && <Faults shell={shell} state={state} /> },
            { head: t(words.median), align: 'end', cell: ({ state }) => (state?.median === undefined ? '' : `${state.median} ${t(words.milliseconds)}`) },
            {
              head: t(words.lastAnswer),
              cell: ({ state }) => (state?.lastAnswerAt ? formatInstant(state.lastAnswerAt, lang) : t(words.never)),
            },
          ]}
        />
        {waiting > 0 ? (
          <p class="soft">
            {t(words.waiting)} {waiting} {t(words.waitingNote)}
          </p>
        ) : null}
      </Section>
      <Section title={t(words.whatTheyTell)} intro={t(words.whatTheyTellLead)}>
        <DataTable
          caption={t(words.whatTheyTell)}
          rows={rows}
          rowKey={({ source }) => source.code}
          columns={[
            { head: t(words.source), isName: true, cell: name },
            { head: t(words.agency), cell: ({ agency }) => agency && t(agency) },
            { head: t(words.fields), wide: true, cell: (row) => <FieldsTaken shell={shell} row={row} /> },
            { head: t(words.basis), wide: true, cell: (row) => <BasisOf shell={shell} row={row} /> },
            {
              head: t(words.shape),
              cell: ({ source }) => (source.shape === 'published' ? t(words.published) : <StatusTag tone="warn">{t(words.assumed)}</StatusTag>),
            },
          ]}
        />
      </Section>
      {mayConnect ? <Addresses shell={shell} rows={rows} typed={typed} /> : null}
    </Layout>
  )
}

function StateTag({ shell: { t }, state }: { readonly shell: Shell; readonly state: SourceState | undefined }) {
  if (!state?.baseUrl) return <StatusTag tone="neutral">{t(words.notConnected)}</StatusTag>
  return <StatusTag tone={stateTones[state.state]}>{t(stateNames[state.state])}</StatusTag>
}

function Answered({ shell: { t }, state: { calls } }: { readonly shell: Shell; readonly state: SourceState }) {
  const all = calls.answered + calls.unknown
  return (
    <>
      {all}
      {calls.unknown > 0 ? <span class="soft"> ({`${t(words.ofThemUnknown)} ${calls.unknown}`})</span> : null}
    </>
  )
}

function Faults({ shell: { t }, state: { calls } }: { readonly shell: Shell; readonly state: SourceState }) {
  const kinds = faults.filter((fault) => calls[fault] > 0)
  if (kinds.length === 0) return <>0</>
  return <>{kinds.map((fault) => `${t(outcomeNames[fault])} ${calls[fault]}`).join(', ')}</>
}

function FieldsTaken({ shell: { t }, row: { source, agreements } }: { readonly shell: Shell; readonly row: SourceRow }) {
  const agreed = new Set(agreements.flatMap(({ fields }) => fields))
  const taken: readonly FieldName[] = source.fields.filter((field) => agreed.has(field))
  return (
    <>
      {taken.map((field) => t(fieldLabels[field])).join(', ')}
      {source.formal ? <span class="soft"> {t(words.formal)}</span> : null}
    </>
  )
}

function BasisOf({ shell: { t }, row: { agreements } }: { readonly shell: Shell; readonly row: SourceRow }) {
  if (agreements.length === 0) return <StatusTag tone="bad">{t(words.noAgreement)}</StatusTag>
  return (
    <>
      {agreements.map(({ id, law, document, demonstration }) => (
        <span key={id}>
          {law ?? document} {demonstration ? <StatusTag tone="neutral">{t(words.demonstration)}</StatusTag> : null}
        </span>
      ))}
    </>
  )
}

function Addresses({ shell: { t, lang, token }, rows, typed }: Pick<SourcesPageProps, 'shell' | 'rows' | 'typed'>) {
  return (
    <Section title={t(words.addresses)} intro={t(words.addressesLead)}>
      <Details summary={t(words.change)} open={typed.faults.length > 0}>
        <Form action={paths.operations()} token={token}>
          {rows.map(({ source, state }) => (
            <TextInput key={source.code} lang={lang} name={source.code} label={t(source.name)} typed={typed} value={state?.baseUrl ?? ''} />
          ))}
          <Buttons>
            <Button kind="primary">{t(words.save)}</Button>
          </Buttons>
        </Form>
      </Details>
    </Section>
  )
}
