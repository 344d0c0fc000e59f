import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { findLinkedAccount, setPassword } from './actions/set-password.ts'
import { signIn, signInAsDemo, type SignedIn } from './actions/sign-in.ts'
import { endSession } from './actions/sign-out.ts'
import { addressOf } from './address.ts'
import { forms } from './fields.ts'
import { LinkNotValidPage, SetPasswordPage } from './pages/set-password.page.tsx'
import { signInFaults, SignInPage } from './pages/sign-in.page.tsx'
import { paths } from './paths.ts'
import { safeReturnPath } from './rules.ts'
import { isHttps, sessionCookieName } from './session-cookie.ts'
import { listDemoAccounts, type DemoAccount } from './store.ts'

/** The demonstration accounts; in production there are none, whatever the table holds. */
const demoAccounts = async (c: Request): Promise<DemoAccount[]> => {
  const { config, db } = c.get('app')
  return config.production ? [] : await listDemoAccounts(db)
}

export async function showSignIn(c: Request): Promise<Response> {
  const next = safeReturnPath(c.req.query('next'))
  return c.get('visitor').accountId ? seeOther(c, next) : await signInPage(c, untouched, next, 200)
}

const signInPage = async (c: Request, typed: Typed, next: string, status: 200 | 422): Promise<Response> =>
  page(c, <SignInPage shell={shellOf(c)} typed={typed} next={next} demo={await demoAccounts(c)} passwordIsSet={c.req.query('set') !== undefined} />, status)

export async function takeSignIn(c: Request): Promise<Response> {
  const form = readForm(c, forms.signIn)
  const next = safeReturnPath(form.typed.values['next'])
  if (!form.ok) return await signInPage(c, form.typed, next, 422)
  const { email, password } = form.value
  const answer = await signIn(c.get('app'), c.get('caller'), { email, password, address: addressOf(c), userAgent: c.req.header('user-agent') })
  return answer.ok ? letIn(c, answer.value, next) : await signInPage(c, { values: { email }, faults: signInFaults[answer.code] }, next, 422)
}

/** One press on the sign-in page of a demonstration. */
export async function takeSignInAs(c: Request): Promise<Response> {
  const form = readForm(c, forms.signInAs)
  const next = safeReturnPath(form.typed.values['next'])
  if (!form.ok) return await signInPage(c, untouched, next, 422)
  const answer = await signInAsDemo(c.get('app'), c.get('caller'), { accountId: form.value.account, userAgent: c.req.header('user-agent') })
  return answer.ok ? letIn(c, answer.value, next) : await signInPage(c, untouched, next, 422)
}

function letIn(c: Request, { cookies, language }: SignedIn, next: string): Response {
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
  const secure = isHttps(app.config) ? '; Secure' : ''
  response.headers.append('set-cookie', `${sessionCookieName(app.config)}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly${secure}`)
  return response
}

export async function showSetPassword(c: Request): Promise<Response> {
  return await setPasswordPage(c, untouched, 200)
}

async function setPasswordPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const linkToken = c.req.param('token') ?? ''
  const linked = await findLinkedAccount(c.get('app'), linkToken)
  if (!linked) return page(c, <LinkNotValidPage shell={shellOf(c)} />, 404)
  return page(c, <SetPasswordPage shell={shellOf(c)} typed={typed} linkToken={linkToken} email={linked.email} />, status)
}

export async function takeSetPassword(c: Request): Promise<Response> {
  const form = readForm(c, forms.setPassword)
  if (!form.ok) return await setPasswordPage(c, form.typed, 422)
  const answer = await setPassword(c.get('app'), c.get('caller'), { token: c.req.param('token') ?? '', password: form.value.password })
  return answer.ok ? seeOther(c, `${paths.signIn()}?set`) : page(c, <LinkNotValidPage shell={shellOf(c)} />, 404)
}
