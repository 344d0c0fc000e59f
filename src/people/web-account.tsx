import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { changePassword } from './actions/set-password.ts'
import { setLanguage } from './actions/set-language.ts'
import { endSession } from './actions/sign-out.ts'
import { addressOf } from './address.ts'
import { forms } from './fields.ts'
import { AccountPage } from './pages/account.page.tsx'
import { paths } from './paths.ts'
import { findAccount, listSessions } from './store.ts'
import { words } from './texts.ts'
import { languageCookie } from './web-sign-in.tsx'

const ownAccount = async (c: Request) => await findAccount(c.get('app').db, c.get('visitor').accountId ?? '')

export async function showAccount(c: Request): Promise<Response> {
  return await accountPage(c, untouched, 200)
}

async function accountPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const { db, clock } = c.get('app')
  const account = await ownAccount(c)
  if (!account) return await notFound(c)
  const sessions = await listSessions(db, account.id, clock.now())
  const shown = { account, sessions, typed, passwordChanged: c.req.query('changed') !== undefined }
  return page(c, <AccountPage shell={shellOf(c)} {...shown} />, status)
}

export async function takeLanguage(c: Request): Promise<Response> {
  const form = readForm(c, forms.language)
  if (!form.ok) return await accountPage(c, form.typed, 422)
  await setLanguage(c.get('app'), c.get('caller'), form.value.language)
  const response = seeOther(c, paths.account())
  response.headers.append('set-cookie', languageCookie(form.value.language))
  return response
}

export async function takePassword(c: Request): Promise<Response> {
  const form = readForm(c, forms.changePassword)
  const account = await ownAccount(c)
  if (!account) return await notFound(c)
  if (!form.ok) return await accountPage(c, form.typed, 422)
  const answer = await changePassword(
    c.get('app'),
    { ...c.get('caller'), accountId: account.id },
    { ...form.value, email: account.email, address: addressOf(c), sessionId: c.get('visitor').sessionId },
  )
  if (answer.ok) return seeOther(c, `${paths.account()}?changed`)
  const message = answer.code === 'wrong' ? words.currentWrong : words.tooMany
  return await accountPage(c, { values: {}, faults: [{ field: 'current', message }] }, 422)
}

export async function takeSession(c: Request): Promise<Response> {
  const form = readForm(c, forms.session)
  if (form.ok) await endSession(c.get('app'), c.get('caller'), form.value.session)
  return seeOther(c, paths.account())
}
