import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'

/** How many registrations and updates a one-stop centre has taken since a moment, of those within the caller's reach. */
export async function countAtCentre(db: Queries, centre: string, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('registry.registration')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('at', '>=', since)
    .where('channel', '=', 'counter')
    .where('centre_code', '=', centre)
    .executeTakeFirstOrThrow()
  return Number(count)
}
