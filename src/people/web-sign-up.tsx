import { readForm, untouched, type FieldFault, type Typed } from '#platform/forms.ts'
import { page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { openOwnAccount } from './actions/open-own-account.ts'
import { providersOf } from './actions/providers.ts'
import { askRecovery, recoverAtCounter, type ProvincesOf } from './actions/recover.ts'
import { findVerification, verifyEmail } from './actions/verify-email.ts'
import { addressOf } from './address.ts'
import { forms } from './fields.ts'
import { formatLogin } from './login.ts'
import { CounterLinkPage, RecoverAtCounterPage, RecoverPage } from './pages/recover.page.tsx'
import { SignUpPage, VerifiedPage, VerifyEmailPage } from './pages/sign-up.page.tsx'
import { paths } from './paths.ts'
import { safeReturnPath } from './rules.ts'
import { words } from './texts.ts'
import { letIn } from './web-sign-in.tsx'

// Opening an account of one's own, proving its address, and getting back into it.

export function showSignUp(c: Request): Response {
  const next = safeReturnPath(c.req.query('next'))
  return c.get('visitor').accountId ? seeOther(c, next) : signUpPage(c, untouched, next, 200)
}

const signUpPage = (c: Request, typed: Typed, next: string, status: 200 | 422): Response =>
  page(c, <SignUpPage shell={shellOf(c)} typed={typed} next={next} providers={providersOf(c.get('app'))} />, status)

/** What refuses an account of one's own, at its field. */
export const signUpFaults = {
  'login-taken': { field: 'login', message: words.loginTaken },
  'too-many': { field: '', message: words.signUpTooMany },
  'linked-elsewhere': { field: '', message: words.linkedElsewhere },
} as const satisfies Record<string, FieldFault>

export async function takeSignUp(c: Request): Promise<Response> {
  const form = readForm(c, forms.signUp)
  const next = safeReturnPath(form.typed.values['next'])
  const typed = withoutPassword(form.typed)
  if (!form.ok) return signUpPage(c, typed, next, 422)
  const { name, login, password } = form.value
  const from = { address: addressOf(c), userAgent: c.req.header('user-agent'), language: c.get('lang') }
  const opened = await openOwnAccount(c.get('app'), c.get('caller'), { name, login, password, ...from })
  return opened.ok ? letIn(c, opened.value, next) : signUpPage(c, { ...typed, faults: [signUpFaults[opened.code]] }, next, 422)
}

const withoutPassword = ({ values, faults }: Typed): Typed => ({ values: { ...values, password: '' }, faults })

export async function showVerifyEmail(c: Request): Promise<Response> {
  const ticket = c.req.param('ticket') ?? ''
  const account = await findVerification(c.get('app'), ticket)
  if (!account) return page(c, <VerifiedPage shell={shellOf(c)} valid={false} />, 404)
  return page(c, <VerifyEmailPage shell={shellOf(c)} ticket={ticket} login={formatLogin(account.email)} />)
}

export async function takeVerifyEmail(c: Request): Promise<Response> {
  const answer = await verifyEmail(c.get('app'), c.get('caller'), c.req.param('ticket') ?? '')
  return page(c, <VerifiedPage shell={shellOf(c)} valid={answer.ok} />, answer.ok ? 200 : 404)
}

export function showRecover(c: Request): Response {
  return page(c, <RecoverPage shell={shellOf(c)} typed={untouched} asked={c.req.query('asked') !== undefined} />)
}

export async function takeRecover(c: Request): Promise<Response> {
  const form = readForm(c, forms.recover)
  if (!form.ok) return page(c, <RecoverPage shell={shellOf(c)} typed={form.typed} asked={false} />, 422)
  await askRecovery(c.get('app'), c.get('caller'), { login: form.value.login, address: addressOf(c) })
  return seeOther(c, `${paths.recover()}?asked`)
}

export function showRecoverAtCounter(c: Request): Response {
  return page(c, <RecoverAtCounterPage shell={shellOf(c)} typed={untouched} />)
}

const counterFaults = {
  'not-found': { field: 'login', message: words.counterNotFound },
  elsewhere: { field: 'login', message: words.counterElsewhere },
  'has-mailbox': { field: 'login', message: words.counterHasMailbox },
} as const satisfies Record<string, FieldFault>

export async function takeRecoverAtCounter(c: Request, provincesOf: ProvincesOf): Promise<Response> {
  const form = readForm(c, forms.recoverAtCounter)
  const again = (typed: Typed) => page(c, <RecoverAtCounterPage shell={shellOf(c)} typed={typed} />, 422)
  if (!form.ok) return again(form.typed)
  const { login, app: lostApp } = form.value
  const answer = await recoverAtCounter(c.get('app'), c.get('caller'), { login, withoutAuthenticator: lostApp === 'yes' }, provincesOf)
  if (!answer.ok) return again({ ...form.typed, faults: [counterFaults[answer.code]] })
  const { name, token } = answer.value
  return page(c, <CounterLinkPage shell={shellOf(c)} name={name} link={c.get('app').config.baseUrl + paths.setPassword(token)} />)
}
