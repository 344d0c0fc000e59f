import type { PlainDate } from '#platform/dates.ts'
import { DataTable, Layout, Num, PageHead, StatusTag, type Shell } from '#ui/index.ts'
import { paths } from '../paths.ts'
import { stateOf, type Direction } from '../rules.ts'
import type { Agency, Agreement } from '../store.ts'
import { stateNames, words } from '../texts.ts'

interface AgenciesProps {
  readonly shell: Shell
  readonly agencies: readonly Agency[]
  readonly agreements: readonly Agreement[]
  /** Reads lately, by agency code. */
  readonly reads: ReadonlyMap<string, number>
  readonly today: PlainDate
}

export function AgenciesPage({ shell, agencies, agreements, reads, today }: AgenciesProps) {
  const { t } = shell
  const inForce = (code: string, wanted: Direction) =>
    agreements.some((agreement) => agreement.agency === code && agreement.direction === wanted && stateOf(agreement, today) === 'in-force') ? (
      <StatusTag tone="good">{t(stateNames['in-force'])}</StatusTag>
    ) : (
      ''
    )
  return (
    <Layout shell={shell} title={t(words.agencies)}>
      <PageHead title={t(words.agencies)} lead={t(words.agenciesLead)} />
      <DataTable
        caption={t(words.agencies)}
        columns={[
          { head: t(words.agency), cell: ({ code, name }) => <a href={paths.agency(code)}>{t(name)}</a>, isName: true },
          { head: t(words.code), cell: ({ code }) => <code>{code}</code> },
          { head: t(words.tells), cell: ({ code }) => inForce(code, 'in') },
          { head: t(words.reads), cell: ({ code }) => inForce(code, 'out') },
          { head: t(words.readsLately), cell: ({ code }) => <Num value={String(reads.get(code) ?? 0)} />, align: 'end' },
        ]}
        rows={agencies}
        rowKey={({ code }) => code}
      />
      <p class="soft small">{t(words.readsLatelyLead)}</p>
    </Layout>
  )
}
