import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Basis, Direction, Term } from './rules.ts'

export interface Agency {
  readonly code: string
  readonly name: Text
  /** Office to turn to. */
  readonly contact: string | null
}

export interface Agreement extends Term {
  readonly id: string
  readonly agency: string
  readonly title: string
  /** Number and date of what was signed. */
  readonly document: string
  readonly purpose: string
  readonly basis: Basis
  /** The law it rests on; null where each enterprise consents. */
  readonly law: string | null
  readonly direction: Direction
  /** Names of fields of the registry. */
  readonly fields: readonly string[]
  /** Made for trying the platform; nobody signed it. */
  readonly demonstration: boolean
  readonly endedBy: string | null
}

export type NewAgreement = Omit<Agreement, 'id' | 'endedAt' | 'endedBy'>

const agencies = (db: Queries) => db.selectFrom('agencies.agency').select(['code', 'name_th', 'name_en', 'contact']).where('ended_at', 'is', null)

const agencyOf = ({ code, name_th, name_en, contact }: Awaited<ReturnType<ReturnType<typeof agencies>['executeTakeFirstOrThrow']>>): Agency => ({
  code,
  name: { th: name_th, en: name_en },
  contact,
})

/** Every agency and partner of the exchange, by Thai name. */
export const listAgencies = async (db: Queries): Promise<Agency[]> => (await agencies(db).orderBy('name_th').execute()).map(agencyOf)

export async function findAgency(db: Queries, code: string): Promise<Agency | undefined> {
  const row = await agencies(db).where('code', '=', code).executeTakeFirst()
  return row && agencyOf(row)
}

/** Adds an agency, or brings its names up to date. */
export async function saveAgency(db: Queries, { code, name, contact }: Agency, now: Instant): Promise<void> {
  await db
    .insertInto('agencies.agency')
    .values({ code, name_th: name.th, name_en: name.en, contact, created_at: now })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ name_th: name.th, name_en: name.en }))
    .execute()
}

const agreements = (db: Queries) =>
  db
    .selectFrom('agencies.agreement')
    .select((eb) => [
      'id',
      'agency_code as agency',
      'title',
      'document',
      'purpose',
      eb.ref('basis').$castTo<Basis>().as('basis'),
      'law',
      eb.ref('direction').$castTo<Direction>().as('direction'),
      'fields',
      'demonstration',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'ended_at as endedAt',
      'ended_by as endedBy',
    ])

/** Agreements, ended ones too, the latest to start first; of one agency when it is said. */
export const listAgreements = async (db: Queries, agency?: string): Promise<Agreement[]> =>
  await agreements(db)
    .$if(agency !== undefined, (query) => query.where('agency_code', '=', agency ?? ''))
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** What lets an agency tell or read on a day: agreements whose period holds the day and that nobody ended. */
export const agreementsInForce = async (
  db: Queries,
  { agency, direction, on }: { readonly agency?: string; readonly direction: Direction; readonly on: PlainDate },
): Promise<Agreement[]> =>
  await agreements(db)
    .$if(agency !== undefined, (query) => query.where('agency_code', '=', agency ?? ''))
    .where('direction', '=', direction)
    .where('starts_on', '<=', on)
    .where('ends_on', '>=', on)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()

export async function insertAgreement(
  db: Queries,
  id: string,
  { agency, startsOn, endsOn, fields, ...agreement }: NewAgreement,
  { now, by }: { readonly now: Instant; readonly by: string | null },
): Promise<void> {
  await db
    .insertInto('agencies.agreement')
    .values({ id, ...agreement, agency_code: agency, fields: [...fields], starts_on: startsOn, ends_on: endsOn, created_at: now, created_by: by })
    .execute()
}

/** Answers the agency's code; undefined when there is no such agreement or it was ended already. */
export async function endAgreementRow(
  db: Queries,
  id: string,
  { now, by }: { readonly now: Instant; readonly by: string | null },
): Promise<string | undefined> {
  const row = await db
    .updateTable('agencies.agreement')
    .set({ ended_at: now, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('agency_code')
    .executeTakeFirst()
  return row?.agency_code
}
