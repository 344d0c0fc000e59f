import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { Answers, Draft } from '../model.ts'
import { insertDraft, throwAway, updateDraft, type Holder } from '../store.ts'

/** Begins a registration: its answers are found again by the browser that holds the secret, or by the account. */
export async function beginDraft(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  holder: Holder & { readonly secret: string },
  answers: Answers,
): Promise<void> {
  await transact(app, caller, async ({ tx, now }) => await insertDraft(app, tx, holder, answers, now))
}

/** Keeps the answers of a page. Refuses `stale` when the draft was saved since the page was drawn. */
export async function saveDraft(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  draft: Pick<Draft, 'id' | 'version'>,
  answers: Answers,
): Promise<Outcome<undefined, 'stale'>> {
  return await transact(app, caller, async ({ tx, now }) =>
    (await updateDraft(app, tx, draft, answers, caller.accountId, now)) ? done(undefined) : refuse('stale'),
  )
}

/** Empties a draft that nobody wants to finish. */
export async function dropDraft(app: Pick<App, 'db' | 'clock'>, caller: Caller, draft: Draft): Promise<void> {
  await transact(app, caller, async ({ tx, now }) => await throwAway(tx, draft.id, now))
}
