import { sql } from 'kysely'
import type { App } from './app.ts'
import type { Instant } from './clock.ts'
import { transact, type Caller, type Queries, type Work } from './database.ts'
import { newId } from './ids.ts'
import { done, refuse, type Outcome } from './outcome.ts'

/**
 * What leaves the house. A message is a row written in the transaction that decided it, so nothing is sent that was not kept, and nothing kept is
 * forgotten. A carrier sends it after the commit; when it cannot, later and later, and after the last try the message is set aside as dead for a person
 * to look at. A machine that dies between the sending and its note sends once more: the message's id goes with it, so the receiver can tell.
 */
export interface Carrier<Payload = unknown> {
  readonly channel: string
  /** Sends one message, or throws: `Undeliverable` when trying again cannot help. */
  carry(message: { readonly id: string; readonly payload: Payload }): Promise<void>
}

/** The other side refused for good, or the message cannot be sent as it is. `code` is shown to operators and holds no address. */
export class Undeliverable extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Writes a message in the caller's transaction. Answers its id. */
export async function putOut(work: Work, channel: string, payload: object): Promise<string> {
  const id = newId()
  await work.tx
    .insertInto('platform.outbox')
    .values({ id, channel, payload: JSON.stringify(payload), created_at: work.now, next_at: work.now })
    .execute()
  return id
}

/** Minutes until the next try, after the first, second ... failure; after the last the message is dead. */
const pauses = [1, 5, 15, 60, 240, 720, 1440]
/** Longer than any carrier's own time limit: past it the sender is taken for dead. */
const claimMinutes = 5

/** Sends everything that is due, one message after the other. Any number of processes may do so at once. Answers how many were sent. */
export async function deliverOutbox(app: Pick<App, 'db' | 'clock' | 'log'>, carriers: readonly Carrier[]): Promise<number> {
  let sent = 0
  for (const carrier of carriers) {
    for (let message = await claim(app, carrier.channel); message; message = await claim(app, carrier.channel)) {
      try {
        await carrier.carry(message)
        await settle(app, message.id, { sent_at: app.clock.now(), error_code: null })
        sent++
      } catch (error) {
        const code = codeOf(error)
        app.log.warn({ outbox: message.id, channel: carrier.channel, attempt: message.attempts, code }, 'message not sent')
        const pause = error instanceof Undeliverable ? undefined : pauses[message.attempts - 1]
        await settle(app, message.id, {
          error_code: code,
          ...(pause === undefined ? { dead_at: app.clock.now() } : { next_at: later(app.clock.now(), pause) }),
        })
      }
    }
  }
  return sent
}

interface Claimed {
  readonly id: string
  readonly payload: unknown
  readonly attempts: number
}

/** Takes the oldest message that is due for some minutes. Nothing stays locked while it is being sent. */
async function claim(app: Pick<App, 'db' | 'clock'>, channel: string): Promise<Claimed | undefined> {
  const now = app.clock.now()
  const { rows } = await sql<Claimed>`
    update platform.outbox set claimed_until = ${later(now, claimMinutes)}, attempts = attempts + 1
    where id = (
      select id from platform.outbox
      where channel = ${channel} and sent_at is null and dead_at is null and next_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_at, id limit 1 for update skip locked)
    returning id, payload, attempts`.execute(app.db)
  return rows[0]
}

const settle = (app: Pick<App, 'db'>, id: string, end: { sent_at?: Instant; dead_at?: Instant; next_at?: Instant; error_code: string | null }) =>
  app.db
    .updateTable('platform.outbox')
    .set({ claimed_until: null, ...end })
    .where('id', '=', id)
    .execute()

const later = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) + minutes * 60_000).toISOString()

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code.slice(0, 40) : 'failed'
}

export interface OutboxState {
  readonly waiting: number
  readonly oldestWaiting: Instant | undefined
  readonly dead: readonly {
    readonly id: string
    readonly channel: string
    readonly createdAt: Instant
    readonly errorCode: string
    readonly attempts: number
  }[]
}

export async function outboxState(db: Queries): Promise<OutboxState> {
  const waiting = await db
    .selectFrom('platform.outbox')
    .select((x) => [x.fn.countAll<string>().as('count'), x.fn.min('created_at').as('oldest')])
    .where('sent_at', 'is', null)
    .where('dead_at', 'is', null)
    .executeTakeFirstOrThrow()
  const dead = await db
    .selectFrom('platform.outbox')
    .select(['id', 'channel', 'created_at', 'error_code', 'attempts'])
    .where('dead_at', 'is not', null)
    .orderBy('dead_at', 'desc')
    .limit(50)
    .execute()
  return {
    waiting: Number(waiting.count),
    oldestWaiting: waiting.oldest ?? undefined,
    dead: dead.map((row) => ({ id: row.id, channel: row.channel, createdAt: row.created_at, errorCode: row.error_code ?? '', attempts: row.attempts })),
  }
}

/** Gives a dead message another round of tries, by decision of a person. */
export async function resendMessage(app: Pick<App, 'db' | 'clock'>, caller: Caller, id: string): Promise<Outcome<void, 'not-dead'>> {
  return transact(app, caller, async (work) => {
    const revived = await work.tx
      .updateTable('platform.outbox')
      .set({ dead_at: null, attempts: 0, next_at: work.now })
      .where('id', '=', id)
      .where('dead_at', 'is not', null)
      .executeTakeFirst()
    if (revived.numUpdatedRows === 0n) return refuse('not-dead')
    await work.audit('outbox.resend', 'outbox', id)
    return done(undefined)
  })
}
