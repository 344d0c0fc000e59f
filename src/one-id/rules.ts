import type { Permission } from '#people/index.ts'

/** What a program may ask of people who sign in with ONE ID. */
export const personScopes = ['openid', 'profile', 'email', 'enterprise', 'offline_access'] as const
/** What a program may do through the API in its own name. */
export const apiScopes = ['exchange', 'registrations'] as const
export const scopes = [...personScopes, ...apiScopes] as const
export type Scope = (typeof scopes)[number]

/** What a scope of the API lets a program in for. */
export const scopePermissions = {
  exchange: 'exchange.read',
  registrations: 'registration.partner',
} as const satisfies Record<(typeof apiScopes)[number], string>
export type ProgramPermission = Exclude<(typeof scopePermissions)[keyof typeof scopePermissions], Permission>

/** How a program shows that it is itself: a secret, a key of its own, or neither (an app on a phone or in a browser, which PKCE alone holds). */
export const proofs = ['secret', 'key', 'none'] as const
export type Proof = (typeof proofs)[number]

export const statuses = ['registered', 'approved', 'declined', 'suspended', 'ended'] as const
export type Status = (typeof statuses)[number]

/** The life of a program. Only an approved one is let in; suspending and ending count at once. */
export const transitions = {
  registered: ['approved', 'declined'],
  approved: ['suspended', 'ended'],
  suspended: ['approved', 'ended'],
  declined: [],
  ended: [],
} as const satisfies Record<Status, readonly Status[]>

export const maySteps = (from: Status): readonly Status[] => transitions[from]

/** Where people may be sent: https, http on one's own machine (for trying out), or an app's own scheme, which must hold a dot so that it is somebody's. */
export function isReturnAddress(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.hash || url.username || url.password || text.includes('*')) return false
  if (url.protocol === 'https:') return true
  if (url.protocol === 'http:') return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol)
}

/** Seconds that what a program is handed serves. */
export const lifetimes = {
  code: 60,
  token: 10 * 60,
  idToken: 60 * 60,
  interaction: 30 * 60,
  session: 12 * 60 * 60,
  permission: 30 * 24 * 60 * 60,
} as const
