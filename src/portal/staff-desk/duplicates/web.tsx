import { z } from 'zod'
import { hasOpenQuestions, listQuestions } from '#exchange/index.ts'
import { besides, transact } from '#platform/database.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs.ts'
import type { Outcome } from '#platform/outcome.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import { nameOf } from '#people/index.ts'
import { activityNames, areaNames } from '#reference/index.ts'
import {
  confirmMerge,
  decideDistinct,
  distinctReasons,
  duplicateSteps,
  fieldNames,
  findDuplicate,
  getRecord,
  listDuplicates,
  listMatchers,
  lookForDuplicates,
  matcherCodes,
  mergeReasons,
  proposeMerge,
  recordAccess,
  setMatcher,
  undoMerge,
  type DuplicateStatus,
} from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { DuplicatesPage } from './duplicates.page.tsx'
import { MatchersPage } from './matchers.page.tsx'
import { PairPage } from './pair.page.tsx'
import { paths } from './paths.ts'
import { refusals, words } from './texts.ts'

export const web = routes()
  .get('/duplicates', 'registry.merge', showPairs)
  .post('/duplicates/look', 'registry.merge', takeLook)
  .get('/duplicates/matchers', 'registry.merge', (c) => showMatchers(c, untouched, 200))
  .post('/duplicates/matchers/:code', 'registry.merge', takeMatcher)
  .get('/duplicates/:id', 'registry.merge', (c) => showPair(c, untouched, 200))
  .post('/duplicates/:id/distinct', 'registry.merge', takeDistinct)
  .post('/duplicates/:id/propose', 'registry.merge', takeProposal)
  .post('/duplicates/:id/confirm', 'registry.merge', takeConfirmation)
  .post('/duplicates/:id/undo', 'registry.merge', (c) => decide(c, (id) => undoMerge(c.get('app'), c.get('caller'), { id }))).list

export const navigation: readonly NavItem[] = [{ href: paths.duplicates(), text: words.menu, may: 'registry.merge' }]

async function showPairs(c: Request): Promise<Response> {
  const app = c.get('app')
  const status = (Object.keys(duplicateSteps) as DuplicateStatus[]).find((known) => known === c.req.query('status')) ?? 'open'
  const before = c.req.query('before')
  // Names of a list of pairs are looked at like any other record: each of them has its line.
  const data = await transact(app, c.get('caller'), async (work) => {
    const { pairs, more } = await listDuplicates(work.tx, { status, before: before && isId(before) ? before : undefined })
    const enterpriseIds = [...new Set(pairs.flatMap(({ first, second }) => [first.id, second.id]))]
    await recordAccess(work, { enterpriseIds, reader: 'staff', purpose: 'duplicate', fields: ['nameTh', 'area'], basis: 'duty' })
    const areas = await areaNames(
      work.tx,
      pairs.flatMap(({ first, second }) => [first.province, second.province]),
    )
    return { pairs, more, areas, matchers: await listMatchers(work.tx) }
  })
  return page(c, <DuplicatesPage shell={shellOf(c)} status={status} {...data} />)
}

async function takeLook(c: Request): Promise<Response> {
  const jobId = await transact(c.get('app'), c.get('caller'), async (work) => {
    await work.audit('duplicates-looked-for', 'job', lookForDuplicates.name)
    return await enqueue(work, lookForDuplicates, {})
  })
  return seeOther(c, `/jobs/${jobId}`)
}

async function showPair(c: Request, typed: Typed, status: 200 | 409 | 422): Promise<Response> {
  const app = c.get('app')
  const id = c.req.param('id') ?? ''
  const found = isId(id)
    ? await transact(app, besides(c.get('caller')), async (work) => {
        const pair = await findDuplicate(work.tx, id)
        if (!pair) return undefined
        const enterpriseIds = [pair.first.id, pair.second.id]
        await recordAccess(work, { enterpriseIds, reader: 'staff', purpose: 'duplicate', fields: fieldNames, basis: 'duty' })
        const [first, second] = [await getRecord(app, work.tx, pair.first.id), await getRecord(app, work.tx, pair.second.id)]
        const places = [first, second].flatMap(({ place }) => [place.province, place.district, place.subdistrict].filter((code) => code !== undefined))
        const activities = [first, second].flatMap(({ activity }) => activity ?? [])
        const questions = async (enterpriseId: string) => (await listQuestions(app, work.tx, enterpriseId, 'officer')).length
        const people = [pair.decidedBy, pair.confirmedBy, pair.undoneBy].filter((account) => account !== null)
        return {
          pair,
          first,
          second,
          questions: [await questions(first.id), await questions(second.id)] as const,
          areas: await areaNames(work.tx, places),
          activities: await activityNames(work.tx, activities),
          people: await nameOf(work.tx, people),
          matchers: await listMatchers(work.tx),
        }
      })
    : undefined
  if (!found) return await notFound(c)
  return page(c, <PairPage shell={shellOf(c)} {...found} accountId={c.get('visitor').accountId} typed={typed} />, status)
}

/** Takes a decision about the pair of the address; what refuses it is said on the pair's page. */
async function decide(c: Request, take: (id: string) => Promise<Outcome<unknown, keyof typeof refusals>>, typed: Typed = untouched): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const outcome = isId(id) ? await take(id) : undefined
  if (!outcome || (!outcome.ok && outcome.code === 'no-such-pair')) return await notFound(c)
  if (outcome.ok) return seeOther(c, paths.pair(id))
  const faults = [{ field: '', message: refusals[outcome.code] }]
  return await showPair(c, { ...typed, faults }, outcome.code === 'decided-meanwhile' ? 409 : 422)
}

async function takeDistinct(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ distinct: field.oneOf(distinctReasons) }))
  if (!form.ok) return await showPair(c, form.typed, 422)
  const { distinct } = form.value
  return await decide(c, (id) => decideDistinct(c.get('app'), c.get('caller'), { id, reason: distinct }), form.typed)
}

async function takeProposal(c: Request): Promise<Response> {
  const form = readForm(c, z.object({ survivor: field.id(), reason: field.oneOf(mergeReasons) }))
  if (!form.ok) return await showPair(c, form.typed, 422)
  const { survivor, reason } = form.value
  const app = c.get('app')
  return await decide(c, (id) => proposeMerge(app, c.get('caller'), { id, survivorId: survivor, reason }, hasOpenQuestions(app)), form.typed)
}

async function takeConfirmation(c: Request): Promise<Response> {
  const app = c.get('app')
  return await decide(c, (id) => confirmMerge(app, c.get('caller'), { id }, hasOpenQuestions(app)))
}

async function showMatchers(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  return page(c, <MatchersPage shell={shellOf(c)} matchers={await listMatchers(c.get('app').db)} asked={c.req.param('code')} typed={typed} />, status)
}

async function takeMatcher(c: Request): Promise<Response> {
  const code = matcherCodes.find((known) => known === c.req.param('code'))
  if (!code) return await notFound(c)
  const form = readForm(c, z.object({ threshold: field.decimal(), enabled: field.optional(field.oneOf(['yes'])) }))
  if (!form.ok) return await showMatchers(c, form.typed, 422)
  const { threshold, enabled } = form.value
  const outcome = await setMatcher(c.get('app'), c.get('caller'), { code, threshold: threshold.toFixed(3), enabled: enabled === 'yes' })
  if (outcome.ok) return seeOther(c, paths.matchers())
  return await showMatchers(c, { ...form.typed, faults: [{ field: 'threshold', message: refusals[outcome.code] }] }, 422)
}
