import { z } from 'zod'
import { besides, transact, type Caller } from '#platform/database.ts'
import { field } from '#platform/fields.ts'
import { withOneFile } from '#platform/files.ts'
import { faultText, readForm, untouched, type FieldFault, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { listRetention } from '#platform/retention.ts'
import { routes, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { areaNames } from '#reference/index.ts'
import { basisOf, findCard, readOneId, recordAccess, type EnterpriseCard } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { eraseOnRequest } from './actions/erase-on-request.ts'
import { assessBreach, moveBreach } from './actions/move-breach.ts'
import { recordBreach } from './actions/record-breach.ts'
import { dutiesOf, risks } from './breach.ts'
import { BreachPage } from './pages/breach.page.tsx'
import { BreachesPage, NewBreachPage } from './pages/breaches.page.tsx'
import { ErasurePage } from './pages/erasure.page.tsx'
import { RetentionPage } from './pages/retention.page.tsx'
import { paths } from './paths.ts'
import { findBreach, listBreaches, listBreachSteps } from './store.ts'
import { eraseRefusals, refusals } from './texts.ts'

export const web = routes()
  .get('/privacy/retention', 'privacy.manage', showRetention)
  .get('/privacy/breaches', 'privacy.manage', showBreaches)
  .get('/privacy/breaches/new', 'privacy.manage', (c) => page(c, <NewBreachPage shell={shellOf(c)} typed={untouched} />))
  .post('/privacy/breaches', 'privacy.manage', takeBreach)
  .get('/privacy/breaches/:id', 'privacy.manage', (c) => showBreach(c, untouched, 200))
  .post('/privacy/breaches/:id/assess', 'privacy.manage', takeAssessment)
  .post('/privacy/breaches/:id/move', 'privacy.manage', takeMove)
  .get('/privacy/erasure', 'privacy.manage', (c) => showErasure(c, untouched, 200))
  .post('/privacy/erasure', 'privacy.manage', takeErasure, withOneFile).list

/** Whoever has the permission has an account. */
const person = (c: Request): Caller & { readonly accountId: string } => ({ ...c.get('caller'), accountId: c.get('visitor').accountId! })

async function showRetention(c: Request): Promise<Response> {
  return page(c, <RetentionPage shell={shellOf(c)} periods={await listRetention(c.get('app').db)} />)
}

async function showBreaches(c: Request): Promise<Response> {
  const { db, clock } = c.get('app')
  const now = clock.now()
  const breaches = (await listBreaches(db)).map((breach) => ({ ...breach, duties: dutiesOf(breach, now) }))
  return page(c, <BreachesPage shell={shellOf(c)} breaches={breaches} />)
}

const time = z
  .string({ error: faultText(refusals['not-a-time']) })
  .transform((typed) => arabicDigits(typed).trim().replace('.', ':'))
  .refine((typed) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(typed), { error: faultText(refusals['not-a-time']) })

const breachForm = z.object({
  foundDay: field.date(),
  foundTime: time,
  happenedOn: field.optional(field.date()),
  what: field.text({ max: 4000 }),
  data: field.text({ max: 1000 }),
  people: field.optional(field.integer({ max: 100_000_000 })),
  measures: field.text({ max: 4000 }),
})

async function takeBreach(c: Request): Promise<Response> {
  const form = readForm(c, breachForm)
  const again = (typed: Typed) => page(c, <NewBreachPage shell={shellOf(c)} typed={typed} />, 422)
  if (!form.ok) return again(form.typed)
  const { foundDay, foundTime, happenedOn, people, ...told } = form.value
  const foundAt = new Date(`${foundDay}T${foundTime.padStart(5, '0')}:00+07:00`).toISOString()
  const outcome = await recordBreach(c.get('app'), person(c), { ...told, foundAt, happenedOn, people })
  if (outcome.ok) return seeOther(c, paths.breach(outcome.value.id))
  return again(wrong(form.typed, outcome.code === 'found-later' ? 'foundTime' : 'happenedOn', refusals[outcome.code]))
}

const wrong = (typed: Typed, at: string, message: FieldFault['message']): Typed => ({ ...typed, faults: [{ field: at, message }] })

async function showBreach(c: Request, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const { db, clock } = c.get('app')
  const id = c.req.param('id') ?? ''
  const breach = isId(id) ? await findBreach(db, id) : undefined
  if (!breach) return await notFound(c)
  const steps = await listBreachSteps(db, id)
  const people = await nameOf(
    db,
    steps.map(({ accountId }) => accountId),
  )
  return page(c, <BreachPage shell={shellOf(c)} breach={breach} duties={dutiesOf(breach, clock.now())} steps={steps} people={people} typed={typed} />, status)
}

const assessmentForm = z.object({
  version: field.integer(),
  risk: field.oneOf(risks),
  people: field.optional(field.integer({ max: 100_000_000 })),
  data: field.text({ max: 1000 }),
  measures: field.text({ max: 4000 }),
})

async function takeAssessment(c: Request): Promise<Response> {
  const form = readForm(c, assessmentForm)
  if (!form.ok) return await showBreach(c, form.typed, 422)
  const id = c.req.param('id') ?? ''
  const outcome = isId(id) && (await assessBreach(c.get('app'), person(c), { ...form.value, id, people: form.value.people }))
  if (!outcome || (!outcome.ok && outcome.code === 'no-such-breach')) return await notFound(c)
  if (outcome.ok) return seeOther(c, paths.breach(id))
  return await showBreach(c, wrong(form.typed, '', refusals[outcome.code as 'stale']), 409)
}

const moveForm = z.object({ version: field.integer(), to: field.oneOf(['reported', 'told', 'closed']), note: field.optional(field.text({ max: 1000 })) })

async function takeMove(c: Request): Promise<Response> {
  const form = readForm(c, moveForm)
  if (!form.ok) return await showBreach(c, form.typed, 422)
  const id = c.req.param('id') ?? ''
  const outcome = isId(id) && (await moveBreach(c.get('app'), person(c), { ...form.value, id, note: form.value.note }))
  if (!outcome || (!outcome.ok && outcome.code === 'no-such-breach')) return await notFound(c)
  if (outcome.ok) return seeOther(c, paths.breach(id))
  const code = outcome.code as Exclude<typeof outcome.code, 'no-such-breach'>
  return await showBreach(c, wrong(form.typed, code === 'late-without-reason' ? 'note' : '', refusals[code]), code === 'stale' ? 409 : 422)
}

/** The card of an enterprise that is to be erased; looking at it is a look like any other. */
async function findToErase(c: Request, oneId: string): Promise<EnterpriseCard | undefined> {
  return await transact(c.get('app'), besides(c.get('caller')), async (work) => {
    const card = await findCard(work.tx, oneId)
    const basis = card && (await basisOf(work.tx, card.id))
    if (!basis) return undefined
    await recordAccess(work, { enterpriseIds: [card.id], reader: 'staff', purpose: 'erasure', fields: ['nameTh', 'area', 'status'], basis })
    return card
  })
}

async function showErasure(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const asked = c.req.query('one') ?? typed.values['one'] ?? ''
  const oneId = readOneId(asked)
  const card = oneId ? await findToErase(c, oneId) : undefined
  const areas = card ? await areaNames(c.get('app').db, [card.place.province]) : new Map()
  return page(c, <ErasurePage shell={shellOf(c)} asked={asked} card={card} areas={areas} typed={typed} />, status)
}

async function takeErasure(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ one: field.text({ max: 20 }) }))
  if (!form.ok) return await showErasure(c, form.typed, 422)
  const oneId = readOneId(form.value.one)
  const [letter] = c.get('form')?.files['files'] ?? []
  if (!oneId) return await showErasure(c, wrong(form.typed, 'one', eraseRefusals['no-such-enterprise']), 422)
  if (!letter) return await showErasure(c, wrong(form.typed, 'files', eraseRefusals['may-not']), 422)
  const outcome = await eraseOnRequest(c.get('app'), c.get('caller'), { oneId, letter })
  if (outcome.ok) return seeOther(c, paths.erasure(oneId))
  return await showErasure(c, wrong(form.typed, 'files', eraseRefusals[outcome.code]), 422)
}
