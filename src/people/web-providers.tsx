import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { openAccountFor } from './actions/open-own-account.ts'
import { comeBackFrom, identityTicket, leaveFor, linkIdentity, readIdentity, signInAs, unlink, type Identity } from './actions/providers.ts'
import { addressOf } from './address.ts'
import { cookieLine, cookieOf } from './cookies.ts'
import { forms } from './fields.ts'
import { FirstTimePage, LinkPage } from './pages/sign-up.page.tsx'
import { paths } from './paths.ts'
import { isProvider } from './provider-names.ts'
import { safeReturnPath } from './rules.ts'
import { words } from './texts.ts'
import { accountPage } from './web-account.tsx'
import { goOn, letIn, refused } from './web-sign-in.tsx'
import { signUpFaults } from './web-sign-up.tsx'

/** Holds what this browser left for a provider with. */
const flowCookie = 'prosme.provider'

const askedProvider = (c: Request) => {
  const name = c.req.param('provider') ?? ''
  return isProvider(name) ? name : undefined
}

export async function leave(c: Request): Promise<Response> {
  const provider = askedProvider(c)
  const next = safeReturnPath(c.req.query('next'))
  const left = provider && (await leaveFor(c.get('app'), provider, next))
  if (!left) return await notFound(c)
  if (left === 'unreachable') return await refused(c, 'provider-silent', next)
  const response = c.redirect(left.address, 302)
  response.headers.append('set-cookie', cookieLine(c.get('app').config, flowCookie, left.ticket, 900))
  return response
}

/** Back from the provider: in, to the second step, or to the question what this person wants. */
export async function comeBack(c: Request): Promise<Response> {
  const app = c.get('app')
  const provider = askedProvider(c)
  if (!provider) return await notFound(c)
  const query = new URL(c.req.url).search
  const back = await comeBackFrom(app, { provider, query, ticket: cookieOf(c.req.header('cookie'), flowCookie) })
  if (!back) return await refused(c, 'provider', '/')
  const response = await welcome(c, back.identity, back.next)
  response.headers.append('set-cookie', cookieLine(app.config, flowCookie, '', 0))
  return response
}

async function welcome(c: Request, identity: Identity, next: string): Promise<Response> {
  const app = c.get('app')
  const ticket = identityTicket(app, identity)
  const { provider, name } = identity
  if (c.get('visitor').accountId) return page(c, <LinkPage shell={shellOf(c)} provider={provider} name={name} identity={ticket} />)
  const answer = await signInAs(app, c.get('caller'), { identity, userAgent: c.req.header('user-agent') })
  if (answer.ok) return goOn(c, answer.value, next)
  if (answer.code === 'wrong') return await refused(c, 'provider', next)
  return page(c, <FirstTimePage shell={shellOf(c)} typed={untouched} next={next} provider={provider} name={name} identity={ticket} />)
}

export async function takeSignUpFrom(c: Request): Promise<Response> {
  const app = c.get('app')
  const form = readForm(c, forms.signUpFrom)
  const next = safeReturnPath(form.typed.values['next'])
  const ticket = form.typed.values['identity'] ?? ''
  const identity = readIdentity(app, ticket)
  if (!identity) return await refused(c, 'expired', next)
  const again = (typed: Typed) =>
    page(c, <FirstTimePage shell={shellOf(c)} typed={typed} next={next} provider={identity.provider} name={identity.name} identity={ticket} />, 422)
  if (!form.ok) return again(form.typed)
  const { name, login } = form.value
  const from = { address: addressOf(c), userAgent: c.req.header('user-agent'), language: c.get('lang') }
  const opened = await openAccountFor(app, c.get('caller'), { name, login, identity, ...from })
  return opened.ok ? letIn(c, opened.value, next) : again({ ...form.typed, faults: [signUpFaults[opened.code]] })
}

export async function takeLink(c: Request): Promise<Response> {
  const app = c.get('app')
  const form = readForm(c, forms.link)
  const identity = form.ok ? readIdentity(app, form.value.identity) : undefined
  const accountId = c.get('visitor').accountId
  if (!identity || !accountId) return seeOther(c, paths.account())
  const answer = await linkIdentity(app, { ...c.get('caller'), accountId }, identity)
  return answer.ok ? seeOther(c, paths.account()) : await accountPage(c, { values: {}, faults: [signUpFaults[answer.code]] }, 422)
}

export async function takeUnlink(c: Request): Promise<Response> {
  const form = readForm(c, forms.unlink)
  const accountId = c.get('visitor').accountId
  if (!form.ok || !accountId) return seeOther(c, paths.account())
  const answer = await unlink(c.get('app'), { ...c.get('caller'), accountId }, form.value.provider)
  return answer.ok ? seeOther(c, paths.account()) : await accountPage(c, { values: {}, faults: [{ field: '', message: words.onlyWay }] }, 422)
}
