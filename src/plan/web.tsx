import type { Db } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { routes, type NavItem, type Request, type Route } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { saveApproval } from './actions/save-approval.ts'
import { approveSpendingReport } from './actions/report-spending.ts'
import { forms } from './forms.ts'
import type { Plan, Project } from './model.ts'
import { ApprovalsPage } from './pages/approvals.page.tsx'
import { EntriesPage } from './pages/entries.page.tsx'
import { NoPlanPage, PlanPage } from './pages/plan.page.tsx'
import { ProjectPage, type ShownEvidence, type ShownResult } from './pages/project.page.tsx'
import { SpendingReportPage } from './pages/spending-report.page.tsx'
import { SpendingPage } from './pages/spending.page.tsx'
import { paths } from './paths.ts'
import { listEntries } from './store/entries.ts'
import { listHistory } from './store/history.ts'
import { getMoney, getMoneyWithHeadings } from './store/money.ts'
import { findNewestYear, findPlan, getApprovals, getIndicators, getSourceAllocations, listActivities, listAmendments, listYears } from './store/plan.ts'
import { getSpending, getSpendingReport } from './store/spending.ts'
import { words } from './texts.ts'
import { quarterOf, refused, withPlan, withProject, yearOf } from './web-parts.ts'
import { formRoutes } from './web-forms.tsx'

/** What rooms above know of a project and this room shows on its page. */
export interface FromAbove {
  /** Results of a project's indicators, by indicator. */
  resultsOf(db: Db, year: FiscalYear, project: string): Promise<ReadonlyMap<string, ShownResult>>
  evidenceOf(db: Db, year: FiscalYear, project: string): Promise<readonly ShownEvidence[]>
}

export const navigation: readonly NavItem[] = [{ href: paths.newest(), text: words.plan, may: 'plan.read', asideFor: 'registry.register' }]

/** The routes of this room; compose hands in what only rooms above can answer. */
export const webWith = (above: FromAbove): readonly Route[] => [
  ...routes()
    .get('/plan', 'plan.read', async (c) => {
      const year = await findNewestYear(c.get('app').db)
      return year === undefined ? page(c, <NoPlanPage shell={shellOf(c)} year={undefined} />) : seeOther(c, paths.plan(year))
    })
    .get('/plan/:year', 'plan.read', async (c) => {
      const year = yearOf(c)
      if (year === undefined) return await notFound(c)
      const { db } = c.get('app')
      const [plan, years, money] = await Promise.all([findPlan(db, year), listYears(db), getMoneyWithHeadings(db, year)])
      if (!plan) return page(c, <NoPlanPage shell={shellOf(c)} year={year} />, 404)
      return page(c, <PlanPage shell={shellOf(c)} plan={plan} years={years} money={money} />)
    })
    .get('/plan/:year/projects/:code', 'plan.read', (c) => withProject(c, (plan, project) => projectPage(c, plan, project, above)))
    .get('/plan/:year/projects/:code/entries', 'plan.read', (c) =>
      withProject(c, async ({ fiscalYear }, project) => {
        const after = c.req.query('after')
        if (after !== undefined && !/^\d{4}-\d\d-\d\d~[0-9a-f-]{36}$/.test(after)) return notFound(c)
        const entries = await listEntries(c.get('app').db, fiscalYear, project.code, after)
        return page(c, <EntriesPage shell={shellOf(c)} year={fiscalYear} project={project} page={entries} continued={after !== undefined} />)
      }),
    )
    .get('/plan/:year/spending', 'plan.read', (c) =>
      withPlan(c, async (plan) => {
        const { db } = c.get('app')
        const [money, sources, spending] = await Promise.all([
          getMoney(db, plan.fiscalYear),
          getSourceAllocations(db, plan.fiscalYear),
          getSpending(db, plan.fiscalYear, { group: 'plan' }),
        ])
        return page(c, <SpendingPage shell={shellOf(c)} plan={plan} money={money} sources={sources} spending={spending} />)
      }),
    )
    .get('/plan/:year/approvals', 'plan.read', (c) => withPlan(c, (plan) => approvalsPage(c, plan, untouched, 200)))
    .post('/plan/:year/approvals', 'plan.write', (c) => withPlan(c, (plan) => takeApproval(c, plan)))
    .get('/plan/:year/spending-reports/:quarter', 'plan.read', (c) => withPlan(c, (plan) => reportPage(c, plan, untouched, 200)))
    .post('/plan/:year/spending-reports/:quarter', 'plan.write', (c) => withPlan(c, (plan) => takeReportApproval(c, plan))).list,
  ...formRoutes,
]

/** How many entries the project's page itself shows. */
const shownEntries = 8

async function projectPage(c: Request, plan: Plan, project: Project, above: FromAbove): Promise<Response> {
  const { db } = c.get('app')
  const { fiscalYear: year } = plan
  const { code } = project
  const [money, entries, indicators, results, activities, approvals, evidence, amendments, history] = await Promise.all([
    getMoneyWithHeadings(db, year),
    listEntries(db, year, code, undefined, shownEntries),
    getIndicators(db, year, code),
    above.resultsOf(db, year, code),
    listActivities(db, year, code),
    getApprovals(db, year),
    above.evidenceOf(db, year, code),
    listAmendments(db, year, code),
    listHistory(db, year, code),
  ])
  const names = await nameOf(
    db,
    [...amendments, ...history].flatMap(({ accountId }) => (accountId === undefined ? [] : [accountId])),
  )
  return page(
    c,
    <ProjectPage
      shell={shellOf(c)}
      plan={plan}
      project={project}
      money={money.filter((row) => row.code === code || row.parent === code)}
      entries={entries.entries}
      moreEntries={entries.next !== undefined}
      indicators={indicators}
      results={results}
      activities={activities}
      approvals={approvals.filter(({ projects }) => projects.length === 0 || projects.includes(code))}
      evidence={evidence}
      amendments={amendments}
      history={history}
      names={names}
    />,
  )
}

async function approvalsPage(c: Request, plan: Plan, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const approvals = await getApprovals(c.get('app').db, plan.fiscalYear)
  const wanted = typed.values['id'] ?? c.req.query('edit')
  const edited = approvals.find(({ id, origin }) => id === wanted && !origin)
  return page(c, <ApprovalsPage shell={shellOf(c)} year={plan.fiscalYear} approvals={approvals} edited={edited} typed={typed} />, status)
}

async function takeApproval(c: Request, plan: Plan): Promise<Response> {
  const form = readForm(c, forms.approval)
  if (!form.ok) return await approvalsPage(c, plan, form.typed, 422)
  const { id, ...input } = form.value
  const outcome = await saveApproval(c.get('app'), c.get('caller'), { year: plan.fiscalYear, id, ...input })
  if (outcome.ok) return seeOther(c, paths.approvals(plan.fiscalYear))
  return await approvalsPage(c, plan, refused(form.typed, outcome, outcome.code === 'no-such-project' ? 'projects' : ''), outcome.code === 'stale' ? 409 : 422)
}

async function reportPage(c: Request, plan: Plan, typed: Typed, status: 200 | 422): Promise<Response> {
  const quarter = quarterOf(c)
  if (quarter === undefined) return await notFound(c)
  const { db } = c.get('app')
  const report = await getSpendingReport(db, plan.fiscalYear, quarter)
  const by = report.approved?.by
  const approver = by === undefined ? undefined : (await nameOf(db, [by])).get(by)
  return page(c, <SpendingReportPage shell={shellOf(c)} report={report} today={todayOf(c)} approver={approver} typed={typed} />, status)
}

async function takeReportApproval(c: Request, plan: Plan): Promise<Response> {
  const quarter = quarterOf(c)
  if (quarter === undefined) return await notFound(c)
  const outcome = await approveSpendingReport(c.get('app'), c.get('caller'), { year: plan.fiscalYear, quarter })
  return outcome.ok ? seeOther(c, paths.spendingReport(plan.fiscalYear, quarter)) : await reportPage(c, plan, refused(untouched, outcome), 422)
}
