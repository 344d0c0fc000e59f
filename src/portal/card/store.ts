import type { App } from '#platform/app.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'
import { findCard, findMyMandate, findRecord, listMyMandates, type EnterpriseCard, type MyMandate } from '#registry/index.ts'

/** A card as its holder sees it. */
export interface HeldCard {
  readonly card: EnterpriseCard
  /** A source or an officer confirmed its official number. */
  readonly verified: boolean
  /** Whoever only claims a record sees no more than its ONE ID, name and status. */
  readonly seesAll: boolean
}

/** The card of an enterprise the caller acts for; of one that was merged, the card of the one that lives on. */
export async function findHeldCard(app: Pick<App, 'db' | 'clock' | 'keys'>, caller: Caller, oneId: string): Promise<HeldCard | undefined> {
  return await transact(app, caller, async ({ tx }) => {
    const named = await findCard(tx, oneId)
    const card = named?.survivorOneId ? await findCard(tx, named.survivorOneId) : named
    const mandate = card && caller.accountId && (await findMyMandate(tx, caller.accountId, card.id))
    if (!card || !mandate || mandate.status === 'asked') return undefined
    const record = await findRecord(app, tx, card.id)
    return { card, verified: record?.numbers.some(({ verifiedBy }) => verifiedBy !== null) ?? false, seesAll: mandate.sees === 'all' }
  })
}

/** Enterprises the caller acts for, without those that were only asked. */
export async function listHeldCards(app: Pick<App, 'db' | 'clock'>, caller: Caller): Promise<(MyMandate & { readonly oneId: string })[]> {
  const mandates = await transact(app, caller, ({ tx }) => listMyMandates(tx, caller.accountId ?? ''))
  return mandates.filter((mandate): mandate is MyMandate & { oneId: string } => mandate.oneId !== null && mandate.status !== 'asked')
}

/** What anybody may learn of a ONE ID: that it exists, whether the enterprise still does, and the public name of a juristic person. */
export interface Shown {
  readonly oneId: string
  readonly name: Text | undefined
  readonly active: boolean
  /** The ONE ID it was merged into. */
  readonly survivor: string | undefined
}

export async function findShown(app: Pick<App, 'db' | 'clock'>, oneId: string): Promise<Shown | undefined> {
  const card = await transact(app, system('card-shown'), ({ tx }) => findCard(tx, oneId))
  if (!card || card.status === 'erased') return undefined
  const name = card.kind === 'juristic' && card.nameTh ? { th: card.nameTh, en: card.nameEn ?? card.nameTh } : undefined
  return { oneId, name, active: card.status === 'active', survivor: card.survivorOneId ?? undefined }
}
