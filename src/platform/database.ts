import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Clock, Instant } from './clock.ts'
import type { DB } from './database.generated.ts'
import { bangkokDay } from './dates.ts'
import { newId } from './ids.ts'
import { planning } from './planned.ts'
import { AlreadySubmitted } from './submission.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>
/** Queries take this, so they run inside a transaction or outside it. */
export type Queries = Kysely<DB>

/** Dates, moments and amounts arrive as PostgreSQL prints them: no float, no time zone shift. */
const asPrinted = new Set<number>([
  pg.types.builtins.DATE,
  pg.types.builtins.TIMESTAMP,
  pg.types.builtins.TIMESTAMPTZ,
  pg.types.builtins.INTERVAL,
  pg.types.builtins.NUMERIC,
  pg.types.builtins.INT8,
])
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    asPrinted.has(oid) ? (value: string) => value : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

export interface DatabaseOptions {
  readonly url: string
  /** The role every connection works as; the login may be another. */
  readonly role: 'prosme_app' | 'prosme_owner' | 'prosme_keeper' | undefined
  readonly connections?: number
}

export function poolFor({ url, role, connections = 8 }: DatabaseOptions): pg.Pool {
  const options = ['-c timezone=Asia/Bangkok', '-c default_transaction_isolation=read\\ committed', ...(role ? [`-c role=${role}`] : [])].join(' ')
  const pool = new pg.Pool({ connectionString: url, max: connections, types, options, application_name: 'prosme', connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => undefined)
  // The same for one that breaks between two statements of a transaction: the next statement tells whoever works with it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export const databaseFor = (pool: pg.Pool): Db => new Kysely<DB>({ dialect: new PostgresDialect({ pool: planning(pool) }) })

/** Who acts, as the transaction and the audit line know them. */
export interface Caller {
  /** undefined when the platform itself works (jobs, first load). */
  readonly accountId: string | undefined
  readonly requestId: string
  /** The one-use token of the form that was sent, when there was one. */
  readonly submission?: string | undefined
  /** What row-level security lets this caller touch beside what is their own; nothing when not said. */
  readonly reach?: Reach | undefined
}

/** Whose rows somebody reaches: those of areas (staff), or those an outside party may read (programs of other bodies). */
export interface Reach {
  readonly areas?: 'all' | ReadonlySet<string>
  readonly party?: string
}

/** The same caller for a step that is not what the form is sent for, such as reading: it leaves the form's one-use token for the step that is. */
export const besides = (caller: Caller): Caller => ({ ...caller, submission: undefined })

/** The platform itself, which reaches everything. */
export const system = (task: string): Caller => ({ accountId: undefined, requestId: task, reach: { areas: 'all' } })

export interface Work {
  readonly tx: Tx
  readonly now: Instant
  readonly caller: Caller
  /** Writes the audit line of this transaction: ids, codes and amounts, never names or free text about a person. */
  readonly audit: (action: string, subject: string, subjectId: string, detail?: Readonly<Record<string, unknown>>) => Promise<void>
}

/**
 * One use case, one transaction: everything `work` does is kept together or not at all. A returned refusal (`ok: false`) rolls back as well,
 * so a use case may refuse late. A form token that was used before throws AlreadySubmitted, which the web turns into the first answer.
 * Called with a transaction as `db` it joins that one: a use case can be a step of another, and its refusal undoes its own step alone. It then reaches
 * what the transaction reaches, whoever its own caller is.
 */
export async function transact<T>(on: { readonly db: Db; readonly clock: Clock }, caller: Caller, work: (work: Work) => Promise<T>): Promise<T> {
  let refused: T | undefined
  try {
    return await within(on.db, async (tx) => {
      const now = on.clock.now()
      if (!on.db.isTransaction) await settle(tx, caller, now)
      if (caller.submission) await claim(tx, caller, now)
      const audit: Work['audit'] = async (action, subject, subjectId, detail = {}) => {
        await tx
          .insertInto('platform.audit_line')
          .values({
            id: newId(),
            at: now,
            account_id: caller.accountId ?? null,
            request_id: caller.requestId,
            action,
            subject,
            subject_id: subjectId,
            detail: JSON.stringify(detail),
          })
          .execute()
      }
      const result = await work({ tx, now, caller, audit })
      if (isRefusal(result)) {
        refused = result
        throw rollback
      }
      return result
    })
  } catch (error) {
    if (error === rollback) return refused as T
    throw error
  }
}

/** A transaction of its own, or a savepoint in the one that is open. */
async function within<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(run)
  await sql`savepoint step`.execute(db)
  try {
    const result = await run(db as Tx)
    await sql`release savepoint step`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint step`.execute(db)
    await sql`release savepoint step`.execute(db)
    throw error
  }
}

/** Tells row-level security who works here: for this transaction only, so that a connection given back to the pool carries nothing over. */
async function settle(tx: Queries, { accountId, requestId, reach }: Caller, now: Instant): Promise<void> {
  const areas = reach?.areas === 'all' ? '*' : [...(reach?.areas ?? [])].join(',')
  await sql`select set_config('prosme.account', ${accountId ?? ''}, true), set_config('prosme.request', ${requestId}, true),
    set_config('prosme.areas', ${areas}, true), set_config('prosme.party', ${reach?.party ?? ''}, true), set_config('prosme.day', ${bangkokDay(now)}, true)`.execute(
    tx,
  )
}

/**
 * A step that reaches every area, for what a use case must write beyond its caller's own reach (an officer moves an enterprise into another province).
 * Whether the caller may is decided before. The caller's reach is back afterwards; when the step throws, it comes back with the rollback.
 */
export async function reachingAll<T>(tx: Tx, step: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ areas: string }>`select current_setting('prosme.areas', true) as areas, set_config('prosme.areas', '*', true)`.execute(tx)
  const result = await step()
  await sql`select set_config('prosme.areas', ${rows[0]!.areas}, true)`.execute(tx)
  return result
}

const rollback = Symbol('rollback')
const isRefusal = (result: unknown): boolean => typeof result === 'object' && result !== null && (result as { ok?: unknown }).ok === false

async function claim(tx: Tx, caller: Caller, now: Instant): Promise<void> {
  const claimed = await tx
    .insertInto('platform.submission')
    .values({ token: caller.submission!, account_id: caller.accountId ?? null, at: now })
    .onConflict((conflict) => conflict.column('token').doNothing())
    .returning('token')
    .executeTakeFirst()
  if (claimed) return
  const first = await tx.selectFrom('platform.submission').select('answer').where('token', '=', caller.submission!).executeTakeFirst()
  throw new AlreadySubmitted(first?.answer ?? undefined)
}

/** PostgreSQL's condition names for what a use case turns into a refusal; everything else is a bug or an outage. */
export const violates = (error: unknown, constraint: string): boolean =>
  typeof error === 'object' && error !== null && (error as { constraint?: string }).constraint === constraint
