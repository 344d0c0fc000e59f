import { paths as planPaths, sumBalances, type Project, type ProjectGroup } from '#plan/index.ts'
import { sumSatang } from '#platform/money.ts'
import { same } from '#platform/text.ts'
import { column, count, date, list, money, note, paragraph, period, row, table, text, trace } from '../blocks.ts'
import type { Row, Section, Table } from '../document.ts'
import { factTables, isAboutWhatComes, statementTrace } from '../statements.ts'
import { groupNames, headings, remarks, titles, words } from '../texts.ts'
import { leavesOf, strategyName, type Of } from '../year.ts'
import { part } from './part.ts'

/** Part 1: what the agency is for, what it planned and with which money. */
export const planPart = part(1, titles.plan, ['plan', 'money', 'sources', 'approvals', 'statements'], (data) => [
  purpose(data),
  strategies(data),
  projects(data),
  sources(data),
  approvals(data),
])

const purposeKinds: readonly string[] = ['vision', 'mission', 'role', 'core_value', 'plan_alignment', 'law', 'legal_basis']

function purpose(data: Of<'statements'>): Section {
  const facts = factTables(data, (fact) => purposeKinds.includes(fact.kind) && !isAboutWhatComes(fact, data.year))
  return {
    id: 'purpose',
    title: headings.purpose,
    blocks: facts.length > 0 ? facts : [note(remarks.noPurpose)],
  }
}

function strategies({ year, plan, money: lines }: Of<'plan' | 'money'>): Section {
  const ofPlan = leavesOf(lines, 'plan')
  const rows = plan.strategies.flatMap((strategy): Row[] => {
    const own = ofPlan.filter((line) => line.strategy === strategy.number)
    return [
      row(
        { name: text(strategyName(strategy)), projects: count(own.length), allocated: money(sumBalances(own).allocated) },
        { emphasis: 'group', trace: trace(`P-S${strategy.number}`, planPaths.plan(year), strategy.origin) },
      ),
      ...strategy.tactics.map((tactic) => {
        const under = own.filter((line) => line.tactic === tactic.number)
        return row(
          { name: text(`${tactic.number} ${tactic.name}`), projects: count(under.length), allocated: money(sumBalances(under).allocated) },
          { trace: trace(`P-T${tactic.number}`, planPaths.plan(year), tactic.origin) },
        )
      }),
    ]
  })
  const goals = plan.strategies.flatMap(({ number, goal }) => (goal ? [{ text: same(`${number}. ${goal}`) }] : []))
  return {
    id: 'strategies',
    title: headings.strategies,
    blocks: [
      ...(goals.length > 0 ? [list(goals)] : []),
      table(
        headings.strategies,
        [column('name', words.strategyOrTactic), column('projects', words.projectCount, 'number'), column('allocated', words.allocatedBaht, 'number')],
        [
          ...rows,
          row(
            { name: text(words.planTotal), projects: count(ofPlan.length), allocated: money(sumBalances(ofPlan).allocated) },
            { emphasis: 'total', trace: trace('M-plan', planPaths.spending(year)) },
          ),
        ],
      ),
    ],
  }
}

function projects(data: Of<'plan'>): Section {
  const tables = (['plan', 'extra', 'continuing'] as const).flatMap((group): Table[] => {
    const own = data.plan.projects.filter((project) => project.group === group)
    return own.length > 0 ? [projectTable(data, group, own)] : []
  })
  return { id: 'projects', title: headings.projects, blocks: tables.length > 0 ? tables : [note(remarks.noProjects)] }
}

function projectTable({ year }: Of<'plan'>, group: ProjectGroup, own: readonly Project[]): Table {
  const leaves = own.filter(({ parts }) => parts.length === 0)
  return table(
    groupNames[group],
    [
      column('code', words.projectCode, 'code'),
      column('name', words.project),
      column('period', words.period, 'text', 0.55),
      column('budget', words.budgetBaht, 'number'),
    ],
    [
      ...own.map((project) =>
        row(
          {
            code: text(project.code),
            name: text(project.name),
            period: text(period(project.start ?? project.tableStart, project.end ?? project.tableEnd)),
            budget: money(project.budget),
          },
          {
            emphasis: project.parts.length > 0 ? 'group' : undefined,
            trace: trace(`P-${project.code}`, planPaths.project(year, project.code), project.origin),
          },
        ),
      ),
      row(
        { name: text(words.total), budget: money(sumSatang(leaves.map(({ budget }) => budget))) },
        { emphasis: 'total', trace: trace(`P-${group}`, planPaths.plan(year)) },
      ),
    ],
  )
}

function sources({ year, sources: allocations }: Of<'sources'>): Section {
  const names = new Map(allocations.map(({ source, sourceName }) => [source, sourceName]))
  const rows = [...Map.groupBy(allocations, ({ expenseKey }) => expenseKey).values()].map((cells) => {
    const { expense, expenseKey, isTotal, printedTotal, origin } = cells[0]!
    return row(
      {
        expense: text(expense),
        ...Object.fromEntries(cells.map(({ source, amount }) => [source, money(amount)])),
        total: money(printedTotal ?? sumSatang(cells.map(({ amount }) => amount))),
      },
      { emphasis: isTotal ? 'total' : undefined, trace: trace(`M-${expenseKey}`, planPaths.spending(year), origin) },
    )
  })
  return {
    id: 'sources',
    title: headings.sources,
    blocks: [
      table(
        headings.sources,
        [column('expense', words.expense), ...[...names].map(([key, name]) => column(key, same(name), 'number')), column('total', words.totalBaht, 'number')],
        rows,
        remarks.noSources,
      ),
    ],
  }
}

function approvals({ year, approvals: decisions }: Of<'approvals'>): Section {
  return {
    id: 'approvals',
    title: headings.approvals,
    blocks: [
      paragraph(remarks.approvalsLead),
      table(
        headings.approvals,
        [
          column('on', words.date, 'code'),
          column('body', words.body, 'text', 0.7),
          column('meeting', words.meeting, 'code'),
          column('what', words.resolution, 'text', 1.4),
          column('projects', words.projectCode, 'code'),
        ],
        decisions.map(({ id, decidedOn, body, meeting, what, projects: codes, origin }) =>
          row(
            { on: text(date(decidedOn)), body: text(body), meeting: text(meeting), what: text(what), projects: text(codes.join(', ')) },
            { trace: origin ? statementTrace(year, { at: origin, src_line: origin.srcLine }) : trace(`A-${id}`, planPaths.approvals(year), origin) },
          ),
        ),
        remarks.noApprovals,
      ),
    ],
  }
}
