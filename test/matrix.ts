import { h } from 'preact'
import type { App } from '#platform/app.ts'
import { anonymous, createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Route, Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows, boundToProjects, ownPermissions, permissions, programPermissions, rolePermissions, roles, visitorOf, type Role } from '#people/index.ts'
import { visitorIn } from './people.ts'

/** Kinds of programs of other bodies, by what they were let in for. */
const programs = {
  'program without rights': [],
  'program that reads': ['exchange.read'],
  'program that registers': ['registration.partner'],
  'program that does both': programPermissions,
} as const satisfies Record<string, readonly (typeof programPermissions)[number][]>
type ProgramKind = keyof typeof programs
const programKinds = Object.keys(programs) as ProgramKind[]
/** Who can stand at the door: somebody in a role, somebody with an account and no role, a program. */
type Asker = Role | 'entrepreneur' | ProgramKind
const isProgram = (asker: Asker): asker is ProgramKind => asker in programs

/** One question of the matrix: this route, as this role, an entrepreneur or a kind of program (undefined: nobody), for one's own project or a foreign one. */
export interface RightsCase {
  readonly route: Route
  readonly role: Asker | undefined
  /** Undefined where the route is not bound to a project. */
  readonly project: 'own' | 'foreign' | undefined
}

export type Answer = 'reached' | 'sign-in' | 'not-signed-in' | 'refused'

/** What a route names a project by: a part of its address, or a member of the body of a call of the API. */
const projectOf = ({ ofProject, api }: Route): string | undefined => ofProject ?? api?.ofProject

/** Permissions of a route list that the people room does not know: a route that asks for one can never be reached, so it is a mistake. */
export const unknownPermissions = (list: readonly Route[]): string[] =>
  list
    .filter(({ may }) => may !== 'public' && may !== 'signed-in' && ![...permissions, ...programPermissions, ...ownPermissions].includes(may as never))
    .map(({ method, path, may }) => `${method} ${path} asks for ${may}`)

/** Every route x every role, an entrepreneur, every kind of program and nobody x own and foreign project. */
export const rightsCases = (list: readonly Route[]): RightsCase[] =>
  list.flatMap((route) =>
    [undefined, ...roles, 'entrepreneur' as const, ...programKinds].flatMap((role) =>
      (projectOf(route) ? (['own', 'foreign'] as const) : [undefined]).map((project) => ({ route, role, project })),
    ),
  )

/** What the table of roles says, and of programs that each permission is its own, worked out here a second time and not by the check that is tested. */
export function expectedAnswer({ route, role, project }: RightsCase): Answer {
  if (route.may === 'public') return 'reached'
  if (!role && route.api) return 'not-signed-in'
  if (!role) return route.method === 'get' ? 'sign-in' : 'refused'
  if (isProgram(role)) return (programs[role] as readonly string[]).includes(route.may) ? 'reached' : 'refused'
  const granted: readonly string[] = role === 'entrepreneur' ? ownPermissions : rolePermissions[role]
  if (route.may !== 'signed-in' && !granted.includes(route.may)) return 'refused'
  if (role === 'entrepreneur') return project ? 'refused' : 'reached'
  return project === 'foreign' && boundToProjects.has(role) ? 'refused' : 'reached'
}

/**
 * Asks the real pipeline. The handlers are replaced by a mark: what is proved is that the pipeline lets the right people through to them, for whatever
 * data there is. What a handler refuses beyond that (an indicator of another project) is tested in its room. `check` can let everybody through, to
 * prove that the matrix would see it; what row-level security holds by itself is proved in reach.test.ts.
 */
export function rightsAsker(app: App, list: readonly Route[], check = allows): (asked: RightsCase) => Promise<Answer> {
  const people = new Map<string, Visitor>([
    ...roles.map((role) => [role, visitorIn(role, { projects: ['own'] })] as const),
    ['entrepreneur', visitorOf({ accountId: newId(), sessionId: newId(), name: 'ผู้ประกอบการ ทดสอบ', role: null, projects: [], provinces: [] })],
    ...programKinds.map((kind) => [kind, { ...anonymous, clientId: kind, permissions: new Set(programs[kind]) }] as const),
  ])
  const http = createHttp({
    app,
    routes: list.map((route) => ({ ...route, handle: (c) => c.text('reached') })),
    navigation: [],
    identify: (c) => Promise.resolve(people.get(c.req.header('x-role') ?? '') ?? anonymous),
    allows: check,
    errorPage: (_, status) => h('h1', {}, String(status)),
    signInPath: () => '/sign-in',
  })
  return async ({ route, role, project }) => {
    const visitor = (role && people.get(role)) ?? anonymous
    const path = route.path.replace(/:(\w+)(?:\{[^}]*\})?\??/g, (_, name: string) => (name === route.ofProject ? (project ?? 'own') : '1')).replaceAll('*', 'x')
    const headers = { 'x-role': role ?? '', 'content-type': route.api ? 'application/json' : 'application/x-www-form-urlencoded' }
    const body = route.api
      ? JSON.stringify({ ...route.api.example, ...(route.api.ofProject && { [route.api.ofProject]: project }) })
      : new URLSearchParams({ _token: newSubmissionToken(app.keys, visitor.sessionId) }).toString()
    const response = await http.request(app.config.baseUrl + path, route.method === 'post' ? { method: 'POST', headers, body } : { headers })
    if (response.status === 303) return 'sign-in'
    if (response.status === 401) return 'not-signed-in'
    if (response.status === 403) return 'refused'
    if (response.status !== 200) throw new Error(`${route.method} ${path} answered ${response.status}`)
    return 'reached'
  }
}
