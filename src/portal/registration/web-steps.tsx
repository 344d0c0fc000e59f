import type { z } from 'zod'
import { listAgencies } from '#agencies/index.ts'
import { addressOf, openOwnAccount, signIn, type SignedIn } from '#people/index.ts'
import { besides } from '#platform/database.ts'
import { readForm, untouched, type FieldFault, type Typed } from '#platform/forms.ts'
import { page, seeOther, todayOf } from '#platform/http.ts'
import { bahtText } from '#platform/money.ts'
import { done, type Outcome } from '#platform/outcome.ts'
import type { Request } from '#platform/routes.ts'
import { placeOf } from '#registry/index.ts'
import { shellOf, type Fact } from '#ui/index.ts'
import { registerDraft } from './actions/register-draft.ts'
import { saveDraft } from './actions/save-draft.ts'
import { choiceOfActivity, choiceOfArea, readActivity, readArea, type Choice } from './choosing.ts'
import { forms } from './forms.ts'
import { heldDraft, holderOf } from './held-draft.ts'
import { steps, type Answers, type Draft, type Step } from './model.ts'
import type { Named } from './pages/fields.tsx'
import { AccountPage, BusinessPage, CheckPage, factsOf, SizePage } from './pages/steps.page.tsx'
import { paths } from './paths.ts'
import { lastFullYear, nextStep, same, withAnswers } from './rules.ts'
import { findOutcome } from './store.ts'
import { words } from './texts.ts'

/** What a page is drawn again with: what was typed, what the words led to, what another window saved. */
interface Again {
  readonly typed: Typed
  readonly options?: { readonly activity: readonly Choice[]; readonly area: readonly Choice[] }
  readonly elsewhere?: readonly Fact[]
}

const isStep = (text: string): text is Step => (steps as readonly string[]).includes(text)

export async function showStep(c: Request): Promise<Response> {
  const step = c.req.param('step') ?? ''
  if (!isStep(step)) return await c.notFound()
  const draft = await heldDraft(c)
  if (!draft?.answers.number) return seeOther(c, await whereItLed(c))
  // Nothing can be checked before it was answered, and nothing sent by somebody without an account.
  if (step === 'check' && (!isComplete(draft.answers) || !c.get('visitor').accountId)) return seeOther(c, paths.step(firstOpen(c, draft.answers)))
  return await stepPage(c, step, draft, { typed: untouched }, 200)
}

/** A draft that is gone was sent, or never begun here. */
async function whereItLed(c: Request): Promise<string> {
  const oneId = await findOutcome(c.get('app'), c.get('app').db, holderOf(c))
  return oneId ? paths.done(oneId) : paths.start()
}

const isComplete = (answers: Answers): boolean => nextStep(answers) === 'check'
const firstOpen = (c: Request, answers: Answers): Step => (isComplete(answers) && !c.get('visitor').accountId ? 'account' : nextStep(answers))

async function stepPage(
  c: Request,
  step: Step,
  { answers, version }: Draft,
  { typed, options, elsewhere = [] }: Again,
  status: 200 | 409 | 422,
): Promise<Response> {
  const shared = { shell: shellOf(c), version, typed, elsewhere, answers, named: await namedIn(c, answers) }
  switch (step) {
    case 'business':
      return page(c, <BusinessPage {...shared} options={options ?? { activity: [], area: [] }} />, status)
    case 'size':
      return page(c, <SizePage {...shared} year={answers.year ?? lastFullYear(todayOf(c))} />, status)
    case 'account':
      return page(c, <AccountPage {...shared} />, status)
    case 'check':
      return page(c, <CheckPage {...shared} />, status)
  }
}

/** Words for the codes that answers hold. */
async function namedIn(c: Request, { activity, area }: Answers): Promise<Named> {
  const { db } = c.get('app')
  return {
    activity: activity === undefined ? undefined : await choiceOfActivity(db, activity),
    area: area && (await choiceOfArea(db, area)),
    agencies: new Map((await listAgencies(db)).map(({ code, name }) => [code, name])),
  }
}

/** Keeps the answers of a page and goes to the next that is open; drawn before another window saved, it is shown again with both. */
async function keepStep(
  c: Request,
  step: Step,
  draft: Draft,
  drawn: number,
  given: Partial<Answers>,
  typed: Typed,
  caller = c.get('caller'),
): Promise<Response> {
  const answers = withAnswers(draft.answers, given, step)
  const saved = drawn === draft.version && (await saveDraft(c.get('app'), caller, draft, answers)).ok
  if (saved) return seeOther(c, paths.step(nextStep(answers)))
  const current = (await heldDraft(c)) ?? draft
  // Sent again because no answer came: it is what was saved.
  if (isKept(current.answers, given, step)) return seeOther(c, paths.step(nextStep(current.answers)))
  return await stepPage(c, step, current, { typed, elsewhere: await differing(c, current.answers, answers) }, 409)
}

const isKept = (saved: Answers, given: Partial<Answers>, step: Step): boolean =>
  saved.done.includes(step) && (Object.keys(given) as (keyof Answers)[]).every((name) => same(saved[name], given[name]))

/** What another window saved, where it is not what was sent now. */
async function differing(c: Request, saved: Answers, sent: Answers): Promise<readonly Fact[]> {
  const shell = shellOf(c)
  const sentFacts = factsOf(shell, sent, await namedIn(c, sent), false)
  const savedFacts = factsOf(shell, saved, await namedIn(c, saved), false)
  const differ = savedFacts.filter(({ detail }, index) => !same(detail, sentFacts[index]?.detail))
  return differ.length > 0 ? differ : savedFacts.slice(0, 2)
}

export async function takeBusiness(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  if (!draft?.answers.number) return seeOther(c, await whereItLed(c))
  const form = readForm(c, forms.business)
  const { values } = form.typed
  const activity = await readActivity(c.get('app').db, values)
  const area = await readArea(c.get('app').db, values, todayOf(c))
  const typed = { values, faults: [...form.typed.faults, ...activity.faults, ...area.faults] }
  if (!form.ok || typed.faults.length > 0) {
    return await stepPage(c, 'business', draft, { typed, options: { activity: activity.options, area: area.options } }, 422)
  }
  const { version, ...given } = form.value
  return await keepStep(c, 'business', draft, version, { ...given, activity: activity.code, area: placeOf(area.code!) }, typed)
}

export async function takeSize(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  if (!draft?.answers.number) return seeOther(c, await whereItLed(c))
  const form = readForm(c, forms.size)
  if (!form.ok) return await stepPage(c, 'size', draft, form, 422)
  const { version, revenue, ...given } = form.value
  return await keepStep(c, 'size', draft, version, { ...given, revenue: revenue === undefined ? undefined : bahtText(revenue) }, form.typed)
}

/** As what they register; whoever has no account gets one here, before the registration itself, so that a password is never kept in a draft. */
export async function takeAccount(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  const { accountId } = c.get('visitor')
  if (!draft?.answers.number) return accountId ? seeOther(c, await whereItLed(c)) : await letInAgain(c)
  const form = readForm(c, forms.account)
  const account = accountId ? undefined : readForm(c, forms.newAccount)
  const faults = [...form.typed.faults, ...(account?.typed.faults ?? [])]
  const typed = { values: { ...form.typed.values, password: '' }, faults }
  if (!form.ok || account?.ok === false) return await stepPage(c, 'account', draft, { typed }, 422)
  const { version, ...given } = form.value
  if (!account) return await keepStep(c, 'account', draft, version, given, typed)
  if (version !== draft.version) return await keepStep(c, 'account', draft, version, given, typed)
  const opened = await accountOf(c, account.value)
  if (!opened.ok) return await stepPage(c, 'account', draft, { typed: { ...typed, faults: [accountFaults[opened.code]] } }, 422)
  const response = await keepStep(c, 'account', draft, version, given, typed, { ...c.get('caller'), accountId: opened.value.accountId })
  return withCookies(response, opened.value.cookies)
}

/** A new account; or the one that has this login already, for whoever knows its password: an earlier sending may have opened it and got no answer. */
async function accountOf(c: Request, account: z.infer<typeof forms.newAccount>): Promise<Outcome<SignedIn, 'login-taken' | 'too-many'>> {
  const [app, caller] = [c.get('app'), besides(c.get('caller'))]
  const device = { address: addressOf(c), userAgent: c.req.header('user-agent') }
  const opened = await openOwnAccount(app, caller, { ...account, ...device, language: c.get('lang') })
  if (opened.ok || opened.code !== 'login-taken') return opened
  const signedIn = await signIn(app, caller, { ...device, email: account.login, password: account.password })
  return signedIn.ok && 'cookies' in signedIn.value ? done(signedIn.value) : opened
}

const accountFaults = {
  'login-taken': { field: 'login', message: words.loginTaken },
  'too-many': { field: 'login', message: words.tooMany },
} as const satisfies Record<'login-taken' | 'too-many', FieldFault>

/** Sent twice, the page finds its draft with the account that the first sending opened: whoever knows the password of that account goes on as it. */
async function letInAgain(c: Request): Promise<Response> {
  const form = readForm(c, forms.newAccount)
  if (!form.ok) return seeOther(c, await whereItLed(c))
  const { login, password } = form.value
  const signedIn = await signIn(c.get('app'), c.get('caller'), { email: login, password, address: addressOf(c), userAgent: c.req.header('user-agent') })
  return signedIn.ok && 'cookies' in signedIn.value ? withCookies(seeOther(c, paths.step('check')), signedIn.value.cookies) : seeOther(c, paths.start())
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

export async function takeCheck(c: Request): Promise<Response> {
  const draft = await heldDraft(c)
  if (!draft?.answers.number) return seeOther(c, await whereItLed(c))
  const form = readForm(c, forms.check)
  const { accountId } = c.get('visitor')
  if (!accountId) return seeOther(c, paths.step('account'))
  if (!form.ok || form.value.version !== draft.version) {
    return await stepPage(c, 'check', draft, { typed: untouched, elsewhere: await differing(c, draft.answers, draft.answers) }, 409)
  }
  const registered = await registerDraft(c.get('app'), { ...c.get('caller'), accountId }, draft)
  if (registered.ok) return seeOther(c, paths.done(registered.value.oneId))
  if (registered.code === 'incomplete') return seeOther(c, paths.step(nextStep(draft.answers)))
  const led = await findOutcome(c.get('app'), c.get('app').db, holderOf(c))
  return seeOther(c, led ? paths.done(led) : registered.code === 'stale' ? paths.step('check') : paths.known())
}
