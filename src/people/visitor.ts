import type { App } from '#platform/app.ts'
import { anonymous } from '#platform/http.ts'
import type { Request, Visitor } from '#platform/routes.ts'
import { sessionCookieName, sessionTokenOf } from './session-cookie.ts'
import { boundToAreas, boundToProjects, ownPermissions, rolePermissions, type Role } from './roles.ts'
import { findSignedIn } from './store.ts'

/** What a page knows of somebody in a role. */
export const visitorOf = (person: {
  readonly accountId: string
  readonly sessionId: string
  readonly name: string
  readonly role: Role | null
  readonly projects: readonly string[]
  readonly provinces: readonly string[]
}): Visitor => ({
  accountId: person.accountId,
  sessionId: person.sessionId,
  name: person.name,
  permissions: new Set<string>(person.role ? rolePermissions[person.role] : ownPermissions),
  projects: person.role && !boundToProjects.has(person.role) ? 'all' : new Set(person.projects),
  reach: { areas: areasOf(person.role, person.provinces) },
})

/** Whoever may read the register reaches all of it, or the provinces they look after; nobody else reaches any. */
function areasOf(role: Role | null, provinces: readonly string[]): 'all' | ReadonlySet<string> {
  if (!role || !(rolePermissions[role] as readonly string[]).includes('registry.read')) return new Set()
  return boundToAreas.has(role) ? new Set(provinces) : 'all'
}

/**
 * Reads who asks from the session cookie. Without one no query is made. Rights are read with every request, so a role that is taken away or an account
 * that is closed counts at once.
 */
export function identify(app: Pick<App, 'config' | 'db' | 'clock' | 'keys'>): (c: Request) => Promise<Visitor> {
  const who = identifyCookie(app)
  return async (c) => await who(c.req.header('cookie'))
}

/** The same from a Cookie header, for what is served beside the pages. */
export function identifyCookie(app: Pick<App, 'config' | 'db' | 'clock' | 'keys'>): (header: string | undefined) => Promise<Visitor> {
  const cookieName = sessionCookieName(app.config)
  return async (header) => {
    const token = sessionTokenOf(header, cookieName, app.keys.all('session'))
    const found = token && (await findSignedIn(app.db, { token, now: app.clock.now(), production: app.config.production }))
    return found ? visitorOf({ ...found, accountId: found.id }) : anonymous
  }
}
