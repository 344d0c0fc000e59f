import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Lang } from '#platform/text.ts'
import { authOf } from '../auth.ts'
import { countedGuess, type Guess } from '../guess.ts'
import { deleteExpiredSessions, findAccount, listDemoAccounts } from '../store.ts'

export interface SignedIn {
  readonly accountId: string
  readonly language: Lang
  /** `Set-Cookie` lines for the browser. */
  readonly cookies: readonly string[]
}

/** What the browser says it is, kept with the session so that its person recognises it. */
interface Device {
  readonly userAgent: string | undefined
}

/**
 * Signs in with a password. Refuses `wrong` alike for a wrong password, an unknown account and a deactivated one, and `too-many` over the limits of
 * `mayGuess`, whatever the password.
 */
export async function signIn(
  app: App,
  caller: Caller,
  { email, password, address, userAgent }: Guess & Device & { readonly password: string },
): Promise<Outcome<SignedIn, 'wrong' | 'too-many'>> {
  const opened = await countedGuess(app, { email, address }, async () => await openSession(app, { email, password, userAgent }))
  if (opened === 'too-many') return refuse('too-many')
  return opened ? await welcome(app, caller, opened) : refuse('wrong')
}

/** Signs in as a demonstration account, by one press. Nothing is guessed, so nothing is counted: wrong passwords of others cannot close this way. */
export async function signInAsDemo(
  app: App,
  caller: Caller,
  { accountId, userAgent }: Device & { readonly accountId: string },
): Promise<Outcome<SignedIn, 'wrong'>> {
  const person = app.config.production ? undefined : (await listDemoAccounts(app.db)).find(({ id }) => id === accountId)
  const opened = person && (await openSession(app, { ...person, userAgent }))
  return opened ? await welcome(app, caller, opened) : refuse('wrong')
}

type Opened = Pick<SignedIn, 'accountId' | 'cookies'>

async function openSession(
  app: App,
  { email, password, userAgent }: Device & { readonly email: string; readonly password: string },
): Promise<Opened | undefined> {
  const headers = new Headers(userAgent ? { 'user-agent': userAgent.slice(0, 300) } : {})
  const auth = await authOf(app)
  const response = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
  if (response.status >= 500) throw new Error(`sign-in failed with status ${response.status}`)
  if (!response.ok) return undefined
  const { user } = (await response.json()) as { user: { id: string } }
  return { accountId: user.id, cookies: response.headers.getSetCookie() }
}

/** The form's token is not used up: sent twice it makes two sessions, and both answers carry their cookie. */
async function welcome(app: App, { requestId }: Caller, opened: Opened): Promise<{ readonly ok: true; readonly value: SignedIn }> {
  const { accountId } = opened
  return await transact(app, { accountId, requestId }, async (work) => {
    await work.audit('signed-in', 'account', accountId)
    await deleteExpiredSessions(work.tx, work.now)
    const account = await findAccount(work.tx, accountId)
    return done({ ...opened, language: account?.language ?? 'th' })
  })
}
