import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { system, transact, type Queries } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { breakerState, failuresToOpen, type Breaker, type BreakerState } from './breaker.ts'
import { isSourceCode } from './sources/index.ts'
import type { SourceCode } from './sources/source.ts'

// Sources and their breakers. All of this is outside the caller's transaction: what was learnt of a source holds whatever becomes of the caller's work.

export const callOutcomes = ['answered', 'unknown', 'slow', 'down', 'wrong'] as const
/** answered; unknown: it does not know the number; slow: no answer in time; down: no connection or a server error; wrong: not what was agreed. */
export type CallOutcome = (typeof callOutcomes)[number]

/** The addresses of the sources, by code; null takes one off. One that changed starts with a closed breaker. Answers the codes that changed. */
export async function saveAddresses(
  db: Queries,
  addresses: Readonly<Partial<Record<SourceCode, string | null>>>,
  now: Instant,
  by: string | null,
): Promise<string[]> {
  const rows = Object.entries(addresses).map(([code, address]) => ({ code, base_url: address?.replace(/\/+$/, '') ?? null, changed_at: now, changed_by: by }))
  if (rows.length === 0) return []
  const fresh = { changed_at: now, changed_by: by, failures: 0, opened_at: null, probed_at: null }
  const changed = await db
    .insertInto('exchange.source')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('code')
        .doUpdateSet((eb) => ({ base_url: eb.ref('excluded.base_url'), ...fresh }))
        .where((eb) => eb('exchange.source.base_url', 'is distinct from', eb.ref('excluded.base_url'))),
    )
    .returning('code')
    .execute()
  return changed.map(({ code }) => code)
}

/** The sources that have an address. */
export async function connectedSources(db: Queries): Promise<ReadonlySet<SourceCode>> {
  const rows = await db.selectFrom('exchange.source').select('code').where('base_url', 'is not', null).execute()
  return new Set(rows.map(({ code }) => code).filter(isSourceCode))
}

/**
 * The address to ask a source at, if it may be asked now. Past the pause of an open breaker one process alone passes: the one whose probe is written
 * first.
 */
export async function tryToPass({ db, clock }: Pick<App, 'db' | 'clock'>, code: SourceCode): Promise<string | undefined> {
  const row = await db
    .selectFrom('exchange.source')
    .select(['base_url', 'failures', 'opened_at as openedAt', 'probed_at as probedAt'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row?.base_url) return undefined
  const now = clock.now()
  const state = breakerState(row, now)
  if (state === 'closed') return row.base_url
  if (state === 'open') return undefined
  const { numUpdatedRows } = await db
    .updateTable('exchange.source')
    .set({ probed_at: now })
    .where('code', '=', code)
    .where(sql<boolean>`probed_at is not distinct from ${row.probedAt}::timestamptz`)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? row.base_url : undefined
}

/** Notes what came of a call, for the page of the sources, and what it means for the breaker. */
export async function recordCall(
  { db, clock }: Pick<App, 'db' | 'clock'>,
  code: SourceCode,
  { outcome, milliseconds, blamed }: { readonly outcome: CallOutcome; readonly milliseconds: number; readonly blamed: boolean },
): Promise<void> {
  const now = clock.now()
  await db.insertInto('exchange.call').values({ source: code, id: newId(), at: now, outcome, milliseconds }).execute()
  if (outcome === 'answered' || outcome === 'unknown')
    await db.updateTable('exchange.source').set({ failures: 0, opened_at: null, probed_at: null }).where('code', '=', code).where('failures', '>', 0).execute()
  else if (blamed)
    await sql`
      update exchange.source set failures = failures + 1,
        opened_at = case when failures + 1 >= ${failuresToOpen} then coalesce(opened_at, ${now}::timestamptz) end
      where code = ${code}`.execute(db)
}

/** How a source does, as its page shows it. */
export interface SourceState extends Breaker {
  readonly code: SourceCode
  /** Where it answers; null: not connected. */
  readonly baseUrl: string | null
  readonly state: BreakerState
  /** Calls of the last 24 hours by outcome. */
  readonly calls: Readonly<Record<CallOutcome, number>>
  /** Milliseconds, of the calls of the last 24 hours that were answered. */
  readonly median: number | undefined
  readonly lastAnswerAt: Instant | undefined
}

/** The state of every source that was ever connected. */
export async function sourceStates({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<SourceState[]> {
  const now = clock.now()
  const { rows } = await sql<{
    code: string
    baseUrl: string | null
    failures: number
    openedAt: Instant | null
    probedAt: Instant | null
    answered: string
    unknown: string
    slow: string
    down: string
    wrong: string
    median: number | null
    lastAnswerAt: Instant | null
  }>`
    select s.code, s.base_url as "baseUrl", s.failures, s.opened_at as "openedAt", s.probed_at as "probedAt", c.*,
      (select at from exchange.call where source = s.code and outcome in ('answered', 'unknown') order by id desc limit 1) as "lastAnswerAt"
    from exchange.source s cross join lateral (
      select count(*) filter (where outcome = 'answered') as answered, count(*) filter (where outcome = 'unknown') as unknown,
        count(*) filter (where outcome = 'slow') as slow, count(*) filter (where outcome = 'down') as down,
        count(*) filter (where outcome = 'wrong') as wrong,
        percentile_disc(0.5) within group (order by milliseconds) filter (where outcome in ('answered', 'unknown')) as median
      from exchange.call where source = s.code and at > ${now}::timestamptz - interval '24 hours'
    ) c`.execute(db)
  return rows.flatMap(({ code, baseUrl, failures, openedAt, probedAt, median, lastAnswerAt, ...counts }) => {
    if (!isSourceCode(code)) return []
    const breaker = { failures, openedAt, probedAt }
    const calls = Object.fromEntries(callOutcomes.map((outcome) => [outcome, Number(counts[outcome])])) as Record<CallOutcome, number>
    return [{ code, baseUrl, ...breaker, state: breakerState(breaker, now), calls, median: median ?? undefined, lastAnswerAt: lastAnswerAt ?? undefined }]
  })
}

// Verification

/** Notes that sources are to be asked about an enterprise; those that were asked before are asked afresh. */
export async function saveVerification(db: Queries, enterpriseId: string, codes: readonly SourceCode[], now: Instant): Promise<void> {
  if (codes.length === 0) return
  await db
    .insertInto('exchange.verification')
    .values(codes.map((source) => ({ enterprise_id: enterpriseId, source, status: 'waiting', next_at: now })))
    .onConflict((conflict) => conflict.columns(['enterprise_id', 'source']).doUpdateSet({ status: 'waiting', next_at: now, attempts: 0 }))
    .execute()
}

/** Longer than asking takes: past it, whoever claimed is taken for dead. */
const claimMinutes = 5

/** Takes the enterprise that has waited longest and the sources that are due for it; nobody else takes them for a while. The caller must reach all areas. */
export async function claimVerification(
  db: Queries,
  now: Instant,
): Promise<{ enterpriseId: string; sources: { code: SourceCode; attempts: number }[] } | undefined> {
  const { rows } = await sql<{ enterprise_id: string; source: string; attempts: number }>`
    with due as (
      select enterprise_id from exchange.verification where next_at <= ${now} order by next_at limit 1 for update skip locked
    )
    update exchange.verification v set next_at = ${now}::timestamptz + make_interval(mins => ${claimMinutes}), attempts = attempts + 1
    from due where v.enterprise_id = due.enterprise_id and v.next_at <= ${now}
    returning v.enterprise_id, v.source, v.attempts`.execute(db)
  const [first] = rows
  return first && { enterpriseId: first.enterprise_id, sources: rows.map(({ source, attempts }) => ({ code: source as SourceCode, attempts })) }
}

/** Ends the asking of one source about an enterprise, or puts it off. */
export async function settleVerification(
  db: Queries,
  enterpriseId: string,
  source: SourceCode,
  end:
    | { readonly status: 'answered' | 'unknown'; readonly at: Instant; readonly fields: readonly string[] }
    | { readonly status: 'waiting'; readonly nextAt: Instant },
): Promise<void> {
  await db
    .updateTable('exchange.verification')
    .set(end.status === 'waiting' ? { next_at: end.nextAt } : { status: end.status, next_at: null, answered_at: end.at, fields: [...end.fields] })
    .where('enterprise_id', '=', enterpriseId)
    .where('source', '=', source)
    .execute()
}

/** What was asked about an enterprise: who answered, and who is still to be heard. */
export interface Verification {
  readonly source: SourceCode
  readonly status: 'waiting' | 'answered' | 'unknown'
  readonly answeredAt: Instant | null
  /** When it is asked again; null once it answered. */
  readonly nextAt: Instant | null
}

export async function listVerifications(db: Queries, enterpriseId: string): Promise<Verification[]> {
  const rows = await db
    .selectFrom('exchange.verification')
    .select(['source', 'status', 'answered_at as answeredAt', 'next_at as nextAt'])
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('source')
    .execute()
  return rows as Verification[]
}

/** How often a source is still to be asked about an enterprise, in the whole country. */
export async function countWaiting(app: Pick<App, 'db' | 'clock'>): Promise<number> {
  return transact(app, system('sources'), async ({ tx }) => {
    const row = await tx
      .selectFrom('exchange.verification')
      .select((eb) => eb.fn.countAll<string>().as('waiting'))
      .where('next_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(row.waiting)
  })
}
