import type { App } from '#platform/app.ts'
import { reachingAll, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { mergeStatements, statedFields, statementOf, textsOf, type StatedField } from '../fields.ts'
import { insertMandate } from '../mandates.ts'
import { holdRecord } from '../record.ts'
import { countRegistration, scopeOfOwner } from '../registration.ts'
import { accepted, differences, revise } from '../revise.ts'
import type { Registration } from './register-enterprise.ts'

/**
 * Registers a record that others filled. What is stated fills what is empty; the rest of it is kept in the history and changes nothing, because whoever
 * knows a number is not yet known to be its owner. Year's figures are kept as the channel's, beside those of others.
 * Undefined when it registered in the meantime.
 */
export async function claimEnterprise(
  work: Work,
  app: Pick<App, 'keys'>,
  { statement, channel, centre, owner }: Registration,
  enterpriseId: string,
): Promise<{ readonly enterpriseId: string; readonly oneId: string } | undefined> {
  const { tx, now, caller } = work
  const on = bangkokDay(now)
  return await reachingAll(tx, async () => {
    const held = await holdRecord(app, tx, enterpriseId)
    if (held?.record.stage !== 'unregistered') return undefined
    const { record } = held
    const ours = textsOf(accepted(record))
    const differing = differences(record, statement)
    const empty = statedFields.filter((field) => differing[field] && !ours[field])
    const filled = empty.map((field) => statementOf(field, differing[field]![1]))
    const stated = Object.fromEntries(statedFields.flatMap((field) => (differing[field] && ours[field] ? [[field, differing[field][1]]] : []))) as Partial<
      Record<StatedField, string>
    >
    await revise(work, app, held, mergeStatements(filled), {
      origin: { source: channel, on },
      reason: 'registered',
      stated,
      stage: 'one-id',
      registered: true,
    })
    await countRegistration(work, { enterpriseId, kind: 'new', channel, centre })
    if (owner)
      await insertMandate(tx, {
        id: newId(),
        enterpriseId,
        accountId: owner.accountId,
        role: owner.role,
        scope: scopeOfOwner,
        startsOn: on,
        endsOn: null,
        status: 'unverified',
        sees: 'card',
        askedBy: caller.accountId,
        now,
      })
    await work.audit('enterprise-registered', 'enterprise', enterpriseId, { channel, kind: record.kind, claimed: true })
    return { enterpriseId, oneId: record.oneId }
  })
}
