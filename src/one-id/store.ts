import { createHash } from 'node:crypto'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { Permission, Program } from './model.ts'
import type { Status } from './rules.ts'

/** Secrets and ids of the provider have at least 126 bits of their own, so a plain hash keeps them. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

// Programs

const programs = (db: Queries) =>
  db
    .selectFrom('one_id.program')
    .select([
      'id',
      'name_th',
      'name_en',
      'agency_code as agency',
      'purpose',
      'proof',
      'secret_hash',
      'public_keys',
      'redirect_uris as redirectUris',
      'after_logout_uris as afterLogoutUris',
      'scopes',
      'status',
      'registered_at as registeredAt',
      'registered_by as registeredBy',
      'approved_at as approvedAt',
      'approved_by as approvedBy',
    ])

const programOfRow = ({ name_th, name_en, secret_hash, public_keys, ...row }: Awaited<ReturnType<ReturnType<typeof programs>['executeTakeFirstOrThrow']>>) =>
  ({ ...row, name: { th: name_th, en: name_en }, secretHash: secret_hash?.toString('base64url'), publicKeys: public_keys ?? undefined }) as Program

/** Every program, the newest first. */
export const listPrograms = async (db: Queries): Promise<Program[]> => (await programs(db).orderBy('registered_at', 'desc').execute()).map(programOfRow)

export async function findProgram(db: Queries, id: string): Promise<Program | undefined> {
  const row = await programs(db).where('id', '=', id).executeTakeFirst()
  return row && programOfRow(row)
}

export async function insertProgram(
  db: Queries,
  program: Omit<Program, 'status' | 'registeredAt' | 'approvedAt' | 'approvedBy' | 'secretHash'> & { readonly secretHash: Buffer | undefined },
  now: Instant,
): Promise<void> {
  await db
    .insertInto('one_id.program')
    .values({
      id: program.id,
      name_th: program.name.th,
      name_en: program.name.en,
      agency_code: program.agency,
      purpose: program.purpose,
      proof: program.proof,
      secret_hash: program.secretHash ?? null,
      public_keys: program.publicKeys ? JSON.stringify(program.publicKeys) : null,
      redirect_uris: [...program.redirectUris],
      after_logout_uris: [...program.afterLogoutUris],
      scopes: [...program.scopes],
      status: 'registered',
      registered_at: now,
      registered_by: program.registeredBy,
      changed_at: now,
    })
    .execute()
}

/** The program, held by this transaction until it ends, so that two who decide at once decide one after the other. */
export async function lockProgram(db: Queries, id: string): Promise<Program | undefined> {
  const row = await programs(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && programOfRow(row)
}

export async function saveStatus(
  db: Queries,
  id: string,
  status: Status,
  { now, approvedBy }: { readonly now: Instant; readonly approvedBy: string | undefined },
): Promise<void> {
  await db
    .updateTable('one_id.program')
    .set({ status, changed_at: now, ...(approvedBy && { approved_at: now, approved_by: approvedBy }) })
    .where('id', '=', id)
    .execute()
}

export async function saveSecret(db: Queries, id: string, hash: Buffer, now: Instant): Promise<void> {
  await db.updateTable('one_id.program').set({ secret_hash: hash, changed_at: now }).where('id', '=', id).execute()
}

// Permissions

const permissions = (db: Queries) =>
  db
    .selectFrom('one_id.permission')
    .select([
      'id',
      'account_id as accountId',
      'program_id as programId',
      'enterprise',
      'scopes',
      'given_at as givenAt',
      'expires_at as expiresAt',
      'ended_at as endedAt',
    ])

/** What a person allows now, one line for each program and enterprise, the latest first. */
export const listPermissions = async (db: Queries, accountId: string, now: Instant): Promise<Permission[]> => {
  const rows = (await permissions(db)
    .distinctOn(['program_id', 'enterprise'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('program_id')
    .orderBy('enterprise')
    .orderBy('given_at', 'desc')
    .execute()) as Permission[]
  return rows.toSorted((a, b) => b.givenAt.localeCompare(a.givenAt))
}

export async function findPermission(db: Queries, id: string): Promise<Permission | undefined> {
  return (await permissions(db).where('id', '=', id).executeTakeFirst()) as Permission | undefined
}

export async function insertPermission(db: Queries, { accountId, programId, ...permission }: Omit<Permission, 'endedAt'>): Promise<void> {
  await db
    .insertInto('one_id.permission')
    .values({
      id: permission.id,
      account_id: accountId,
      program_id: programId,
      enterprise: permission.enterprise,
      scopes: [...permission.scopes],
      given_at: permission.givenAt,
      expires_at: permission.expiresAt,
    })
    .execute()
}

/** Ends every permission a person gave a program. Answers the ids of those that ended. */
export async function endPermissions(
  db: Queries,
  { accountId, programId }: { readonly accountId: string; readonly programId: string },
  now: Instant,
): Promise<string[]> {
  const rows = await db
    .updateTable('one_id.permission')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('program_id', '=', programId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes back everything that was handed out under a grant, and the grant. */
export async function revokeGrants(db: Queries, grantIds: readonly string[]): Promise<void> {
  if (grantIds.length === 0) return
  await db
    .deleteFrom('one_id.artifact')
    .where((eb) => eb.or([eb('grant_id', 'in', [...grantIds]), eb.and([eb('model', '=', 'Grant'), eb('id', 'in', grantIds.map(hashOf))])]))
    .execute()
}
