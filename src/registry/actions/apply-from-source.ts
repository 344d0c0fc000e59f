import type { App } from '#platform/app.ts'
import type { Work } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { foldName } from '../names.ts'
import { mergeStatements, statedFields, statementOf, textsOf, type StatedField } from '../fields.ts'
import type { Statement } from '../model.ts'
import { holdRecord } from '../record.ts'
import { accepted, differences, revise } from '../revise.ts'

/** A field a source says otherwise than the record: both as texts that `settleField` takes. */
export interface Contradiction {
  readonly field: StatedField
  readonly ours: string
  readonly theirs: string
}

/**
 * Takes in what a source says of an enterprise, in the transaction of whoever asked it: fills what is empty, confirms what agrees (its origin becomes the
 * source), and answers what differs without changing it. The number may be confirmed with it, and the enterprise become formal. Undefined when the
 * transaction does not reach the enterprise, or it was erased.
 */
export async function applyFromSource(
  work: Work,
  app: Pick<App, 'keys'>,
  {
    enterpriseId,
    source,
    on,
    statement,
    numberVerified,
    formal,
  }: {
    readonly enterpriseId: string
    readonly source: string
    readonly on: PlainDate
    readonly statement: Partial<Statement>
    /** The source knows the number as this enterprise's. */
    readonly numberVerified?: boolean
    /** The source confirms that it pays tax or social security. */
    readonly formal?: boolean
  },
): Promise<{ readonly filled: readonly StatedField[]; readonly contradicted: readonly Contradiction[] } | undefined> {
  const held = await holdRecord(app, work.tx, enterpriseId)
  if (!held) return undefined
  const differing = differences(held.record, statement)
  const said = textsOf(statement)
  const filling = statedFields.filter((field) => differing[field]?.[0] === '')
  const contradicted = statedFields.flatMap((field): Contradiction[] => {
    const [ours = '', theirs = ''] = differing[field] ?? []
    return ours === '' || sameMeaning(field, ours, theirs) ? [] : [{ field, ours, theirs }]
  })
  const disputed = new Set(contradicted.map(({ field }) => field))
  const confirmed = statedFields.filter((field) => said[field] && !disputed.has(field) && !filling.includes(field))
  const ours = textsOf(accepted(held.record))
  const taken = mergeStatements([...filling.map((field) => statementOf(field, said[field]!)), ...finer(ours.area, said.area)])
  const filled = await revise(work, app, held, taken, {
    origin: { source, on },
    reason: 'source',
    confirmed: confirmed.filter((field) => held.record.sources[field]?.source !== source),
    stage: formal && held.record.stage !== 'formal' ? 'formal' : undefined,
  })
  if (numberVerified)
    await work.tx
      .updateTable('registry.identity_number')
      .set({ verified_by: source, verified_at: work.now })
      .where('enterprise_id', '=', enterpriseId)
      .where('verified_at', 'is', null)
      .execute()
  await work.audit('enterprise-checked', 'enterprise', enterpriseId, {
    source,
    filled,
    contradicted: [...disputed],
    numberVerified: numberVerified ?? false,
    formal: formal ?? false,
  })
  return { filled, contradicted }
}

/** Names that differ in form alone, and an area inside the other, say the same. */
export function sameMeaning(field: StatedField, ours: string, theirs: string): boolean {
  if (field === 'nameTh' || field === 'nameEn') return foldName(ours) === foldName(theirs)
  if (field === 'area') return ours.startsWith(theirs) || theirs.startsWith(ours)
  return field === 'address' || field === 'tradingNames' ? ours.replace(/\s+/g, '') === theirs.replace(/\s+/g, '') : ours === theirs
}

/** A source that knows the place more exactly than the record fills the rest of it. */
const finer = (ours = '', theirs = ''): Partial<Statement>[] => (theirs.length > ours.length && theirs.startsWith(ours) ? [statementOf('area', theirs)] : [])
