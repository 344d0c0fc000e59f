import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { lookupOf, lookupsOf, newSalt, seal, unseal } from '#registry/index.ts'
import type { Answers, Draft } from './model.ts'

/** Who works on a draft: an account, a browser with a draft's cookie, or both. */
export interface Holder {
  readonly accountId: string | undefined
  readonly secret: string | undefined
}

const purpose = 'draft'
/** Days a draft is kept after it was last touched. */
const keptFor = 14 * 86_400_000

/**
 * The draft of whoever asks: the newest of the account, else the one of this browser as long as nobody with an account has taken it over, so that the
 * next person at a shared telephone does not meet it.
 */
export async function findDraft({ keys, clock }: Pick<App, 'keys' | 'clock'>, db: Queries, holder: Holder): Promise<Draft | undefined> {
  const row = await held({ keys, clock }, db, holder).where('sealed', 'is not', null).executeTakeFirst()
  if (!row?.salt || !row.sealed) return undefined
  return { id: row.id, version: row.version, startedOn: bangkokDay(row.started_at), answers: JSON.parse(unseal(keys, row.salt, row.sealed)) as Answers }
}

/** The ONE ID that the last draft of this browser or account led to. */
export async function findOutcome(app: Pick<App, 'keys' | 'clock'>, db: Queries, holder: Holder): Promise<string | undefined> {
  const row = await held(app, db, holder).executeTakeFirst()
  return row?.one_id ?? undefined
}

function held({ keys, clock }: Pick<App, 'keys' | 'clock'>, db: Queries, { accountId, secret }: Holder) {
  const since = new Date(Date.parse(clock.now()) - keptFor).toISOString()
  return db
    .selectFrom('registration.draft')
    .selectAll()
    .where('changed_at', '>=', since)
    .where((eb) =>
      eb.or([
        ...(accountId ? [eb('account_id', '=', accountId)] : []),
        ...(secret ? [eb.and([eb('lookup', 'in', lookupsOf(keys, purpose, secret)), eb('account_id', 'is', null)])] : []),
      ]),
    )
    .orderBy('changed_at', 'desc')
}

export async function insertDraft(
  { keys }: Pick<App, 'keys'>,
  db: Queries,
  { accountId, secret }: Holder & { readonly secret: string },
  answers: Answers,
  now: Instant,
): Promise<void> {
  const salt = newSalt()
  await db
    .insertInto('registration.draft')
    .values({
      id: newId(),
      lookup: lookupOf(keys, purpose, secret),
      account_id: accountId ?? null,
      salt,
      sealed: seal(keys, salt, JSON.stringify(answers)),
      version: 1,
      started_at: now,
      changed_at: now,
    })
    .execute()
}

/** Keeps answers in place of those of `version`; false when somebody saved in between. */
export async function updateDraft(
  { keys }: Pick<App, 'keys'>,
  db: Queries,
  draft: Pick<Draft, 'id' | 'version'>,
  answers: Answers,
  accountId: string | undefined,
  now: Instant,
): Promise<boolean> {
  const salt = newSalt()
  const { numUpdatedRows } = await db
    .updateTable('registration.draft')
    .set({ salt, sealed: seal(keys, salt, JSON.stringify(answers)), version: draft.version + 1, changed_at: now, ...(accountId && { account_id: accountId }) })
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A draft that was sent keeps nothing but where it led; false when it was sent or changed in between. */
export async function closeDraft(db: Queries, { id, version }: Pick<Draft, 'id' | 'version'>, oneId: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('registration.draft')
    .set({ salt: null, sealed: null, one_id: oneId, version: version + 1, changed_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Empties a draft without an outcome. */
export async function throwAway(db: Queries, id: string, now: Instant): Promise<void> {
  await db.updateTable('registration.draft').set({ salt: null, sealed: null, changed_at: now }).where('id', '=', id).execute()
}
