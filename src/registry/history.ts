import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { StatedField } from './fields.ts'
import { seal, unseal } from './sealing.ts'

export const changeReasons = ['registered', 'updated', 'corrected', 'source', 'answered', 'merged', 'unmerged', 'erased', 'rule'] as const
export type ChangeReason = (typeof changeReasons)[number]

/** What is sealed of a change. Texts as `textsOf` gives them; an empty one is nothing. */
export interface ChangeContent {
  /** From what to what. */
  readonly fields: Readonly<Partial<Record<StatedField | 'size' | 'status' | 'stage', readonly [string, string]>>>
  /** What was stated and not taken over. */
  readonly stated?: Readonly<Partial<Record<StatedField, string>>>
  readonly note?: string
}

/** A line of an enterprise's history. */
export interface Change extends ChangeContent {
  readonly id: string
  readonly at: Instant
  readonly accountId: string | null
  readonly party: string | null
  /** A channel, the code of a source, or 'officer'. */
  readonly source: string
  readonly reason: ChangeReason
  readonly evidenceFileId: string | null
}

export const sealChange = (app: Pick<App, 'keys'>, salt: Buffer, content: ChangeContent): Buffer => seal(app.keys, salt, JSON.stringify(content))

/** Adds a line to the history of an enterprise, in the transaction of the change. */
export async function addChange(
  work: Work,
  app: Pick<App, 'keys'>,
  {
    enterpriseId,
    salt,
    source,
    reason,
    evidenceFileId,
    ...content
  }: ChangeContent & {
    readonly enterpriseId: string
    readonly salt: Buffer
    readonly source: string
    readonly reason: ChangeReason
    readonly evidenceFileId?: string | undefined
  },
): Promise<void> {
  await work.tx
    .insertInto('registry.change')
    .values({
      enterprise_id: enterpriseId,
      id: newId(),
      at: work.now,
      account_id: work.caller.accountId ?? null,
      party: work.caller.reach?.party ?? null,
      source,
      reason,
      sealed: sealChange(app, salt, content),
      evidence_file_id: evidenceFileId ?? null,
    })
    .execute()
}

/** The history of an enterprise the caller reaches, newest first; empty once it was erased. */
export async function listHistory(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string): Promise<Change[]> {
  const rows = await db
    .selectFrom('registry.change as c')
    .innerJoin('registry.enterprise as e', 'e.id', 'c.enterprise_id')
    .selectAll('c')
    .select('e.salt')
    .where('c.enterprise_id', '=', enterpriseId)
    .where('e.salt', 'is not', null)
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...(JSON.parse(unseal(app.keys, row.salt!, row.sealed)) as ChangeContent),
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    party: row.party,
    source: row.source,
    reason: row.reason as ChangeReason,
    evidenceFileId: row.evidence_file_id,
  }))
}
