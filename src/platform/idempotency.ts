import { createHash } from 'node:crypto'
import type { App } from './app.ts'
import { transact, type Caller } from './database.ts'
import { done, refuse, type Outcome } from './outcome.ts'

/** A call of the API that changes something and must not change it twice. */
export interface ApiCall {
  /** The account, or the client of the API: a key is one sender's own. */
  readonly client: string
  /** The `Idempotency-Key` header. */
  readonly key: string
  /** Method and pattern of the route: `POST /api/payments`. */
  readonly route: string
  /** The body as it was received. */
  readonly body: string
  /** Calls that move money are remembered for good, others for 90 days. */
  readonly movesMoney: boolean
}

export interface ApiAnswer {
  readonly status: number
  readonly body: string
}

/** What the header must look like: 8 to 200 visible characters. */
export const isIdempotencyKey = (key: string): boolean => /^[\x21-\x7e]{8,200}$/.test(key)

/**
 * Answers a call once: the first time it runs `act` and keeps the answer in the same transaction; the same key again gets that answer and nothing runs.
 * A second call that comes while the first is under way waits for it. The key with another body is refused (`key-of-another-request`, 422).
 * `act` gets an app whose database is the transaction: the use cases it calls join it. Their refusals are answers too and are kept; what is thrown is
 * not, so the call may be sent again.
 */
export async function answerOnce<On extends Pick<App, 'db' | 'clock'>>(
  app: On,
  caller: Caller,
  call: ApiCall,
  act: (app: On) => Promise<ApiAnswer>,
): Promise<Outcome<ApiAnswer, 'key-of-another-request'>> {
  const hash = createHash('sha256').update(call.body).digest()
  const { client, key, route } = call
  return transact(app, caller, async (work) => {
    // Waits here while another transaction holds the same key.
    const mine = await work.tx
      .insertInto('platform.idempotency')
      .values({ client, key, route, request_hash: hash, at: work.now, for_good: call.movesMoney })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (mine) {
      const answer = await act({ ...app, db: work.tx })
      await work.tx
        .updateTable('platform.idempotency')
        .set({ status: answer.status, body: answer.body })
        .where('client', '=', client)
        .where('key', '=', key)
        .where('route', '=', route)
        .execute()
      return done(answer)
    }
    const first = await work.tx
      .selectFrom('platform.idempotency')
      .select(['request_hash', 'status', 'body'])
      .where('client', '=', client)
      .where('key', '=', key)
      .where('route', '=', route)
      .executeTakeFirstOrThrow()
    if (!first.request_hash.equals(hash)) return refuse('key-of-another-request')
    return done({ status: first.status!, body: first.body! })
  })
}
