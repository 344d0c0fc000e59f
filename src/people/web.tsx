import { routes, type Route } from '#platform/routes.ts'
import type { ProvincesOf } from './actions/recover.ts'
import * as own from './web-account.tsx'
import * as people from './web-people.tsx'
import * as providers from './web-providers.tsx'
import * as door from './web-sign-in.tsx'
import * as beginning from './web-sign-up.tsx'

/** What this room's pages need to know from the rooms above. */
export interface FromAbove {
  readonly provincesOf: ProvincesOf
}

/** Every route of this room. */
export const webWith = ({ provincesOf }: FromAbove): readonly Route[] =>
  routes()
    .get('/sign-in', 'public', door.showSignIn)
    .post('/sign-in', 'public', door.takeSignIn)
    .post('/sign-in/demo', 'public', door.takeSignInAs)
    .post('/sign-in/passkey', 'public', door.takePasskeySignIn)
    .get('/sign-in/code', 'public', door.showSecondStep)
    .post('/sign-in/code', 'public', door.takeSecondStep)
    .get('/sign-in/:provider', 'public', providers.leave)
    .get('/sign-in/:provider/callback', 'public', providers.comeBack)
    .get('/sign-up', 'public', beginning.showSignUp)
    .post('/sign-up', 'public', beginning.takeSignUp)
    .post('/sign-up/linked', 'public', providers.takeSignUpFrom)
    .get('/verify-email/:ticket', 'public', beginning.showVerifyEmail)
    .post('/verify-email/:ticket', 'public', beginning.takeVerifyEmail)
    .get('/recover', 'public', beginning.showRecover)
    .post('/recover', 'public', beginning.takeRecover)
    .get('/recover/counter', 'registry.register', beginning.showRecoverAtCounter)
    .post('/recover/counter', 'registry.register', async (c) => await beginning.takeRecoverAtCounter(c, provincesOf))
    .post('/sign-out', 'signed-in', door.takeSignOut)
    .get('/set-password/:token', 'public', door.showSetPassword)
    .post('/set-password/:token', 'public', door.takeSetPassword)
    .get('/account', 'signed-in', own.showAccount)
    .post('/account/language', 'signed-in', own.takeLanguage)
    .post('/account/password', 'signed-in', own.takePassword)
    .post('/account/sessions', 'signed-in', own.takeSession)
    .post('/account/email', 'signed-in', own.takeSendVerification)
    .post('/account/passkeys', 'signed-in', own.takePasskey)
    .post('/account/passkeys/name', 'signed-in', own.takePasskeyName)
    .post('/account/passkeys/remove', 'signed-in', own.takePasskeyAway)
    .get('/account/authenticator', 'signed-in', own.showAuthenticator)
    .post('/account/authenticator', 'signed-in', own.takeAuthenticator)
    .post('/account/authenticator/remove', 'signed-in', own.takeAuthenticatorAway)
    .post('/account/linked', 'signed-in', providers.takeLink)
    .post('/account/linked/remove', 'signed-in', providers.takeUnlink)
    .post('/account/close', 'signed-in', own.takeClose)
    .get('/people', 'people.manage', people.showPeople)
    .post('/people', 'people.manage', people.takeNewPerson)
    .get('/people/:account', 'people.manage', people.showPerson)
    .post('/people/:account/role', 'people.manage', people.takeRole)
    .post('/people/:account/password-link', 'people.manage', people.takePasswordLink)
    .post('/people/:account/deactivate', 'people.manage', people.takeDeactivate)
    .post('/people/:account/reactivate', 'people.manage', people.takeReactivate).list
