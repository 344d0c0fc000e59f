import type { App } from '#platform/app.ts'
import { anonymous } from '#platform/http.ts'
import type { Request, Visitor } from '#platform/routes.ts'
import { authOf } from './auth.ts'
import { boundToProjects, rolePermissions, type Role } from './roles.ts'
import { findStanding } from './store.ts'

/** What a page knows of somebody in a role. */
export const visitorOf = (person: {
  readonly accountId: string
  readonly sessionId: string
  readonly name: string
  readonly role: Role | null
  readonly projects: readonly string[]
}): Visitor => ({
  accountId: person.accountId,
  sessionId: person.sessionId,
  name: person.name,
  permissions: new Set<string>(person.role ? rolePermissions[person.role] : []),
  projects: person.role && !boundToProjects.has(person.role) ? 'all' : new Set(person.projects),
})

/**
 * Reads who asks from the session cookie. Without one no query is made. Rights are read with every request, so a role that is taken away or an account
 * that is closed counts at once.
 */
export function identify(app: Pick<App, 'config' | 'db' | 'keys' | 'log'>): (c: Request) => Promise<Visitor> {
  const auth = authOf(app)
  return async (c) => {
    if (!c.req.header('cookie')?.includes('prosme.session_token=')) return anonymous
    const found = await auth.api.getSession({ headers: c.req.raw.headers })
    if (!found) return anonymous
    const standing = await findStanding(app.db, found.user.id, app.config.production)
    return standing ? visitorOf({ ...standing, accountId: found.user.id, sessionId: found.session.id }) : anonymous
  }
}
