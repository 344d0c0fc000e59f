import { randomBytes } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Request } from '#platform/routes.ts'

/** What ties a browser to the registration it began: 32 random bytes, of which the database knows a keyed hash. */
const name = 'prosme.draft'
const days = 14

export const newSecret = (): string => randomBytes(32).toString('base64url')

export const secretOf = (c: Request): string | undefined => /(?:^|; *)prosme\.draft=([\w-]{43})(?:;|$)/.exec(c.req.header('cookie') ?? '')?.[1]

export const draftCookie = ({ config }: Pick<App, 'config'>, secret: string): string => cookie(config.baseUrl, secret, days * 86_400)

/** Takes the cookie back. */
export const noDraftCookie = ({ config }: Pick<App, 'config'>): string => cookie(config.baseUrl, '', 0)

const cookie = (baseUrl: string, value: string, maxAge: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${baseUrl.startsWith('https:') ? '; Secure' : ''}`
