import { listAgencies } from '#agencies/index.ts'
import { listQuestions, type Question } from '#exchange/index.ts'
import { besides, transact, type Queries, type Work } from '#platform/database.ts'
import { seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { activityNames, areaNames } from '#reference/index.ts'
import { findCard, findMyMandate, findRecord, placeOf, readOneId, type EnterpriseCard, type EnterpriseRecord, type Mandate } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import type { FrameProps } from './pages/frame.tsx'
import type { Names } from './parts/record-fields.tsx'
import { paths, type View } from './paths.ts'

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
    const names = await namesFor(tx, [card], questions.flatMap(valuesOf))
    const opened = { card, mandate, record, questions, names }
    return { ...opened, more: await look(work, opened) }
  })
}

/** What every page of an opened enterprise is drawn with. */
export const frameOf = (c: Request, { card, mandate, names, questions }: Opened): FrameProps => ({
  shell: shellOf(c),
  card,
  mandate,
  names,
  questions: questions.length,
})

/** A ONE ID that lives on in another leads there; whoever sees the card alone is led back to it. */
export function ledElsewhere(c: Request, { card, record }: Opened, view: View): Response | undefined {
  if (card.survivorOneId) return seeOther(c, paths.one(card.survivorOneId, view))
  return record || view === '' ? undefined : seeOther(c, paths.one(card.oneId))
}

/** A field's plain text, as questions and the history give it. */
export interface FieldText {
  readonly field: string
  readonly text: string
}

/** What a question says of its field: ours, and what every source claims. */
export const valuesOf = ({ field, ours, claims }: Question): FieldText[] =>
  [ours, ...claims.map(({ value }) => value)].flatMap((text) => (text ? [{ field, text }] : []))

/** Names of everything that these records, and these texts beside them, give by code. */
export async function namesFor(db: Queries, list: readonly EnterpriseCard[], texts: readonly FieldText[] = []): Promise<Names> {
  const said = (wanted: string) => texts.flatMap(({ field, text }) => (field === wanted && text !== '' ? [text] : []))
  const places = [...list.map(({ place }) => place), ...said('area').map(placeOf)]
  return {
    areas: await areaNames(
      db,
      places.flatMap(({ province, district, subdistrict }) => [province, district, subdistrict].filter((code) => code !== undefined)),
    ),
    activities: await activityNames(db, [...list.flatMap(({ activity }) => activity ?? []), ...said('activity')]),
    agencies: new Map((await listAgencies(db)).map(({ code, name }) => [code, name])),
  }
}
