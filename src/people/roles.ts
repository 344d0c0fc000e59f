import type { Route, Visitor } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'

/** What a route can ask for in its `may`. A permission belongs to the room that is named before the dot. */
export const permissions = [
  'plan.read',
  'plan.write',
  'budget.write',
  'results.read',
  'results.report',
  'results.review',
  'figures.read',
  'findings.read',
  'findings.resolve',
  'report.read',
  'report.publish',
  'import.write',
  'dashboard.read',
  'operations.read',
  'operations.write',
  'people.manage',
  'registry.read',
  'registry.register',
  'registry.correct',
  'registry.merge',
  'registry.rules',
  'agencies.manage',
  'clients.read',
  'clients.register',
  'clients.approve',
  'clients.suspend',
  'catalogue.write',
  'privacy.manage',
] as const

/** What programs of other bodies can be let in for; no person has these. */
export const programPermissions = ['exchange.read', 'registration.partner'] as const
export type Permission = (typeof permissions)[number]

/** What an account without a role has: people who came for their own enterprise. */
export const ownPermissions = ['business.own'] as const

export const roles = ['executive', 'planner', 'finance', 'owner', 'evaluator', 'counter', 'registrar', 'admin'] as const
export type Role = (typeof roles)[number]

/** Everybody who works here reads the year; only what changes something is divided. */
const reading = ['dashboard.read', 'plan.read', 'results.read', 'figures.read', 'findings.read', 'report.read'] as const satisfies readonly Permission[]

/**
 * The whole of who may do what. Three hands are kept apart: the owner reports a result and the evaluator reviews it; the planner decides what
 * money is for and finance books it; the administrator gives the rights and has none of them. The counter serves enterprises of its provinces, the
 * registrar keeps the register of the whole country; a program of another body is registered by the registrar and let in by the administrator.
 */
export const rolePermissions = {
  executive: [...reading, 'findings.resolve', 'report.publish'],
  planner: [...reading, 'plan.write', 'findings.resolve', 'report.publish', 'import.write', 'catalogue.write'],
  finance: [...reading, 'budget.write', 'import.write'],
  owner: [...reading, 'results.report'],
  evaluator: [...reading, 'results.review', 'findings.resolve'],
  counter: ['registry.read', 'registry.register', 'registry.correct'],
  registrar: [
    ...reading,
    'registry.read',
    'registry.register',
    'registry.correct',
    'registry.merge',
    'registry.rules',
    'agencies.manage',
    'clients.read',
    'clients.register',
    'clients.suspend',
    'catalogue.write',
    'privacy.manage',
  ],
  admin: [...reading, 'operations.read', 'operations.write', 'people.manage', 'clients.read', 'clients.approve', 'clients.suspend', 'privacy.manage'],
} as const satisfies Record<Role, readonly Permission[]>

/** Roles that act on their own projects only. */
export const boundToProjects: ReadonlySet<Role> = new Set(['owner'])

/** Roles that see the enterprises of their own provinces only. */
export const boundToAreas: ReadonlySet<Role> = new Set(['counter'])

export const roleNames = {
  executive: { th: 'ผู้บริหาร', en: 'Executive' },
  planner: { th: 'นักวิเคราะห์นโยบายและแผน', en: 'Policy and plan analyst' },
  finance: { th: 'การเงิน', en: 'Finance officer' },
  owner: { th: 'เจ้าของโครงการ', en: 'Project owner' },
  evaluator: { th: 'ติดตามและประเมินผล', en: 'Monitoring and evaluation officer' },
  counter: { th: 'เจ้าหน้าที่ศูนย์ให้บริการ SME ครบวงจร', en: 'One-stop centre officer' },
  registrar: { th: 'นายทะเบียน SME ONE ID', en: 'ONE ID registrar' },
  admin: { th: 'ผู้ดูแลระบบ', en: 'Administrator' },
} as const satisfies Record<Role, Text>

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/**
 * The rights check of every request: the permission the route asks for, and, where the route is bound to a project, that the visitor answers for it.
 * `projectCode` is undefined where the route is not bound.
 */
export function allows(visitor: Visitor, route: Pick<Route, 'may'>, projectCode: string | undefined): boolean {
  if (route.may === 'public') return true
  if (!visitor.accountId && (!visitor.clientId || route.may === 'signed-in')) return false
  if (route.may !== 'signed-in' && !visitor.permissions.has(route.may)) return false
  return projectCode === undefined || visitor.projects === 'all' || visitor.projects.has(projectCode)
}
