import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Queries } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { satangOf } from '#platform/money.ts'
import { sealChange } from './history.ts'
import type { Origin, Sector, SectorGroup, Size } from './model.ts'
import { sectorOf } from './sector.ts'
import { acceptedFigures, sizeOf, sizeUnder, type SizeRules } from './size.ts'
import { findSizeRules } from './size-rules.ts'

/** How many enterprises would go from one size to another. */
export interface SizeMove {
  readonly from: Size
  readonly to: Size
  readonly enterprises: number
}

/**
 * What rules would change on the register as it stands, without changing it. One query over what each size was decided by: the trace keeps what people and
 * revenue point to, so only where the sector is not known are the figures themselves looked at.
 */
export async function foreseeSizes(db: Queries, rules: SizeRules): Promise<SizeMove[]> {
  const { rows } = await sql<{
    size: Size
    sector_group: SectorGroup | null
    by_employees: Size
    by_revenue: Size
    employees: number | null
    revenue: string | null
    enterprises: string
  }>`
    select size, sector_group, by_employees, by_revenue, employees, revenue, count(*) as enterprises
    from (
      select size, size_trace->>'sectorGroup' as sector_group, size_trace->>'byEmployees' as by_employees, size_trace->>'byRevenue' as by_revenue,
        case when size_trace->>'sectorGroup' is null then (size_trace->>'employees')::int end as employees,
        case when size_trace->>'sectorGroup' is null then size_trace->>'revenue' end as revenue
      from registry.enterprise where size_trace is not null and survivor_id is null and status = 'active'
    ) traced
    group by size, sector_group, by_employees, by_revenue, employees, revenue`.execute(db)
  const moves = new Map<string, SizeMove>()
  for (const { size: from, sector_group, by_employees, by_revenue, employees, revenue, enterprises } of rows) {
    const figures = { year: 0, source: '', employees: employees ?? undefined, revenue: revenue === null ? undefined : satangOf(revenue) }
    const to = sector_group ? sizeUnder(rules.policy, by_employees, by_revenue) : sizeOf(rules, { sector: 'unknown', figures }).size
    if (to === from) continue
    const key = `${from} ${to}`
    moves.set(key, { from, to, enterprises: (moves.get(key)?.enterprises ?? 0) + Number(enterprises) })
  }
  return [...moves.values()].toSorted((a, b) => b.enterprises - a.enterprises)
}

const batchSize = 1000

/**
 * Decides every size again under the rules of today, a thousand enterprises a transaction, each held while it is decided. May be stopped and repeated:
 * what is decided already stays as it is. Answers how many sizes changed.
 */
export async function recountSizes(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { report, signal }: { readonly report: (done: number, total: number) => Promise<void>; readonly signal: AbortSignal },
): Promise<number> {
  const everything: Caller = { ...caller, reach: { areas: 'all' } }
  const total = await transact(app, everything, async ({ tx }) => {
    const { rows } = await sql<{ total: string }>`select count(*) as total from registry.enterprise`.execute(tx)
    return Number(rows[0]!.total)
  })
  let [after, done, changed] = ['00000000-0000-0000-0000-000000000000', 0, 0]
  for (;;) {
    signal.throwIfAborted()
    const batch = await recountBatch(app, everything, after)
    if (!batch) break
    after = batch.last
    done += batch.count
    changed += batch.changed
    await report(Math.min(done, total), total)
  }
  await transact(app, everything, (work) => work.audit('sizes-recounted', 'size-policy', bangkokDay(work.now), { enterprises: done, changed }))
  return changed
}

async function recountBatch(app: Pick<App, 'db' | 'clock' | 'keys'>, caller: Caller, after: string) {
  return await transact(app, caller, async ({ tx, now, caller: { accountId } }) => {
    const rules = await findSizeRules(tx, bangkokDay(now))
    // Held first and read after: a statement that waited for a row would still read the figures as they were before it waited.
    const held = await sql<{ id: string }>`
      select id from registry.enterprise where id > ${after} order by id limit ${batchSize} for no key update`.execute(tx)
    const { rows } = await sql<Sized>`
      select id, activity_code, size, origin, field_sources, salt,
        coalesce((select json_agg(json_build_object('year', year, 'source', source, 'employees', employees, 'revenue', revenue::text, 'on', stated_on))
          from registry.yearly where enterprise_id = e.id), '[]') as yearly
      from registry.enterprise e where id = any(${held.rows.map(({ id }) => id)}::uuid[]) order by id`.execute(tx)
    const last = rows.at(-1)
    if (!last || !rules) return undefined
    const decided = rows.map((row) => ({ row, ...decide(rules, row) }))
    const moved = decided.filter(({ row, size }) => row.size !== size)
    await sql`
      update registry.enterprise e set size = given.size, size_trace = given.trace, sector = given.sector
      from unnest(${decided.map(({ row }) => row.id)}::uuid[], ${decided.map(({ size }) => size)}::text[], ${decided.map(({ trace }) => trace)}::jsonb[],
        ${decided.map(({ sector }) => sector)}::text[]) as given (id, size, trace, sector)
      where e.id = given.id and (e.size, e.size_trace, e.sector) is distinct from (given.size, given.trace, given.sector)`.execute(tx)
    const history = moved.flatMap(({ row: { id, size: before, salt }, size }) =>
      salt
        ? [
            {
              enterprise_id: id,
              id: newId(),
              at: now,
              account_id: accountId ?? null,
              source: 'rule',
              reason: 'rule',
              sealed: sealChange(app, salt, { fields: { size: [before, size] } }),
            },
          ]
        : [],
    )
    if (history.length > 0) await tx.insertInto('registry.change').values(history).execute()
    return { last: last.id, count: rows.length, changed: moved.length }
  })
}

interface Sized {
  readonly id: string
  readonly activity_code: string | null
  readonly size: Size
  readonly origin: string
  readonly field_sources: Readonly<Record<string, Origin>>
  readonly salt: Buffer | null
  readonly yearly: readonly (Origin & { readonly year: number; readonly employees: number | null; readonly revenue: string | null })[]
}

function decide(
  rules: SizeRules,
  { activity_code, origin, field_sources, yearly }: Sized,
): { readonly size: Size; readonly sector: Sector; readonly trace: string | null } {
  const sector = sectorOf(activity_code)
  const stated = yearly.map(({ employees, revenue, ...row }) => ({
    ...row,
    employees: employees ?? undefined,
    revenue: revenue === null ? undefined : satangOf(revenue),
  }))
  const figures = acceptedFigures(stated, (field) => field_sources[field]?.source ?? origin)
  if (!figures) return { sector, size: 'unknown', trace: null }
  const { size, trace } = sizeOf(rules, { sector, figures })
  return { sector, size, trace: JSON.stringify(trace) }
}
