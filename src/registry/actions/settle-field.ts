import type { App } from '#platform/app.ts'
import type { Work } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { statementOf, type StatedField } from '../fields.ts'
import { holdRecord } from '../record.ts'
import { revise } from '../revise.ts'

/**
 * Writes the answer to a question about a field on which sources differ, in the transaction of whoever answers. `value` is a text as a contradiction
 * gives it; `source` is the one that was right. False when the transaction may not change the enterprise.
 */
export async function settleField(
  work: Work,
  app: Pick<App, 'keys'>,
  {
    enterpriseId,
    field,
    value,
    source,
    on,
  }: { readonly enterpriseId: string; readonly field: StatedField; readonly value: string; readonly source: string; readonly on: PlainDate },
): Promise<boolean> {
  const held = await holdRecord(app, work.tx, enterpriseId)
  if (!held) return false
  await revise(work, app, held, statementOf(field, value), { origin: { source, on }, reason: 'answered', confirmed: [field] })
  await work.audit('enterprise-field-settled', 'enterprise', enterpriseId, { field, source })
  return true
}
