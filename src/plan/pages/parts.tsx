import { formatDate, fiscalYearEnd, fiscalYearStart, type FiscalYear } from '#platform/dates.ts'
import { percentOf } from '#platform/numbers.ts'
import { Money, MoneyBar, Source, Tabs, type Shell } from '#ui/index.ts'
import type { Balance, Origin } from '../model.ts'
import { paths } from '../paths.ts'
import { words } from '../texts.ts'

/** Pieces that several pages of this room share. */

export const yearTitle = (shell: Shell, year: FiscalYear): string => `${shell.t(words.fiscalYear)} ${shell.lang === 'th' ? year : `${year} (${year - 543})`}`

export const yearPeriod = (shell: Shell, year: FiscalYear): string =>
  `${formatDate(fiscalYearStart(year), shell.lang)} – ${formatDate(fiscalYearEnd(year), shell.lang)}`

export function PlanTabs({
  shell,
  year,
  current,
}: {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly current: 'plan' | 'spending' | 'approvals' | 'reports'
}) {
  const { t } = shell
  const tab = (key: typeof current, href: string, text: string) => ({ href, text, current: key === current })
  return (
    <Tabs
      label={t(words.plan)}
      items={[
        tab('plan', paths.plan(year), t(words.structure)),
        tab('spending', paths.spending(year), t(words.spending)),
        tab('approvals', paths.approvals(year), t(words.approvals)),
        tab('reports', paths.spendingReport(year, 1), t(words.spendingReports)),
      ]}
    />
  )
}

/** `60.09 %` of what is allocated; a dash where nothing is. */
export function Percent({ part, whole }: { readonly part: bigint; readonly whole: bigint }) {
  const percent = percentOf(part, whole)
  return percent === undefined ? <span aria-hidden="true">–</span> : <span class="num">{percent.toFixed(2)}%</span>
}

interface MoneyRow {
  readonly name: preact.ComponentChildren
  readonly balance: Balance
}

/** The columns of money that every table of this room has: name, bar, and the four amounts in million baht. */
export function moneyColumns<Row extends MoneyRow>(shell: Shell, head: string) {
  const { t, lang } = shell
  const amount = (title: string, of: keyof Balance) => ({
    head: title,
    cell: (row: Row) => <Money satang={row.balance[of]} million={2} />,
    align: 'end' as const,
  })
  return [
    { head, cell: (row: Row) => row.name, isName: true },
    { head: t(words.spent), cell: (row: Row) => <MoneyBar lang={lang} {...row.balance} />, wide: true },
    amount(t(words.allocated), 'allocated'),
    amount(t(words.disbursed), 'disbursed'),
    amount(t(words.committed), 'committed'),
    amount(t(words.remaining), 'remaining'),
    { head: t(words.share), cell: (row: Row) => <Percent part={row.balance.disbursed} whole={row.balance.allocated} />, align: 'end' as const },
  ]
}

/** Where a number stands in the pack, with a link to the row as it was printed. */
export const Place = ({ shell, year, origin }: { readonly shell: Shell; readonly year: FiscalYear; readonly origin: Origin | undefined }) => (
  <Source
    lang={shell.lang}
    file={origin?.file}
    row={origin?.line}
    line={origin?.srcLine}
    href={origin && `/statements/${year}/${encodeURIComponent(origin.file)}/${origin.line}`}
  />
)
