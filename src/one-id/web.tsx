import { routes } from '#platform/routes.ts'
import * as consent from './web-consent.tsx'
import * as programs from './web-programs.tsx'

/** Every route of this room; the provider's own addresses are below /oidc (`withOneId`). */
export const web = routes()
  .get('/one-id/consent/:uid', 'signed-in', consent.showConsent)
  .post('/one-id/consent/:uid', 'signed-in', consent.takeConsent)
  .post('/one-id/consent/:uid/again', 'signed-in', consent.takeAgain)
  .get('/account/programs', 'signed-in', programs.showMyPrograms)
  .post('/account/programs/:program', 'signed-in', programs.takeTakeBack)
  .get('/clients', 'clients.read', programs.showPrograms)
  .post('/clients', 'clients.register', programs.takeProgram)
  .get('/clients/:program', 'clients.read', programs.showProgram)
  .post('/clients/:program/approve', 'clients.approve', programs.takeStep('approved'))
  .post('/clients/:program/decline', 'clients.approve', programs.takeStep('declined'))
  .post('/clients/:program/suspend', 'clients.suspend', programs.takeStep('suspended'))
  .post('/clients/:program/end', 'clients.suspend', programs.takeStep('ended'))
  .post('/clients/:program/secret', 'clients.register', programs.takeNewSecret).list
