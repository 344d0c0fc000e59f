import { transact } from '#platform/database.ts'
import { page } from '#platform/http.ts'
import { routes, type Request } from '#platform/routes.ts'
import { listPrograms } from '#one-id/index.ts'
import { findDashboard } from '#oversight/monitoring/index.ts'
import { getResults, listWaiting } from '#oversight/results/index.ts'
import { listDemoAccounts } from '#people/index.ts'
import { findNewestYear } from '#plan/index.ts'
import { listMyMandates } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { DeskPage, HomePage } from './pages/home.page.tsx'
import { OwnerPage } from './pages/owner.page.tsx'
import { SearchPage } from './pages/search.page.tsx'
import { WelcomePage } from './pages/welcome.page.tsx'
import { paths } from './paths.ts'
import { nextSteps } from './rules.ts'
import { search } from './search.ts'
import { getSearchable } from './store.ts'

export const web = routes().get(paths.home(), 'public', showHome).get(paths.search(), 'plan.read', showSearch).list

async function showHome(c: Request): Promise<Response> {
  const { db, config } = c.get('app')
  const visitor = c.get('visitor')
  const shell = shellOf(c)
  if (!visitor.accountId) {
    const demonstration = !config.production && (await listDemoAccounts(db)).length > 0
    return page(c, <WelcomePage shell={shell} demonstration={demonstration} />)
  }
  if (visitor.permissions.has('business.own')) {
    const mandates = await transact(c.get('app'), c.get('caller'), ({ tx }) => listMyMandates(tx, c.get('caller').accountId ?? ''))
    return page(c, <OwnerPage shell={shell} mandates={mandates} />)
  }
  if (visitor.permissions.has('registry.register')) return page(c, <DeskPage shell={shell} />)
  const year = await findNewestYear(db)
  const dashboard = year === undefined ? undefined : await findDashboard(db, year)
  if (!dashboard) return page(c, <HomePage shell={shell} dashboard={undefined} openFindings={0} steps={[]} />)
  const { high, medium, low } = dashboard.findings.counts
  const openFindings = high + medium + low
  const [results, waiting, programs] = await Promise.all([
    visitor.permissions.has('results.report') ? getResults(db, dashboard.year) : [],
    visitor.permissions.has('results.review') ? listWaiting(db, dashboard.year) : [],
    visitor.permissions.has('clients.approve') ? listPrograms(db) : [],
  ])
  const toLetIn = programs.filter(({ status }) => status === 'registered').length
  const steps = nextSteps(visitor, { year: dashboard.year, results, toReview: waiting.length, openFindings, toLetIn })
  return page(c, <HomePage shell={shell} dashboard={dashboard} openFindings={openFindings} steps={steps} />)
}

async function showSearch(c: Request): Promise<Response> {
  const { db } = c.get('app')
  const query = (c.req.query('q') ?? '').trim().slice(0, 200)
  const year = await findNewestYear(db)
  if (year === undefined || query === '') return page(c, <SearchPage shell={shellOf(c)} result={undefined} />)
  const hits = search(await getSearchable(db, year, c.get('visitor')), query)
  return page(c, <SearchPage shell={shellOf(c)} result={{ year, query, hits }} />)
}
