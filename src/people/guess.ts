import type { App } from '#platform/app.ts'
import { sign } from '#platform/keys.ts'
import { doors, mayGuess, type Door } from './rules.ts'
import { countGuesses, deleteAttempt, insertAttempt, markSucceeded } from './store.ts'

/** Who is guessed for (a login as typed, or an account), and from which network address. */
export interface Guess {
  readonly who: string
  readonly address: string
}

/**
 * Every check of a password or a code goes through here. The attempt is written down before the answer is looked at, so that guesses sent at once count
 * each other; an account that does not exist counts like one that does.
 */
export async function countedGuess<T>(
  app: Pick<App, 'db' | 'clock' | 'keys' | 'log'>,
  door: Door,
  guess: Guess,
  check: () => Promise<T | undefined>,
): Promise<T | 'too-many' | undefined> {
  const attempt = await countedTry(app, door, guess)
  if (attempt === undefined) return 'too-many'
  const answer = await check()
  if (answer !== undefined) await markSucceeded(app.db, attempt)
  return answer
}

/** Counts one try at a door. Undefined when it is one too many. Each door counts for itself, and nothing readable is kept. */
export async function countedTry(app: Pick<App, 'db' | 'clock' | 'keys' | 'log'>, door: Door, { who, address }: Guess): Promise<string | undefined> {
  const key = (text: string) => sign(app.keys.current('lookup'), `${door} ${text}`)
  const keys = { accountKey: key(`account ${who.trim().toLowerCase()}`), addressKey: key(`address ${address}`) }
  const now = app.clock.now()
  const attempt = await insertAttempt(app.db, keys, now)
  if (mayGuess(await countGuesses(app.db, keys, now), doors[door])) return attempt
  await deleteAttempt(app.db, attempt)
  app.log.warn({ door, accountKey: keys.accountKey.slice(0, 8), addressKey: keys.addressKey.slice(0, 8) }, 'too many tries')
  return undefined
}
