import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { findLinkedAccount, setPassword } from './actions/set-password.ts'
import { passkeyRequest, signInWithPasskey } from './actions/passkeys.ts'
import { providersOf } from './actions/providers.ts'
import { passSecondStep, signIn, signInAsDemo, type HalfSignedIn, type SignedIn } from './actions/sign-in.ts'
import { endSession } from './actions/sign-out.ts'
import { addressOf } from './address.ts'
import { cookieLine, cookieOf } from './cookies.ts'
import { forms } from './fields.ts'
import { formatLogin } from './login.ts'
import { SecondStepPage } from './pages/second-step.page.tsx'
import { LinkNotValidPage, SetPasswordPage } from './pages/set-password.page.tsx'
import { signInFaults, SignInPage } from './pages/sign-in.page.tsx'
import { paths } from './paths.ts'
import { safeReturnPath } from './rules.ts'
import { forgetSessionLine } from './session-cookie.ts'
import { listDemoAccounts, type DemoAccount } from './store.ts'
import { words } from './texts.ts'

/** The demonstration accounts; in production there are none, whatever the table holds. */
const demoAccounts = async (c: Request): Promise<DemoAccount[]> => {
  const { config, db } = c.get('app')
  return config.production ? [] : await listDemoAccounts(db)
}

export async function showSignIn(c: Request): Promise<Response> {
  const next = safeReturnPath(c.req.query('next'))
  return c.get('visitor').accountId ? seeOther(c, next) : await signInPage(c, untouched, next, 200)
}

export async function signInPage(c: Request, typed: Typed, next: string, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  const happened = c.req.query('set') !== undefined ? words.passwordIsSet : c.req.query('closed') !== undefined ? words.closed : undefined
  const passkey = await passkeyRequest(app, c.get('token'))
  const shown = { typed, next, happened, passkey, demo: await demoAccounts(c), providers: providersOf(app) }
  return page(c, <SignInPage shell={shellOf(c)} {...shown} />, status)
}

/** The sign-in page again, with why not. */
export const refused = (c: Request, why: keyof typeof signInFaults, next: string): Promise<Response> =>
  signInPage(c, { values: {}, faults: signInFaults[why] }, next, 422)

export async function takeSignIn(c: Request): Promise<Response> {
  const form = readForm(c, forms.signIn)
  const next = safeReturnPath(form.typed.values['next'])
  if (!form.ok) return await signInPage(c, form.typed, next, 422)
  const { email, password } = form.value
  const answer = await signIn(c.get('app'), c.get('caller'), { email, password, address: addressOf(c), userAgent: c.req.header('user-agent') })
  return answer.ok ? goOn(c, answer.value, next) : await signInPage(c, { values: { email }, faults: signInFaults[answer.code] }, next, 422)
}

/** One press on the sign-in page of a demonstration. */
export async function takeSignInAs(c: Request): Promise<Response> {
  const form = readForm(c, forms.signInAs)
  const next = safeReturnPath(form.typed.values['next'])
  if (!form.ok) return await signInPage(c, untouched, next, 422)
  const answer = await signInAsDemo(c.get('app'), c.get('caller'), { accountId: form.value.account, userAgent: c.req.header('user-agent') })
  return answer.ok ? letIn(c, answer.value, next) : await signInPage(c, untouched, next, 422)
}

export async function takePasskeySignIn(c: Request): Promise<Response> {
  const form = readForm(c, forms.passkey)
  const next = safeReturnPath(form.typed.values['next'])
  if (!form.ok) return await refused(c, 'passkey', next)
  const answer = await signInWithPasskey(c.get('app'), c.get('caller'), { response: form.value.response, userAgent: c.req.header('user-agent') })
  return answer.ok ? letIn(c, answer.value, next) : await refused(c, 'passkey', next)
}

/** Carries the first step to the second, in the same browser. */
const stepCookie = 'prosme.step'

/** Into the house, or to the second step where the account has one. */
export function goOn(c: Request, answer: SignedIn | HalfSignedIn, next: string): Response {
  if ('cookies' in answer) return letIn(c, answer, next)
  const response = seeOther(c, paths.secondStep(next))
  response.headers.append('set-cookie', cookieLine(c.get('app').config, stepCookie, answer.ticket, 600))
  return response
}

export function showSecondStep(c: Request): Response {
  return page(c, <SecondStepPage shell={shellOf(c)} typed={untouched} next={safeReturnPath(c.req.query('next'))} />)
}

export async function takeSecondStep(c: Request): Promise<Response> {
  const { config } = c.get('app')
  const form = readForm(c, forms.code)
  const next = safeReturnPath(form.typed.values['next'])
  const again = (typed: Typed) => page(c, <SecondStepPage shell={shellOf(c)} typed={typed} next={next} />, 422)
  if (!form.ok) return again(form.typed)
  const given = { ticket: cookieOf(c.req.header('cookie'), stepCookie), code: form.value.code }
  const answer = await passSecondStep(c.get('app'), c.get('caller'), { ...given, address: addressOf(c), userAgent: c.req.header('user-agent') })
  if (!answer.ok && answer.code === 'expired') return await refused(c, 'expired', next)
  if (!answer.ok) return again({ values: {}, faults: [{ field: 'code', message: answer.code === 'wrong' ? words.codeWrong : words.codeTooMany }] })
  const response = letIn(c, answer.value, next)
  response.headers.append('set-cookie', cookieLine(config, stepCookie, '', 0))
  return response
}

export function letIn(c: Request, { cookies, language }: SignedIn, next: string): Response {
  const response = seeOther(c, next)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  // A language chosen on this device stays; else the account's own is used.
  if (!/(?:^|; )lang=/.test(c.req.header('cookie') ?? '')) response.headers.append('set-cookie', languageCookie(language))
  return response
}

export const languageCookie = (language: string): string => `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`

export async function takeSignOut(c: Request): Promise<Response> {
  const app = c.get('app')
  await endSession(app, c.get('caller'), c.get('visitor').sessionId)
  const response = seeOther(c, paths.signIn())
  response.headers.append('set-cookie', forgetSessionLine(app.config))
  return response
}

export async function showSetPassword(c: Request): Promise<Response> {
  return await setPasswordPage(c, untouched, 200)
}

async function setPasswordPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const linkToken = c.req.param('token') ?? ''
  const linked = await findLinkedAccount(c.get('app'), linkToken)
  if (!linked) return page(c, <LinkNotValidPage shell={shellOf(c)} />, 404)
  return page(c, <SetPasswordPage shell={shellOf(c)} typed={typed} linkToken={linkToken} email={formatLogin(linked.email)} />, status)
}

export async function takeSetPassword(c: Request): Promise<Response> {
  const form = readForm(c, forms.setPassword)
  if (!form.ok) return await setPasswordPage(c, form.typed, 422)
  const answer = await setPassword(c.get('app'), c.get('caller'), { token: c.req.param('token') ?? '', password: form.value.password })
  return answer.ok ? seeOther(c, `${paths.signIn()}?set`) : page(c, <LinkNotValidPage shell={shellOf(c)} />, 404)
}
