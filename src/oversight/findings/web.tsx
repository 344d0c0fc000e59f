import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { routes, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { askedYear, findNewestYear } from '#plan/index.ts'
import { shellOf } from '#ui/index.ts'
import { answerFinding, answers, type AnswerRefusal } from './actions/answer-finding.ts'
import { recheck } from './actions/recheck.ts'
import { kinds, severities, type Kind } from './finding.ts'
import { FindingPage } from './pages/finding.page.tsx'
import { FindingsPage } from './pages/findings.page.tsx'
import { paths } from './paths.ts'
import { findFinding, findLastCheck, getFindings, getSteps, projectsOf, statuses, type FindingFilter } from './store.ts'
import { refusals } from './texts.ts'

export const web = routes()
  .get('/findings', 'findings.read', showNewest)
  .get('/findings/:year', 'findings.read', showFindings)
  .post('/findings/:year/check', 'findings.resolve', takeCheck)
  .get('/findings/:year/:id', 'findings.read', (c) => showFinding(c, untouched, 200))
  .post('/findings/:year/:id/answer', 'findings.resolve', takeAnswer).list

async function showNewest(c: Request): Promise<Response> {
  const year = await findNewestYear(c.get('app').db)
  return year === undefined ? await notFound(c) : seeOther(c, paths.findings(year))
}

const oneOf = <Value extends string>(values: readonly Value[], asked: string | undefined): Value | undefined => values.find((value) => value === asked)

async function showFindings(c: Request): Promise<Response> {
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  const { db } = c.get('app')
  const filter: FindingFilter = {
    severity: oneOf(severities, c.req.query('severity')),
    status: oneOf(statuses, c.req.query('status')),
    kind: oneOf(Object.keys(kinds) as Kind[], c.req.query('kind')),
    project: c.req.query('project') || undefined,
  }
  const [findings, standing, lastCheck] = await Promise.all([getFindings(db, year, filter), getFindings(db, year), findLastCheck(db, year)])
  const projects = [...projectsOf(standing.flatMap(({ places }) => places))].toSorted((a, b) => a.localeCompare(b, 'th', { numeric: true }))
  const mayCheck = c.get('visitor').permissions.has('findings.resolve')
  return page(
    c,
    <FindingsPage
      shell={shellOf(c)}
      year={year}
      findings={findings}
      standing={standing}
      filter={filter}
      projects={projects}
      lastCheck={lastCheck}
      mayCheck={mayCheck}
    />,
  )
}

async function takeCheck(c: Request): Promise<Response> {
  const year = await askedYear(c)
  if (year === undefined) return await notFound(c)
  await recheck(c.get('app'), c.get('caller'), year)
  return seeOther(c, paths.findings(year))
}

async function showFinding(c: Request, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const year = await askedYear(c)
  const { db } = c.get('app')
  const finding = year === undefined ? undefined : await findFinding(db, year, c.req.param('id') ?? '')
  if (year === undefined || !finding) return await notFound(c)
  const steps = await getSteps(db, year, finding.id)
  const people = await nameOf(db, [...new Set(steps.flatMap(({ accountId }) => accountId ?? []))])
  const mayAnswer = c.get('visitor').permissions.has('findings.resolve')
  return page(c, <FindingPage shell={shellOf(c)} year={year} finding={finding} steps={steps} people={people} mayAnswer={mayAnswer} typed={typed} />, status)
}

const answerForm = z.object({
  version: field.integer(),
  answer: field.oneOf(answers),
  reason: field.text({ max: 2000 }),
  correction: field.optional(field.text({ max: 300 })),
})

async function takeAnswer(c: Request): Promise<Response> {
  const year = await askedYear(c)
  const id = c.req.param('id') ?? ''
  if (year === undefined) return await notFound(c)
  const form = readForm(c, answerForm)
  if (!form.ok) return await showFinding(c, form.typed, 422)
  const { version, answer, reason, correction } = form.value
  const outcome = await answerFinding(c.get('app'), c.get('caller'), { year, id, version, answer, reason, correction })
  if (outcome.ok) return seeOther(c, paths.finding(year, id))
  if (outcome.code === 'no-such-finding') return await notFound(c)
  const fault = { field: faultFields[outcome.code], message: refusals[outcome.code] }
  return await showFinding(c, { ...form.typed, faults: [fault] }, outcome.code === 'stale' ? 409 : 422)
}

const faultFields = {
  'no-such-finding': '',
  stale: '',
  gone: '',
  'not-answered': 'answer',
  'correction-missing': 'correction',
} as const satisfies Record<AnswerRefusal, string>
