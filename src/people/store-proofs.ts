import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'

// Passkeys

export interface Passkey {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly createdAt: Instant
  readonly usedAt: Instant | null
  /** As the browser names it, base64url. */
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: string
  readonly transports: string[]
}

const passkeys = (db: Queries) =>
  db
    .selectFrom('people.passkey')
    .select([
      'id',
      'account_id as accountId',
      'name',
      'created_at as createdAt',
      'used_at as usedAt',
      'credential_id as credentialId',
      'public_key as publicKey',
      'counter',
      'transports',
    ])

export const listPasskeys = async (db: Queries, accountId: string): Promise<Passkey[]> =>
  await passkeys(db).where('account_id', '=', accountId).orderBy('created_at').execute()

export const findPasskey = async (db: Queries, credentialId: string): Promise<Passkey | undefined> =>
  await passkeys(db).where('credential_id', '=', credentialId).executeTakeFirst()

export async function insertPasskey(
  db: Queries,
  passkey: Pick<Passkey, 'accountId' | 'name' | 'credentialId' | 'transports'> & { readonly publicKey: Uint8Array; readonly counter: number },
  now: Instant,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('people.passkey')
    .values({
      id,
      account_id: passkey.accountId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
      created_at: now,
    })
    .execute()
  return id
}

export async function markPasskeyUsed(db: Queries, id: string, counter: number, now: Instant): Promise<void> {
  await db.updateTable('people.passkey').set({ counter, used_at: now }).where('id', '=', id).execute()
}

/** Answers whether the account has it. */
export async function renamePasskey(db: Queries, accountId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('people.passkey').set({ name }).where('id', '=', id).where('account_id', '=', accountId).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether the account had it. */
export async function deletePasskey(db: Queries, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('people.passkey').where('id', '=', id).where('account_id', '=', accountId).executeTakeFirst()
  return numDeletedRows > 0n
}

// The authenticator app and its recovery codes

export interface Authenticator {
  readonly seed: string
  readonly lastStep: string
  readonly createdAt: Instant
}

export const findAuthenticator = async (db: Queries, accountId: string): Promise<Authenticator | undefined> =>
  await db
    .selectFrom('people.authenticator')
    .select(['seed', 'last_step as lastStep', 'created_at as createdAt'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()

/** Puts one in the place of the one before. */
export async function saveAuthenticator(db: Queries, accountId: string, seed: string, lastStep: number, now: Instant): Promise<void> {
  await db.deleteFrom('people.authenticator').where('account_id', '=', accountId).execute()
  await db.insertInto('people.authenticator').values({ account_id: accountId, seed, last_step: lastStep, created_at: now }).execute()
}

/** Takes the code of a half minute; false when that one or a later one was taken before, also by somebody at the same moment. */
export async function takeStep(db: Queries, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people.authenticator')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', String(step))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Answers whether there was one. Its recovery codes go with it. */
export async function deleteAuthenticator(db: Queries, accountId: string): Promise<boolean> {
  await db.deleteFrom('people.recovery_code').where('account_id', '=', accountId).execute()
  const { numDeletedRows } = await db.deleteFrom('people.authenticator').where('account_id', '=', accountId).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function replaceRecoveryCodes(db: Queries, accountId: string, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('people.recovery_code').where('account_id', '=', accountId).execute()
  await db
    .insertInto('people.recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, code_hash: hash })))
    .execute()
}

export async function countRecoveryCodes(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('people.recovery_code')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Uses up a recovery code, given as its hashes under every secret; false when there is none such. */
export async function takeRecoveryCode(db: Queries, accountId: string, hashes: readonly string[]): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('people.recovery_code').where('account_id', '=', accountId).where('code_hash', 'in', hashes).executeTakeFirst()
  return numDeletedRows > 0n
}

// Other providers, and what they vouch for

export async function findAccountAt(db: Queries, provider: string, subject: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('people.credential')
    .select('user_id')
    .where('provider_id', '=', provider)
    .where('account_id', '=', subject)
    .executeTakeFirst()
  return row?.user_id
}

/** Names of the providers an account is linked to. */
export async function listLinked(db: Queries, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people.credential')
    .select('provider_id')
    .where('user_id', '=', accountId)
    .where('provider_id', '!=', 'credential')
    .orderBy('provider_id')
    .execute()
  return rows.map(({ provider_id }) => provider_id)
}

/** Throws the unique violation `credential_provider_id_account_id_key` when that person is linked to another account. */
export async function insertLink(db: Queries, accountId: string, provider: string, subject: string, now: Instant): Promise<void> {
  await db.deleteFrom('people.credential').where('user_id', '=', accountId).where('provider_id', '=', provider).execute()
  await db
    .insertInto('people.credential')
    .values({ id: newId(), user_id: accountId, account_id: subject, provider_id: provider, created_at: now, updated_at: now })
    .execute()
}

/** Answers whether it was linked. */
export async function deleteLink(db: Queries, accountId: string, provider: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('people.credential').where('user_id', '=', accountId).where('provider_id', '=', provider).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function saveProof(db: Queries, accountId: string, lookup: Buffer, now: Instant): Promise<void> {
  await db
    .insertInto('people.proof')
    .values({ account_id: accountId, kind: 'citizen', lookup, at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet({ lookup, at: now }))
    .execute()
}

export async function findProof(db: Queries, accountId: string): Promise<{ readonly lookup: Buffer; readonly at: Instant } | undefined> {
  return await db.selectFrom('people.proof').select(['lookup', 'at']).where('account_id', '=', accountId).where('kind', '=', 'citizen').executeTakeFirst()
}

export async function deleteProof(db: Queries, accountId: string): Promise<void> {
  await db.deleteFrom('people.proof').where('account_id', '=', accountId).execute()
}

/** Everything an account proves itself with, for one that its person closes. */
export async function deleteWaysIn(db: Queries, accountId: string): Promise<void> {
  await db.deleteFrom('people.passkey').where('account_id', '=', accountId).execute()
  await deleteAuthenticator(db, accountId)
  await deleteProof(db, accountId)
  await db.deleteFrom('people.credential').where('user_id', '=', accountId).execute()
}

/** How many ways an account can be signed in to by itself: its password, passkeys, other providers. */
export async function countWaysIn(db: Queries, accountId: string): Promise<number> {
  const [credentials, keys] = await Promise.all([
    db
      .selectFrom('people.credential')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('user_id', '=', accountId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('people.passkey')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow(),
  ])
  return Number(credentials.count) + Number(keys.count)
}
