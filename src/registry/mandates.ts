import { sql, type Updateable } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { DB } from '#platform/database.generated.ts'
import { reachingAll, type Queries, type Tx } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { may, type MandateHand } from './mandate-rules.ts'
import type { Mandate } from './model.ts'

/** A mandate with who asked and answered, as the enterprise reads it. */
export interface MandateLine extends Mandate {
  readonly askedAt: Instant
  readonly consentedAt: Instant | null
  readonly verifiedAt: Instant | null
  readonly endedAt: Instant | null
}

/** A mandate as its holder meets it; ONE ID and name are unknown to whoever only asked. */
export interface MyMandate extends MandateLine {
  readonly oneId: string | null
  readonly nameTh: string | null
  readonly nameEn: string | null
}

const columns = [
  'm.id',
  'm.enterprise_id as enterpriseId',
  'm.account_id as accountId',
  'm.role',
  'm.scope',
  'm.starts_on as startsOn',
  'm.ends_on as endsOn',
  'm.status',
  'm.sees',
  'm.verified_by as verifiedBy',
  'm.asked_at as askedAt',
  'm.consented_at as consentedAt',
  'm.verified_at as verifiedAt',
  'm.ended_at as endedAt',
] as const

const mandates = (db: Queries) => db.selectFrom('registry.mandate as m').select(columns)

/** Serving somebody who came to the counter is an officer's work, done on the counter's screen and logged there: it is no enterprise of theirs. */
const isTheirOwn = sql<boolean>`m.role <> 'counter'`

const isToday = sql<boolean>`m.starts_on <= platform.current_day() and (m.ends_on is null or m.ends_on >= platform.current_day())`

/** Everybody who acts, acted or asked to act for an enterprise, or for one that was merged into it; the newest first. */
export async function listMandates(db: Queries, enterpriseId: string): Promise<MandateLine[]> {
  const rows = await mandates(db)
    .where('m.enterprise_id', 'in', (eb) =>
      eb
        .selectFrom('registry.enterprise as e')
        .select('e.id')
        .where((where) => where.or([where('e.id', '=', enterpriseId), where('e.survivor_id', '=', enterpriseId)])),
    )
    .orderBy('m.id', 'desc')
    .execute()
  return rows as MandateLine[]
}

/**
 * What an account may do today or from a later day, and what it has asked for; a merged one appears as the one that lives on. Nothing of the enterprise is
 * told of what has not begun. Whom an officer serves is not among them.
 */
export async function listMyMandates(db: Queries, accountId: string): Promise<MyMandate[]> {
  const rows = await mandates(db)
    .leftJoin('registry.enterprise as e', (join) => join.on('e.id', '=', sql<string>`registry.survivor(m.enterprise_id)`))
    .select(['e.one_id as oneId', 'e.name_th as nameTh', 'e.name_en as nameEn'])
    .where('m.account_id', '=', accountId)
    .where('m.status', 'in', ['asked', 'unverified', 'verified'])
    .where(isTheirOwn)
    .where(sql<boolean>`(m.ends_on is null or m.ends_on >= platform.current_day())`)
    .orderBy('m.id')
    .execute()
  return rows as MyMandate[]
}

/** The mandate an account has today for an enterprise, or for one merged into it or with it: the strongest, when there are several. Not that of an officer who serves it. */
export async function findMyMandate(db: Queries, accountId: string, enterpriseId: string): Promise<Mandate | undefined> {
  const row = await mandates(db)
    .where('m.account_id', '=', accountId)
    .where('m.status', 'in', ['asked', 'unverified', 'verified'])
    .where(isTheirOwn)
    .where(isToday)
    .where((where) =>
      where.or([
        where('m.enterprise_id', '=', enterpriseId),
        sql<boolean>`m.enterprise_id = registry.survivor(${enterpriseId})`,
        sql<boolean>`m.status = 'verified' and registry.survivor(m.enterprise_id) = registry.survivor(${enterpriseId})`,
      ]),
    )
    .orderBy(sql`m.status = 'verified'`, 'desc')
    .orderBy(sql`m.sees = 'all'`, 'desc')
    .orderBy('m.id')
    .executeTakeFirst()
  return row as Mandate | undefined
}

/**
 * Codes of the provinces where the enterprises lie that an account acts for, today or from a later day, whoever asks: what opens with the account. One that
 * was merged counts where its survivor lies, too.
 */
export async function provincesActedIn(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await reachingAll(tx, () =>
    tx
      .selectFrom('registry.mandate as m')
      .innerJoin('registry.enterprise as e', (join) => join.on(sql<boolean>`e.id in (m.enterprise_id, registry.survivor(m.enterprise_id))`))
      .select('e.province_code as province')
      .distinct()
      .where('m.account_id', '=', accountId)
      .where('m.status', 'in', ['unverified', 'verified'])
      .where(sql<boolean>`(m.ends_on is null or m.ends_on >= platform.current_day())`)
      .orderBy('province')
      .execute(),
  )
  return rows.map(({ province }) => province)
}

/** What the caller is to an enterprise they reach. */
export interface Standing {
  readonly status: 'active' | 'closed' | 'erased'
  /** The enterprise it lives on in; null while it is its own. */
  readonly survivorId: string | null
  readonly mandate: Mandate | undefined
  /** Reaches it by area, as staff and the platform itself do. */
  readonly officer: boolean
}

/** How the caller stands to an enterprise; undefined when row-level security does not show it to them. */
export async function findStanding(tx: Tx, accountId: string | undefined, enterpriseId: string): Promise<Standing | undefined> {
  const row = await tx
    .selectFrom('registry.enterprise')
    .select([
      'status',
      'survivor_id as survivorId',
      sql<boolean>`coalesce(province_code = any (platform.current_areas()) or '*' = any (platform.current_areas()), false)`.as('officer'),
    ])
    .where('id', '=', enterpriseId)
    .executeTakeFirst()
  if (!row) return undefined
  const mandate = accountId === undefined ? undefined : await findMyMandate(tx, accountId, enterpriseId)
  return { ...row, mandate } as Standing
}

/** The hands somebody has on another's mandate, or on their own. */
export function handsOn(mandate: Pick<Mandate, 'accountId'>, standing: Standing, accountId: string | undefined): MandateHand[] {
  const hands: MandateHand[] = []
  if (standing.mandate && may(standing.mandate, 'manage')) hands.push('enterprise')
  if (standing.officer) hands.push('officer')
  if (mandate.accountId === accountId) hands.push('holder')
  return hands
}

/** A mandate to be changed by this transaction; whoever else wants to change it waits. */
export async function lockMandate(tx: Tx, enterpriseId: string, id: string): Promise<Mandate | undefined> {
  const row = await mandates(tx).where('m.enterprise_id', '=', enterpriseId).where('m.id', '=', id).forUpdate().executeTakeFirst()
  return row as Mandate | undefined
}

/** Changes a mandate that this transaction has locked. */
export async function updateMandate(tx: Tx, { enterpriseId, id }: Mandate, change: Updateable<DB['registry.mandate']>): Promise<void> {
  await tx.updateTable('registry.mandate').set(change).where('enterprise_id', '=', enterpriseId).where('id', '=', id).execute()
}

export interface NewMandate extends Omit<Mandate, 'verifiedBy'> {
  readonly askedBy: string | undefined
  readonly consentedBy?: string | undefined
  readonly verifiedBy?: string
  readonly now: Instant
}

/**
 * Adds a mandate and ends the one of the same account that ran out. A second current one of an account violates `mandate_current`.
 * Consent and verification that come with it are of the same moment.
 */
export async function insertMandate(tx: Tx, { now, ...mandate }: NewMandate): Promise<void> {
  await tx
    .updateTable('registry.mandate')
    .set({ status: 'ended', ended_at: now })
    .where('enterprise_id', '=', mandate.enterpriseId)
    .where('account_id', '=', mandate.accountId)
    .where('status', 'in', ['asked', 'unverified', 'verified'])
    .where('ends_on', '<', bangkokDay(now))
    .execute()
  await tx
    .insertInto('registry.mandate')
    .values({
      enterprise_id: mandate.enterpriseId,
      id: mandate.id,
      account_id: mandate.accountId,
      role: mandate.role,
      scope: [...mandate.scope],
      starts_on: mandate.startsOn,
      ends_on: mandate.endsOn,
      status: mandate.status,
      sees: mandate.sees,
      asked_at: now,
      asked_by: mandate.askedBy ?? null,
      ...(mandate.consentedBy && { consented_at: now, consented_by: mandate.consentedBy }),
      ...(mandate.verifiedBy && { verified_at: now, verified_by: mandate.verifiedBy }),
      ...(mandate.status === 'declined' && { ended_at: now }),
    })
    .execute()
}
