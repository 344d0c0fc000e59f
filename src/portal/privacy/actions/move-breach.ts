import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { whyNot, type MoveRefusal, type Risk } from '../breach.ts'
import { insertStep, lockBreach } from '../store.ts'

type Person = Caller & { readonly accountId: string }

/** Says how grave a found breach is, and corrects what is known of it. */
export async function assessBreach(
  app: Pick<App, 'db' | 'clock'>,
  caller: Person,
  assessment: {
    readonly id: string
    readonly version: number
    readonly risk: Risk
    readonly people: number | undefined
    readonly data: string
    readonly measures: string
  },
): Promise<Outcome<undefined, 'no-such-breach' | 'stale' | 'wrong-step'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const { id, version, risk, people, data, measures } = assessment
    const breach = await lockBreach(tx, id)
    if (!breach) return refuse('no-such-breach')
    if (breach.version !== version) return refuse('stale')
    if (breach.status !== 'found') return refuse('wrong-step')
    await tx
      .updateTable('privacy.breach')
      .set({ status: 'assessed', risk, people: people ?? null, data, measures, version: version + 1 })
      .where('id', '=', id)
      .execute()
    await insertStep(tx, { breachId: id, at: now, accountId: caller.accountId, status: 'assessed' })
    await audit('breach-assessed', 'breach', id, { risk, people: people ?? null })
    return done(undefined)
  })
}

const momentOf = { reported: 'reported_at', told: 'told_at', closed: 'closed_at' } as const

/** Records that the Committee was told, that the people were told, or that nothing is left to do. */
export async function moveBreach(
  app: Pick<App, 'db' | 'clock'>,
  caller: Person,
  { id, version, to, note }: { readonly id: string; readonly version: number; readonly to: 'reported' | 'told' | 'closed'; readonly note: string | undefined },
): Promise<Outcome<undefined, 'no-such-breach' | 'stale' | MoveRefusal>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const breach = await lockBreach(tx, id)
    if (!breach) return refuse('no-such-breach')
    if (breach.version !== version) return refuse('stale')
    const refusal = whyNot(breach, to, { now, note })
    if (refusal) return refuse(refusal)
    await tx
      .updateTable('privacy.breach')
      .set({ status: to, version: version + 1, [momentOf[to]]: now })
      .where('id', '=', id)
      .execute()
    await insertStep(tx, { breachId: id, at: now, accountId: caller.accountId, status: to, note })
    await audit(`breach-${to}`, 'breach', id)
    return done(undefined)
  })
}
