import { sql, type RawBuilder } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Queries } from '#platform/database.ts'
import { planned } from '#platform/planned.ts'
import { basesOf, recordAccess } from './access.ts'
import { readEmail, readPhone } from './contacts.ts'
import type { EnterpriseCard, FieldName } from './model.ts'
import { foldName, oneSlipApart } from './names.ts'
import { readAnyNumber } from './numbers.ts'
import { readOneId } from './one-id.ts'
import { lookupsOf } from './sealing.ts'
import { cardOf, type CardRow } from './store.ts'

export interface Search {
  /** A number, ONE ID, telephone number, e-mail address or name, as somebody types it. */
  readonly query: string
  /** Code of a province to keep to. */
  readonly province?: string | undefined
  readonly limit?: number
}

export interface Found {
  /** The best first. */
  readonly hits: readonly EnterpriseCard[]
  /** Whether there are others that were left out; how many is not counted. */
  readonly more: boolean
}

/** What a result shows of an enterprise. */
export const fieldsInSearch: readonly FieldName[] = ['nameTh', 'nameEn', 'area', 'activity', 'size', 'sector', 'stage', 'status']

/**
 * Finds enterprises that are the caller's work by number, ONE ID, telephone, e-mail or name. A name may be a part of one, in Thai or English; in the
 * beginning of one, from six letters on, one slip is forgiven. Those that begin with it come first, then those that hold it, then those near it, each the
 * shorter first. What was merged away is answered by its survivor. Every enterprise shown gets an access line of the reader.
 */
export async function searchEnterprises(app: Pick<App, 'db' | 'clock' | 'keys'>, caller: Caller, { query, province, limit = 20 }: Search): Promise<Found> {
  return await transact(app, caller, async (work) => {
    const found = (await findExact(app, work.tx, query)) ?? (await findByName(work.tx, query, province, limit))
    const bases = await basesOf(
      work.tx,
      found.map(({ card }) => card.id),
    )
    const within = found.filter(({ card }) => bases.has(card.id) && (province === undefined || card.place.province === province))
    const ranked = rankHits(foldName(query), within)
    const hits = ranked.slice(0, limit).map(({ card }) => card)
    for (const [basis, shown] of Map.groupBy(hits, ({ id }) => bases.get(id)!)) {
      await recordAccess(work, { enterpriseIds: shown.map(({ id }) => id), reader: 'staff', purpose: 'search', fields: fieldsInSearch, basis })
    }
    return { hits, more: ranked.length > limit }
  })
}

interface Hit {
  readonly card: EnterpriseCard
  readonly searchText: string
}

/** By what names one enterprise alone, or whoever shares a telephone; undefined when the query is no such thing. */
async function findExact(app: Pick<App, 'keys'>, db: Queries, query: string): Promise<readonly Hit[] | undefined> {
  const oneId = readOneId(query)
  const number = readAnyNumber(query)
  const phone = readPhone(query)
  const email = readEmail(query)
  const lookups = [
    ...(number ? lookupsOf(app.keys, number.type, number.digits) : []),
    ...(phone ? lookupsOf(app.keys, 'phone', phone) : []),
    ...(email ? lookupsOf(app.keys, 'email', email) : []),
  ]
  if (!oneId && lookups.length === 0) return undefined
  return await hitsOf(
    db,
    'search_exactly',
    sql`select coalesce(survivor_id, id) as id from registry.enterprise where one_id = ${oneId ?? null}
      union select registry.survivor(enterprise_id) from registry.identity_number where lookup = any (${lookups})
      union select registry.survivor(enterprise_id) from registry.contact where lookup = any (${lookups}) and ended_at is null
      limit 100`,
  )
}

async function findByName(db: Queries, query: string, province: string | undefined, limit: number): Promise<readonly Hit[]> {
  const folded = foldName(query)
  if (folded === '') return []
  const provinces = province === undefined ? null : [province]
  const most = Math.ceil(limit * 1.5)
  return await hitsOf(db, 'search_by_name', sql`select unnest(registry.find_names(${folded}, ${provinces}::text[], ${most})) as id`)
}

/** Cards of what a statement finds, erased ones left out, as far as the caller reaches them. */
async function hitsOf(db: Queries, name: string, ids: RawBuilder<unknown>): Promise<readonly Hit[]> {
  const { rows } = await sql<CardRow & Pick<Hit, 'searchText'>>`${planned(name)}
    select e.id, e.one_id as "oneId", e.kind, e.name_th as "nameTh", e.name_en as "nameEn", e.province_code, e.district_code, e.subdistrict_code,
      e.activity_code as activity, e.sector, e.size, e.stage, e.status, e.registered_at as "registeredAt", null as "survivorOneId", e.search_text as "searchText"
    from (${ids}) as found join registry.enterprise e on e.id = found.id where e.status <> 'erased'`.execute(db)
  return rows.map(({ searchText, ...row }) => ({ card: cardOf(row), searchText }))
}

/** The best first: the name itself, names that begin with the query, that hold it, that are near it; within each the shorter name first. */
function rankHits(folded: string, hits: readonly Hit[]): readonly Hit[] {
  const ranks = new Map(hits.map((hit) => [hit, rankOf(folded, hit.searchText)]))
  return hits.toSorted(
    (one, other) => ranks.get(one)! - ranks.get(other)! || one.searchText.length - other.searchText.length || (one.card.oneId < other.card.oneId ? -1 : 1),
  )
}

function rankOf(folded: string, searchText: string): number {
  const names = searchText.split(' ')
  if (names.includes(folded)) return 0
  if (names.some((name) => name.startsWith(folded))) return 1
  if (searchText.includes(folded)) return 2
  return names.some((name) => oneSlipApart(name, folded)) ? 3 : 4
}
