import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import type { Queries, Work } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { differences, findRecord, sameMeaning, sealFor, statementOf, unsealFor, type EnterpriseRecord, type StatedField } from '#registry/index.ts'
import type { SourceCode } from './sources/source.ts'

/** Who is asked: the enterprise, or an officer where the enterprise must not see what the source says. */
export type Addressee = 'enterprise' | 'officer'

/** What a source says of a field. */
export interface Claim {
  readonly source: SourceCode
  /** As text, in the form `textsOf` of the registry gives; null where the source knows the number under another person's name, which is not kept. */
  readonly value: string | null
  readonly on: PlainDate
}

/** What is sealed of a question. */
export interface QuestionContent {
  readonly claims: readonly Claim[]
  readonly reason?: string
}

/** A field on which sources contradict the record. */
export interface Question {
  readonly id: string
  readonly field: StatedField
  readonly addressee: Addressee
  /** What the record says now, as text. */
  readonly ours: string
  readonly claims: readonly Claim[]
  readonly raisedAt: Instant
}

interface Stored extends QuestionContent {
  readonly id: string
  readonly field: StatedField
  readonly addressee: Addressee
  readonly status: 'open' | 'kept' | 'taken' | 'other'
  readonly raisedAt: Instant
}

/** Every question ever raised about an enterprise that the caller reaches, newest first. */
async function readQuestions(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string): Promise<Stored[]> {
  const rows = await db.selectFrom('exchange.question').selectAll().where('enterprise_id', '=', enterpriseId).orderBy('id', 'desc').execute()
  const contents = await unsealFor(
    app,
    db,
    enterpriseId,
    rows.map(({ sealed }) => sealed),
  )
  // Of an enterprise that was erased nothing can be read.
  return rows.flatMap(({ id, field, addressee, status, raised_at }, index) => {
    const content = contents[index]
    if (content === undefined) return []
    return [{ ...(JSON.parse(content) as QuestionContent), id, field, addressee, status, raisedAt: raised_at } as Stored]
  })
}

/**
 * Open questions about an enterprise the caller reaches, for its people or for officers, who see all. One that the record has answered since, because
 * somebody corrected it, is left out.
 */
export async function listQuestions(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string, asked: Addressee): Promise<Question[]> {
  const record = await findRecord(app, db, enterpriseId)
  if (!record) return []
  const stored = (await readQuestions(app, db, enterpriseId)).filter(
    ({ status, addressee }) => status === 'open' && (asked === 'officer' || addressee === asked),
  )
  return stored.flatMap(({ id, field, addressee, raisedAt, claims }) => {
    const differing = claims.flatMap((claim) => {
      const ours = contradicted(record, field, claim)
      return ours === undefined ? [] : [{ claim, ours }]
    })
    const [first] = differing
    return first ? [{ id, field, addressee, raisedAt, ours: first.ours, claims: differing.map(({ claim }) => claim) }] : []
  })
}

/** Whether anything about an enterprise the caller reaches waits for an answer, of its people or of officers. */
export const hasOpenQuestions =
  (app: Pick<App, 'keys'>) =>
  async (db: Queries, enterpriseId: string): Promise<boolean> =>
    (await listQuestions(app, db, enterpriseId, 'officer')).length > 0

/** What the record says otherwise than the claim; undefined when they agree. */
function contradicted(record: EnterpriseRecord, field: StatedField, { value }: Claim): string | undefined {
  if (value === null) return record.nameTh ?? ''
  const [ours, theirs] = differences(record, statementOf(field, value))[field] ?? ['', '']
  return ours === theirs || sameMeaning(field, ours, theirs) ? undefined : ours
}

/** Asks about a field, or adds a source to what is asked already. What was answered once is not asked again while the source says the same. */
export async function raiseQuestion(
  work: Work,
  app: Pick<App, 'keys'>,
  {
    enterpriseId,
    field,
    addressee,
    claim,
  }: { readonly enterpriseId: string; readonly field: StatedField; readonly addressee: Addressee; readonly claim: Claim },
): Promise<void> {
  const before = (await readQuestions(app, work.tx, enterpriseId)).filter((question) => question.field === field)
  const open = before.find(({ status }) => status === 'open')
  const repeats = (one: Claim) => one.source === claim.source && one.value === claim.value
  if (!open && before.some(({ claims }) => claims.some(repeats))) return
  const claims = [...(open?.claims ?? []).filter(({ source }) => source !== claim.source), claim]
  const sealed = await sealFor(app, work.tx, enterpriseId, JSON.stringify({ claims } satisfies QuestionContent))
  if (open) {
    await work.tx.updateTable('exchange.question').set({ sealed }).where('enterprise_id', '=', enterpriseId).where('id', '=', open.id).execute()
    return
  }
  const id = newId()
  await work.tx
    .insertInto('exchange.question')
    .values({ enterprise_id: enterpriseId, id, field, addressee, sealed, raised_at: work.now, status: 'open' })
    .execute()
  await work.audit('question-raised', 'enterprise', enterpriseId, { question: id, field, source: claim.source })
}

/** An open question to be answered, held until the transaction ends. */
export async function holdQuestion(app: Pick<App, 'keys'>, work: Work, enterpriseId: string, id: string): Promise<Stored | undefined> {
  await work.tx.selectFrom('exchange.question').select('id').where('enterprise_id', '=', enterpriseId).where('id', '=', id).forUpdate().execute()
  return (await readQuestions(app, work.tx, enterpriseId)).find((question) => question.id === id)
}

/** Closes a held question with what was decided and why. */
export async function closeQuestion(
  app: Pick<App, 'keys'>,
  work: Work,
  enterpriseId: string,
  { id, claims }: Pick<Stored, 'id' | 'claims'>,
  { status, reason }: { readonly status: 'kept' | 'taken' | 'other'; readonly reason: string | undefined },
): Promise<void> {
  const content: QuestionContent = { claims, ...(reason && { reason }) }
  await work.tx
    .updateTable('exchange.question')
    .set({
      status,
      sealed: await sealFor(app, work.tx, enterpriseId, JSON.stringify(content)),
      answered_at: work.now,
      answered_by: work.caller.accountId ?? null,
    })
    .where('enterprise_id', '=', enterpriseId)
    .where('id', '=', id)
    .execute()
}
