import pg from 'pg'
import { foldName } from '#registry/index.ts'
import { windowsOf } from '../src/registry/search.ts'

/**
 * The best SQL we could write for the same answer: the same index look-ups in one prepared statement by a superuser, with the rank computed in the
 * database; no row-level security, no transaction, no line of access. Milliseconds for each query.
 */
export async function measureBestSearch(url: string, queries: readonly string[]): Promise<number[]> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query("select set_config('prosme.areas', '*', false)")
  const text = `
    select e.one_id, e.name_th, e.name_en, e.province_code, e.district_code, e.subdistrict_code, e.activity_code, e.sector, e.size, e.stage, e.status, e.registered_at
    from registry.enterprise e where e.id = any (registry.find_names($1, null, $2::int[], 30))
    order by case when e.search_text like $1 || '%' then 0 when e.search_text like '%' || $1 || '%' then 1 else 2 end, length(e.search_text), e.one_id
    limit 20`
  const times: number[] = []
  for (const query of queries) {
    const folded = foldName(query)
    const startedAt = performance.now()
    await client.query({ name: 'search', text, values: [folded, windowsOf(folded)] })
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
