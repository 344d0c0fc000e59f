import { enqueueVerification } from '#exchange/index.ts'
import { openAccountAtCounter, type CounterAccount } from '#people/index.ts'
import type { App } from '#platform/app.ts'
import { besides, reachingAll, transact, type Caller, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { keepFile, type FileRefusal } from '#platform/files.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import type { UploadedFile } from '#platform/routes.ts'
import {
  applyFromSource,
  basisOf,
  findCard,
  findMyMandate,
  registerEnterprise,
  updateEnterprise,
  verifyMandate,
  type IdentityNumber,
  type Kind,
  type Statement,
} from '#registry/index.ts'
import { standingsOf } from '../rules.ts'

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
  /** The account to open for whoever acts for it. */
  readonly owner?: CounterAccount | undefined
  /** A picture of the papers that show that they may. */
  readonly papers?: UploadedFile | undefined
}

export interface RegisteredAtCounter {
  readonly oneId: string
  /** Others filled the record before; whoever acts for it sees the card alone until verified. */
  readonly claimed: boolean
  /** The account that was asked for: the token of its one-time link and whether its mandate is verified, or that its login is taken. */
  readonly account: { readonly token: string; readonly verified: boolean } | 'login-taken' | undefined
}

/**
 * Registers an enterprise whose representative stands at the counter; the sources are asked afterwards. Who has no account leaves with one that acts for the
 * enterprise, opened in the same transaction; with a picture of the papers its mandate is verified at once. A login that is taken changes nothing but that
 * nobody gets a mandate. Refuses a number that is registered, and what is wrong with the picture.
 */
export async function registerAtCounter(
  app: Pick<App, 'db' | 'clock' | 'keys' | 'config'>,
  caller: Caller,
  { centre, papersSeen, owner, papers, ...registration }: NewAtCounter,
): Promise<Outcome<RegisteredAtCounter, 'already-registered' | FileRefusal>> {
  return await transact(app, caller, async (work) => {
    const [inside, step] = [{ ...app, db: work.tx }, besides(caller)]
    const opened = owner && (await openAccountAtCounter(inside, step, owner))
    const account = opened?.ok ? opened.value : undefined
    const made = await registerEnterprise(inside, step, {
      ...registration,
      channel: 'counter',
      centre,
      ...(account && { owner: { accountId: account.accountId, role: standingsOf[registration.kind][0] } }),
    })
    if (!made.ok) return made
    const { enterpriseId, oneId, claimed } = made.value
    if (papersSeen) await confirmNumber(work, app, enterpriseId)
    await enqueueVerification(work, enterpriseId)
    if (!account) return done({ oneId, claimed, account: opened && 'login-taken' })
    const verified = papers ? await verifyOwner(work, inside, { ...made.value, accountId: account.accountId }, papers) : done(false)
    return verified.ok ? done({ oneId, claimed, account: { token: account.token, verified: verified.value } }) : verified
  })
}

/**
 * Keeps the papers and verifies the mandate of the account that was opened with the registration, wherever the enterprise lies: the officer wrote what its
 * record says. A record that others filled opens this way only in the officer's own provinces, else a link handed over here would open any record.
 */
async function verifyOwner(
  work: Work,
  inside: Pick<App, 'db' | 'clock' | 'keys' | 'config'>,
  { enterpriseId, claimed, accountId }: { readonly enterpriseId: string; readonly claimed: boolean; readonly accountId: string },
  papers: UploadedFile,
): Promise<Outcome<boolean, FileRefusal>> {
  const verify = async () => {
    const mandate = await findMyMandate(work.tx, accountId, enterpriseId)
    if (!mandate) return done(false)
    const kept = await keepFile(inside, work, papers)
    if (!kept.ok) return kept
    const proof = { by: 'officer', evidenceFileId: kept.value.id } as const
    const verified = await verifyMandate(inside, besides(work.caller), { enterpriseId, mandateId: mandate.id, proof })
    if (!verified.ok) throw new Error(`a new mandate was not verified: ${verified.code}`)
    return done(true)
  }
  return claimed ? await verify() : await reachingAll(work.tx, verify)
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
    if (!card || !(await basisOf(work.tx, card.id))) return refuse('not-found')
    const change = { enterpriseId: card.id, statement, channel: 'counter', centre, ...(version !== undefined && { version }) } as const
    const updated = await updateEnterprise({ ...app, db: work.tx }, besides(caller), change)
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
