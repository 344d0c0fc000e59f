import { formatNumber } from '#platform/numbers.ts'
import { paths as figurePaths } from '#oversight/figures/index.ts'
import { channelNames, kindNames } from '#registry/index.ts'
import {
  Breadcrumbs,
  DataTable,
  EmptyState,
  Figure,
  Figures,
  Layout,
  Legend,
  PageHead,
  Pagination,
  Section,
  StackedBar,
  type Shell,
  type TableColumn,
} from '#ui/index.ts'
import { paths } from '../paths.ts'
import type { Registrations, Reported } from '../registrations.ts'
import { words } from '../texts.ts'

/** Who registered for ONE ID, by the register itself, with what was reported beside it. */
export function RegistrationsPage({ shell, registrations }: { readonly shell: Shell; readonly registrations: Registrations }) {
  const { t, lang } = shell
  const { year, stock, reported, flow, byKind, byChannel, byMonth, byCentre } = registrations
  const title = `${t(words.registrations)} ${year}`
  const busiest = Math.max(1, ...byMonth.map(({ registered, updated }) => registered + updated))
  const busiestCentre = Math.max(1, ...byCentre.map(({ registered, updated }) => registered + updated))
  const legend = (
    <Legend
      items={[
        { tone: 'plain', text: t(words.newOnes) },
        { tone: 'gold', text: t(words.updates) },
      ]}
    />
  )
  return (
    <Layout shell={shell} title={title}>
      <Breadcrumbs lang={lang} items={[{ text: `${t(words.fiscalYear)} ${year}`, href: paths.dashboard(year) }, { text: t(words.registrations) }]} />
      <PageHead title={title} lead={t(words.registrationsLead)} />
      <Figures>
        <Figure label={t(words.registeredByYearEnd)} value={count(stock)} unit={t(words.enterprises)} />
        {reported ? (
          <Figure
            label={t(words.reportedByYearEnd)}
            value={formatNumber(reported.value)}
            unit={t(words.enterprises)}
            href={figurePaths.figure(year, reported.key)}
            note={t(words.neverAdded)}
          />
        ) : null}
        <Figure label={t(words.newOnes)} value={count(flow.registered)} unit={t(words.timesInYear)} />
        <Figure label={t(words.updates)} value={count(flow.updated)} unit={t(words.timesInYear)} />
      </Figures>
      <Pagination lang={lang} previous={paths.registrations(year - 1)} next={paths.registrations(year + 1)} summary={`${t(words.fiscalYear)} ${year}`} />
      <Section title={t(words.byKind)}>
        <DataTable
          caption={t(words.byKind)}
          compact
          columns={[
            { head: t(words.kindOfEnterprise), isName: true, cell: ({ kind }) => t(kindNames[kind]) },
            { head: t(words.inRegister), align: 'end', cell: (row) => count(row.stock) },
            { head: t(words.reported), align: 'end', cell: (row) => <ReportedCell year={year} reported={row.reported} /> },
          ]}
          rows={byKind}
          rowKey={({ kind }) => kind}
        />
      </Section>
      <Section title={t(words.byChannel)}>
        <DataTable
          caption={t(words.byChannel)}
          columns={[
            { head: t(words.channel), isName: true, cell: ({ channel }) => t(channelNames[channel]) },
            { head: t(words.inRegister), align: 'end', cell: (row) => count(row.stock) },
            { head: t(words.newOnes), align: 'end', cell: ({ registered }) => count(registered) },
            { head: t(words.updates), align: 'end', cell: ({ updated }) => count(updated) },
          ]}
          rows={byChannel}
          rowKey={({ channel }) => channel}
        />
      </Section>
      <Section title={t(words.byMonth)} aside={legend}>
        <DataTable
          caption={t(words.byMonth)}
          columns={[monthColumn(shell), ...flowColumns<(typeof byMonth)[number]>(shell, busiest)]}
          rows={byMonth}
          rowKey={({ month }) => month}
        />
      </Section>
      <Section title={t(words.byCentre)} aside={legend}>
        {byCentre.length === 0 ? (
          <EmptyState title={t(words.noCentre)}>{t(words.noCentreLead)}</EmptyState>
        ) : (
          <DataTable
            caption={t(words.byCentre)}
            columns={[{ head: t(words.centre), isName: true, cell: ({ name }) => t(name) }, ...flowColumns<(typeof byCentre)[number]>(shell, busiestCentre)]}
            rows={byCentre}
            rowKey={({ code }) => code}
          />
        )}
      </Section>
    </Layout>
  )
}

const count = (number: number) => formatNumber(String(number))

const ReportedCell = ({ year, reported }: { readonly year: number; readonly reported: Reported | undefined }) =>
  reported ? <a href={figurePaths.figure(year, reported.key)}>{formatNumber(reported.value)}</a> : '–'

const monthColumn = ({ lang, t }: Shell): TableColumn<{ readonly month: string }> => ({
  head: t(words.month),
  isName: true,
  cell: ({ month }) => new Intl.DateTimeFormat(lang, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`)),
})

/** The bar of each row is drawn against the longest of the table. */
const flowColumns = <Row extends { readonly registered: number; readonly updated: number }>({ t }: Shell, longest: number): TableColumn<Row>[] => [
  {
    head: t(words.registrationsBar),
    wide: true,
    cell: ({ registered, updated }) => (
      <StackedBar
        label={`${t(words.newOnes)} ${registered}, ${t(words.updates)} ${updated}`}
        segments={[
          { share: registered / longest, tone: 'plain' },
          { share: updated / longest, tone: 'gold' },
        ]}
      />
    ),
  },
  { head: t(words.newOnes), align: 'end', cell: ({ registered }) => count(registered) },
  { head: t(words.updates), align: 'end', cell: ({ updated }) => count(updated) },
]
