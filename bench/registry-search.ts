import pg from 'pg'
import { foldName } from '#registry/index.ts'

/** The names of a record, one behind the other in search_text, each with the index that finds its beginning. */
const names = ['search_text', "split_part(search_text, ' ', 2)", "split_part(search_text, ' ', 3)"]
const beginning = (with_: string, most: number, columns: string) =>
  names
    .map(
      (
        name,
        place,
      ) => `(select ${columns} from registry.enterprise where ${name} ~>=~ ${with_} and ${name} ~<~ (${with_} || chr(1114111)) and status <> 'erased'
        ${place > 0 ? `and ${name} <> ''` : ''} limit ${most})`,
    )
    .join(' union all ')

/**
 * The best SQL we could write for the same answer: one prepared statement that takes names that begin with what was typed, then those that hold it, then
 * those that one slip makes of it, stops as soon as it has enough, and ranks in the database. By a superuser, whom no row-level security holds up, without
 * functions, a transaction of its own and lines of access.
 */
const best = `
  with begun as materialized (
    select coalesce(max(at), 0) as last from generate_series(0, length($1::text) - 1) as at, lateral (select left($1, at) as b) typed
    where exists (${beginning('typed.b', 1, '1')})),
  found as materialized (
    select id from (
      (${beginning('$1', 30, 'id')})
      union all
      (select id from registry.enterprise where length($1) > 2 and search_text like $2 and status <> 'erased' limit 30)
      union all
      (select near.id from begun, generate_series(0, last) as at, lateral (
        select substr($1, at + 2) as rest union all
        select substr($1, at + 2, 1) || substr($1, at + 1, 1) || substr($1, at + 3) union all
        select letter || substr($1, at + 2) from unnest($3::text[]) as letter union all
        select letter || substr($1, at + 1) from unnest($3::text[]) as letter) as made, lateral (select left($1, at) || rest as b) as slip,
        lateral (${beginning('slip.b', 30, 'id')}) near
      where length($1) > 5)
    ) candidates limit 60)
  select e.one_id, e.name_th, e.name_en, e.province_code, e.district_code, e.subdistrict_code, e.activity_code, e.sector, e.size, e.stage, e.status, e.registered_at
  from registry.enterprise e
  where e.id in (select coalesce(m.survivor_id, m.id) from found join registry.enterprise m on m.id = found.id)
  order by case when e.search_text like $1 || '%' then 0 when e.search_text like $2 then 1 else 2 end, length(e.search_text), e.one_id
  limit 20`

const thai = Array.from('กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮะัาำิีึืุูเแโไ0123456789')
const latin = Array.from('abcdefghijklmnopqrstuvwxyz0123456789')

/** Milliseconds that the best SQL takes for each query. */
export async function measureBestSearch(url: string, queries: readonly string[]): Promise<number[]> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('set enable_seqscan = off; set plan_cache_mode = force_generic_plan')
  const times: number[] = []
  for (const query of queries) {
    const folded = foldName(query)
    const startedAt = performance.now()
    await client.query({ name: 'search', text: best, values: [folded, `%${folded}%`, /[ก-ฮ]/.test(folded) ? thai : latin] })
    times.push(performance.now() - startedAt)
  }
  await client.end()
  return times
}

const letters = Array.from('กขคงจชดตนบปพมยรลวสหอาิ')

/** A name with one letter wrong, missing, too many or exchanged, each in turn. */
export function slipIn(name: string, turn: number): string {
  const at = 2 + ((turn * 7) % Math.max(1, name.length - 3))
  const [before, letter, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)]
  const wrong = letters[turn % letters.length]!
  switch (turn % 4) {
    case 0:
      return before + after
    case 1:
      return before + wrong + letter + after
    case 2:
      return before + wrong + after
    default:
      return before + after.slice(0, 1) + letter + after.slice(1)
  }
}
