import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'

/** explained: the numbers are right and this is why they differ. accepted: it is so and stays. corrected: put right, and where. reopened: asked again. */
export const answers = ['explained', 'corrected', 'accepted', 'reopened'] as const
export type Answer = (typeof answers)[number]

export interface FindingAnswer {
  readonly year: number
  readonly id: string
  readonly answer: Answer
  readonly reason: string
  /** Where it was put right; needed for `corrected`. */
  readonly correction: string | undefined
  /** Of the finding the form was drawn from. */
  readonly version: number
}

export type AnswerRefusal = 'no-such-finding' | 'stale' | 'gone' | 'not-answered' | 'correction-missing'

/**
 * What a person says to a finding, with a reason. It holds until the numbers change. A finding that is gone takes no answer; only an answered one
 * can be reopened. `stale`: the finding changed since the form was drawn.
 */
export async function answerFinding(app: Pick<App, 'db' | 'clock'>, caller: Caller, input: FindingAnswer): Promise<Outcome<undefined, AnswerRefusal>> {
  return await transact(app, caller, async (work) => {
    if (!caller.accountId) throw new Error('a finding is answered by a person')
    const { year, id, answer } = input
    const finding = await work.tx.selectFrom('findings.finding').selectAll().where('fiscal_year', '=', year).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!finding) return refuse('no-such-finding')
    if (finding.version !== input.version) return refuse('stale')
    if (finding.status === 'gone') return refuse('gone')
    if (answer === 'reopened' && finding.status === 'open') return refuse('not-answered')
    if (answer === 'corrected' && !input.correction) return refuse('correction-missing')
    await work.tx
      .updateTable('findings.finding')
      .set({ status: answer === 'reopened' ? 'open' : answer, version: finding.version + 1 })
      .where('fiscal_year', '=', year)
      .where('id', '=', id)
      .execute()
    await work.tx
      .insertInto('findings.step')
      .values({
        id: newId(),
        fiscal_year: year,
        finding_id: id,
        step: answer,
        reason: input.reason,
        correction: input.correction ?? null,
        computed: finding.computed,
        account_id: caller.accountId,
        at: work.now,
      })
      .execute()
    await work.audit(`finding-${answer}`, 'findings.finding', `${year}/${id}`)
    return done(undefined)
  })
}
