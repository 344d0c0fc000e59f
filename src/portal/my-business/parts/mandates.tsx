import type { ComponentChildren } from 'preact'
import { formatDate } from '#platform/dates.ts'
import { mandateRoleNames, mandateScopeNames, mandateStatusNames, type Mandate } from '#registry/index.ts'
import { DataTable, StatusTag, type Fact, type Shell, type TableColumn, type Tone } from '#ui/index.ts'
import { words } from '../texts.ts'

const tones = { asked: 'warn', unverified: 'warn', verified: 'good', declined: 'neutral', ended: 'neutral' } as const satisfies Record<Mandate['status'], Tone>

type Terms = Pick<Mandate, 'role' | 'scope' | 'startsOn' | 'endsOn'>

/** As what, for what, from when to when: of a mandate, or of one that is offered. */
export const termColumns = ({ t, lang }: Pick<Shell, 't' | 'lang'>): readonly TableColumn<Terms>[] => [
  { head: t(words.role), cell: ({ role }) => t(mandateRoleNames[role]) },
  { head: t(words.mayDo), wide: true, cell: ({ scope }) => <span class="small">{scope.map((one) => t(mandateScopeNames[one])).join(' · ')}</span> },
  { head: t(words.from), cell: ({ startsOn }) => formatDate(startsOn, lang) },
  { head: t(words.until), cell: ({ endsOn }) => (endsOn ? formatDate(endsOn, lang) : <span class="soft">{t(words.open)}</span>) },
]

/** The same of one, where it stands alone. */
export const termFacts = ({ t, lang }: Pick<Shell, 't' | 'lang'>, { role, scope, startsOn, endsOn }: Terms): readonly Fact[] => [
  { term: t(words.role), detail: t(mandateRoleNames[role]) },
  { term: t(words.mayDo), detail: scope.map((one) => t(mandateScopeNames[one])).join(' · ') },
  { term: t(words.from), detail: formatDate(startsOn, lang) },
  { term: t(words.until), detail: endsOn ? formatDate(endsOn, lang) : t(words.open) },
]

interface MandatesProps {
  readonly shell: Shell
  readonly mandates: readonly Mandate[]
  /** Names of the accounts. */
  readonly people: ReadonlyMap<string, string>
  /** What may be done about one. */
  readonly actions: (mandate: Mandate) => ComponentChildren
}

/** Who may act for an enterprise, for what and how long. */
export function Mandates({ shell, mandates, people, actions }: MandatesProps) {
  const { t, visitor } = shell
  return (
    <DataTable
      caption={t(words.people)}
      rows={mandates}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t(words.name),
          isName: true,
          cell: ({ accountId }) => (
            <>
              {people.get(accountId) ?? '–'} {accountId === visitor.accountId ? <span class="soft small">({t(words.you)})</span> : null}
            </>
          ),
        },
        ...termColumns(shell),
        { head: t(words.status), cell: ({ status }) => <StatusTag tone={tones[status]}>{t(mandateStatusNames[status])}</StatusTag> },
        { head: '', wide: true, cell: actions },
      ]}
    />
  )
}
