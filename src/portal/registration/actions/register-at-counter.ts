import { enqueueVerification } from '#exchange/index.ts'
import type { App } from '#platform/app.ts'
import { reachingAll, transact, type Caller, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { applyFromSource, findCard, registerEnterprise, updateEnterprise, type IdentityNumber, type Kind, type Statement } from '#registry/index.ts'

interface AtCounter {
  /** Province code of the one-stop centre. */
  readonly centre: string
  /** The officer saw papers, so the number counts as confirmed. */
  readonly papersSeen: boolean
}

interface NewAtCounter extends AtCounter {
  readonly kind: Kind
  readonly number: IdentityNumber
  readonly statement: Statement
}

/** Registers an enterprise whose representative stands at the counter; the sources are asked afterwards. It has no account yet, so nobody gets a mandate. */
export async function registerAtCounter(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { centre, papersSeen, ...registration }: NewAtCounter,
): Promise<Outcome<{ readonly oneId: string }, 'already-registered'>> {
  return await transact(app, caller, async (work) => {
    const step = { ...caller, submission: undefined }
    const made = await registerEnterprise({ ...app, db: work.tx }, step, { ...registration, channel: 'counter', centre })
    if (!made.ok) return made
    if (papersSeen) await confirmNumber(work, app, made.value.enterpriseId)
    await enqueueVerification(work, made.value.enterpriseId)
    return done({ oneId: made.value.oneId })
  })
}

interface UpdateAtCounter extends AtCounter {
  readonly oneId: string
  readonly statement: Partial<Statement>
  readonly version: number | undefined
}

/** Brings a registered enterprise's record up to date at the counter. */
export async function updateAtCounter(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { oneId, statement, version, centre, papersSeen }: UpdateAtCounter,
): Promise<Outcome<{ readonly changed: number }, 'not-found' | 'not-registered' | 'closed' | 'stale'>> {
  return await transact(app, caller, async (work) => {
    const card = await findCard(work.tx, oneId)
    if (!card) return refuse('not-found')
    const change = { enterpriseId: card.id, statement, channel: 'counter', centre, ...(version !== undefined && { version }) } as const
    const updated = await updateEnterprise({ ...app, db: work.tx }, { ...caller, submission: undefined }, change)
    if (!updated.ok) return updated
    if (papersSeen) await confirmNumber(work, app, card.id)
    return done({ changed: updated.value.changed.length })
  })
}

/** An enterprise may stand in another province than the counter it comes to: who may confirm was decided by letting them register it. */
const confirmNumber = async (work: Work, app: Pick<App, 'keys'>, enterpriseId: string): Promise<void> =>
  await reachingAll(work.tx, async () => {
    await applyFromSource(work, app, { enterpriseId, source: 'officer', on: bangkokDay(work.now), statement: {}, numberVerified: true })
  })
