import type { App } from '#platform/app.ts'
import { transact, type Caller, type Queries } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { areaNames } from '#reference/index.ts'
import { differences, genders, getRecord, settleField, statementOf, type StatedField } from '#registry/index.ts'
import { closeQuestion, holdQuestion, type Addressee } from '../questions.ts'
import type { SourceCode } from '../sources/source.ts'

/** Which is right: what the record says, what a source says, or something else (text as `textsOf` of the registry gives it). */
export type Choice = { readonly keep: true } | { readonly take: SourceCode } | { readonly other: string }

export interface QuestionAnswer {
  readonly enterpriseId: string
  readonly questionId: string
  readonly choice: Choice
  /** Needed with something else, and from officers always. */
  readonly reason?: string | undefined
  /** On whose behalf: the enterprise's people, or an officer. */
  readonly as: Addressee
}

export type AnswerRefusal = 'no-such-question' | 'answered-already' | 'no-such-claim' | 'reason-needed' | 'not-a-value' | 'not-allowed'

/**
 * Answers a question that sources raised, and writes what is right into the record with whoever said it as its origin. What a source said is never
 * written but by this. Refuses what the caller may not change.
 */
export async function answerQuestion(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { enterpriseId, questionId, choice, reason, as }: QuestionAnswer,
): Promise<Outcome<undefined, AnswerRefusal>> {
  return transact(app, caller, async (work) => {
    const question = await holdQuestion(app, work, enterpriseId, questionId)
    if (!question || (question.addressee === 'officer' && as !== 'officer')) return refuse('no-such-question')
    if (question.status !== 'open') return refuse('answered-already')
    if (!reason?.trim() && (as === 'officer' || 'other' in choice)) return refuse('reason-needed')
    const { field, claims } = question
    if ('other' in choice && !(await isValue(work.tx, field, choice.other))) return refuse('not-a-value')
    const today = bangkokDay(work.now)
    const own = { source: as === 'officer' ? 'officer' : 'web', on: today }
    const record = await getRecord(app, work.tx, enterpriseId)
    const claim = 'take' in choice ? claims.find(({ source }) => source === choice.take) : claims[0]
    if (!claim || ('take' in choice && claim.value === null)) return refuse('no-such-claim')
    const ours = claim.value === null ? (record.nameTh ?? '') : (differences(record, statementOf(field, claim.value))[field]?.[0] ?? claim.value)
    const right = 'take' in choice ? { value: claim.value!, source: claim.source, on: claim.on } : { value: 'other' in choice ? choice.other : ours, ...own }
    if (!(await settleField(work, app, { enterpriseId, field, ...right }))) return refuse('not-allowed')
    const status = 'take' in choice ? 'taken' : 'other' in choice ? 'other' : 'kept'
    await closeQuestion(app, work, enterpriseId, question, { status, reason: reason?.trim() })
    await work.audit('question-answered', 'enterprise', enterpriseId, { question: question.id, field, status, source: right.source })
    return done(undefined)
  })
}

/** How a value of a field is written; what is not named is a text of some length. */
const written: Partial<Record<StatedField, RegExp>> = {
  activity: /^\d{5}$/,
  area: /^\d{2}(?:\d{2}){0,2}$/,
  ownerGender: new RegExp(`^(?:${genders.join('|')})$`),
  phone: /^0\d{8,9}$/,
  email: /^[^@\s]{1,64}@[^@\s]{1,190}$/,
  employees: /^2[5-7]\d\d:\d{1,6}$/,
  revenue: /^2[5-7]\d\d:\d{1,12}\.\d\d$/,
}

async function isValue(db: Queries, field: StatedField, text: string): Promise<boolean> {
  const fits = (written[field] ?? /^\S.{0,199}$/u).test(text)
  return fits && (field !== 'area' || (await areaNames(db, [text])).has(text))
}
