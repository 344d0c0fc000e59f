import { prefill } from '#exchange/index.ts'
import { isOpen, matchServices, type Service } from '#ledger/index.ts'
import { transact } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { askMandate, findCard, findMyMandate, isRegistered, numberTypes, readOneId, type EnterpriseCard } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { beginDraft, dropDraft, saveDraft } from './actions/save-draft.ts'
import { draftCookie, newSecret, noDraftCookie } from './draft-cookie.ts'
import { forms, numbered } from './forms.ts'
import { heldDraft, holderOf } from './held-draft.ts'
import type { Answers } from './model.ts'
import { DonePage } from './pages/done.page.tsx'
import { KnownPage } from './pages/known.page.tsx'
import { StartPage } from './pages/start.page.tsx'
import { paths } from './paths.ts'
import { nextStep, standingsOf, withFound } from './rules.ts'

/** Milliseconds a page may wait for the sources; whoever is slower fills the fields later. */
const budgetMs = 2500

export const showStart = (c: Request): Promise<Response> => startPage(c, untouched, 200)

const startPage = async (c: Request, typed: Typed, status: 200 | 422): Promise<Response> =>
  page(c, <StartPage shell={shellOf(c)} typed={typed} draft={await heldDraft(c)} />, status)

/** The number: known, it leads to those who hold it; new, to what the sources say of it. */
export async function takeStart(c: Request): Promise<Response> {
  const form = readForm(c, numbered)
  if (!form.ok) return startPage(c, form.typed, 422)
  const { kind, number } = form.value
  const app = c.get('app')
  const draft = await heldDraft(c)
  if (draft?.answers.number === number.digits) return seeOther(c, await wayOf(c, draft.answers))
  // Answers that were brought from elsewhere wait for their number; those of another number are another registration.
  const carried = draft && draft.answers.number === '' ? draft : undefined
  const given: Answers = { ...carried?.answers, kind, number: number.digits, done: [] }
  const known = await isRegistered(app, app.db, number)
  // Whoever has not said who they are is shown what a public register shows; the rest is filled once they are registered.
  const by = c.get('visitor').accountId ? 'applicant' : 'anybody'
  const answers = known ? given : withFound(given, await prefill(app, { kind, number: number.digits }, { budgetMs, by }))
  return await keep(c, answers, carried, known ? paths.known() : paths.step(nextStep(answers)))
}

/** Answers given on a page that asks nobody who they are: kept, so that they need not be given again. */
export async function takeCarried(c: Request): Promise<Response> {
  const form = readForm(c, forms.carried)
  if (!form.ok) return seeOther(c, paths.start())
  return await keep(c, { ...form.value, number: '', done: [] }, undefined, paths.start())
}

/** Keeps answers in the draft that is there, or in a new one of this browser. */
async function keep(c: Request, answers: Answers, draft: Parameters<typeof saveDraft>[2] | undefined, path: string): Promise<Response> {
  const app = c.get('app')
  if (draft) {
    await saveDraft(app, c.get('caller'), draft, answers)
    return seeOther(c, path)
  }
  const secret = newSecret()
  await beginDraft(app, c.get('caller'), { ...holderOf(c), secret }, answers)
  const response = seeOther(c, path)
  response.headers.append('set-cookie', draftCookie(app, secret))
  return response
}

async function wayOf(c: Request, { kind, number, done }: Answers): Promise<string> {
  const { db } = c.get('app')
  return (await isRegistered(c.get('app'), db, { type: numberTypes[kind], digits: number })) ? paths.known() : paths.step(nextStep({ done }))
}

export async function takeStartAgain(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  if (draft) await dropDraft(c.get('app'), c.get('caller'), draft)
  const response = seeOther(c, paths.start())
  response.headers.append('set-cookie', noDraftCookie(c.get('app')))
  return response
}

export async function showKnown(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  return draft?.answers.number ? page(c, <KnownPage shell={shellOf(c)} asked={undefined} />) : seeOther(c, paths.start())
}

/** Asks to act for the enterprise whose number was given. */
export async function takeAsk(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  if (!draft?.answers.number) return seeOther(c, paths.start())
  const { kind, number } = draft.answers
  const asked = { number: { type: numberTypes[kind], digits: number }, role: standingsOf[kind][0] }
  const outcome = await askMandate(c.get('app'), c.get('caller'), asked)
  if (!outcome.ok) return seeOther(c, outcome.code === 'already-held' ? '/my-business' : paths.start())
  return page(c, <KnownPage shell={shellOf(c)} asked={outcome.value.status} />)
}

export async function showDone(c: Request): Promise<Response> {
  const app = c.get('app')
  const oneId = readOneId(c.req.param('oneId') ?? '')
  const { accountId } = c.get('visitor')
  if (!oneId || !accountId) return notFound(c)
  const found = await transact(app, c.get('caller'), async ({ tx }) => {
    const card = await findCard(tx, oneId)
    return card && { card, mandate: await findMyMandate(tx, accountId, card.id) }
  })
  // It is the page of whoever registered: an officer looks where looking leaves a line.
  if (!found?.mandate) return notFound(c)
  const { card, mandate } = found
  return page(c, <DonePage shell={shellOf(c)} card={card} claimed={mandate.sees === 'card'} services={await servicesFor(c, card)} />)
}

/** The first services that are open and whose every rule it passes. */
async function servicesFor(c: Request, card: EnterpriseCard): Promise<readonly Service[]> {
  const { db, clock } = c.get('app')
  const facts = {
    kind: card.kind,
    stage: card.stage,
    province: card.place.province,
    size: card.size === 'unknown' ? undefined : card.size,
    sector: card.sector === 'unknown' ? undefined : card.sector,
    activity: card.activity === null ? undefined : [card.activity],
  }
  const matches = await matchServices(db, bangkokDay(clock.now()), facts)
  return matches.flatMap(({ verdict, service }) => (verdict === 'fits' && isOpen(service.opening) ? [service] : [])).slice(0, 4)
}
