import type { App } from '#platform/app.ts'
import { sign } from '#platform/keys.ts'
import { mayGuess } from './rules.ts'
import { countGuesses, deleteAttempt, insertAttempt, markSucceeded } from './store.ts'

/** Who is guessed for, as typed, and from which network address. */
export interface Guess {
  readonly email: string
  readonly address: string
}

/**
 * Every check of a password goes through here. The attempt is written down before the password is looked at, so that guesses sent at once count each
 * other; nothing readable is kept, and an account that does not exist counts like one that does.
 */
export async function countedGuess<T>(
  app: Pick<App, 'db' | 'clock' | 'keys' | 'log'>,
  { email, address }: Guess,
  check: () => Promise<T | undefined>,
): Promise<T | 'too-many' | undefined> {
  const key = (text: string) => sign(app.keys.current('lookup'), text)
  const keys = { accountKey: key(`account ${email.trim().toLowerCase()}`), addressKey: key(`address ${address}`) }
  const now = app.clock.now()
  const attempt = await insertAttempt(app.db, keys, now)
  if (!mayGuess(await countGuesses(app.db, keys, now))) {
    await deleteAttempt(app.db, attempt)
    app.log.warn({ accountKey: keys.accountKey.slice(0, 8), addressKey: keys.addressKey.slice(0, 8) }, 'too many wrong passwords')
    return 'too-many'
  }
  const answer = await check()
  if (answer !== undefined) await markSucceeded(app.db, attempt)
  return answer
}
