import type { Instant } from '#platform/clock.ts'
import type { Queries, Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Breach, BreachStatus } from './breach.ts'

const breaches = (db: Queries) =>
  db
    .selectFrom('privacy.breach')
    .select([
      'id',
      'number',
      'happened_on as happenedOn',
      'found_at as foundAt',
      'what',
      'data',
      'people',
      'measures',
      'risk',
      'status',
      'version',
      'reported_at as reportedAt',
      'told_at as toldAt',
      'closed_at as closedAt',
    ])

/** The register, the newest first. A breach is rare: it is one page. */
export const listBreaches = async (db: Queries): Promise<Breach[]> => (await breaches(db).orderBy('number', 'desc').execute()) as Breach[]

export const findBreach = async (db: Queries, id: string): Promise<Breach | undefined> =>
  (await breaches(db).where('id', '=', id).executeTakeFirst()) as Breach | undefined

/** A breach to be changed by this transaction. */
export const lockBreach = async (tx: Tx, id: string): Promise<Breach | undefined> =>
  (await breaches(tx).where('id', '=', id).forUpdate().executeTakeFirst()) as Breach | undefined

export interface BreachStep {
  readonly id: string
  readonly at: Instant
  readonly accountId: string
  readonly status: BreachStatus
  readonly note: string | null
}

/** What was done, the newest first. */
export async function listBreachSteps(db: Queries, breachId: string): Promise<BreachStep[]> {
  const rows = await db
    .selectFrom('privacy.breach_step')
    .select(['id', 'at', 'account_id as accountId', 'status', 'note'])
    .where('breach_id', '=', breachId)
    .orderBy('id', 'desc')
    .execute()
  return rows as BreachStep[]
}

export async function insertStep(
  tx: Tx,
  { breachId, at, accountId, status, note }: Omit<BreachStep, 'id' | 'note'> & { readonly breachId: string; readonly note?: string | undefined },
): Promise<void> {
  await tx
    .insertInto('privacy.breach_step')
    .values({ breach_id: breachId, id: newId(), at, account_id: accountId, status, note: note ?? null })
    .execute()
}
