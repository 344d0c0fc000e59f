import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Lang } from '#platform/text.ts'
import type { Role } from './roles.ts'
import { guessWindowMinutes, minutesBefore, type Guesses } from './rules.ts'

/** An account as the list of people shows it. */
export interface Account {
  readonly id: string
  readonly name: string
  /** What is typed to sign in, as it is kept (login.ts). */
  readonly email: string
  readonly emailVerified: boolean
  readonly language: Lang
  readonly deactivatedAt: Instant | null
  /** Null for somebody who does not work here: the people of enterprises. */
  readonly role: Role | null
  /** Codes of the projects it answers for, sorted. */
  readonly projects: readonly string[]
  /** Codes of the provinces it looks after, sorted. */
  readonly provinces: readonly string[]
}

const accounts = (db: Queries) =>
  db
    .selectFrom('people.account as account')
    .leftJoin('people.role_assignment as role', (join) => join.onRef('role.account_id', '=', 'account.id').on('role.ended_at', 'is', null))
    .select((eb) => [
      'account.id',
      'account.name',
      'account.email',
      'account.email_verified as emailVerified',
      eb.ref('account.language').$castTo<Lang>().as('language'),
      'account.deactivated_at as deactivatedAt',
      eb.ref('role.role').$castTo<Role | null>().as('role'),
      sql<string[]>`array(select project_code from people.project_assignment
        where account_id = account.id and ended_at is null order by project_code collate "C")`.as('projects'),
      sql<string[]>`array(select province_code from people.jurisdiction
        where account_id = account.id and ended_at is null order by province_code)`.as('provinces'),
    ])

/** Everybody who works or worked here. */
export const listStaff = async (db: Queries): Promise<Account[]> =>
  await accounts(db)
    .where('account.id', 'in', (eb) => eb.selectFrom('people.role_assignment').select('account_id'))
    .orderBy((eb) => eb('account.deactivated_at', 'is not', null))
    .orderBy('account.name')
    .execute()

export const findAccount = async (db: Queries, id: string): Promise<Account | undefined> => await accounts(db).where('account.id', '=', id).executeTakeFirst()

/** Accounts that may be signed in: not closed, and no demonstration in production. */
const activeAccounts = (db: Queries, production: boolean) =>
  accounts(db)
    .where('account.deactivated_at', 'is', null)
    .$if(production, (query) => query.where('account.id', 'not in', (eb) => eb.selectFrom('people.demo_account').select('account_id')))

/** Who can manage people now. */
export const listAdministrators = async (db: Queries, production: boolean): Promise<Account[]> =>
  await activeAccounts(db, production).where('role.role', '=', 'admin').execute()

/** Who has this session now, with what they may do: the one query of every request that carries a session. */
export async function findSignedIn(
  db: Queries,
  { token, now, production }: { readonly token: string; readonly now: Instant; readonly production: boolean },
): Promise<(Account & { readonly sessionId: string }) | undefined> {
  return await activeAccounts(db, production)
    .innerJoin('people.session as session', 'session.user_id', 'account.id')
    .select('session.id as sessionId')
    .where('session.token', '=', token)
    .where('session.expires_at', '>', now)
    .executeTakeFirst()
}

/** The account with this login as it is kept, open or closed. */
export const findAccountByLogin = async (db: Queries, login: string): Promise<Account | undefined> =>
  await accounts(db).where('account.email', '=', login).executeTakeFirst()

/** The open account that has this login as it is kept, to tell its person something. Whoever asks must not show whether there is one. */
export const findAccountToTell = async (db: Queries, login: string): Promise<string | undefined> =>
  (await accounts(db).where('account.email', '=', login).where('account.deactivated_at', 'is', null).executeTakeFirst())?.id

export const mayHaveSession = async (db: Queries, accountId: string, production: boolean): Promise<boolean> =>
  (await activeAccounts(db, production).where('account.id', '=', accountId).executeTakeFirst()) !== undefined

/** Somebody who may sign in now, as a program they let in gets to know them. */
export const findPerson = async (db: Queries, accountId: string, production: boolean): Promise<Account | undefined> =>
  await activeAccounts(db, production).where('account.id', '=', accountId).executeTakeFirst()

/** Names of accounts, for pages that say who did something. Unknown ids are absent. */
export async function nameOf(db: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('people.account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function countActiveAccounts(db: Queries, role: Role): Promise<number> {
  const { count } = await db
    .selectFrom('people.account as account')
    .innerJoin('people.role_assignment as role', 'role.account_id', 'account.id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('role.role', '=', role)
    .where('role.ended_at', 'is', null)
    .where('account.deactivated_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Changes of administrators wait for each other, so that two of them cannot remove the last two at once. */
export async function lockAdministrators(db: Queries): Promise<void> {
  await db.selectFrom('people.role_assignment').select('id').where('role', '=', 'admin').where('ended_at', 'is', null).forUpdate().execute()
}

export async function insertAccount(
  db: Queries,
  account: { readonly id: string; readonly name: string; readonly email: string; readonly language: Lang },
  now: Instant,
): Promise<void> {
  await db
    .insertInto('people.account')
    .values({ ...account, email: account.email.toLowerCase(), created_at: now, updated_at: now })
    .execute()
}

export async function updateAccount(
  db: Queries,
  id: string,
  change:
    | { readonly language: Lang }
    | { readonly deactivated_at: Instant | null }
    | { readonly email_verified: true }
    | { readonly name: string; readonly email: string; readonly email_verified: false; readonly deactivated_at: Instant },
  now: Instant,
): Promise<void> {
  await db
    .updateTable('people.account')
    .set({ ...change, updated_at: now })
    .where('id', '=', id)
    .execute()
}

/** The hash of an account's password, when it has one. */
export async function findPasswordHash(db: Queries, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('people.credential')
    .select('password')
    .where('provider_id', '=', 'credential')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.password ?? undefined
}

export async function savePasswordHash(db: Queries, accountId: string, hash: string, now: Instant): Promise<void> {
  await db
    .insertInto('people.credential')
    .values({ id: newId(), user_id: accountId, account_id: accountId, provider_id: 'credential', password: hash, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }))
    .execute()
}

// Roles and projects

export interface Assignment {
  readonly what: 'role' | 'project' | 'province'
  /** A role, a project's code or a province's. */
  readonly value: string
  readonly givenAt: Instant
  readonly givenBy: string | null
  readonly endedAt: Instant | null
  readonly endedBy: string | null
}

/** Every role, project and province an account has and had, newest first. */
export async function listAssignments(db: Queries, accountId: string): Promise<Assignment[]> {
  const { rows } = await sql<Assignment>`
    select 'role' as what, role as value, given_at as "givenAt", given_by as "givenBy", ended_at as "endedAt", ended_by as "endedBy"
      from people.role_assignment where account_id = ${accountId}
    union all
    select 'project', project_code, given_at, given_by, ended_at, ended_by from people.project_assignment where account_id = ${accountId}
    union all
    select 'province', province_code, given_at, given_by, ended_at, ended_by from people.jurisdiction where account_id = ${accountId}
    order by "givenAt" desc, what desc, value`.execute(db)
  return rows
}

export interface Giver {
  readonly now: Instant
  readonly by: string | null
}

export async function endRole(db: Queries, accountId: string, { now, by }: Giver): Promise<void> {
  await db
    .updateTable('people.role_assignment')
    .set({ ended_at: now, ended_by: by })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertRole(db: Queries, accountId: string, role: Role, { now, by }: Giver): Promise<void> {
  await db.insertInto('people.role_assignment').values({ id: newId(), account_id: accountId, role, given_at: now, given_by: by }).execute()
}

export async function endProjects(db: Queries, accountId: string, codes: readonly string[], { now, by }: Giver): Promise<void> {
  if (codes.length === 0) return
  await db
    .updateTable('people.project_assignment')
    .set({ ended_at: now, ended_by: by })
    .where('account_id', '=', accountId)
    .where('project_code', 'in', codes)
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertProjects(db: Queries, accountId: string, codes: readonly string[], { now, by }: Giver): Promise<void> {
  if (codes.length === 0) return
  await db
    .insertInto('people.project_assignment')
    .values(codes.map((code) => ({ id: newId(), account_id: accountId, project_code: code, given_at: now, given_by: by })))
    .execute()
}

export async function endProvinces(db: Queries, accountId: string, codes: readonly string[], { now, by }: Giver): Promise<void> {
  if (codes.length === 0) return
  await db
    .updateTable('people.jurisdiction')
    .set({ ended_at: now, ended_by: by })
    .where('account_id', '=', accountId)
    .where('province_code', 'in', codes)
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertProvinces(db: Queries, accountId: string, codes: readonly string[], { now, by }: Giver): Promise<void> {
  if (codes.length === 0) return
  await db
    .insertInto('people.jurisdiction')
    .values(codes.map((code) => ({ id: newId(), account_id: accountId, province_code: code, given_at: now, given_by: by })))
    .execute()
}

/** Active accounts that have one of these roles, or that answer for a project. */
export async function listAccountsToNotify(db: Queries, to: { readonly roles: readonly Role[] } | { readonly project: string }): Promise<string[]> {
  const rows = await accounts(db)
    .where('account.deactivated_at', 'is', null)
    .$if('roles' in to, (query) => query.where('role.role', 'in', 'roles' in to ? to.roles : []))
    .$if('project' in to, (query) =>
      query.where('account.id', 'in', (eb) =>
        eb
          .selectFrom('people.project_assignment')
          .select('account_id')
          .where('project_code', '=', 'project' in to ? to.project : '')
          .where('ended_at', 'is', null),
      ),
    )
    .orderBy('account.id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Where mail to an account goes and in which language; none for a closed or a demonstration account, for one that signs in with a mobile number, and
 * for an address that its person has not shown to be theirs.
 */
export async function findMailbox(db: Queries, accountId: string): Promise<{ readonly email: string; readonly language: Lang } | undefined> {
  return await accounts(db)
    .where('account.id', '=', accountId)
    .where('account.deactivated_at', 'is', null)
    .where((eb) => eb.or([eb('account.email_verified', '=', true), eb('role.role', 'is not', null)]))
    .where('account.email', 'not like', '%@phone.invalid')
    .where('account.id', 'not in', (eb) => eb.selectFrom('people.demo_account').select('account_id'))
    .executeTakeFirst()
}

// Sessions

export async function insertSession(
  db: Queries,
  session: { readonly accountId: string; readonly token: string; readonly expiresAt: Instant; readonly userAgent: string | null },
  now: Instant,
): Promise<void> {
  await db
    .insertInto('people.session')
    .values({
      id: newId(),
      user_id: session.accountId,
      token: session.token,
      expires_at: session.expiresAt,
      user_agent: session.userAgent,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

export interface Session {
  readonly id: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly userAgent: string | null
}

export const listSessions = async (db: Queries, accountId: string, now: Instant): Promise<Session[]> =>
  await db
    .selectFrom('people.session')
    .select(['id', 'created_at as createdAt', 'expires_at as expiresAt', 'user_agent as userAgent'])
    .where('user_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()

/** Ends sessions of an account: one, or all but one, or all. Answers how many. */
export async function endSessions(db: Queries, accountId: string, which: { readonly only?: string; readonly except?: string } = {}): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('people.session')
    .where('user_id', '=', accountId)
    .$if(which.only !== undefined, (query) => query.where('id', '=', which.only ?? ''))
    .$if(which.except !== undefined, (query) => query.where('id', '!=', which.except ?? ''))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteExpiredSessions(db: Queries, now: Instant): Promise<void> {
  await db.deleteFrom('people.session').where('expires_at', '<', now).execute()
}

// One-time links

export async function insertPasswordLink(
  db: Queries,
  link: { readonly accountId: string; readonly tokenHash: string; readonly expiresAt: Instant },
  { now, by }: Giver,
): Promise<void> {
  await db
    .insertInto('people.password_link')
    .values({ id: newId(), account_id: link.accountId, token_hash: link.tokenHash, expires_at: link.expiresAt, created_at: now, created_by: by })
    .execute()
}

/** The account a link that is neither used nor expired belongs to. */
export async function findPasswordLink(
  db: Queries,
  tokenHash: string,
  now: Instant,
): Promise<{ readonly accountId: string; readonly email: string } | undefined> {
  return await db
    .selectFrom('people.password_link as link')
    .innerJoin('people.account as account', 'account.id', 'link.account_id')
    .select(['account.id as accountId', 'account.email'])
    .where('link.token_hash', '=', tokenHash)
    .where('link.used_at', 'is', null)
    .where('link.expires_at', '>', now)
    .where('account.deactivated_at', 'is', null)
    .executeTakeFirst()
}

/** Uses up every open link of an account; answers whether there was one, so that two at once cannot both pass. */
export async function usePasswordLinks(db: Queries, accountId: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people.password_link')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

// Guesses

export async function insertAttempt(db: Queries, attempt: { readonly accountKey: string; readonly addressKey: string }, now: Instant): Promise<string> {
  const id = newId()
  await db
    .deleteFrom('people.sign_in_attempt')
    .where('at', '<', minutesBefore(now, 90 * 24 * 60))
    .execute()
  await db.insertInto('people.sign_in_attempt').values({ id, at: now, account_key: attempt.accountKey, address_key: attempt.addressKey }).execute()
  return id
}

export async function markSucceeded(db: Queries, id: string): Promise<void> {
  await db.updateTable('people.sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute()
}

/** An attempt over the limits counts for nothing: else trying on would keep the limit closed. */
export async function deleteAttempt(db: Queries, id: string): Promise<void> {
  await db.deleteFrom('people.sign_in_attempt').where('id', '=', id).execute()
}

export async function countGuesses(
  db: Queries,
  { accountKey, addressKey }: { readonly accountKey: string; readonly addressKey: string },
  now: Instant,
): Promise<Guesses> {
  const since = minutesBefore(now, guessWindowMinutes)
  const { rows } = await sql<{ pair: string; address: string; account: string; known: boolean }>`
    select count(*) filter (where account_key = ${accountKey} and address_key = ${addressKey}) as pair,
      count(*) filter (where address_key = ${addressKey}) as address,
      count(*) filter (where account_key = ${accountKey}) as account,
      exists (select from people.sign_in_attempt
        where account_key = ${accountKey} and address_key = ${addressKey} and succeeded) as known
    from people.sign_in_attempt
    where not succeeded and at > ${since} and (account_key = ${accountKey} or address_key = ${addressKey})`.execute(db)
  const counted = rows[0]!
  return { pair: Number(counted.pair), address: Number(counted.address), account: Number(counted.account), known: counted.known }
}

// Demonstration

export interface DemoAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role | null
  readonly projects: readonly string[]
}

export const listDemoAccounts = async (db: Queries): Promise<DemoAccount[]> =>
  await accounts(db)
    .innerJoin('people.demo_account as demo', 'demo.account_id', 'account.id')
    .select('demo.password')
    .where('account.deactivated_at', 'is', null)
    .orderBy('account.id')
    .execute()

export async function insertDemoAccount(db: Queries, accountId: string, password: string): Promise<void> {
  await db.insertInto('people.demo_account').values({ account_id: accountId, password }).execute()
}
