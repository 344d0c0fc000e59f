import type { Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Channel, MandateScope } from './model.ts'

/** What whoever registers an enterprise may do for it; 'sign' and 'manage' count once the mandate is verified. */
export const scopeOfOwner: MandateScope[] = ['read', 'update', 'apply', 'sign', 'manage']

/** Adds the line by which registrations are counted. */
export async function countRegistration(
  work: Work,
  {
    enterpriseId,
    kind,
    channel,
    centre,
  }: { readonly enterpriseId: string; readonly kind: 'new' | 'updated'; readonly channel: Channel; readonly centre?: string | undefined },
): Promise<void> {
  await work.tx
    .insertInto('registry.registration')
    .values({
      enterprise_id: enterpriseId,
      id: newId(),
      kind,
      channel,
      centre_code: centre ?? null,
      at: work.now,
      account_id: work.caller.accountId ?? null,
      party: work.caller.reach?.party ?? null,
    })
    .execute()
}
