import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { system, type Tx } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { recheck } from './recheck.ts'

/** What audit lines name when something a year states has changed. An import checks its year itself. */
const subjects = ['plan.project', 'plan.indicator', 'results.report', 'statements.row', 'figures.definition']

/**
 * Checks again every year in which something changed since it was last called: an approved result, a target, an entry, a corrected cell. A chore of the worker, so
 * that no room below has to know of findings. Answers the years it checked; none when nothing changed or another worker is at it.
 */
export async function recheckChanged(app: Pick<App, 'db' | 'clock'>): Promise<readonly FiscalYear[]> {
  return app.db.transaction().execute(async (tx) => {
    const heard = await hear(tx)
    if (!heard) return []
    for (const year of heard.years) await recheck({ db: tx, clock: app.clock }, system('check changed years'), year)
    await tx.updateTable('findings.heard').set({ era: heard.era, snapshot: heard.snapshot }).execute()
    return heard.years
  })
}

interface Heard {
  readonly era: number
  readonly snapshot: string
  readonly years: readonly FiscalYear[]
}

/**
 * The years that audit lines tell of and that no check has heard of yet; undefined when no line is new. A line is new by the snapshot that read the others, not by
 * its moment: a transaction may commit after a check that began later.
 */
async function hear(tx: Tx): Promise<Heard | undefined> {
  const before = await tx.selectFrom('findings.heard').select(['era', 'snapshot']).forUpdate().skipLocked().executeTakeFirst()
  if (!before) return undefined
  const { era, snapshot } = before
  // Asked with values instead of a join, so that the index finds the new lines however long the audit is.
  const { rows } = await sql<Heard & { lines: number }>`
    select platform.current_audit_era() as era, pg_current_snapshot()::text as snapshot, count(*)::int as lines,
      coalesce(array_agg(distinct year::int) filter (where subject = any(${subjects}) and year ~ '^[0-9]{4}$'), '{}') as years
    from platform.audit_line line
    cross join lateral (select coalesce(line.detail ->> 'year', split_part(line.subject_id, '/', 1)) as year) told
    where line.era > ${era}
      or (line.era = ${era} and line.txid >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and not pg_visible_in_snapshot(line.txid, ${snapshot}::pg_snapshot))`.execute(
    tx,
  )
  return rows[0]!.lines > 0 ? rows[0] : undefined
}
