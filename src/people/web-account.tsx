import { bangkokDay, formatDate } from '#platform/dates.ts'
import { readForm, untouched, type FieldFault, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { listProvinces } from '#reference/index.ts'
import { shellOf } from '#ui/index.ts'
import { offerAuthenticator, turnOffAuthenticator, turnOnAuthenticator } from './actions/authenticator.ts'
import { closeOwnAccount } from './actions/close-own-account.ts'
import { addPasskey, namePasskey, passkeyOffer, removePasskey } from './actions/passkeys.ts'
import { providersOf } from './actions/providers.ts'
import { setLanguage } from './actions/set-language.ts'
import { changePassword } from './actions/set-password.ts'
import { endSession } from './actions/sign-out.ts'
import { sendVerification } from './actions/verify-email.ts'
import { addressOf } from './address.ts'
import { forms } from './fields.ts'
import { AccountPage } from './pages/account.page.tsx'
import { AuthenticatorPage, RecoveryCodesPage } from './pages/second-step.page.tsx'
import { paths } from './paths.ts'
import { forgetSessionLine } from './session-cookie.ts'
import { countRecoveryCodes, findAuthenticator, findProof, listLinked, listPasskeys } from './store-proofs.ts'
import { findAccount, findPasswordHash, listSessions } from './store.ts'
import { words } from './texts.ts'
import { languageCookie } from './web-sign-in.tsx'

const ownAccount = async (c: Request) => await findAccount(c.get('app').db, c.get('visitor').accountId ?? '')

/** The caller of a route that is for those signed in. */
const signedIn = (c: Request) => ({ ...c.get('caller'), accountId: c.get('visitor').accountId ?? '' })

export async function showAccount(c: Request): Promise<Response> {
  return await accountPage(c, untouched, 200)
}

export async function accountPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  const { db, clock } = app
  const account = await ownAccount(c)
  if (!account) return await notFound(c)
  const { id } = account
  const [sessions, passkeys, offer, authenticator, codesLeft, linked, proof, hash, provinces] = await Promise.all([
    listSessions(db, id, clock.now()),
    listPasskeys(db, id),
    passkeyOffer(app, account, c.get('token')),
    findAuthenticator(db, id),
    countRecoveryCodes(db, id),
    listLinked(db, id),
    findProof(db, id),
    findPasswordHash(db, id),
    account.provinces.length > 0 ? listProvinces(db, bangkokDay(clock.now())) : [],
  ])
  const shown = {
    account,
    sessions,
    passkeys,
    offer,
    codesLeft: authenticator ? codesLeft : undefined,
    providers: providersOf(app),
    linked,
    provedOn: proof && formatDate(bangkokDay(proof.at), c.get('lang')),
    hasPassword: hash !== undefined,
    provinces: provinces.filter(({ code }) => account.provinces.includes(code)).map(({ name }) => name),
    typed,
    happened: c.req.query('changed') !== undefined ? words.passwordChanged : c.req.query('sent') !== undefined ? words.sentAgain : undefined,
  }
  return page(c, <AccountPage shell={shellOf(c)} {...shown} />, status)
}

const withFault = (c: Request, fault: FieldFault): Promise<Response> => accountPage(c, { values: {}, faults: [fault] }, 422)

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
  const change = { ...form.value, email: account.email, address: addressOf(c), sessionId: c.get('visitor').sessionId }
  const answer = await changePassword(c.get('app'), signedIn(c), change)
  if (answer.ok) return seeOther(c, `${paths.account()}?changed`)
  return await withFault(c, { field: 'current', message: answer.code === 'wrong' ? words.currentWrong : words.tooMany })
}

export async function takeSession(c: Request): Promise<Response> {
  const form = readForm(c, forms.session)
  if (form.ok) await endSession(c.get('app'), c.get('caller'), form.value.session)
  return seeOther(c, paths.account())
}

export async function takeSendVerification(c: Request): Promise<Response> {
  await sendVerification(c.get('app'), signedIn(c))
  return seeOther(c, `${paths.account()}?sent`)
}

// Passkeys

export async function takePasskey(c: Request): Promise<Response> {
  const form = readForm(c, forms.newPasskey)
  if (!form.ok) return await accountPage(c, form.typed, 422)
  const answer = await addPasskey(c.get('app'), signedIn(c), form.value)
  if (answer.ok) return seeOther(c, paths.account())
  return await withFault(c, { field: 'name', message: answer.code === 'known' ? words.passkeyKnown : words.passkeyNotValid })
}

export async function takePasskeyName(c: Request): Promise<Response> {
  const form = readForm(c, forms.passkeyName)
  if (form.ok) await namePasskey(c.get('app'), signedIn(c), form.value)
  return seeOther(c, paths.account())
}

export async function takePasskeyAway(c: Request): Promise<Response> {
  const form = readForm(c, forms.onePasskey)
  if (!form.ok) return seeOther(c, paths.account())
  const answer = await removePasskey(c.get('app'), signedIn(c), form.value.passkey)
  return answer.ok ? seeOther(c, paths.account()) : await withFault(c, { field: '', message: words.onlyWay })
}

// The second step

export async function showAuthenticator(c: Request): Promise<Response> {
  return await authenticatorPage(c, untouched, 200)
}

async function authenticatorPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  const account = await ownAccount(c)
  if (!account) return await notFound(c)
  const isOn = (await findAuthenticator(app.db, account.id)) !== undefined
  // After a wrong code the same key stands there, as the app has it by now; a key that is too old gives way to a new one.
  const offer = isOn ? undefined : (offerAuthenticator(app, account, typed.values['ticket']) ?? offerAuthenticator(app, account))
  return page(c, <AuthenticatorPage shell={shellOf(c)} typed={typed} offer={offer} />, status)
}

const codeFaults = { wrong: words.codeWrong, 'too-many': words.codeTooMany, expired: words.codeExpired }

export async function takeAuthenticator(c: Request): Promise<Response> {
  const form = readForm(c, forms.firstCode)
  if (!form.ok) return await authenticatorPage(c, form.typed, 422)
  const answer = await turnOnAuthenticator(c.get('app'), signedIn(c), { ...form.value, address: addressOf(c) })
  if (answer.ok) return page(c, <RecoveryCodesPage shell={shellOf(c)} codes={answer.value} />)
  const { ticket } = form.value
  return await authenticatorPage(c, { values: { ticket }, faults: [{ field: 'code', message: codeFaults[answer.code] }] }, 422)
}

export async function takeAuthenticatorAway(c: Request): Promise<Response> {
  const form = readForm(c, forms.code)
  if (!form.ok) return await authenticatorPage(c, form.typed, 422)
  const answer = await turnOffAuthenticator(c.get('app'), signedIn(c), { code: form.value.code, address: addressOf(c) })
  if (answer.ok) return seeOther(c, paths.account())
  return await authenticatorPage(c, { values: {}, faults: [{ field: 'code', message: codeFaults[answer.code] }] }, 422)
}

export async function takeClose(c: Request): Promise<Response> {
  const form = readForm(c, forms.close)
  if (!form.ok) return await accountPage(c, form.typed, 422)
  const answer = await closeOwnAccount(c.get('app'), signedIn(c))
  if (!answer.ok) return await accountPage(c, untouched, 422)
  const response = seeOther(c, `${paths.signIn()}?closed`)
  response.headers.append('set-cookie', forgetSessionLine(c.get('app').config))
  return response
}
