import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { MatcherCode } from './duplicate-rules.ts'

/** A matcher as it is set. */
export interface Matcher {
  readonly code: MatcherCode
  readonly titleTh: string
  readonly titleEn: string
  /** Least likeness of the names, more than 0 to 1. */
  readonly threshold: string
  readonly enabled: boolean
  readonly changedAt: Instant
  /** New registrations up to here were compared; null before the first look. */
  readonly lookedUntil: Instant | null
}

export const listMatchers = async (db: Queries): Promise<Matcher[]> =>
  (await db
    .selectFrom('registry.matcher')
    .select(['code', 'title_th as titleTh', 'title_en as titleEn', 'threshold', 'enabled', 'changed_at as changedAt', 'looked_until as lookedUntil'])
    .orderBy('code')
    .execute()) as Matcher[]

export const byName: ReadonlySet<MatcherCode> = new Set(['same-name', 'alike-name'])

/**
 * More records than this that share a telephone, or a name in one district, say nothing about each other: it is an accountant's telephone, a name that
 * everybody gives. It also keeps the pairs of a group few.
 */
const largest = 10
const largestGroup = sql.lit(largest)

/** How many neighbours in the order of names a name is compared with, to each side. */
const neighbours = [1, 2, 3, 4, 5].map((distance) => sql.lit(distance))

const name = sql`split_part(search_text, ' ', 1) collate "C"`
const living = sql`survivor_id is null and status <> 'erased'`

interface Pair {
  readonly one: string
  readonly other: string
  readonly likeness: string
}

/**
 * Pairs among the enterprises of a province that share name and district, or whose names stand beside each other in the order of names of a district,
 * read forwards (a slip near the end) and backwards (a slip near the beginning). A record meets its group or its neighbours alone, so the cost grows with
 * the number of records and not with its square.
 */
export const pairsInProvince = (db: Queries, { code, threshold }: Pick<Matcher, 'code' | 'threshold'>, province: string): Promise<Pair[]> => {
  const alike = (order: RawBuilder<unknown>) => alikeNames(province, order, threshold)
  return rowsOf(db, code === 'same-name' ? sameNames(province) : sql`${alike(name)} union ${alike(sql`reverse(${name})`)}`)
}

const sameNames = (province: string) => sql`
  select one, other, 1 as likeness
  from (
    select array_agg(id) as ids from registry.enterprise where province_code = ${province} and district_code is not null and ${living}
    group by district_code, ${name} having count(*) between 2 and ${largestGroup}
  ) same cross join lateral unnest(ids) one cross join lateral unnest(ids) other
  where one < other`

const alikeNames = (province: string, order: RawBuilder<unknown>, threshold: string) => {
  const next = (value: RawBuilder<unknown>) => sql`array[${sql.join(neighbours.map((distance) => sql`lead(${value}, ${distance}) over beside`))}]`
  return sql`
    select placed.id as one, near.id as other, round(similarity(placed.name, near.name)::numeric, 3) as likeness
    from (
      select id, ${name} as name, ${next(sql`id`)} as ids, ${next(name)} as names
      from registry.enterprise where province_code = ${province} and district_code is not null and ${living}
      window beside as (partition by district_code order by ${order}, id)
    ) placed cross join lateral unnest(placed.ids, placed.names) near(id, name)
    where near.id is not null and similarity(placed.name, near.name) >= ${threshold}::numeric`
}

/** Pairs in the whole register that share a telephone or an e-mail address, and how alike their names are. */
export const pairsByContact = (db: Queries, code: MatcherCode): Promise<Pair[]> =>
  rowsOf(
    db,
    sql`
    select one.id as one, other.id as other, round(similarity(one.name, other.name)::numeric, 3) as likeness
    from (
      select array_agg(enterprise_id) as ids from registry.contact where kind = ${kindOf(code)} and ended_at is null
      group by lookup having count(*) between 2 and ${largestGroup}
    ) same
      cross join lateral (select id, ${name} as name from registry.enterprise where id = any (ids) and ${living}) one
      join lateral (select id, ${name} as name from registry.enterprise where id = any (ids) and ${living}) other on one.id < other.id`,
  )

/** Pairs of some enterprises with all others, for those that have just registered. */
export async function pairsOf(db: Queries, code: MatcherCode, enterpriseIds: readonly string[]): Promise<Pair[]> {
  const mine = sql`(select id, district_code, ${name} as name from registry.enterprise where id = any (${[...enterpriseIds]}::uuid[]) and ${living}) mine`
  const pairs = await rowsOf(
    db,
    sql`select mine.id as one, other.id as other, round(similarity(mine.name, other.name)::numeric, 3) as likeness
      from ${mine} cross join lateral (${othersOf[code]}) other`,
  )
  const groups = Object.groupBy(pairs, ({ one }) => one)
  return code === 'alike-name' ? pairs : pairs.filter(({ one }) => groups[one]!.length < largest)
}

/** Others in the district of `mine` whose name stands so to its name. */
const inDistrict = (sign: RawBuilder<unknown>) => sql`
  select id, ${name} as name from registry.enterprise
  where district_code = mine.district_code and ${name} ${sign} mine.name and id <> mine.id and ${living}`

const sharing = (kind: 'phone' | 'email') => sql`
  select e.id, ${name} as name
  from registry.contact own
    join registry.contact theirs on theirs.lookup = own.lookup and theirs.ended_at is null and theirs.enterprise_id <> own.enterprise_id
    join registry.enterprise e on e.id = theirs.enterprise_id
  where own.enterprise_id = mine.id and own.kind = ${kind} and own.ended_at is null and ${living} limit ${largestGroup}`

const othersOf = {
  'same-name': sql`${inDistrict(sql`=`)} limit ${largestGroup}`,
  'alike-name': sql`(${inDistrict(sql`>=`)} order by ${name} limit ${sql.lit(neighbours.length)})
    union (${inDistrict(sql`<`)} order by ${name} desc limit ${sql.lit(neighbours.length)})`,
  'same-phone': sharing('phone'),
  'same-email': sharing('email'),
} as const satisfies Record<MatcherCode, RawBuilder<unknown>>

const kindOf = (code: MatcherCode) => (code === 'same-phone' ? 'phone' : 'email')

const rowsOf = async (db: Queries, query: RawBuilder<unknown>): Promise<Pair[]> => (await (query as RawBuilder<Pair>).execute(db)).rows

/** Keeps the pairs that are alike enough and were not found before; answers how many are new. */
export async function keepPairs(tx: Tx, { code, threshold }: Matcher, pairs: readonly Pair[], now: Instant): Promise<number> {
  const alike = pairs.filter(({ likeness }) => Number(likeness) >= Number(threshold))
  let kept = 0
  for (let start = 0; start < alike.length; start += 1000) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('registry.duplicate')
      .values(
        alike.slice(start, start + 1000).map(({ one, other, likeness }) => ({
          id: newId(),
          first_id: one < other ? one : other,
          second_id: one < other ? other : one,
          matcher: code,
          likeness,
          found_at: now,
          status: 'open',
        })),
      )
      .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
      .executeTakeFirst()
    kept += Number(numInsertedOrUpdatedRows ?? 0)
  }
  return kept
}
