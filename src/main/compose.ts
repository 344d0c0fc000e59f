import type { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import type { Caller } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { createHttp, type HttpOptions } from '#platform/http.ts'
import type { Job } from '#platform/jobs.ts'
import { openApiDocument } from '#platform/openapi.ts'
import { routes as routeTable, type Env, type NavItem, type Route } from '#platform/routes.ts'
import { assets, errorPage, web as gallery } from '#ui/index.ts'
import { mailCarrier } from '#platform/mail.ts'
import type { Carrier } from '#platform/outbox.ts'
import type { Chore } from '#platform/worker.ts'
import * as reference from '#reference/index.ts'
import * as people from '#people/index.ts'
import * as agencies from '#agencies/index.ts'
import * as registry from '#registry/index.ts'
import * as exchange from '#exchange/index.ts'
import * as oneId from '#one-id/index.ts'
import * as casework from '#casework/index.ts'
import * as plan from '#plan/index.ts'
import * as ledger from '#ledger/index.ts'
import * as results from '#oversight/results/index.ts'
import * as statements from '#oversight/statements/index.ts'
import * as figures from '#oversight/figures/index.ts'
import * as findings from '#oversight/findings/index.ts'
import * as monitoring from '#oversight/monitoring/index.ts'
import * as reports from '#oversight/reports/index.ts'
import { createIntake, importFiles, navigation as intakeNavigation, type AfterImport, type FilesOutcome } from '#portal/intake/index.ts'
import * as simulation from '#simulation/index.ts'
import * as home from '#portal/home/index.ts'
import * as eligibility from '#portal/eligibility/index.ts'
import * as card from '#portal/card/index.ts'
import * as registration from '#portal/registration/index.ts'
import * as myBusiness from '#portal/my-business/index.ts'
import * as operations from '#portal/operations/index.ts'
import * as privacy from '#portal/privacy/index.ts'
import * as staffDesk from '#portal/staff-desk/index.ts'

/** Everything is wired here by hand: the routes and the menu, the jobs, and the answers that lower rooms need from above. */

/** What must follow every import that is kept, by screen, command or first start. */
const afterImport: AfterImport = async (app, caller, year) => void (await findings.recheck(app, caller, year))

const intake = createIntake(afterImport)

/** Takes in a folder or files of this machine, of any size. */
export async function takeIn(app: App, caller: Caller, paths: readonly string[], fiscalYear?: FiscalYear): Promise<FilesOutcome> {
  const outcome = await importFiles(app, caller, paths, fiscalYear)
  if (outcome.ok) await afterImport(app, caller, outcome.value.fiscalYear)
  return outcome
}

const findingTones = { high: 'bad', medium: 'warn', low: 'neutral' } as const

/** What contradicts a figure, in the lines it rests on. */
const findingsAt: figures.FromAbove['findingsAt'] = async (db, year, places) => {
  const lines = new Set(places.map(({ file, line }) => `${file}:${line}`))
  const touching = (await findings.getFindings(db, year)).filter((finding) => finding.places.some(({ file, line }) => lines.has(`${file}:${line}`)))
  return touching.map(({ id, message, severity }) => ({ message, tone: findingTones[severity], href: findings.paths.finding(year, id) }))
}

const calls: readonly Route[] = [
  ...plan.planApi,
  ...reports.reportApi,
  ...findings.findingsApi,
  ...ledger.servicesApi,
  ...registration.registrationApi,
  ...exchange.outboundApi,
]

const openApi = openApiDocument(calls, { title: 'Prosme', cookie: people.sessionCookie, ofPrograms: people.programPermissions })

export const routes: readonly Route[] = [
  ...assets,
  ...gallery,
  ...home.web,
  ...people.webWith({ provincesOf: registry.provincesActedIn }),
  ...agencies.webWith({ fields: registry.fieldLabels, countReads: registry.countReads }),
  ...registry.web,
  ...exchange.web,
  ...oneId.web,
  ...casework.web,
  ...monitoring.web,
  ...plan.webWith(results.forPlan),
  ...ledger.web,
  ...eligibility.web,
  ...card.web,
  ...registration.web,
  ...myBusiness.web,
  ...results.web,
  ...statements.web,
  ...figures.webWith({ findingsAt }),
  ...findings.web,
  ...reports.web,
  ...intake.web,
  ...operations.web,
  ...privacy.web,
  ...staffDesk.web,
  ...reference.web,
  ...calls,
  ...routeTable().get('/api/v1/openapi.json', 'public', (c) => c.json(openApi)).list,
]

/** The menu, in the order of the work: first the bar, where enterprises come before the year, then what stands under a person's name. */
const navigation: readonly NavItem[] = [
  ...home.navigation,
  ...myBusiness.navigation,
  ...registration.navigation,
  ...staffDesk.navigation,
  ...eligibility.navigation,
  ...monitoring.navigation,
  ...plan.navigation,
  ...results.navigation,
  ...figures.navigation,
  ...findings.navigation,
  ...reports.navigation,
  ...intakeNavigation,
  ...ledger.navigation,
  ...registry.navigation,
  ...agencies.navigation,
  ...exchange.navigation,
  ...people.navigation,
  ...operations.navigation,
  ...reference.navigation,
  ...privacy.navigation,
  ...oneId.navigation,
]

export const jobs: readonly Job[] = [
  reports.makeReportFile as Job,
  ...intake.jobs,
  registry.recountJob as Job,
  registry.lookForDuplicates as Job,
  simulation.loadPopulation as Job,
]

/** What happens by itself: a year that changed is checked again, a source that was silent is asked again. */
export const chores: readonly Chore[] = [
  { name: 'check changed years', pause: 3000, run: findings.recheckChanged },
  { name: 'size policies', pause: 600_000, run: registry.applyDuePolicies },
  ...exchange.chores,
  { name: 'compare new registrations', pause: 60_000, run: registry.compareNewRegistrations },
]

/** How things leave the house: mail as it stands, notices and the links of accounts as mail in the reader's language. None where no mail server is set. */
export function carriers(app: App): readonly Carrier[] {
  const mail = mailCarrier(app.config)
  const notices = casework.noticeCarrier(app, mail)
  return [mail, notices, people.accountMailCarrier(app, mail)].filter((carrier) => carrier !== undefined) as Carrier[]
}

/** A program of another body by its access token, else a person by their session. */
function identify(app: App): HttpOptions['identify'] {
  const [program, person] = [oneId.programOf(app), people.identify(app)]
  return async (c) => (await program(c)) ?? (await person(c))
}

/** The web application. The rights check is an argument, so that a test can prove what holds without it. */
export function createApp(app: App, allows: HttpOptions['allows'] = people.allows): Hono<Env> {
  return createHttp({ app, routes, navigation, identify: casework.withUnread(app, identify(app)), allows, errorPage, signInPath: people.paths.signIn })
}
