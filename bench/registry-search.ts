import pg from 'pg'
import { foldName } from '#registry/index.ts'
import { windowsOf } from '../src/registry/search.ts'

/**
 * The best SQL we could write for the same answer: one prepared statement that takes names that begin with what was typed, then those that hold it, then
 * those near it, stops as soon as it has enough, and ranks in the database. By a superuser, whom no row-level security holds up, on one connection, without
 * a transaction of its own and without lines of access. Milliseconds for each query.
 */
export async function measureBestSearch(url: string, queries: readonly string[]): Promise<number[]> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('set enable_seqscan = off; set plan_cache_mode = force_generic_plan')
  const of = 'id, search_text from registry.enterprise'
  const text = `
    with found as (
      select * from (
        (select ${of} where search_text ~>=~ $1 and search_text ~<~ $2 and status <> 'erased' order by search_text using ~<~ limit 30)
        union all
        (select ${of} where length($1) > 2 and search_text like $3 and search_text not like $4 and status <> 'erased' limit 30)
        union all
        (select near.* from unnest($5::text[], $6::text[]) as step (pattern, slips), lateral (
          select * from (select ${of} where search_text like step.pattern and status <> 'erased' limit 4000) alike
          where search_text not like $3 and search_text like any (string_to_array(step.slips, '|')) limit 30) near)
      ) candidates limit 30)
    select e.one_id, e.name_th, e.name_en, e.province_code, e.district_code, e.subdistrict_code, e.activity_code, e.sector, e.size, e.stage, e.status, e.registered_at
    from registry.enterprise e
    where e.id in (select coalesce(m.survivor_id, m.id) from found join registry.enterprise m on m.id = found.id)
    order by case when e.search_text like $4 then 0 when e.search_text like $3 then 1 else 2 end, length(e.search_text), e.one_id
    limit 20`
  const times: number[] = []
  for (const query of queries) {
    const folded = foldName(query)
    const startedAt = performance.now()
    const windows = windowsOf(folded)
    const patterns = windows.map(([from, to]) => `%${folded.slice(0, from)}%${folded.slice(to)}%`)
    const slips = windows.map((window) => slipsIn(folded, window).join('|'))
    await client.query({ name: 'search', text, values: [folded, `${folded}\u{10ffff}`, `%${folded}%`, `${folded}%`, patterns, slips] })
    times.push(performance.now() - startedAt)
  }
  await client.end()
  return times
}

/** Patterns of every way to slip at a letter of the window: too many, wrong, missing, exchanged with the next. */
const slipsIn = (name: string, [from, to]: readonly [number, number]): string[] =>
  Array.from({ length: to - from }, (_, index) => from + index).flatMap((at) => {
    const [before, letter, next, rest] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1, at + 2), name.slice(at + 2)]
    return [next + rest, `_${next}${rest}`, `_${letter}${next}${rest}`, next + letter + rest].map((slip) => `%${before}${slip}%`)
  })

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
