import { quarterBounds, type Quarter } from '#platform/dates.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Satang } from '#platform/money.ts'
import { routes, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { addEntry, transfer } from './actions/add-entry.ts'
import { amendProject } from './actions/amend-project.ts'
import { declareBook } from './actions/declare-book.ts'
import { planSpending } from './actions/plan-spending.ts'
import { explainSpending } from './actions/report-spending.ts'
import { reverseEntry } from './actions/reverse-entry.ts'
import { setTarget } from './actions/set-target.ts'
import { stateBalance } from './actions/state-balance.ts'
import { forms } from './forms.ts'
import type { Indicator, Plan, Project } from './model.ts'
import { ReversePage } from './pages/entries.page.tsx'
import { AmendPage, ExplainPage, PlanSpendingPage, TargetPage } from './pages/forms.page.tsx'
import { MoneyPage, type MoneyForm } from './pages/money.page.tsx'
import { paths } from './paths.ts'
import { findEntryWithHalves, listLines, listOpenCommitments } from './store/entries.ts'
import { findProjectMoney, getMoney } from './store/money.ts'
import { getApprovals, getIndicators, listSources } from './store/plan.ts'
import { getSpending, getSpendingReport, listSpendingPlanVersions } from './store/spending.ts'
import { quarterOf, refused, withPlan, withProject } from './web-parts.ts'

/** The forms that change a project, one page each: shown by GET, taken by POST, shown again with what was typed when it cannot be saved. */

const ofProject = { ofProject: 'code' } as const

export const formRoutes = routes()
  .get('/plan/:year/projects/:code/money', 'budget.write', (c) => withProject(c, (plan, project) => moneyPage(c, plan, project)), ofProject)
  .post('/plan/:year/projects/:code/money/entry', 'budget.write', (c) => withProject(c, (plan, project) => takeEntry(c, plan, project)), ofProject)
  .post('/plan/:year/projects/:code/money/transfer', 'budget.write', (c) => withProject(c, (plan, project) => takeTransfer(c, plan, project)), ofProject)
  .post('/plan/:year/projects/:code/money/balance', 'budget.write', (c) => withProject(c, (plan, project) => takeBalance(c, plan, project)), ofProject)
  .get('/plan/:year/projects/:code/entries/:entry/reverse', 'budget.write', (c) => withProject(c, (plan, project) => reversePage(c, plan, project)), ofProject)
  .post(
    '/plan/:year/projects/:code/entries/:entry/reverse',
    'budget.write',
    (c) => withProject(c, (plan, project) => takeReversal(c, plan, project)),
    ofProject,
  )
  .get('/plan/:year/projects/:code/edit', 'plan.write', (c) => withProject(c, (plan, project) => amendPage(c, plan, project)), ofProject)
  .post('/plan/:year/projects/:code/edit', 'plan.write', (c) => withProject(c, (plan, project) => takeAmendment(c, plan, project)), ofProject)
  .post('/plan/:year/projects/:code/edit/book', 'plan.write', (c) => withProject(c, (plan, project) => takeBook(c, plan, project)), ofProject)
  .get('/plan/:year/projects/:code/spending-plan', 'plan.write', (c) => withProject(c, (plan, project) => planSpendingPage(c, plan, project)), ofProject)
  .post('/plan/:year/projects/:code/spending-plan', 'plan.write', (c) => withProject(c, (plan, project) => takeSpendingPlan(c, plan, project)), ofProject)
  .get('/plan/:year/projects/:code/spending-reports/:quarter', 'plan.read', (c) => withProject(c, (plan, project) => explainPage(c, plan, project)))
  .post('/plan/:year/projects/:code/spending-reports/:quarter', 'plan.read', (c) => withProject(c, (plan, project) => takeExplanation(c, plan, project)))
  .get('/plan/:year/indicators/:indicator', 'plan.write', (c) => withPlan(c, (plan) => withIndicator(c, plan, (indicator) => targetPage(c, plan, indicator))))
  .post('/plan/:year/indicators/:indicator', 'plan.write', (c) =>
    withPlan(c, (plan) => withIndicator(c, plan, (indicator) => takeTarget(c, plan, indicator))),
  ).list

type Shown = readonly [typed: Typed, status: 200 | 409 | 422]
const fresh: Shown = [untouched, 200]
const again = (typed: Typed): Shown => [typed, 422]

async function moneyPage(c: Request, { fiscalYear: year }: Plan, project: Project, sent?: MoneyForm, [typed, status]: Shown = fresh): Promise<Response> {
  const { db } = c.get('app')
  if (project.parts.length > 0) return await notFound(c)
  const [money, lines, commitments, sources] = await Promise.all([
    getMoney(db, year),
    listLines(db, year, project.code),
    listOpenCommitments(db, year, project.code),
    listSources(db, year),
  ])
  const own = money.find(({ code }) => code === project.code)!
  const leaves = money.map(({ code, name }) => ({ code, name }))
  return page(
    c,
    <MoneyPage
      shell={shellOf(c)}
      year={year}
      project={project}
      money={own}
      lines={lines}
      commitments={commitments}
      sources={sources}
      leaves={leaves}
      today={todayOf(c)}
      sent={sent}
      typed={typed}
    />,
    status,
  )
}

async function takeEntry(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.entry)
  if (!form.ok) return await moneyPage(c, plan, project, 'entry', again(form.typed))
  const outcome = await addEntry(c.get('app'), c.get('caller'), { year: plan.fiscalYear, project: project.code, ...form.value })
  if (outcome.ok) return seeOther(c, paths.project(plan.fiscalYear, project.code))
  const field =
    outcome.code === 'number-is-taken'
      ? 'entryNo'
      : outcome.code.includes('commitment')
        ? 'commitmentId'
        : outcome.code === 'no-such-source'
          ? 'source'
          : 'amount'
  return await moneyPage(c, plan, project, 'entry', again(refused(form.typed, outcome, field)))
}

async function takeTransfer(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.transfer)
  if (!form.ok) return await moneyPage(c, plan, project, 'transfer', again(form.typed))
  const { fromSource, toProject, toSource, transferAmount, transferDate, transferReference, transferReason } = form.value
  const outcome = await transfer(c.get('app'), c.get('caller'), {
    year: plan.fiscalYear,
    project: project.code,
    source: fromSource,
    to: { project: toProject, source: toSource },
    amount: transferAmount,
    date: transferDate,
    reference: transferReference,
    reason: transferReason,
  })
  if (outcome.ok) return seeOther(c, paths.project(plan.fiscalYear, project.code))
  const field = outcome.code === 'same-line' || outcome.code === 'no-such-project' || outcome.code === 'project-has-parts' ? 'toProject' : 'transferAmount'
  return await moneyPage(c, plan, project, 'transfer', again(refused(form.typed, outcome, field)))
}

async function takeBalance(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.balance)
  if (!form.ok) return await moneyPage(c, plan, project, 'balance', again(form.typed))
  const outcome = await stateBalance(c.get('app'), c.get('caller'), { year: plan.fiscalYear, code: project.code, ...form.value })
  if (outcome.ok) return seeOther(c, paths.project(plan.fiscalYear, project.code))
  return await moneyPage(c, plan, project, 'balance', again(refused(form.typed, outcome, 'allocated')))
}

async function reversePage(c: Request, { fiscalYear: year }: Plan, project: Project, [typed, status]: Shown = fresh): Promise<Response> {
  const id = c.req.param('entry') ?? ''
  const entries = isId(id) ? await findEntryWithHalves(c.get('app').db, id) : []
  if (!entries.some((entry) => entry.id === id && entry.project === project.code && entry.year === year)) return await notFound(c)
  return page(c, <ReversePage shell={shellOf(c)} year={year} project={project} entries={entries} entryId={id} today={todayOf(c)} typed={typed} />, status)
}

async function takeReversal(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.reversal)
  if (!form.ok) return await reversePage(c, plan, project, again(form.typed))
  const id = c.req.param('entry') ?? ''
  const found = isId(id) ? await findEntryWithHalves(c.get('app').db, id) : []
  if (!found.some((entry) => entry.id === id && entry.project === project.code && entry.year === plan.fiscalYear)) return await notFound(c)
  const outcome = await reverseEntry(c.get('app'), c.get('caller'), { entryId: id, ...form.value })
  return outcome.ok ? seeOther(c, paths.project(plan.fiscalYear, project.code)) : await reversePage(c, plan, project, again(refused(form.typed, outcome)))
}

async function amendPage(c: Request, { fiscalYear: year }: Plan, project: Project, stale = false, [typed, status]: Shown = fresh): Promise<Response> {
  const { db } = c.get('app')
  const [money, approvals] = await Promise.all([findProjectMoney(db, year, project.code), getApprovals(db, year)])
  return page(c, <AmendPage shell={shellOf(c)} year={year} project={project} money={money!} approvals={approvals} stale={stale} typed={typed} />, status)
}

async function takeAmendment(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.project)
  if (!form.ok) return await amendPage(c, plan, project, false, again(form.typed))
  const outcome = await amendProject(c.get('app'), c.get('caller'), { year: plan.fiscalYear, code: project.code, ...form.value })
  if (outcome.ok) return seeOther(c, paths.project(plan.fiscalYear, project.code))
  const typed = refused(form.typed, outcome, outcome.code === 'ends-before-start' ? 'end' : outcome.code === 'no-such-approval' ? 'approvalId' : '')
  return await (outcome.code === 'stale' ? amendPage(c, plan, project, true, [typed, 409]) : amendPage(c, plan, project, false, again(typed)))
}

async function takeBook(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.book)
  if (!form.ok) return await amendPage(c, plan, project, false, again(form.typed))
  const outcome = await declareBook(c.get('app'), c.get('caller'), { year: plan.fiscalYear, code: project.code, ...form.value })
  if (outcome.ok) return seeOther(c, paths.project(plan.fiscalYear, project.code))
  const stale = outcome.code === 'stale'
  return await amendPage(c, plan, project, stale, [refused(form.typed, outcome, 'book'), stale ? 409 : 422])
}

async function planSpendingPage(c: Request, { fiscalYear: year }: Plan, project: Project, stale = false, [typed, status]: Shown = fresh): Promise<Response> {
  if (project.parts.length > 0) return await notFound(c)
  const { db } = c.get('app')
  const [money, { months }, versions] = await Promise.all([
    findProjectMoney(db, year, project.code),
    getSpending(db, year, { project: project.code }),
    listSpendingPlanVersions(db, year, project.code),
  ])
  const names = await nameOf(
    db,
    versions.flatMap(({ accountId }) => (accountId === undefined ? [] : [accountId])),
  )
  return page(
    c,
    <PlanSpendingPage
      shell={shellOf(c)}
      year={year}
      project={project}
      money={money!}
      months={months}
      versions={versions}
      names={names}
      stale={stale}
      typed={typed}
    />,
    status,
  )
}

async function takeSpendingPlan(c: Request, plan: Plan, project: Project): Promise<Response> {
  const form = readForm(c, forms.spendingPlan)
  if (!form.ok) return await planSpendingPage(c, plan, project, false, again(form.typed))
  const { version, reason, ...months } = form.value
  const amounts = Object.values(months as Readonly<Record<string, Satang>>)
  const outcome = await planSpending(c.get('app'), c.get('caller'), { year: plan.fiscalYear, code: project.code, version, reason, months: amounts })
  if (outcome.ok) return seeOther(c, paths.project(plan.fiscalYear, project.code))
  const stale = outcome.code === 'stale'
  return await planSpendingPage(c, plan, project, stale, [refused(form.typed, outcome, 'month12'), stale ? 409 : 422])
}

/** Whoever plans may explain, and who answers for the project; the permission alone cannot say that, so it is said here. */
function mayExplain(c: Request, code: string): boolean {
  const { permissions, projects } = c.get('visitor')
  return permissions.has('plan.write') || (permissions.has('results.report') && (projects === 'all' || projects.has(code)))
}

async function explainPage(c: Request, { fiscalYear: year }: Plan, project: Project, stale = false, [typed, status]: Shown = fresh): Promise<Response> {
  const quarter = quarterOf(c)
  if (quarter === undefined || !mayExplain(c, project.code)) return await notFound(c)
  const report = await getSpendingReport(c.get('app').db, year, quarter)
  const line = report.lines.find(({ code }) => code === project.code)
  if (!line || report.approved) return await notFound(c)
  const { end } = quarterBounds(year, quarter)
  return page(c, <ExplainPage shell={shellOf(c)} year={year} quarter={quarter} end={end} line={line} stale={stale} typed={typed} />, status)
}

async function takeExplanation(c: Request, plan: Plan, project: Project): Promise<Response> {
  const quarter = quarterOf(c)
  if (quarter === undefined || !mayExplain(c, project.code)) return await notFound(c)
  const form = readForm(c, forms.explanation)
  if (!form.ok) return await explainPage(c, plan, project, false, again(form.typed))
  const outcome = await explainSpending(c.get('app'), c.get('caller'), { year: plan.fiscalYear, quarter, code: project.code, ...form.value })
  if (outcome.ok) return seeOther(c, paths.spendingReport(plan.fiscalYear, quarter))
  const stale = outcome.code === 'stale'
  return await explainPage(c, plan, project, stale, [refused(form.typed, outcome, 'text'), stale ? 409 : 422])
}

async function withIndicator(c: Request, plan: Plan, answer: (indicator: Indicator) => Promise<Response>): Promise<Response> {
  const indicator = (await getIndicators(c.get('app').db, plan.fiscalYear)).find(({ id }) => id === c.req.param('indicator'))
  const { projects } = c.get('visitor')
  const mine = projects === 'all' || (indicator?.project !== undefined && projects.has(indicator.project))
  return await (indicator && mine ? answer(indicator) : notFound(c))
}

const targetPage = (c: Request, { fiscalYear }: Plan, indicator: Indicator, stale = false, [typed, status]: Shown = fresh): Promise<Response> =>
  Promise.resolve(page(c, <TargetPage shell={shellOf(c)} year={fiscalYear} indicator={indicator} stale={stale} typed={typed} />, status))

async function takeTarget(c: Request, plan: Plan, indicator: Indicator): Promise<Response> {
  const form = readForm(c, forms.target)
  if (!form.ok) return await targetPage(c, plan, indicator, false, again(form.typed))
  const { quarter1, quarter2, quarter3, quarter4, measures, counts, target, ...rest } = form.value
  const quarters = { 1: quarter1, 2: quarter2, 3: quarter3, 4: quarter4 } satisfies Record<Quarter, unknown>
  const outcome = await setTarget(c.get('app'), c.get('caller'), { year: plan.fiscalYear, id: indicator.id, target, measures, counts, quarters, ...rest })
  if (outcome.ok) return seeOther(c, indicator.project === undefined ? paths.plan(plan.fiscalYear) : paths.project(plan.fiscalYear, indicator.project))
  const stale = outcome.code === 'stale'
  return await targetPage(c, plan, indicator, stale, [refused(form.typed, outcome), stale ? 409 : 422])
}
