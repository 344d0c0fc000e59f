import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Tx } from '#platform/database.ts'
import type { Candidate, DistinctReason, DuplicateStatus, MatcherCode, MergeReason } from './duplicate-rules.ts'

interface Side {
  readonly id: string
  readonly oneId: string
  readonly nameTh: string | null
  readonly province: string
}

/** Two records that may be one enterprise, and what was decided. */
export interface Duplicate {
  readonly id: string
  readonly matcher: MatcherCode
  /** Of the names, 0 to 1. */
  readonly likeness: string
  readonly foundAt: Instant
  readonly status: DuplicateStatus
  readonly first: Side
  readonly second: Side
  readonly survivorId: string | null
  readonly reason: DistinctReason | MergeReason | null
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  readonly confirmedAt: Instant | null
  readonly confirmedBy: string | null
  readonly undoneAt: Instant | null
  readonly undoneBy: string | null
}

const duplicates = (db: Queries) =>
  db
    .selectFrom('registry.duplicate as d')
    .innerJoin('registry.enterprise as one', 'one.id', 'd.first_id')
    .innerJoin('registry.enterprise as other', 'other.id', 'd.second_id')
    .select([
      'd.id',
      'd.matcher',
      'd.likeness',
      'd.found_at as foundAt',
      'd.status',
      'd.survivor_id as survivorId',
      'd.reason',
      'd.decided_at as decidedAt',
      'd.decided_by as decidedBy',
      'd.confirmed_at as confirmedAt',
      'd.confirmed_by as confirmedBy',
      'd.undone_at as undoneAt',
      'd.undone_by as undoneBy',
      sql<Side>`jsonb_build_object('id', one.id, 'oneId', one.one_id, 'nameTh', one.name_th, 'province', one.province_code)`.as('first'),
      sql<Side>`jsonb_build_object('id', other.id, 'oneId', other.one_id, 'nameTh', other.name_th, 'province', other.province_code)`.as('second'),
    ])

/**
 * Pairs in a state whose both records the caller reaches, the ones found last first. Pairs that wait for a decision leave out what was erased or merged
 * meanwhile. `before` is the id of the last pair of the page before.
 */
export async function listDuplicates(
  db: Queries,
  { status, before, limit = 50 }: { readonly status: DuplicateStatus; readonly before?: string | undefined; readonly limit?: number },
): Promise<{ readonly pairs: Duplicate[]; readonly more: boolean }> {
  const rows = await duplicates(db)
    .where('d.status', '=', status)
    .$if(status === 'open' || status === 'proposed', (query) =>
      query
        .where('one.status', '<>', 'erased')
        .where('other.status', '<>', 'erased')
        .where('one.survivor_id', 'is', null)
        .where('other.survivor_id', 'is', null),
    )
    .$if(before !== undefined, (query) => query.where('d.id', '<', before!))
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  return { pairs: rows.slice(0, limit) as Duplicate[], more: rows.length > limit }
}

export async function findDuplicate(db: Queries, id: string): Promise<Duplicate | undefined> {
  return (await duplicates(db).where('d.id', '=', id).executeTakeFirst()) as Duplicate | undefined
}

/** What a decision needs of a pair, held until the transaction ends. */
export interface HeldPair {
  readonly id: string
  readonly firstId: string
  readonly secondId: string
  readonly status: DuplicateStatus
  readonly survivorId: string | null
  readonly decidedBy: string | null
  readonly confirmedAt: Instant | null
}

export async function holdPair(tx: Tx, id: string): Promise<HeldPair | undefined> {
  const row = await tx
    .selectFrom('registry.duplicate')
    .select([
      'id',
      'first_id as firstId',
      'second_id as secondId',
      'status',
      'survivor_id as survivorId',
      'decided_by as decidedBy',
      'confirmed_at as confirmedAt',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as HeldPair | undefined
}

/**
 * A merge, its undoing and an erasing touch an enterprise with all that was merged into it. Nobody knows these rows before holding them, so such steps
 * follow one another, in the whole register; they are rare, and held rows alone would let two of them wait in a circle.
 */
export async function holdGroups(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('registry.groups', 0))`.execute(tx)
}

/** Holds enterprises until the transaction ends, in the order of their ids. */
export async function holdCandidates(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Candidate & { readonly oneId: string; readonly salt: Buffer | null }>> {
  const rows = await tx
    .selectFrom('registry.enterprise')
    .select(['id', 'one_id as oneId', 'status', 'survivor_id', 'salt'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  const numbers = await tx
    .selectFrom('registry.identity_number')
    .select(['enterprise_id', 'type'])
    .where('enterprise_id', 'in', [...ids])
    .where('verified_at', 'is not', null)
    .execute()
  return new Map(
    rows.map(({ survivor_id, status, ...row }) => [
      row.id,
      {
        ...row,
        status: status as Candidate['status'],
        isMerged: survivor_id !== null,
        verifiedNumbers: numbers.filter((number) => number.enterprise_id === row.id).map(({ type }) => type),
      },
    ]),
  )
}

/** Whether questions about an enterprise wait for an answer: what the exchange above knows. */
export type HasOpenQuestions = (tx: Tx, enterpriseId: string) => Promise<boolean>

/**
 * Holds an enterprise until the transaction ends, so that no merge comes between. False when it lives on in another, or was erased: nothing is to be noted
 * of it for now.
 */
export async function holdLiving(tx: Tx, enterpriseId: string): Promise<boolean> {
  const { rows } = await sql`select from registry.enterprise where id = ${enterpriseId} and survivor_id is null and status <> 'erased' for update`.execute(tx)
  return rows.length > 0
}

/** An enterprise with everything that was merged into it before, one way or over others. */
export async function groupOf(tx: Tx, enterpriseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged(id) as (
      select ${enterpriseId}::uuid
      union
      select case d.survivor_id when d.first_id then d.second_id else d.first_id end
      from registry.duplicate d join merged on d.survivor_id = merged.id where d.status = 'merged'
    )
    select id from merged order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
