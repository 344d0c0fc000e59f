import { sql } from 'kysely'
import type { App } from './app.ts'
import type { Instant } from './clock.ts'
import type { Queries } from './database.ts'

/** Only one seals at a time; the number is arbitrary. */
const sealing = 815_407_567

/**
 * What of a line is sealed: everything, printed the same way whatever the session's settings. The hash of a batch is a hash over the
 * hashes of its lines, so that even a batch of millions stays small.
 */
const linesOf = sql.raw(`
  select count(*)::int as line_count,
    sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
      l.id, extract(epoch from l.at), l.account_id, l.request_id, l.action, l.subject, l.subject_id, l.detail, l.era, l.txid::text)::text, 'UTF8')),
      ''::bytea order by l.txid, l.id), ''::bytea)) as lines_hash
  from platform.audit_line l where l.era = s.era and l.txid >= s.from_txid and l.txid < s.to_txid`)

/** The seal over a batch and the seal before it. */
const sealOf = sql.raw(`
  sha256(convert_to(jsonb_build_array(
    encode(s.previous, 'hex'), s.number, s.era, s.from_txid::text, s.to_txid::text, s.line_count, encode(s.lines_hash, 'hex'), extract(epoch from s.sealed_at)
  )::text, 'UTF8'))`)

/**
 * Seals the lines that were committed since the last seal. A transaction that is still open may yet commit lines with an older number, so only lines
 * below the oldest open transaction are taken: those numbers are all settled, and a seal's range is complete for ever.
 * Answers how many lines it sealed; 0 when there was nothing, or another process seals just now.
 */
export async function sealAudit(on: Pick<App, 'db' | 'clock'>): Promise<number> {
  return on.db.transaction().execute((tx) => seal(tx, on.clock.now(), 'committed'))
}

/**
 * Inside a restore: seals whatever was not sealed when the backup was made, then begins a new era, because the numbers of the old server's
 * transactions say nothing here.
 */
export async function beginAuditEra(tx: Queries, now: Instant): Promise<void> {
  await seal(tx, now, 'all')
  await sql`insert into platform.audit_era (number, began_at) select max(number) + 1, ${now} from platform.audit_era`.execute(tx)
}

async function seal(tx: Queries, now: Instant, which: 'committed' | 'all'): Promise<number> {
  const { rows: locked } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${sealing}) as mine`.execute(tx)
  if (!locked[0]?.mine) return 0
  const border = which === 'all' ? sql`'18446744073709551615'::xid8` : sql`pg_snapshot_xmin(pg_current_snapshot())`
  // One statement, so that the border and the lines are seen by the same snapshot.
  const { rows } = await sql<{ line_count: number }>`
    with last as (select number, era, to_txid, hash from platform.audit_seal order by number desc limit 1),
    range as (
      select coalesce((select number from last), 0) + 1 as number, e.number as era,
        coalesce((select to_txid from last where last.era = e.number), '0'::xid8) as from_txid, ${border} as to_txid,
        coalesce((select hash from last), ''::bytea) as previous, ${now}::timestamptz as sealed_at
      from (select platform.current_audit_era() as number) e
    ),
    batch as (select s.*, lines.line_count, lines.lines_hash from range s cross join lateral (${linesOf}) lines where s.from_txid < s.to_txid)
    insert into platform.audit_seal (number, era, from_txid, to_txid, line_count, lines_hash, sealed_at, previous, hash)
    select s.number, s.era, s.from_txid, s.to_txid, s.line_count, s.lines_hash, s.sealed_at, s.previous, ${sealOf}
    from batch s where s.line_count > 0
    returning line_count`.execute(tx)
  return rows[0]?.line_count ?? 0
}

export interface Seal {
  readonly number: string
  readonly sealedAt: Instant
  /** sha256 in hexadecimal: what is printed in the annual report and can be compared with later. */
  readonly hash: string
}

export interface BrokenSeal {
  readonly seal: Seal
  /**
   * `lines`: a line under this seal was changed, removed or slipped in. `seal`: the seal itself was changed.
   * `chain`: a seal before this one was removed or exchanged.
   */
  readonly fault: 'lines' | 'seal' | 'chain'
  /** How many lines were sealed, and how many lie there now. */
  readonly sealedLines: number
  readonly linesNow: number
}

export interface AuditVerdict {
  /** Lines under a seal. */
  readonly sealed: number
  /** Lines that are not sealed yet: the newest second or so, and those of transactions still open. */
  readonly unsealed: number
  /** The oldest seal that does not hold; undefined when all do. */
  readonly firstBroken: BrokenSeal | undefined
  readonly lastSeal: Seal | undefined
}

/**
 * Computes every seal again from the lines and from the seal before it. What it cannot see alone is a tail that was cut off together with
 * its seals: for that, compare a printed seal with `findSeal`.
 */
export async function verifyAudit(db: Queries): Promise<AuditVerdict> {
  const [broken, counts, lastSeal] = await Promise.all([firstBroken(db), countLines(db), findLastSeal(db)])
  return { ...counts, firstBroken: broken, lastSeal }
}

/** As verifyAudit, over the newest `seals` seals alone, for a check that must be quick. */
export async function verifyNewestSeals(db: Queries, seals: number): Promise<BrokenSeal | undefined> {
  return firstBroken(db, seals)
}

/** The seal with this hash, when it is in the chain. */
export async function findSeal(db: Queries, hash: string): Promise<Seal | undefined> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined
  const row = await db.selectFrom('platform.audit_seal').select(['number', 'sealed_at', 'hash']).where('hash', '=', Buffer.from(hash, 'hex')).executeTakeFirst()
  return row && sealView(row)
}

export async function findLastSeal(db: Queries): Promise<Seal | undefined> {
  const row = await db.selectFrom('platform.audit_seal').select(['number', 'sealed_at', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row && sealView(row)
}

const sealView = (row: { number: string; sealed_at: string; hash: Buffer }): Seal => ({
  number: row.number,
  sealedAt: new Date(row.sealed_at).toISOString(),
  hash: row.hash.toString('hex'),
})

async function firstBroken(db: Queries, newest?: number): Promise<BrokenSeal | undefined> {
  const from = newest === undefined ? sql`` : sql`where number > (select coalesce(max(number), 0) from platform.audit_seal) - ${newest}`
  const { rows } = await sql<{ number: string; sealed_at: string; hash: Buffer; line_count: number; lines_now: number; fault: BrokenSeal['fault'] }>`
    with chain as (
      select a.*,
        lag(a.hash) over w as hash_before, lag(a.number) over w as number_before, lag(a.era) over w as era_before, lag(a.to_txid) over w as to_before
      from (select * from platform.audit_seal ${from}) a window w as (order by a.number)
    ),
    judged as (
      select s.number, s.sealed_at, s.hash, s.line_count, lines.line_count as lines_now,
        case
          when ${sealOf} <> s.hash then 'seal'
          when s.number_before is null and s.number > 1 and ${newest === undefined} then 'chain'
          when s.number_before is null and s.number = 1 and s.previous <> ''::bytea then 'chain'
          when s.number_before is not null and (s.number <> s.number_before + 1 or s.previous <> s.hash_before) then 'chain'
          when s.number_before is not null and s.era = s.era_before and s.from_txid <> s.to_before then 'chain'
          when lines.line_count <> s.line_count or lines.lines_hash <> s.lines_hash then 'lines'
        end as fault
      from chain s cross join lateral (${linesOf}) lines
    )
    select * from judged where fault is not null order by number limit 1`.execute(db)
  const row = rows[0]
  return row && { seal: sealView(row), fault: row.fault, sealedLines: row.line_count, linesNow: row.lines_now }
}

async function countLines(db: Queries): Promise<{ sealed: number; unsealed: number }> {
  const { rows } = await sql<{ sealed: string; unsealed: string }>`
    with border as (select era, max(to_txid) as to_txid from platform.audit_seal group by era)
    select count(*) filter (where l.txid < b.to_txid) as sealed, count(*) filter (where b.to_txid is null or l.txid >= b.to_txid) as unsealed
    from platform.audit_line l left join border b on b.era = l.era`.execute(db)
  return { sealed: Number(rows[0]!.sealed), unsealed: Number(rows[0]!.unsealed) }
}
