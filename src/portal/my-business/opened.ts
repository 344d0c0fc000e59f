import { listAgencies } from '#agencies/index.ts'
import { listQuestions, type Question } from '#exchange/index.ts'
import { besides, transact, type Queries, type Work } from '#platform/database.ts'
import type { Request } from '#platform/routes.ts'
import { activityNames, areaNames } from '#reference/index.ts'
import { findCard, findMyMandate, findRecord, readOneId, type EnterpriseCard, type EnterpriseRecord, type Mandate } from '#registry/index.ts'
import type { Names } from './parts/record-fields.tsx'

/** An enterprise as somebody who acts for it has it open. */
export interface Opened {
  readonly card: EnterpriseCard
  readonly mandate: Mandate
  /** Undefined where the mandate shows the card alone. */
  readonly record: EnterpriseRecord | undefined
  readonly questions: readonly Question[]
  readonly names: Names
}

/**
 * Opens the enterprise of the address for whoever acts for it, and looks at more of it in the same transaction. Undefined for everybody else, as for a
 * ONE ID that is nobody's.
 */
export async function openMine<More>(c: Request, look: (work: Work, opened: Opened) => Promise<More>): Promise<(Opened & { readonly more: More }) | undefined> {
  const app = c.get('app')
  const oneId = readOneId(c.req.param('oneId') ?? '')
  const { accountId } = c.get('visitor')
  if (!oneId || !accountId) return undefined
  return await transact(app, besides(c.get('caller')), async (work) => {
    const { tx } = work
    const card = await findCard(tx, oneId)
    const mandate = card && (await findMyMandate(tx, accountId, card.id))
    if (!card || !mandate || mandate.status === 'asked') return undefined
    const seesAll = mandate.sees === 'all'
    const record = seesAll ? await findRecord(app, tx, card.id) : undefined
    const questions = seesAll ? await listQuestions(app, tx, card.id, 'enterprise') : []
    const opened = { card, mandate, record, questions, names: await namesFor(tx, [card]) }
    return { ...opened, more: await look(work, opened) }
  })
}

/** Names of everything that these records give by code. */
export async function namesFor(db: Queries, list: readonly EnterpriseCard[]): Promise<Names> {
  const places = list.flatMap(({ place }) => [place.province, place.district, place.subdistrict]).filter((code) => code !== undefined)
  return {
    areas: await areaNames(db, places),
    activities: await activityNames(
      db,
      list.flatMap(({ activity }) => activity ?? []),
    ),
    agencies: new Map((await listAgencies(db)).map(({ code, name }) => [code, name])),
  }
}
