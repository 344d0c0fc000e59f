import type { App } from '#platform/app.ts'
import { reachingAll, system, transact, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { applyFromSource, findRecord, holdLiving, kindOf, type EnterpriseRecord } from '#registry/index.ts'
import { agreedFields, agreedPart } from '../agreed.ts'
import { nextTry } from '../breaker.ts'
import { ask, type Answer } from '../client.ts'
import { raiseQuestion } from '../questions.ts'
import { sourceOf, sourcesFor } from '../sources/index.ts'
import { sameName, type SourceCode } from '../sources/source.ts'
import { claimVerification, connectedSources, saveVerification, settleVerification } from '../store.ts'

/**
 * Has every connected source that knows enterprises of its kind asked about an enterprise, in the transaction that registered or changed it: they are
 * asked after it commits, by the worker, and asked again for as long as they are silent. Registration never waits for a source.
 */
export async function enqueueVerification(work: Work, enterpriseId: string): Promise<void> {
  const connected = await connectedSources(work.tx)
  // A partner that registers an enterprise does not reach it, nor somebody without a mandate: what is queued shows them nothing of it.
  await reachingAll(work.tx, async () => {
    const kind = await kindOf(work.tx, enterpriseId)
    const codes = kind ? sourcesFor(kind).map(({ code }) => code) : []
    await saveVerification(
      work.tx,
      enterpriseId,
      codes.filter((code) => connected.has(code)),
      work.now,
    )
  })
}

type Checker = Pick<App, 'db' | 'clock' | 'keys' | 'log'>

/** Asks what is due to be asked, one enterprise after the other, its sources at once. Any number of workers may. Answers how many enterprises were dealt with. */
export async function verifyDue(app: Checker): Promise<number> {
  for (let done = 0; ; done += 1) {
    const claimed = await transact(app, system('verification'), ({ tx, now }) => claimVerification(tx, now))
    if (!claimed) return done
    await verify(app, claimed)
  }
}

async function verify(
  app: Checker,
  { enterpriseId, sources }: { readonly enterpriseId: string; readonly sources: readonly { code: SourceCode; attempts: number }[] },
) {
  const record = await transact(app, system('verification'), ({ tx }) => findRecord(app, tx, enterpriseId))
  // One that was merged waits: what would be asked about it nobody would see, and a merge can be undone.
  const isMerged = record !== undefined && record.survivorOneId !== null
  const number = record?.status === 'active' && !isMerged ? record.numbers[0]?.digits : undefined
  const agreed = await agreedFields(app.db, bangkokDay(app.clock.now()))
  // Outside any transaction: a source may take its time, and nothing of ours waits for it.
  const heard = await Promise.all(
    sources.map(async ({ code, attempts }) => {
      const nothing: Answer = { outcome: number || isMerged ? 'not-asked' : 'unknown' }
      return { code, attempts, answer: number && agreed.has(code) ? await ask(app, sourceOf(code), number, { each: 8000, tries: 2 }) : nothing }
    }),
  )
  await transact(app, system('verification'), async (work) => {
    const isLiving = await holdLiving(work.tx, enterpriseId)
    for (const { code, attempts, answer } of heard) {
      if (answer.outcome === 'answered' && isLiving) {
        const fields = await takeIn(work, app, record!, { code, stated: answer.stated, agreed: agreed.get(code)! })
        await settleVerification(work.tx, enterpriseId, code, { status: 'answered', at: work.now, fields })
      } else if (answer.outcome === 'unknown') {
        await settleVerification(work.tx, enterpriseId, code, { status: 'unknown', at: work.now, fields: [] })
      } else {
        const nextAt = new Date(Date.parse(work.now) + nextTry(attempts) * 60_000).toISOString()
        await settleVerification(work.tx, enterpriseId, code, { status: 'waiting', nextAt })
      }
    }
  })
}

/** Lets the registry take what a source says; what contradicts becomes a question. Answers the fields the source stated. */
async function takeIn(
  work: Work,
  app: Pick<App, 'keys'>,
  { id: enterpriseId, kind, nameTh }: EnterpriseRecord,
  {
    code,
    stated,
    agreed,
  }: { readonly code: SourceCode; readonly stated: Extract<Answer, { outcome: 'answered' }>['stated']; readonly agreed: ReadonlySet<string> },
): Promise<readonly string[]> {
  const on = stated.on ?? bangkokDay(work.now)
  // A citizen's number under another name: either a slip, or somebody registers with a number that is not theirs and must learn nothing by it.
  if (kind === 'natural' && !sameName(stated.statement.nameTh ?? '', nameTh ?? '')) {
    await raiseQuestion(work, app, { enterpriseId, field: 'nameTh', addressee: 'officer', claim: { source: code, value: null, on } })
    return ['nameTh']
  }
  const statement = await agreedPart(work.tx, stated.statement, agreed)
  const taken = await applyFromSource(work, app, { enterpriseId, source: code, on, statement, numberVerified: true, formal: sourceOf(code).formal })
  for (const { field, theirs } of taken?.contradicted ?? [])
    await raiseQuestion(work, app, { enterpriseId, field, addressee: 'enterprise', claim: { source: code, value: theirs, on } })
  return [...(taken?.filled ?? []), ...(taken?.contradicted ?? []).map(({ field }) => field)]
}
