import { paths as planPaths, sumBalances, type Balance, type ProjectGroup, type ProjectMoney, type SpendingMonth } from '#plan/index.ts'
import { fiscalQuarter, formatDate, quarters } from '#platform/dates.ts'
import { formatBaht, sumSatang, type Satang } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import { column, figures, money, note, percent, row, table, text, trace } from '../blocks.ts'
import type { Cell, MoneyBars, Row, Section, Table, Trace } from '../document.ts'
import { bookNames, groupNames, headings, remarks, titles, words } from '../texts.ts'
import { leavesOf, strategyName, type Of } from '../year.ts'
import { part } from './part.ts'

/** Part 3: what became of the money, to the satang. */
export const spendingPart = part(3, titles.spending, ['plan', 'money', 'spending'], (data) => [
  overview(data),
  byStrategy(data),
  byMonth(data),
  byProject(data),
])

const moneyColumns = [
  column('allocated', words.allocated, 'number'),
  column('disbursed', words.disbursed, 'number'),
  column('committed', words.committed, 'number'),
  column('remaining', words.remaining, 'number'),
  column('spent', words.spentPercent, 'number'),
]

const balanceCells = (balance: Balance): Record<string, Cell> => ({
  allocated: money(balance.allocated),
  disbursed: money(balance.disbursed),
  committed: money(balance.committed),
  remaining: money(balance.remaining),
  spent: percent(balance.disbursed, balance.allocated),
})

function overview({ year, money: all }: Of<'money'>): Section {
  const lines = leavesOf(all)
  const ofPlan = leavesOf(all, 'plan')
  const total = sumBalances(ofPlan)
  const traced = trace('M-plan', planPaths.spending(year))
  return {
    id: 'spending',
    title: headings.spending,
    blocks: [
      figures([
        { name: words.allocated, number: money(total.allocated, words.baht), trace: traced },
        { name: words.disbursed, number: money(total.disbursed, words.baht), remark: ofAllocated(total.disbursed, total.allocated), trace: traced },
        { name: words.committed, number: money(total.committed, words.baht), remark: ofAllocated(total.committed, total.allocated), trace: traced },
        { name: words.remaining, number: money(total.remaining, words.baht), remark: ofAllocated(total.remaining, total.allocated), trace: traced },
      ]),
      note(bookRemark(lines)),
      groupTable(year, lines),
    ],
  }
}

function ofAllocated(amount: Satang, allocated: Satang): Text {
  const share = percent(amount, allocated)
  return share.kind === 'number' ? { th: `ร้อยละ ${share.printed} ของที่ได้รับจัดสรร`, en: `${share.printed}% of what was allocated` } : remarks.nothingAllocated
}

/** Says which book the numbers are of: balances an owner stated for a date, the platform's own entries, or one here and the other there. */
function bookRemark(lines: readonly ProjectMoney[]): Text {
  const books = [...new Set(lines.map(({ book }) => book))]
  if (books.length !== 1) return remarks.bothBooks
  const days = [...new Set(lines.flatMap(({ book, reported }) => (book === 'reported' && reported ? [reported.asOf] : [])))].toSorted()
  const name = bookNames[books[0]!]
  const last = days.at(-1)
  return last ? { th: `${name.th} ณ ${formatDate(last, 'th', 'long')}`, en: `${name.en}, at ${formatDate(last, 'en', 'long')}` } : name
}

/** The plan, its projects under a tactic apart from what serves them all, and the money outside the plan. */
function groupTable(year: number, lines: readonly ProjectMoney[]): Table {
  const ofPlan = lines.filter(({ group }) => group === 'plan')
  const line = (name: Text, own: readonly ProjectMoney[], code: string, emphasis?: Row['emphasis']): Row[] =>
    own.length === 0 ? [] : [row({ name: text(name), ...balanceCells(sumBalances(own)) }, { emphasis, trace: trace(code, planPaths.spending(year)) })]
  return table(
    headings.byGroup,
    [column('name', words.group), ...moneyColumns],
    [
      ...line(
        words.underTactics,
        ofPlan.filter(({ tactic }) => tactic !== undefined),
        'M-projects',
      ),
      ...line(
        words.outsideTactics,
        ofPlan.filter(({ tactic }) => tactic === undefined),
        'M-administration',
      ),
      ...line(words.planTotal, ofPlan, 'M-plan', 'total'),
      ...line(
        groupNames.extra,
        lines.filter(({ group }) => group === 'extra'),
        'M-extra',
      ),
      ...line(
        groupNames.continuing,
        lines.filter(({ group }) => group === 'continuing'),
        'M-continuing',
      ),
    ],
  )
}

function byStrategy({ year, plan, money: lines }: Of<'plan' | 'money'>): Section {
  const ofPlan = leavesOf(lines, 'plan')
  const parts = [
    ...plan.strategies.map((strategy) => ({
      name: strategyName(strategy),
      own: ofPlan.filter((line) => line.strategy === strategy.number),
      trace: trace(`M-S${strategy.number}`, planPaths.spending(year)),
    })),
    { name: words.noStrategy, own: ofPlan.filter((line) => line.strategy === undefined), trace: trace('M-S0', planPaths.spending(year)) },
  ].filter(({ own }) => own.length > 0)
  const bars: MoneyBars = { kind: 'bars', rows: parts.map(({ name, own, trace: traced }) => bar(name, sumBalances(own), traced)) }
  return {
    id: 'spending-by-strategy',
    title: headings.byStrategy,
    blocks: [
      ...(parts.length > 0 ? [bars] : []),
      table(
        headings.byStrategy,
        [column('name', words.strategy), ...moneyColumns],
        [
          ...parts.map(({ name, own, trace: traced }) => row({ name: text(name), ...balanceCells(sumBalances(own)) }, { trace: traced })),
          row({ name: text(words.planTotal), ...balanceCells(sumBalances(ofPlan)) }, { emphasis: 'total', trace: trace('M-plan', planPaths.spending(year)) }),
        ],
      ),
    ],
  }
}

const bar = (name: Text, balance: Balance, traced: Trace) => ({
  name,
  disbursed: money(balance.disbursed),
  committed: money(balance.committed),
  remaining: money(balance.remaining),
  trace: traced,
})

function byProject(data: Of<'money'>): Section {
  const groups: readonly ProjectGroup[] = ['plan', 'extra', 'continuing']
  const tables = groups.flatMap((group) => {
    const own = data.money.filter((line) => line.group === group)
    return own.length > 0 ? [projectTable(data.year, group, own)] : []
  })
  return { id: 'spending-by-project', title: headings.spendingByProject, wide: true, blocks: tables.length > 0 ? tables : [note(remarks.noProjects)] }
}

/** A project with parts shows what was printed for it; the total counts its parts only. */
function projectTable(year: number, group: ProjectGroup, own: readonly ProjectMoney[]): Table {
  return table(
    groupNames[group],
    [column('code', words.projectCode, 'code'), column('name', words.project), ...moneyColumns],
    [
      ...own.map((line) =>
        row(
          { code: text(line.code), name: text(line.name), ...balanceCells(line) },
          { emphasis: line.leaf ? undefined : 'group', trace: trace(`M-${line.code}`, planPaths.project(year, line.code), line.reported?.origin) },
        ),
      ),
      row(
        { name: text(words.total), ...balanceCells(sumBalances(own.filter(({ leaf }) => leaf))) },
        { emphasis: 'total', trace: trace(`M-${group}`, planPaths.spending(year)) },
      ),
    ],
  )
}

/** Months in their quarters; a year of which only totals are known says so instead of showing zeros. */
function byMonth({ year, spending: { known, months, outsideYear } }: Of<'spending'>): Section {
  const section = { id: 'spending-by-month', title: headings.byMonth }
  if (!known.planned && !known.disbursed) return { ...section, blocks: [note(remarks.noMonths)] }
  const columns = [
    column('month', words.month),
    ...(known.planned ? [column('planned', words.planned, 'number')] : []),
    ...(known.disbursed ? [column('disbursed', words.disbursed, 'number')] : []),
  ]
  const rows = quarters.flatMap((quarter): Row[] => {
    const own = months.filter(({ month }) => fiscalQuarter(`${month}-01`) === quarter)
    const traced = trace(`Q-${quarter}`, planPaths.spendingReport(year, quarter))
    return [
      ...own.map((month) => row({ month: text(monthName(month)), ...monthCells([month]) }, { trace: traced })),
      row({ month: text({ th: `รวมไตรมาส ${quarter}`, en: `Quarter ${quarter}` }), ...monthCells(own) }, { emphasis: 'total', trace: traced }),
    ]
  })
  return {
    ...section,
    blocks: [
      ...(known.planned ? [] : [note(remarks.noSpendingPlan)]),
      ...(known.disbursed ? [] : [note(remarks.noMonthlySpending)]),
      table(headings.byMonth, columns, rows),
      ...(outsideYear === 0n ? [] : [note(remarks.paidOutsideYear(formatBaht(outsideYear)))]),
    ],
  }
}

const monthName = ({ month }: SpendingMonth): Text => ({ th: formatDate(month, 'th'), en: formatDate(month, 'en') })

const monthCells = (months: readonly SpendingMonth[]): Record<string, Cell> => ({
  planned: money(sumSatang(months.map(({ planned }) => planned ?? 0n))),
  disbursed: money(sumSatang(months.map(({ disbursed }) => disbursed ?? 0n))),
})
