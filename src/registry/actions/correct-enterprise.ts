import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { keepFile, type FileRefusal } from '#platform/files.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { statedFields, type StatedField } from '../fields.ts'
import type { Statement } from '../model.ts'
import { holdRecord } from '../record.ts'
import { differences, revise } from '../revise.ts'

/** Why an officer corrects. */
export const correctionReasons = ['typing-error', 'papers-differ', 'source-outdated', 'asked-by-enterprise'] as const
export type CorrectionReason = (typeof correctionReasons)[number]

/** What may be corrected on the enterprise's word; everything else asks for a document that shows it. */
const onItsWord: ReadonlySet<StatedField> = new Set(['nameEn', 'tradingNames', 'address', 'phone', 'email'])

/** Whether correcting these fields asks for evidence. */
export const needsEvidence = (fields: readonly StatedField[]): boolean => fields.some((field) => !onItsWord.has(field))

export interface Correction {
  readonly enterpriseId: string
  readonly statement: Partial<Statement>
  readonly reason: CorrectionReason
  /** In the officer's words; sealed with the change. */
  readonly note: string
  readonly evidence?: { readonly name: string; readonly bytes: Uint8Array } | undefined
  readonly version?: number
}

/**
 * An officer mends what a record says, with a reason, a note and, where the field asks for it, a document. Refuses `not-found`, `stale`,
 * `nothing-changed`, `evidence-needed`, and what is wrong with the file.
 */
export async function correctEnterprise(
  app: Pick<App, 'db' | 'clock' | 'keys' | 'config'>,
  caller: Caller,
  { enterpriseId, statement, reason, note, evidence, version }: Correction,
): Promise<Outcome<{ readonly changed: readonly StatedField[] }, 'not-found' | 'stale' | 'nothing-changed' | 'evidence-needed' | FileRefusal>> {
  return transact(app, caller, async (work) => {
    const held = await holdRecord(app, work.tx, enterpriseId)
    if (!held) return refuse('not-found')
    if (version !== undefined && held.record.version !== version) return refuse('stale')
    const differing = statedFields.filter((field) => differences(held.record, statement)[field])
    if (differing.length === 0) return refuse('nothing-changed')
    if (needsEvidence(differing) && !evidence) return refuse('evidence-needed')
    const file = evidence && (await keepFile(app, work, evidence))
    if (file && !file.ok) return file
    const changed = await revise(work, app, held, statement, {
      origin: { source: 'officer', on: bangkokDay(work.now) },
      reason: 'corrected',
      note,
      evidenceFileId: file?.value.id,
    })
    await work.audit('enterprise-corrected', 'enterprise', enterpriseId, { reason, fields: changed, evidence: file?.value.id ?? null })
    return done({ changed })
  })
}
