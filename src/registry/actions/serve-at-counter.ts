import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { transact, violates, type Caller, type Tx } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { roleScopes } from '../mandate-rules.ts'
import { insertMandate } from '../mandates.ts'
import type { IdentityNumber } from '../model.ts'
import { lookupOf, lookupsOf } from '../sealing.ts'

/** How long a code can be read out: it changes every ten minutes, and the one before is still taken. */
const codeLife = 10 * 60_000

/** Wrong codes an officer may type for one enterprise in a day: six digits are not to be guessed. */
const triesADay = 5

/**
 * The six digits an enterprise reads out to an officer of another province to let them serve it. Its people see it on their screen; it says
 * nothing and serves nobody without the enterprise's number or ONE ID beside it.
 */
export function presenceCode(app: Pick<App, 'keys' | 'clock'>, enterpriseId: string): { readonly code: string; readonly until: Instant } {
  const window = windowOf(app.clock.now())
  return { code: codeOf(app, enterpriseId, window), until: new Date((window + 1) * codeLife).toISOString() }
}

/** What the enterprise shows at the counter: its number, or the ONE ID of its card or QR. */
export type Shown = { readonly number: IdentityNumber } | { readonly oneId: string }

export type CounterRefusal = 'no-such-enterprise' | 'wrong-code' | 'too-many-tries' | 'already-served'

/**
 * An enterprise that stands before an officer of another province lets them serve it, today alone: it shows its number or card and reads out its code.
 * Every wrong code is kept as a mandate that was declined, where the enterprise reads it; the sixth of a day is not even compared.
 */
export async function serveAtCounter(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { shown, code }: { readonly shown: Shown; readonly code: string },
): Promise<Outcome<{ readonly enterpriseId: string }, CounterRefusal>> {
  const { accountId } = caller
  if (!accountId) throw new Error('only a person serves at the counter')
  try {
    // A wrong code is kept, so it must not be refused inside the transaction.
    const answer = await transact(app, caller, async ({ tx, now, audit }): Promise<{ enterpriseId: string } | { no: CounterRefusal }> => {
      const enterpriseId = await findShown(app, tx, shown)
      if (!enterpriseId) return { no: 'no-such-enterprise' }
      const day = bangkokDay(now)
      if ((await countTries(tx, accountId, enterpriseId, day)) >= triesADay) return { no: 'too-many-tries' }
      const right = isCode(app, enterpriseId, code)
      const mandateId = newId()
      await insertMandate(tx, {
        id: mandateId,
        enterpriseId,
        accountId,
        role: 'counter',
        scope: roleScopes.counter,
        startsOn: day,
        endsOn: day,
        status: right ? 'verified' : 'declined',
        sees: 'all',
        askedBy: accountId,
        ...(right && { verifiedBy: 'presence' }),
        now,
      })
      await audit(right ? 'counter-let-in' : 'counter-refused', 'enterprise', enterpriseId, { mandate: mandateId })
      return right ? { enterpriseId } : { no: 'wrong-code' }
    })
    return 'no' in answer ? refuse(answer.no) : done(answer)
  } catch (error) {
    if (violates(error, 'mandate_current')) return refuse('already-served')
    throw error
  }
}

async function findShown({ keys }: Pick<App, 'keys'>, tx: Tx, shown: Shown): Promise<string | undefined> {
  const { rows } =
    'oneId' in shown
      ? await sql<{ id: string | null }>`select registry.bearer(${shown.oneId}) as id`.execute(tx)
      : await sql<{ id: string | null }>`
          select enterprise_id as id from registry.holder(${lookupsOf(keys, shown.number.type, shown.number.digits)}::bytea[])`.execute(tx)
  return rows[0]?.id ?? undefined
}

async function countTries(tx: Tx, accountId: string, enterpriseId: string, day: string): Promise<number> {
  // Two tries at once must not be counted as one: tries of an officer for an enterprise wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId} ${enterpriseId}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('registry.mandate')
    .select((eb) => eb.fn.countAll<string>().as('tries'))
    .where('account_id', '=', accountId)
    .where('enterprise_id', '=', enterpriseId)
    .where('role', '=', 'counter')
    .where('status', '=', 'declined')
    .where('starts_on', '=', day)
    .executeTakeFirstOrThrow()
  return Number(row.tries)
}

const windowOf = (now: Instant): number => Math.floor(Date.parse(now) / codeLife)

function isCode(app: Pick<App, 'keys' | 'clock'>, enterpriseId: string, typed: string): boolean {
  const digits = arabicDigits(typed).replace(/[\s-]/g, '')
  const window = windowOf(app.clock.now())
  return [window, window - 1].some((one) => codeOf(app, enterpriseId, one) === digits)
}

const codeOf = ({ keys }: Pick<App, 'keys'>, enterpriseId: string, window: number): string =>
  String(lookupOf(keys, 'presence', `${enterpriseId} ${window}`).readUInt32BE(0) % 1_000_000).padStart(6, '0')
