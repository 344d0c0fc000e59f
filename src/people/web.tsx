import { routes } from '#platform/routes.ts'
import * as own from './web-account.tsx'
import * as people from './web-people.tsx'
import * as door from './web-sign-in.tsx'

/** Every route of this room. */
export const web = routes()
  .get('/sign-in', 'public', door.showSignIn)
  .post('/sign-in', 'public', door.takeSignIn)
  .post('/sign-in/demo', 'public', door.takeSignInAs)
  .post('/sign-out', 'signed-in', door.takeSignOut)
  .get('/set-password/:token', 'public', door.showSetPassword)
  .post('/set-password/:token', 'public', door.takeSetPassword)
  .get('/account', 'signed-in', own.showAccount)
  .post('/account/language', 'signed-in', own.takeLanguage)
  .post('/account/password', 'signed-in', own.takePassword)
  .post('/account/sessions', 'signed-in', own.takeSession)
  .get('/people', 'people.manage', people.showPeople)
  .post('/people', 'people.manage', people.takeNewPerson)
  .get('/people/:account', 'people.manage', people.showPerson)
  .post('/people/:account/role', 'people.manage', people.takeRole)
  .post('/people/:account/password-link', 'people.manage', people.takePasswordLink)
  .post('/people/:account/deactivate', 'people.manage', people.takeDeactivate)
  .post('/people/:account/reactivate', 'people.manage', people.takeReactivate).list
