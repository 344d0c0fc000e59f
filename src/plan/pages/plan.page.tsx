import type { FiscalYear } from '#platform/dates.ts'
import { formatMillion } from '#platform/money.ts'
import { percentOf } from '#platform/numbers.ts'
import { DataTable, EmptyState, Figure, Figures, Layout, LinkButton, MoneyBar, MoneyLegend, PageHead, Section, Tabs, type Shell } from '#ui/index.ts'
import type { Balance, Plan, Project, ProjectMoney } from '../model.ts'
import { paths } from '../paths.ts'
import { noMoney, sumBalances } from '../rules.ts'
import { projectGroups, type ProjectGroup } from '../tables.ts'
import { groupNames, words } from '../texts.ts'
import { moneyColumns, PlanTabs, yearPeriod, yearTitle } from './parts.tsx'

interface PlanPageProps {
  readonly shell: Shell
  readonly years: readonly FiscalYear[]
  readonly plan: Plan
  /** Of every project, headings included. */
  readonly money: readonly ProjectMoney[]
}

/** Strategies, tactics and projects with their money, and the groups that stand outside the plan's total. */
export function PlanPage({ shell, years, plan, money }: PlanPageProps) {
  const { t, lang } = shell
  const year = plan.fiscalYear
  const leaves = money.filter(({ leaf }) => leaf)
  const total = sumBalances(leaves.filter(({ group }) => group === 'plan'))
  const groups = projectGroups.filter((group) => leaves.some((project) => project.group === group))
  return (
    <Layout shell={shell} title={`${t(words.plan)} ${year}`}>
      <PageHead eyebrow={t(words.actionPlan)} title={plan.name ?? yearTitle(shell, year)} aside={yearPeriod(shell, year)} />
      {years.length > 1 ? (
        <Tabs label={t(words.fiscalYear)} items={years.map((other) => ({ href: paths.plan(other), text: String(other), current: other === year }))} />
      ) : null}
      <PlanTabs shell={shell} year={year} current="plan" />
      <Figures>
        <Amount shell={shell} label={t(words.allocated)} balance={total} of="allocated" />
        <Amount shell={shell} label={t(words.disbursed)} balance={total} of="disbursed" bar />
        <Amount shell={shell} label={t(words.committed)} balance={total} of="committed" />
        <Amount shell={shell} label={t(words.remaining)} balance={total} of="remaining" />
      </Figures>
      <Section title={t(words.groups)} intro={t(words.groupsIntro)} aside={<MoneyLegend lang={lang} />}>
        <DataTable
          caption={`${t(words.groups)} (${t(words.millionBaht)})`}
          columns={moneyColumns(shell, t(words.group))}
          rows={groups.map((group) => ({ name: t(groupNames[group]), key: group, balance: sumBalances(leaves.filter((project) => project.group === group)) }))}
          rowKey={(row) => row.key}
        />
      </Section>
      {plan.strategies.map((strategy) => (
        <Tree
          key={strategy.number}
          shell={shell}
          year={year}
          title={`${t(words.strategy)} ${strategy.number} ${strategy.name}`}
          intro={strategy.goal}
          money={money}
          projects={plan.projects.filter((project) => project.group === 'plan' && project.strategy === strategy.number)}
          tactics={strategy.tactics.map((tactic) => ({ number: tactic.number, title: `${t(words.tactic)} ${tactic.number} ${tactic.name}` }))}
        />
      ))}
      <Tree
        shell={shell}
        year={year}
        title={t(words.noStrategy)}
        money={money}
        projects={plan.projects.filter((project) => project.group === 'plan' && !plan.strategies.some(({ number }) => number === project.strategy))}
        tactics={[]}
      />
      {(['extra', 'continuing'] satisfies ProjectGroup[]).map((group) => (
        <Tree
          key={group}
          shell={shell}
          year={year}
          title={t(groupNames[group])}
          money={money}
          projects={plan.projects.filter((project) => project.group === group)}
          tactics={[]}
        />
      ))}
    </Layout>
  )
}

function Amount({
  shell,
  label,
  balance,
  of,
  bar = false,
}: {
  readonly shell: Shell
  readonly label: string
  readonly balance: Balance
  readonly of: keyof Balance
  readonly bar?: boolean
}) {
  const { t, lang } = shell
  const percent = of === 'allocated' ? undefined : percentOf(balance[of], balance.allocated, 1)
  return (
    <Figure
      label={label}
      value={formatMillion(balance[of], 1)}
      unit={t(words.millionBaht)}
      bar={bar ? <MoneyBar lang={lang} {...balance} /> : undefined}
      note={percent && `${percent.toFixed(1)}% ${t(words.ofAllocated)}`}
    />
  )
}

interface TreeRow {
  readonly key: string
  readonly name: preact.ComponentChildren
  readonly balance: Balance
  readonly isTactic: boolean
}

interface TreeProps {
  readonly shell: Shell
  readonly year: FiscalYear
  readonly title: string
  readonly intro?: string | undefined
  readonly projects: readonly Project[]
  readonly money: readonly ProjectMoney[]
  readonly tactics: readonly { readonly number: string; readonly title: string }[]
}

/** One strategy or group: its tactics as rows that head their projects, and its total. A heading's parts follow it, and only they are counted. */
function Tree({ shell, year, title, intro, projects, money, tactics }: TreeProps) {
  const { t } = shell
  if (projects.length === 0) return null
  const moneyOf = new Map(money.map((row) => [row.code, row]))
  const balanceOf = (some: readonly Project[]) => sumBalances(some.filter(({ parts }) => parts.length === 0).map(({ code }) => moneyOf.get(code) ?? noMoney))
  const rowsOf = (some: readonly Project[]): TreeRow[] =>
    some.map((project) => ({
      key: project.code,
      name: (
        <a href={paths.project(year, project.code)}>
          <span class="num">{project.code}</span> {project.name}
        </a>
      ),
      balance: moneyOf.get(project.code) ?? noMoney,
      isTactic: false,
    }))
  const under = (number: string | undefined) =>
    projects.filter((project) => (tactics.some((tactic) => tactic.number === project.tactic) ? project.tactic : undefined) === number)
  const groupsOfRows = [...tactics, ...(tactics.length > 0 ? [{ number: undefined, title: t(words.noTactic) }] : [])].filter(
    ({ number }) => under(number).length > 0,
  )
  const rows =
    tactics.length === 0
      ? rowsOf(projects)
      : groupsOfRows.flatMap(({ number, title: name }) => [
          { key: `tactic ${number}`, name, balance: balanceOf(under(number)), isTactic: true },
          ...rowsOf(under(number)),
        ])
  return (
    <Section title={title} intro={intro}>
      <DataTable
        caption={`${title} (${t(words.millionBaht)})`}
        columns={moneyColumns<TreeRow>(shell, t(words.project))}
        rows={rows}
        rowKey={(row) => row.key}
        isGroup={(row) => row.isTactic}
        foot={footOf(shell, balanceOf(projects))}
      />
    </Section>
  )
}

const footOf = (shell: Shell, balance: Balance) =>
  moneyColumns(shell, '').map((column, index) => (index === 0 ? shell.t(words.total) : column.cell({ name: '', balance })))

/** A year without a plan: what to do about it. */
export const NoPlanPage = ({ shell, year }: { readonly shell: Shell; readonly year: FiscalYear | undefined }) => (
  <Layout shell={shell} title={shell.t(words.plan)} narrow>
    <PageHead eyebrow={shell.t(words.actionPlan)} title={year === undefined ? shell.t(words.plan) : yearTitle(shell, year)} />
    <EmptyState
      title={shell.t(year === undefined ? words.noPlanYet : words.noPlan)}
      action={<LinkButton href="/import">{shell.t({ th: 'ไปหน้านำเข้า', en: 'Go to the import page' })}</LinkButton>}
    >
      {shell.t(words.importPlan)}
    </EmptyState>
  </Layout>
)
