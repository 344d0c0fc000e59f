import { formatDate, quarters, type FiscalYear, type PlainMonth } from '#platform/dates.ts'
import type { Satang } from '#platform/money.ts'
import { DataTable, EmptyState, Layout, LinkList, Money, MoneyLegend, PageHead, Section, TrendChart, type Shell } from '#ui/index.ts'
import type { Plan, ProjectMoney, SourceAllocation } from '../model.ts'
import { paths } from '../paths.ts'
import { sumBalances } from '../rules.ts'
import type { Spending } from '../store/spending.ts'
import { groupNames, words } from '../texts.ts'
import { moneyColumns, Place, PlanTabs, yearPeriod, yearTitle } from './parts.tsx'

interface SpendingPageProps {
  readonly shell: Shell
  readonly plan: Plan
  /** Of the leaves. */
  readonly money: readonly ProjectMoney[]
  readonly sources: readonly SourceAllocation[]
  readonly spending: Spending
}

/** Where the year's money is: by strategy, by source, by month. */
export function SpendingPage({ shell, plan, money, sources, spending }: SpendingPageProps) {
  const { t, lang } = shell
  const year = plan.fiscalYear
  const ofPlan = money.filter(({ group }) => group === 'plan')
  const total = sumBalances(ofPlan)
  const rows = [
    ...plan.strategies.map((strategy) => ({
      key: strategy.number,
      name: `${strategy.number} ${strategy.name}`,
      balance: sumBalances(ofPlan.filter((project) => project.strategy === strategy.number)),
    })),
    ...[ofPlan.filter((project) => !plan.strategies.some(({ number }) => number === project.strategy))]
      .filter((rest) => rest.length > 0)
      .map((rest) => ({ key: 'none', name: t(words.noStrategy), balance: sumBalances(rest) })),
  ]
  const columns = moneyColumns<(typeof rows)[number]>(shell, t(words.strategy))
  const apart = (['extra', 'continuing'] as const)
    .map((group) => ({ key: group, name: t(groupNames[group]), own: money.filter((project) => project.group === group) }))
    .filter(({ own }) => own.length > 0)
    .map(({ own, ...row }) => ({ ...row, balance: sumBalances(own) }))
  return (
    <Layout shell={shell} title={`${t(words.spending)} ${year}`}>
      <PageHead eyebrow={t(words.spending)} title={yearTitle(shell, year)} aside={yearPeriod(shell, year)} />
      <PlanTabs shell={shell} year={year} current="spending" />
      <Section title={t(words.byStrategy)} aside={<MoneyLegend lang={lang} />}>
        <DataTable
          caption={`${t(words.byStrategy)} (${t(words.millionBaht)})`}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          foot={columns.map((column, index) => (index === 0 ? t(words.total) : column.cell({ key: '', name: '', balance: total })))}
        />
        {apart.length > 0 ? (
          <DataTable
            caption={`${t(words.group)} (${t(words.millionBaht)})`}
            columns={moneyColumns(shell, t(words.group))}
            rows={apart}
            rowKey={(row) => row.key}
          />
        ) : null}
      </Section>
      <BySource shell={shell} year={year} sources={sources} />
      <Section title={t(words.byMonth)}>
        <Months shell={shell} spending={spending} />
      </Section>
      <Section title={t(words.spendingReports)}>
        <LinkList items={quarters.map((quarter) => ({ href: paths.spendingReport(year, quarter), text: `${t(words.quarter)} ${quarter}` }))} />
      </Section>
    </Layout>
  )
}

/** Types of expense down, sources across, as stated; printed sums stand in the foot and are not added. */
function BySource({ shell, year, sources }: { readonly shell: Shell; readonly year: FiscalYear; readonly sources: readonly SourceAllocation[] }) {
  const { t } = shell
  if (sources.length === 0) {
    return (
      <Section title={t(words.bySource)}>
        <EmptyState title={t(words.noSources)} />
      </Section>
    )
  }
  const keys = [...new Map(sources.map((row) => [row.source, row.sourceName]))]
  const expenses = [...Map.groupBy(sources, (row) => row.expenseKey).values()]
  const parts = expenses.filter(([first]) => !first!.isTotal)
  const printed = expenses.find(([first]) => first!.isTotal)
  const footOf = (key: string) => parts.reduce((all, cells) => all + (amount(cells, key) ?? 0n), 0n)
  return (
    <Section title={`${t(words.bySource)} (${t(words.baht)})`} intro={t(words.bySourceIntro)}>
      <DataTable
        caption={t(words.bySource)}
        columns={[
          {
            head: t(words.expense),
            isName: true,
            cell: (cells: readonly SourceAllocation[]) => (
              <>
                {cells[0]!.expense} <Place shell={shell} year={year} origin={cells[0]!.origin} />
              </>
            ),
          },
          ...keys.map(([key, name]) => ({
            head: name,
            align: 'end' as const,
            cell: (cells: readonly SourceAllocation[]) => <Money satang={amount(cells, key)} />,
          })),
          { head: t(words.total), align: 'end' as const, cell: (cells: readonly SourceAllocation[]) => <Money satang={sum(cells)} /> },
        ]}
        rows={printed ? [...parts, printed] : parts}
        rowKey={([first]) => first!.expenseKey}
        {...(printed
          ? {}
          : {
              foot: [
                t(words.total),
                ...keys.map(([key]) => <Money key={key} satang={footOf(key)} />),
                <Money key="total" satang={parts.reduce((all, cells) => all + sum(cells), 0n)} />,
              ],
            })}
      />
    </Section>
  )
}

const amount = (cells: readonly SourceAllocation[], key: string): Satang | undefined => cells.find(({ source }) => source === key)?.amount
const sum = (cells: readonly SourceAllocation[]): Satang => cells.reduce((all, cell) => all + cell.amount, 0n)

/** Planned against paid, month by month and to date; a year of totals says that it has none. */
export function Months({ shell, spending }: { readonly shell: Shell; readonly spending: Spending }) {
  const { t, lang } = shell
  const { known, months, outsideYear } = spending
  if (!known.planned && !known.disbursed) return <EmptyState title={t(words.monthsUnknown)}>{t(words.monthsUnknownWhy)}</EmptyState>
  let [planned, paid] = [0n, 0n]
  const points = months.map((month) => {
    planned += month.planned ?? 0n
    paid += month.disbursed ?? 0n
    return { period: monthName(shell, month.month), planned: known.planned ? planned : undefined, actual: known.disbursed ? paid : undefined }
  })
  return (
    <>
      <TrendChart lang={lang} title={t(words.cumulative)} points={points} />
      <DataTable
        caption={`${t(words.byMonth)} (${t(words.baht)})`}
        columns={[
          { head: t(words.month), cell: (month: Spending['months'][number]) => formatDate(month.month, lang), isName: true },
          { head: t(words.planned), cell: (month) => <Money satang={month.planned} />, align: 'end' },
          { head: t(words.disbursed), cell: (month) => <Money satang={month.disbursed} />, align: 'end' },
        ]}
        rows={months}
        rowKey={(month) => month.month}
        foot={[
          t(words.total),
          <Money key="planned" satang={known.planned ? planned : undefined} />,
          <Money key="paid" satang={known.disbursed ? paid : undefined} />,
        ]}
      />
      {outsideYear === 0n ? null : (
        <p class="soft">
          {t(words.outsideYear)} <Money satang={outsideYear} /> {t(words.baht)}
        </p>
      )}
    </>
  )
}

const monthName = (shell: Shell, month: PlainMonth): string => formatDate(month, shell.lang).split(' ')[0]!
