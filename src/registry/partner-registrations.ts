import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { Channel, EnterpriseCard } from './model.ts'

/** What a partner may know of an enterprise that it registered: that it stands, and nothing personal. */
export interface PartnerRegistration {
  readonly enterpriseId: string
  readonly oneId: string
  readonly channel: Channel
  readonly registeredAt: Instant
  readonly status: EnterpriseCard['status']
}

/**
 * A registration that a partner sent, by ONE ID; undefined for one of anybody else. A partner does not reach the record it made, so whoever asks for it
 * works as the platform (`system`).
 */
export async function findPartnerRegistration(
  db: Queries,
  { oneId, party }: { readonly oneId: string; readonly party: string },
): Promise<PartnerRegistration | undefined> {
  const row = await db
    .selectFrom('registry.registration as r')
    .innerJoin('registry.enterprise as e', 'e.id', 'r.enterprise_id')
    .select(['e.id as enterpriseId', 'e.one_id as oneId', 'r.channel', 'r.at as registeredAt', 'e.status'])
    .where('e.one_id', '=', oneId)
    .where('r.party', '=', party)
    .where('r.kind', '=', 'new')
    .executeTakeFirst()
  return row as PartnerRegistration | undefined
}
