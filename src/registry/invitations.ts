import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { reachingAll, type Queries, type Tx } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { unsealFor } from './safe.ts'
import type { GivenRole, MandateScope } from './model.ts'
import { lookupsOf } from './sealing.ts'

/** What a mandate is to be, once somebody has it. */
export interface Terms {
  readonly role: GivenRole
  readonly scope: readonly MandateScope[]
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
}

/** Whom an enterprise asked to act for it and who has not answered. Whether that login has an account is not known here. */
export interface Invitation extends Terms {
  readonly id: string
  readonly enterpriseId: string
  readonly login: string
  readonly invitedAt: Instant
  /** The last day to accept it. */
  readonly openUntil: PlainDate
}

/** An invitation as the person reads it who was asked. */
export interface MyInvitation extends Terms {
  readonly id: string
  readonly oneId: string
  readonly nameTh: string | null
  readonly nameEn: string | null
  readonly openUntil: PlainDate
}

const terms = ['i.id', 'i.role', 'i.scope', 'i.starts_on as startsOn', 'i.ends_on as endsOn', 'i.open_until as openUntil'] as const

const isOpen = sql<boolean>`i.open_until >= platform.current_day()`

/** Invitations of an enterprise, or of one that was merged into it, that wait for an answer; the newest first. */
export async function listInvitations(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('registry.invitation as i')
    .innerJoin('registry.enterprise as e', 'e.id', 'i.enterprise_id')
    .select([...terms, 'i.enterprise_id as enterpriseId', 'i.sealed', 'i.invited_at as invitedAt'])
    .where((where) => where.or([where('e.id', '=', enterpriseId), where('e.survivor_id', '=', enterpriseId)]))
    .where(isOpen)
    .orderBy('i.id', 'desc')
    .execute()
  return (await Promise.all(
    rows.map(async ({ sealed, ...row }) => ({ ...row, login: (await unsealFor(app, db, row.enterpriseId, [sealed]))[0]! })),
  )) as Invitation[]
}

/** Invitations that wait for whoever signs in with this login, the oldest first; whoever asks must be that person. */
export async function listMyInvitations(app: Pick<App, 'keys'>, tx: Tx, login: string): Promise<MyInvitation[]> {
  const rows = await reachingAll(tx, () =>
    tx
      .selectFrom('registry.invitation as i')
      .innerJoin('registry.enterprise as e', 'e.id', 'i.enterprise_id')
      .select([...terms, 'e.one_id as oneId', 'e.name_th as nameTh', 'e.name_en as nameEn'])
      .where('i.lookup', 'in', lookupsOfLogin(app, login))
      .where(isOpen)
      .orderBy('i.id')
      .execute(),
  )
  return rows as MyInvitation[]
}

/** Takes an invitation of this login away, for it is answered; undefined when it is not there, or not any more. */
export async function takeInvitation(app: Pick<App, 'keys'>, tx: Tx, login: string, id: string): Promise<TakenInvitation | undefined> {
  const row = await reachingAll(tx, () =>
    tx
      .deleteFrom('registry.invitation as i')
      .using('registry.enterprise as e')
      .whereRef('e.id', '=', 'i.enterprise_id')
      .where('i.lookup', 'in', lookupsOfLogin(app, login))
      .where('i.id', '=', id)
      .where(isOpen)
      .returning([...terms, 'i.enterprise_id as enterpriseId', 'i.invited_by as invitedBy', 'e.one_id as oneId'])
      .executeTakeFirst(),
  )
  return row as TakenInvitation | undefined
}

export interface TakenInvitation extends Terms {
  readonly enterpriseId: string
  readonly oneId: string
  /** The account that invited. */
  readonly invitedBy: string
}

/** What invitations are found by; `login` is what is typed to sign in, as `people` keeps it. */
export const loginLookup = 'login'
const lookupsOfLogin = (app: Pick<App, 'keys'>, login: string) => lookupsOf(app.keys, loginLookup, login)
