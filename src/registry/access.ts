import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Caller, Queries, Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { planned } from '#platform/planned.ts'
import type { EnterpriseCard, FieldName } from './model.ts'

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

/** Why an officer may look: the enterprise lies in their provinces, or it came to their counter and let them in. */
export function basisFor({ reach }: Pick<Caller, 'reach'>, { place }: Pick<EnterpriseCard, 'place'>): 'duty' | 'presence' {
  return reach?.areas === 'all' || reach?.areas?.has(place.province) ? 'duty' : 'presence'
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
