import type { Kysely, KyselyPlugin } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Db } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { hoursAfter, longestPassword, shortestPassword } from './rules.ts'
import { isHttps, sessionCookie } from './session-cookie.ts'
import { mayHaveSession } from './store.ts'

/** A working day: who comes back the next morning signs in again. */
const sessionHours = 12

/**
 * Better Auth checks passwords (scrypt), opens sessions and signs their cookie; forms, limits, origin checks and audit are ours, and its own HTTP
 * handler is not mounted. It works on the application's pool, in the tables of migration 0004. Reading a session is ours too (visitor.ts): asking
 * Better Auth took 5.3 ms and three queries a request, one query takes 0.8 ms.
 */
async function createAuth({ config, db, clock, keys, log }: App) {
  const { betterAuth } = await import('better-auth')
  return betterAuth({
    appName: 'prosme',
    baseURL: config.baseUrl,
    secret: keys.current('session'),
    database: { db: withDates(db), type: 'postgres', schemaName: 'people' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: longestPassword },
    user: { modelName: 'account', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            if (!(await mayHaveSession(db, session.userId, config.production))) return false
            const now = clock.now()
            return { data: { ...session, createdAt: new Date(now), updatedAt: new Date(now), expiresAt: new Date(hoursAfter(now, sessionHours)) } }
          },
        },
      },
    },
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      cookies: { session_token: { name: sessionCookie } },
      useSecureCookies: isHttps(config),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message) => (level === 'error' ? log.error({ part: 'better-auth' }, message) : undefined) },
  })
}

type Auth = Awaited<ReturnType<typeof createAuth>>

const made = new WeakMap<Db, Promise<Auth>>()

/**
 * The sign-in machine of this application, one for each database. It is loaded when somebody first needs it: 0.6 s and 54 MB that commands and the
 * worker do without.
 */
export function authOf(app: App): Promise<Auth> {
  const known = made.get(app.db)
  if (known) return known
  const auth = createAuth(app)
  made.set(app.db, auth)
  return auth
}

/** Hashes and verifies passwords as sign-in does. */
export async function passwordsOf(app: App) {
  const auth = await authOf(app)
  return (await auth.$context).password
}

/** Moments reach our code as PostgreSQL prints them; Better Auth compares them with `Date`. */
function withDates(db: Db): Kysely<unknown> {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) =>
      Promise.resolve({
        ...result,
        rows: result.rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([column, value]) => [column, column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value]),
          ),
        ),
      }),
  }
  return db.withPlugin(plugin) as unknown as Kysely<unknown>
}
