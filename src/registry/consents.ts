import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { FieldName } from './model.ts'

/** What an enterprise let an agency read, and until when. */
export interface Consent {
  readonly id: string
  readonly agency: string
  readonly purpose: string
  readonly fields: readonly FieldName[]
  readonly givenAt: Instant
  readonly givenBy: string | null
  /** Null while it counts. */
  readonly withdrawnAt: Instant | null
}

/** Every consent an enterprise ever gave, the newest first; those withdrawn too. */
export async function listConsents(db: Queries, enterpriseId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('registry.consent')
    .select(['id', 'agency_code as agency', 'purpose', 'fields', 'given_at as givenAt', 'given_by as givenBy', 'withdrawn_at as withdrawnAt'])
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('id', 'desc')
    .execute()
  return rows as Consent[]
}
