import { z } from 'zod'
import { downloadEvidence } from '#casework/index.ts'
import { quarters, type FiscalYear, type Quarter } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type FieldFault, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import type { Refusal } from '#platform/outcome.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import { askedYear, findNewestYear, getPlan } from '#plan/index.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { approveResult } from './actions/approve-result.ts'
import { chooseDerivation } from './actions/choose-derivation.ts'
import { declareComparability } from './actions/declare-comparability.ts'
import { reopenResult } from './actions/reopen-result.ts'
import { reportResult } from './actions/report-result.ts'
import { returnResult } from './actions/return-result.ts'
import { whatIsMissing, type PeriodOf } from './actions/shared.ts'
import { submitResult } from './actions/submit-result.ts'
import { derivations } from './derivations.ts'
import { ResultPage } from './pages/result.page.tsx'
import { NoResultsPage, ResultsPage } from './pages/results.page.tsx'
import { paths } from './paths.ts'
import { bases, statuses, type ReportFault } from './rules.ts'
import { evidenceOfReports, findPublished, getResults, listWaiting, reportSubject, resultHistory } from './store.ts'
import { failureTexts, faultPlaces, fileFailures, pageWords } from './texts.ts'

/** An owner's form carries files of 20 MB each. */
const withFiles = { bodyLimit: 64 * 1024 * 1024 }

/** Who may report an indicator is decided in the action: the address names the indicator, not its project. */
export const web = routes()
  .get('/results', 'results.read', showNewest)
  .get('/results/:year', 'results.read', showResults)
  .get('/results/:year/:indicator', 'results.read', (c) => showResult(c, untouched, 200))
  .get('/results/:year/:indicator/evidence/:id', 'results.read', (c) => downloadEvidence(c, reportSubject, c.req.param('id')))
  .post('/results/:year/:indicator/report', 'results.read', takeReport, withFiles)
  .post('/results/:year/:indicator/submit', 'results.read', takeSubmit)
  .post('/results/:year/:indicator/return', 'results.review', takeReturn)
  .post('/results/:year/:indicator/approve', 'results.review', takeApprove)
  .post('/results/:year/:indicator/reopen', 'results.review', takeReopen)
  .post('/results/:year/:indicator/comparability', 'results.review', takeComparability)
  .post('/results/:year/:indicator/derivation', 'results.review', takeDerivation).list

export const navigation: readonly NavItem[] = [{ href: '/results', text: pageWords.results, may: 'results.read', asideFor: 'registry.register' }]

async function showNewest(c: Request): Promise<Response> {
  const year = await findNewestYear(c.get('app').db)
  return year === undefined ? page(c, <NoResultsPage shell={shellOf(c)} />) : seeOther(c, paths.results(year))
}

const quarterOf = (text: unknown): Quarter | undefined => quarters.find((quarter) => String(quarter) === text)

async function showResults(c: Request): Promise<Response> {
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { db } = c.get('app')
  const quarter = quarterOf(c.req.query('quarter'))
  const status = statuses.find((known) => known === c.req.query('status'))
  const [plan, results, waiting] = await Promise.all([getPlan(db, year), getResults(db, year, quarter), listWaiting(db, year)])
  return page(c, <ResultsPage shell={shellOf(c)} plan={plan} results={results} quarter={quarter} status={status} waiting={waiting} />)
}

/** The period an address or a form is about. */
function periodOf(c: Request, year: FiscalYear): PeriodOf {
  const quarter = quarterOf(c.get('form')?.fields['quarter'] ?? c.req.query('quarter'))
  return { year, indicator: c.req.param('indicator') ?? '', quarter }
}

async function showResult(c: Request, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { db } = c.get('app')
  const { indicator, quarter } = periodOf(c, year)
  const [results, published, history, plan] = await Promise.all([
    getResults(db, year, quarter),
    findPublished(db, year, indicator),
    resultHistory(db, year, indicator),
    getPlan(db, year),
  ])
  const result = results.find((one) => one.indicator.id === indicator)
  if (!result) return await notFound(c)
  const { open, result: inForce } = result
  const evidence = await evidenceOfReports(db, [inForce?.reportId, open?.id])
  const openEvidence = evidence.filter(({ subjectId }) => subjectId === open?.id)
  const people = await nameOf(db, [...history.map(({ accountId }) => accountId), ...(inForce?.approvedBy ? [inForce.approvedBy] : [])])
  return page(
    c,
    <ResultPage
      shell={shellOf(c)}
      year={year}
      quarter={quarter}
      result={result}
      projectName={plan.projects.find(({ code }) => code === result.indicator.project)?.name}
      published={published}
      evidence={evidence.filter(({ subjectId }) => subjectId === inForce?.reportId)}
      openEvidence={openEvidence}
      missing={open ? whatIsMissing(result.indicator, open, openEvidence) : []}
      history={history}
      people={people}
      typed={typed}
    />,
    status,
  )
}

const carried = { version: field.optional(field.integer()) }

const reportForm = z.object({
  ...carried,
  value: field.optional(field.decimal()),
  unit: field.optional(field.text({ max: 100 })),
  basis: field.oneOf(bases),
  note: field.optional(field.text({ max: 4000 })),
  missingReason: field.optional(field.text({ max: 1000 })),
})

async function takeReport(c: Request): Promise<Response> {
  const form = readForm(c, reportForm)
  if (!form.ok) return await showResult(c, form.typed, 422)
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { value, unit, basis, note, missingReason, version } = form.value
  const body = c.get('form')
  const answer = await reportResult(c.get('app'), c.get('caller'), {
    ...periodOf(c, year),
    value,
    unit,
    basis,
    note,
    missingReason,
    version,
    reporter: c.get('visitor'),
    files: body?.files['files'] ?? [],
    withdrawn: Object.keys(body?.fields ?? {}).flatMap((name) => (name.startsWith('withdraw-') ? [name.slice('withdraw-'.length)] : [])),
  })
  return await afterwards(c, year, answer, form.typed, 'report')
}

async function takeSubmit(c: Request): Promise<Response> {
  return await withVersion(c, (period, version) => submitResult(c.get('app'), c.get('caller'), { ...period, version, reporter: c.get('visitor') }))
}

async function takeApprove(c: Request): Promise<Response> {
  return await withVersion(c, (period, version) => approveResult(c.get('app'), c.get('caller'), { ...period, version }))
}

async function takeReturn(c: Request): Promise<Response> {
  const fields = c.get('form')?.fields ?? {}
  const faults = Object.keys(faultPlaces).flatMap((place) => {
    const message = fields[`fault-${place}`]
    return typeof message === 'string' && message.trim() ? [{ place, message: message.trim() }] : []
  })
  return await withVersion(c, (period, version) => returnResult(c.get('app'), c.get('caller'), { ...period, version, faults }))
}

async function withVersion(c: Request, act: (period: PeriodOf, version: number) => Promise<Answer>): Promise<Response> {
  const form = readForm(c, z.object(carried))
  if (!form.ok) return await showResult(c, form.typed, 422)
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  return await afterwards(c, year, await act(periodOf(c, year), form.value.version ?? 0), form.typed, '')
}

async function takeReopen(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ reason: field.text({ max: 1000 }) }))
  if (!form.ok) return await showResult(c, form.typed, 422)
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const answer = await reopenResult(c.get('app'), c.get('caller'), { ...periodOf(c, year), reason: form.value.reason })
  return await afterwards(c, year, answer, form.typed, 'reason')
}

async function takeComparability(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ comparable: field.oneOf(['yes', 'no']), why: field.text({ max: 1000 }) }))
  if (!form.ok) return await showResult(c, form.typed, 422)
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { indicator } = periodOf(c, year)
  const answer = await declareComparability(c.get('app'), c.get('caller'), {
    year,
    indicator,
    comparable: form.value.comparable === 'yes',
    reason: form.value.why,
  })
  return await afterwards(c, year, answer, form.typed, 'why')
}

async function takeDerivation(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ derivation: field.optional(field.oneOf(derivations.map(({ key }) => key))) }))
  if (!form.ok) return await showResult(c, form.typed, 422)
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { indicator } = periodOf(c, year)
  const answer = await chooseDerivation(c.get('app'), c.get('caller'), { year, indicator, derivation: form.value.derivation })
  return await afterwards(c, year, answer, form.typed, 'derivation')
}

const refusals = { ...failureTexts, ...fileFailures }
type Answer = { readonly ok: true } | Refusal<keyof typeof refusals>

/** Back to the result; or the page again with what was typed and why it was refused. */
async function afterwards(c: Request, year: FiscalYear, answer: Answer, typed: Typed, about: string): Promise<Response> {
  const { indicator, quarter } = periodOf(c, year)
  if (answer.ok) return seeOther(c, paths.result(year, indicator, quarter))
  const missing = answer.code === 'incomplete' ? (answer.detail?.['faults'] as readonly ReportFault[]) : []
  const where = answer.code.startsWith('file-') ? 'files' : about === 'report' ? '' : about
  const faults: readonly FieldFault[] = missing.length > 0 ? missing : [{ field: where, message: refusals[answer.code] }]
  return await showResult(c, { ...typed, faults }, answer.code === 'stale' ? 409 : 422)
}
