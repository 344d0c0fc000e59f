import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { planned } from '#platform/planned.ts'
import type { FieldName } from './model.ts'

export const readers = ['staff', 'agency', 'client'] as const
export type Reader = (typeof readers)[number]

/** One read of an enterprise's record, as the enterprise sees it. */
export interface Access {
  readonly id: string
  readonly at: Instant
  readonly reader: Reader
  readonly accountId: string | null
  /** The agency or program that asked, by code. */
  readonly party: string | null
  readonly purpose: string
  readonly fields: readonly FieldName[]
  /** duty, presence, agreement:ID or consent:ID. */
  readonly basis: string
}

/** Writes who looked, in the transaction of the read: a line for every enterprise that was shown. */
export async function recordAccess(
  work: Work,
  {
    enterpriseIds,
    reader,
    party = work.caller.reach?.party,
    purpose,
    fields,
    basis,
  }: {
    readonly enterpriseIds: readonly string[]
    readonly reader: Reader
    readonly party?: string | undefined
    readonly purpose: string
    readonly fields: readonly FieldName[]
    readonly basis: string
  },
): Promise<void> {
  if (enterpriseIds.length === 0) return
  const { tx, now, caller } = work
  await sql`${planned('record_access')}
    insert into registry.access_line (enterprise_id, id, at, reader, account_id, party, purpose, fields, basis, request_id)
    select shown.enterprise_id, shown.id, ${now}::timestamptz, ${reader}::text, ${caller.accountId ?? null}::uuid, ${party ?? null}::text, ${purpose}::text,
      ${[...fields]}::text[], ${basis}::text, ${caller.requestId}::text
    from unnest(${[...enterpriseIds]}::uuid[], ${enterpriseIds.map(() => newId())}::uuid[]) as shown (enterprise_id, id)`.execute(tx)
}

export type Basis = 'duty' | 'presence'

/**
 * Why an officer may work on an enterprise: it lies in their provinces, or it came to their counter today and let them in. Undefined for any other, also for
 * one that they reach because they act for it themselves or asked to: that is no work of the state.
 */
export const basisOf = async (db: Queries, enterpriseId: string): Promise<Basis | undefined> => (await basesOf(db, [enterpriseId])).get(enterpriseId)

/** The same of many; those that are none of the officer's work are not there. */
export async function basesOf(db: Queries, enterpriseIds: readonly string[]): Promise<ReadonlyMap<string, Basis>> {
  const { rows } = await sql<{ id: string; basis: Basis | null }>`${planned('bases')}
    select e.id, case
      when e.province_code = any (platform.current_areas()) or '*' = any (platform.current_areas()) then 'duty'
      when exists (
        select from registry.mandate m
        where m.enterprise_id in (e.id, e.survivor_id) and m.account_id = platform.current_account() and m.role = 'counter' and m.status = 'verified'
          and platform.current_day() between m.starts_on and m.ends_on) then 'presence'
      end as basis
    from registry.enterprise e where e.id = any (${[...enterpriseIds]}::uuid[])`.execute(db)
  return new Map(rows.flatMap(({ id, basis }) => (basis ? [[id, basis]] : [])))
}

/** Who looked at an enterprise the caller reaches, newest first, from `before` (an id of a line) on; `more` says whether there is another page. */
export async function listAccess(
  db: Queries,
  enterpriseId: string,
  { before, limit = 50 }: { readonly before?: string | undefined; readonly limit?: number } = {},
): Promise<{ readonly lines: readonly Access[]; readonly more: boolean }> {
  const rows = await db
    .selectFrom('registry.access_line')
    .select(['id', 'at', 'reader', 'account_id as accountId', 'party', 'purpose', 'fields', 'basis'])
    .where('enterprise_id', '=', enterpriseId)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return { lines: rows.slice(0, limit) as unknown as Access[], more: rows.length > limit }
}
