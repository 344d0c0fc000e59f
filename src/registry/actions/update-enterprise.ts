import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { StatedField } from '../fields.ts'
import type { Channel, Statement } from '../model.ts'
import { holdRecord } from '../record.ts'
import { countRegistration } from '../registration.ts'
import { revise } from '../revise.ts'

export interface Update {
  readonly enterpriseId: string
  /** The fields that are stated anew; an empty text empties a field. */
  readonly statement: Partial<Statement>
  readonly channel: Channel
  /** The province whose one-stop centre updates, at the counter alone. */
  readonly centre?: string
  /** The version the form was drawn from. */
  readonly version?: number
}

/**
 * Brings a registered enterprise's data up to date, as it says itself by a channel; counted as a registration of kind 'updated' when anything changed.
 * Refuses `not-found` (not there, out of reach, or a mandate without the scope 'update'), `not-registered`, `closed`, and `stale` when somebody else
 * changed the record since `version`.
 */
export async function updateEnterprise(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { enterpriseId, statement, channel, centre, version }: Update,
): Promise<Outcome<{ readonly changed: readonly StatedField[] }, 'not-found' | 'not-registered' | 'closed' | 'stale'>> {
  return transact(app, caller, async (work) => {
    const held = await holdRecord(app, work.tx, enterpriseId)
    if (!held) return refuse('not-found')
    if (held.record.stage === 'unregistered') return refuse('not-registered')
    if (held.record.status === 'closed') return refuse('closed')
    if (version !== undefined && held.record.version !== version) return refuse('stale')
    const changed = await revise(work, app, held, statement, { origin: { source: channel, on: bangkokDay(work.now) }, reason: 'updated' })
    if (changed.length === 0) return done({ changed })
    await countRegistration(work, { enterpriseId, kind: 'updated', channel, centre })
    await work.audit('enterprise-updated', 'enterprise', enterpriseId, { channel, fields: changed })
    return done({ changed })
  })
}
