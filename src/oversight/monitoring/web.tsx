import type { Quarter } from '#platform/dates.ts'
import { page } from '#platform/http.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import { findNewestYear } from '#plan/index.ts'
import { shellOf } from '#ui/index.ts'
import type { Scope } from './model.ts'
import { DashboardPage, EmptyDashboardPage } from './pages/dashboard.page.tsx'
import { RegistrationsPage } from './pages/registrations.page.tsx'
import { paths } from './paths.ts'
import { getRegistrations } from './registrations.ts'
import { findDashboard } from './store.ts'
import { words } from './texts.ts'

export const web = routes()
  .get('/dashboard', 'dashboard.read', newest)
  .get('/dashboard/:year', 'dashboard.read', show)
  .get('/dashboard/:year/registrations', 'dashboard.read', showRegistrations).list

export const navigation: readonly NavItem[] = [{ href: '/dashboard', text: words.title, may: 'dashboard.read' }]

async function newest(c: Request): Promise<Response> {
  const year = await findNewestYear(c.get('app').db)
  return year === undefined ? page(c, <EmptyDashboardPage shell={shellOf(c)} />) : c.redirect(paths.dashboard(year))
}

async function show(c: Request): Promise<Response> {
  const year = Number(c.req.param('year'))
  const dashboard = Number.isInteger(year) ? await findDashboard(c.get('app').db, year, scopeOf(c)) : undefined
  return dashboard ? page(c, <DashboardPage shell={shellOf(c)} dashboard={dashboard} />) : c.notFound()
}

/** Of any year: the register counts also where there is no plan. */
async function showRegistrations(c: Request): Promise<Response> {
  const asked = c.req.param('year') ?? ''
  if (!/^2[4-6]\d\d$/.test(asked)) return c.notFound()
  return page(c, <RegistrationsPage shell={shellOf(c)} registrations={await getRegistrations(c.get('app').db, Number(asked))} />)
}

/** What the address narrows to; anything else in it is left alone. */
function scopeOf(c: Request): Scope {
  const quarter = Number(c.req.query('quarter'))
  return {
    strategy: c.req.query('strategy') || undefined,
    project: c.req.query('project') || undefined,
    quarter: [1, 2, 3, 4].includes(quarter) ? (quarter as Quarter) : undefined,
  }
}
