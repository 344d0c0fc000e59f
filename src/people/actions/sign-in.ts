import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Lang } from '#platform/text.ts'
import { authOf } from '../auth.ts'
import { countedGuess, type Guess } from '../guess.ts'
import { deleteExpiredSessions, findAccount } from '../store.ts'

export interface SignedIn {
  readonly accountId: string
  readonly language: Lang
  /** `Set-Cookie` lines for the browser. */
  readonly cookies: readonly string[]
}

/**
 * Signs in with a password. Refuses `wrong` alike for a wrong password, an unknown account and a deactivated one, and `too-many` over the limits of
 * `mayGuess`, whatever the password.
 */
export async function signIn(
  app: App,
  caller: Caller,
  { email, password, address, userAgent }: Guess & { readonly password: string; readonly userAgent: string | undefined },
): Promise<Outcome<SignedIn, 'wrong' | 'too-many'>> {
  const answer = await countedGuess(app, { email, address }, async () => await askBetterAuth(app, email, password, userAgent))
  if (answer === 'too-many') return refuse('too-many')
  if (answer === undefined) return refuse('wrong')
  const { accountId, cookies } = answer
  // The form's token is not used up: sent twice it makes two sessions, and both answers carry their cookie.
  return await transact(app, { accountId, requestId: caller.requestId }, async (work) => {
    await work.audit('signed-in', 'account', accountId)
    await deleteExpiredSessions(work.tx, work.now)
    const account = await findAccount(work.tx, accountId)
    return done({ accountId, cookies, language: account?.language ?? 'th' })
  })
}

async function askBetterAuth(app: App, email: string, password: string, userAgent: string | undefined) {
  const headers = new Headers(userAgent ? { 'user-agent': userAgent.slice(0, 300) } : {})
  const auth = await authOf(app)
  const response = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
  if (response.status >= 500) throw new Error(`sign-in failed with status ${response.status}`)
  if (!response.ok) return undefined
  const { user } = (await response.json()) as { user: { id: string } }
  return { accountId: user.id, cookies: response.headers.getSetCookie() }
}
