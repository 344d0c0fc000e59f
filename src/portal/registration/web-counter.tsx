import { listAgencies } from '#agencies/index.ts'
import { prefill } from '#exchange/index.ts'
import { paths as peoplePaths } from '#people/index.ts'
import { besides, transact } from '#platform/database.ts'
import { fileRefusals } from '#platform/files.ts'
import { readForm, untouched, type FieldFault, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { bahtText } from '#platform/money.ts'
import type { Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import { listProvinces, type Province } from '#reference/index.ts'
import {
  basisOf,
  countAtCentre,
  findCard,
  findCardByNumber,
  isRegistered,
  numberTypes,
  placeOf,
  readAnyNumber,
  readOneId,
  readRecord,
  recordAccess,
  serveAtCounter,
  type EnterpriseCard,
  type EnterpriseRecord,
  type IdentityNumber,
  type Kind,
  type Shown,
} from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { registerAtCounter, updateAtCounter } from './actions/register-at-counter.ts'
import { choiceOfActivity, choiceOfArea, readActivity, readArea } from './choosing.ts'
import { forms } from './forms.ts'
import type { Answers } from './model.ts'
import { CounterFormPage, NumberPage, PresencePage, SlipPage, type Centre, type Subject } from './pages/counter.page.tsx'
import { paths } from './paths.ts'
import { answersOf, lastFullYear, restatementOf, statementOf, withFound } from './rules.ts'
import { counterWords } from './texts.ts'

/** An officer waits with somebody before them: the sources get less time than on the web. */
const budgetMs = 1500

/** The provinces somebody looks after: an officer works at their one-stop centres and finds their enterprises. */
export async function provincesWithinReach(c: Request): Promise<Province[]> {
  const areas = c.get('visitor').reach?.areas ?? new Set<string>()
  const provinces = await listProvinces(c.get('app').db, todayOf(c))
  return provinces.filter(({ code }) => areas === 'all' || areas.has(code))
}

/** The centre that the address or the form names, or the only one there is. */
async function centreOf(c: Request, named: string | undefined): Promise<Centre | undefined> {
  const centres = await provincesWithinReach(c)
  return centres.find(({ code }) => code === named) ?? (centres.length === 1 ? centres[0] : undefined)
}

export const showCounter = (c: Request): Promise<Response> => numberPage(c, untouched, c.req.query('centre'), 200)

async function numberPage(c: Request, typed: Typed, named: string | undefined, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  const centres = await provincesWithinReach(c)
  const centre = await centreOf(c, named)
  const since = `${todayOf(c)}T00:00:00+07:00`
  const today = centre && (await transact(app, reader(c), ({ tx }) => countAtCentre(tx, centre.code, since)))
  return page(c, <NumberPage shell={shellOf(c)} typed={typed} centres={centres} centre={centre} today={today} />, status)
}

/** Looking uses up no form: the page may be drawn again. */
const reader = (c: Request) => besides(c.get('caller'))

/** A number of any kind, or a ONE ID. */
function readShown(typed: string): Shown | undefined {
  const oneId = readOneId(typed)
  if (oneId) return { oneId }
  const number = readAnyNumber(typed)
  return number && { number }
}

const kindOf = ({ type }: IdentityNumber): Kind => (type === 'citizen' ? 'natural' : type)

const refused = (field: string, message: Text): readonly FieldFault[] => [{ field, message }]

/** The enterprise of what was shown, when the officer may work on it. */
async function findServed(c: Request, shown: Shown): Promise<EnterpriseCard | undefined> {
  const app = c.get('app')
  return await transact(app, reader(c), async ({ tx }) => {
    const card = await ('oneId' in shown ? findCard(tx, shown.oneId) : findCardByNumber(app, tx, shown.number))
    return card && (await basisOf(tx, card.id)) ? card : undefined
  })
}

/** Whose number it is decides what the officer sees: a new form, the record, or that the enterprise must open it. */
export async function takeShown(c: Request): Promise<Response> {
  const form = readForm(c, forms.shown)
  const centre = form.typed.values['centre']
  const shown = form.ok ? readShown(form.value.shown) : undefined
  const faults = [
    ...(shown ? [] : refused('shown', counterWords.noNumber)),
    ...((await centreOf(c, centre)) ? [] : refused('centre', counterWords.centreNeeded)),
  ]
  if (!shown || faults.length > 0) return numberPage(c, { ...form.typed, faults }, centre, 422)
  const app = c.get('app')
  const card = await findServed(c, shown)
  if (card) return await openedForm(c, card, centre)
  const elsewhere = 'oneId' in shown || (await isRegistered(app, app.db, shown.number))
  if (elsewhere) return page(c, <PresencePage shell={shellOf(c)} typed={untouched} shown={form.typed.values['shown'] ?? ''} centre={centre} />)
  return await newForm(c, shown.number, centre)
}

/** An enterprise of another province has read out its code. */
export async function takePresence(c: Request): Promise<Response> {
  const form = readForm(c, forms.presence)
  const centre = form.typed.values['centre']
  const shown = readShown(form.typed.values['shown'] ?? '')
  if (!shown) return seeOther(c, paths.counter(centre))
  const again = (message: Text) =>
    page(
      c,
      <PresencePage shell={shellOf(c)} typed={{ values: {}, faults: refused('code', message) }} shown={form.typed.values['shown'] ?? ''} centre={centre} />,
      422,
    )
  if (!form.ok) return again(counterWords.wrongCode)
  const app = c.get('app')
  const served = await serveAtCounter(app, c.get('caller'), { shown, code: form.value.code })
  if (!served.ok && served.code !== 'already-served') return again(served.code === 'too-many-tries' ? counterWords.tooManyTries : counterWords.wrongCode)
  const card = await findServed(c, shown)
  return card ? await openedForm(c, card, centre) : notFound(c)
}

/** The record of an enterprise in the register, opened with a line of who looked. */
async function openedForm(c: Request, card: EnterpriseCard, centre: string | undefined): Promise<Response> {
  const opened = await readRecord(c.get('app'), reader(c), { oneId: card.oneId, purpose: 'counter' })
  if (!opened.ok) return notFound(c)
  return await formPage(c, { subject: subjectOf(opened.value), answers: answersOf(opened.value), centre, typed: untouched }, 200)
}

function subjectOf({ kind, oneId, version, stage, numbers }: EnterpriseRecord): Subject {
  const number = numbers.find(({ type }) => type === numberTypes[kind])
  return stage === 'unregistered' && number ? { state: 'known', kind, number: number.digits } : { state: 'registered', kind, oneId, version }
}

async function newForm(c: Request, number: IdentityNumber, centre: string | undefined): Promise<Response> {
  const kind = kindOf(number)
  const found = await prefill(c.get('app'), { kind, number: number.digits }, { budgetMs, by: 'applicant' })
  const answers = withFound({ kind, number: number.digits, done: [] }, found)
  return await formPage(c, { subject: { state: 'new', kind, number: number.digits }, answers, centre, typed: untouched }, 200)
}

interface Drawn {
  readonly subject: Subject
  readonly answers: Answers
  readonly centre: string | undefined
  readonly typed: Typed
  readonly options?: Parameters<typeof CounterFormPage>[0]['options']
}

async function formPage(
  c: Request,
  { subject, answers, centre, typed, options = { activity: [], area: [] } }: Drawn,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { db } = c.get('app')
  const named = {
    activity: answers.activity === undefined ? undefined : await choiceOfActivity(db, answers.activity),
    area: answers.area && (await choiceOfArea(db, answers.area)),
    agencies: new Map((await listAgencies(db)).map(({ code, name }) => [code, name])),
  }
  const centres = await provincesWithinReach(c)
  const year = answers.year ?? lastFullYear(todayOf(c))
  return page(c, <CounterFormPage shell={shellOf(c)} {...{ typed, subject, answers, named, options, centres, centre, year }} />, status)
}

export async function takeCounterForm(c: Request): Promise<Response> {
  const subject = readForm(c, forms.subject)
  if (!subject.ok) return seeOther(c, paths.counter())
  const form = readForm(c, forms.counter)
  const { values } = form.typed
  const { db } = c.get('app')
  const activity = await readActivity(db, values)
  const area = await readArea(db, values, todayOf(c))
  const centre = await centreOf(c, values['centre'])
  const papers = c.get('form')?.files['papers']?.[0]
  const faults = [
    ...form.typed.faults,
    ...activity.faults,
    ...area.faults,
    ...(centre ? [] : refused('centre', counterWords.centreNeeded)),
    ...ownerFaults(values, papers !== undefined),
  ]
  const again = (all: readonly FieldFault[], status: 409 | 422) => {
    const answers = {
      kind: subject.value.kind,
      number: '',
      activity: values['activityCode'],
      area: values['areaCode'] ? placeOf(values['areaCode']) : undefined,
      done: [],
    }
    return formPage(
      c,
      { subject: subject.value, answers, centre: centre?.code, typed: { values, faults: all }, options: { activity: activity.options, area: area.options } },
      status,
    )
  }
  if (!form.ok || !centre || faults.length > 0) return await again(faults, 422)
  const { evidence, revenue, ownerName, ownerLogin, ...given } = form.value
  const answers: Answers = {
    ...given,
    kind: subject.value.kind,
    number: '',
    activity: activity.code,
    area: placeOf(area.code!),
    revenue: revenue === undefined ? undefined : bahtText(revenue),
    done: [],
  }
  const work = { centre: centre.code, papersSeen: evidence.length > 0 || papers !== undefined }
  const [app, caller] = [c.get('app'), c.get('caller')]
  if (subject.value.state === 'registered') {
    const { oneId, version } = subject.value
    const updated = await updateAtCounter(app, caller, { ...work, oneId, version, statement: restatementOf(answers) })
    if (!updated.ok) return await again(refused('', updated.code === 'closed' ? counterWords.isClosed : counterWords.stale), 409)
    return seeOther(c, paths.slip(oneId, centre.code, { changed: updated.value.changed }))
  }
  const number = { type: numberTypes[subject.value.kind], digits: subject.value.number }
  const owner = ownerName && ownerLogin ? { name: ownerName, login: ownerLogin } : undefined
  const registered = await registerAtCounter(app, caller, { ...work, kind: subject.value.kind, number, statement: statementOf(answers)!, owner, papers })
  if (!registered.ok)
    return registered.code === 'already-registered'
      ? await again(refused('', counterWords.isRegistered), 409)
      : await again(refused('papers', fileRefusals[registered.code]), 422)
  const { oneId, claimed, account } = registered.value
  if (!account || account === 'login-taken' || !owner) return seeOther(c, paths.slip(oneId, centre.code, { claimed, loginTaken: account === 'login-taken' }))
  // The link is shown once and kept nowhere: this answer is the slip. Sent again, the form leads to the slip without it.
  const link = app.config.baseUrl + peoplePaths.setPassword(account.token)
  const slip = await slipPage(
    c,
    oneId,
    { claimed: claimed && !account.verified, account: { link, login: owner.login, verified: account.verified } },
    centre.code,
  )
  slip.headers.set('content-location', paths.slip(oneId, centre.code, { claimed: claimed && !account.verified }))
  return slip
}

/** An account needs both its name and its login, and papers need an account. */
function ownerFaults({ ownerName, ownerLogin }: Typed['values'], papers: boolean): readonly FieldFault[] {
  if (ownerLogin && !ownerName) return refused('ownerName', counterWords.ownerNameNeeded)
  if (ownerName && !ownerLogin) return refused('ownerLogin', counterWords.ownerLoginNeeded)
  return papers && !ownerLogin ? refused('ownerLogin', counterWords.ownerForPapers) : []
}

export async function showSlip(c: Request): Promise<Response> {
  const oneId = readOneId(c.req.param('oneId') ?? '')
  if (!oneId) return notFound(c)
  const { changed, claimed, taken, centre } = c.req.query()
  const notes = { changed: changed === undefined ? undefined : Number(changed), claimed: claimed !== undefined, loginTaken: taken !== undefined }
  return await slipPage(c, oneId, notes, centre)
}

async function slipPage(
  c: Request,
  oneId: string,
  notes: Pick<Parameters<typeof SlipPage>[0], 'changed' | 'claimed' | 'loginTaken' | 'account'>,
  centre: string | undefined,
): Promise<Response> {
  const { db, clock, config } = c.get('app')
  const card = await transact({ db, clock }, reader(c), async (work) => {
    const found = await findCard(work.tx, oneId)
    const basis = found && (await basisOf(work.tx, found.id))
    if (!basis) return undefined
    await recordAccess(work, { enterpriseIds: [found.id], reader: 'staff', purpose: 'counter', fields: ['nameTh'], basis })
    return found
  })
  const shared = { shell: shellOf(c), oneId, today: todayOf(c), centre, address: `${config.baseUrl}/e/${oneId}` }
  return page(c, <SlipPage {...shared} {...notes} name={card?.nameTh ?? undefined} />)
}
