import { z } from '@hono/zod-openapi'
import { countOpen } from '#oversight/findings/index.ts'
import { paths as peoplePaths } from '#people/index.ts'
import { findNewestYear, findPlan } from '#plan/index.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { download, findFile } from '#platform/files.ts'
import { readForm } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import { EmptyState, Layout, LinkButton, shellOf } from '#ui/index.ts'
import { publishReport } from './actions/publish-report.ts'
import { compareReports } from './changes.ts'
import { composePart } from './compose.ts'
import { reportJson } from './contract.ts'
import { tracesOf, type Part, type Report } from './document.ts'
import { reportHtml } from './html.tsx'
import { composeNow, requestFile } from './jobs.ts'
import { ChangesPage } from './pages/changes.page.tsx'
import { ContentsPage } from './pages/contents.page.tsx'
import { FilesPage } from './pages/files.page.tsx'
import { PartPage } from './pages/part.page.tsx'
import { paths } from './paths.ts'
import { findNewestPublishedYear, findPublished, findReportFile, formats, listFiles, listVersions, type Version } from './store.ts'
import { pageWords, reportTitle } from './texts.ts'

export const navigation: readonly NavItem[] = [{ href: '/report', text: pageWords.report, may: 'public' }]

/** What is published is everybody's; the year as it stands is for those who may read reports. Every handler decides by `readingOf`. */
export const web = routes()
  .get('/report', 'public', newest)
  .get('/report/:year', 'public', contents)
  .get('/report/:year/files', 'public', files)
  .post('/report/:year/files', 'report.read', makeFile)
  .get('/report/:year/files/json', 'report.read', json)
  .get('/report/:year/files/html', 'public', html)
  .get('/report/:year/files/:file', 'public', fetchFile)
  .get('/report/:year/versions/:version', 'public', changes)
  .post('/report/:year/publish', 'report.publish', publish)
  .get('/report/:year/:part', 'public', part).list

/** What the visitor reads: a published version, or the year as it stands. */
type Reading = { readonly kind: 'now' } | { readonly kind: 'published'; readonly version: Version; readonly report: Report }

const mayReadNow = (c: Request): boolean => c.get('visitor').permissions.has('report.read')

async function readingOf(c: Request, year: FiscalYear): Promise<Reading | undefined> {
  const { db } = c.get('app')
  const asked = c.req.query('version')
  if (asked === undefined && mayReadNow(c)) return (await findPlan(db, year)) && { kind: 'now' }
  const published = await findPublished(db, year, asked === undefined ? undefined : numberOf(asked))
  return published && { kind: 'published', ...published }
}

/** A positive whole number of an address; -1, which nothing is called, when it is none. */
const numberOf = (text: string | undefined): number => (text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : -1)
export const yearOf = (c: Request): FiscalYear => numberOf(c.req.param('year'))

async function newest(c: Request) {
  const { db } = c.get('app')
  const year = mayReadNow(c) ? await findNewestYear(db) : await findNewestPublishedYear(db)
  return year === undefined ? nothingToRead(c) : seeOther(c, paths.report(year))
}

async function contents(c: Request) {
  const { db } = c.get('app')
  const year = yearOf(c)
  const reading = await readingOf(c, year)
  if (!reading) return nothingToRead(c)
  const code = c.req.query('code')?.trim()
  if (code) {
    const report = reading.kind === 'now' ? await composeNow(c.get('app'), year) : reading.report
    const trace = report && tracesOf(report).find((known) => known.code.toLowerCase() === code.toLowerCase())
    if (trace) return seeOther(c, trace.href)
  }
  const [versions, open] = await Promise.all([listVersions(db, year), reading.kind === 'now' ? countOpen(db, year) : reading.version.openFindings])
  return page(
    c,
    <ContentsPage
      shell={shellOf(c)}
      year={year}
      reading={reading.kind === 'published' ? reading.version : undefined}
      versions={versions}
      openFindings={open}
      mayPublish={reading.kind === 'now' && c.get('visitor').permissions.has('report.publish')}
      unknownCode={code || undefined}
    />,
    code ? 404 : 200,
  )
}

async function part(c: Request) {
  const year = yearOf(c)
  const number = numberOf(c.req.param('part'))
  const reading = await readingOf(c, year)
  if (!reading) return nothingToRead(c)
  const found: Part | undefined =
    reading.kind === 'now' ? await composePart(c.get('app').db, year, number) : reading.report.parts.find((known) => known.number === number)
  if (!found) return notFound(c)
  return page(c, <PartPage shell={shellOf(c)} year={year} part={found} version={reading.kind === 'published' ? reading.version.number : undefined} />)
}

async function files(c: Request) {
  const { db } = c.get('app')
  const year = yearOf(c)
  if (!(await readingOf(c, year))) return nothingToRead(c)
  const [made, versions] = await Promise.all([listFiles(db, year), listVersions(db, year)])
  const mayMake = mayReadNow(c)
  const visible = made.filter(({ version }) => mayMake || version !== undefined)
  return page(c, <FilesPage shell={shellOf(c)} year={year} files={visible} versions={versions} mayMake={mayMake} />)
}

const fileForm = z.object({ format: z.enum(formats), version: z.string().regex(/^\d{0,9}$/) })

async function makeFile(c: Request) {
  const year = yearOf(c)
  const form = readForm(c, fileForm)
  if (!form.ok) return notFound(c)
  const { format, version } = form.value
  const outcome = await requestFile(c.get('app'), c.get('caller'), { year, format, version: version === '' ? undefined : Number(version) })
  return outcome.ok ? seeOther(c, `/jobs/${outcome.value}`) : notFound(c)
}

async function fetchFile(c: Request) {
  const app = c.get('app')
  const year = yearOf(c)
  const made = await findReportFile(app.db, year, c.req.param('file') ?? '')
  if (!made || (made.version === undefined && !mayReadNow(c))) return notFound(c)
  const kept = await findFile(app.db, made.fileId)
  return kept ? download(app, kept) : notFound(c)
}

async function json(c: Request) {
  const { db } = c.get('app')
  const year = yearOf(c)
  if (!(await findPlan(db, year))) return notFound(c)
  return c.json(await reportJson(db, year))
}

async function html(c: Request) {
  const app = c.get('app')
  const year = yearOf(c)
  const reading = await readingOf(c, year)
  const report = reading?.kind === 'published' ? reading.report : reading && (await composeNow(app, year))
  if (!report) return nothingToRead(c)
  return c.body(reportHtml(app, report, c.get('lang')), 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': `attachment; filename="annual-report-${year}.html"`,
  })
}

async function changes(c: Request) {
  const { db } = c.get('app')
  const year = yearOf(c)
  const number = numberOf(c.req.param('version'))
  const [before, after] = await Promise.all([findPublished(db, year, number - 1), findPublished(db, year, number)])
  if (!before || !after) return notFound(c)
  return page(
    c,
    <ChangesPage shell={shellOf(c)} year={year} before={before.version} after={after.version} changes={compareReports(before.report, after.report)} />,
  )
}

async function publish(c: Request) {
  const year = yearOf(c)
  const outcome = await publishReport(c.get('app'), c.get('caller'), year)
  return outcome.ok ? seeOther(c, `${paths.report(year, outcome.value.number)}#versions`) : notFound(c)
}

/** There may be a report that only staff can read yet: who is not signed in is told so, without learning whether there is. */
function nothingToRead(c: Request): Response | Promise<Response> {
  if (c.get('visitor').accountId) return notFound(c)
  const shell = shellOf(c)
  const year = c.req.param('year')
  return page(
    c,
    <Layout shell={shell} title={shell.t(year ? reportTitle(yearOf(c)) : pageWords.report)} narrow>
      <EmptyState title={shell.t(pageWords.notPublished)} action={<LinkButton href={peoplePaths.signIn(c.req.path)}>{shell.t(pageWords.signIn)}</LinkButton>}>
        {shell.t(pageWords.notPublishedLead)}
      </EmptyState>
    </Layout>,
    404,
  )
}
