import { z } from 'zod'
import { findPerson } from '#people/index.ts'
import { besides, transact } from '#platform/database.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import { numbered } from '#portal/registration/index.ts'
import { askMandate, endMandate, findCard, givenRoles, listMyInvitations, listMyMandates } from '#registry/index.ts'
import { shellOf } from '#ui/index.ts'
import { answerAndTell } from './actions/invitations.ts'
import { ErasedPage } from './pages/erased.page.tsx'
import { MinePage, type Mine } from './pages/mine.page.tsx'
import { paths } from './paths.ts'
import { words } from './texts.ts'

/** The enterprises of an account, and what waits on its way to others. */

const claimForm = z.object({ role: field.oneOf(givenRoles) }).and(numbered)
const answerForm = z.object({ answer: field.oneOf(['accept', 'decline']) })

/** What was just done, by what stands behind the question mark. */
const said = {
  asked: words.claimSent,
  accepted: words.invitationTaken,
  declined: words.invitationDeclined,
  takenBack: words.takenBack,
} as const satisfies Record<string, Text>
const mineAfter = (done: keyof typeof said) => `${paths.mine()}?all&${done}`

export async function showMine(c: Request): Promise<Response> {
  const { mine, invitations } = await findMine(c)
  const [only] = mine
  if (only?.card && mine.length === 1 && invitations.length === 0 && c.req.query('all') === undefined) return seeOther(c, paths.one(only.card.oneId))
  const done = (Object.keys(said) as (keyof typeof said)[]).find((one) => c.req.query(one) !== undefined)
  return minePage(c, { mine, invitations }, { said: done && said[done] }, 200)
}

/** What the account acts for, of an enterprise that has not agreed yet nothing but that it was asked; and who invites its person. */
const findMine = (c: Request) =>
  transact(c.get('app'), besides(c.get('caller')), async ({ tx }) => {
    const login = await loginOf(c)
    const mandates = await listMyMandates(tx, c.get('visitor').accountId!)
    const mine: Mine[] = await Promise.all(
      mandates.map(async (mandate) => ({ mandate, card: mandate.oneId === null ? undefined : await findCard(tx, mandate.oneId) })),
    )
    return { mine, invitations: login === undefined ? [] : await listMyInvitations(c.get('app'), tx, login) }
  })

/** What the visitor types to sign in. */
async function loginOf(c: Request): Promise<string | undefined> {
  const { db, config } = c.get('app')
  return (await findPerson(db, c.get('visitor').accountId!, config.production))?.email
}

const minePage = (
  c: Request,
  found: Awaited<ReturnType<typeof findMine>>,
  told: { readonly typed?: Typed; readonly said?: Text | undefined; readonly refused?: Text },
  status: 200 | 422,
): Response => page(c, <MinePage shell={shellOf(c)} today={todayOf(c)} {...found} typed={untouched} {...told} />, status)

const refuseMine = async (c: Request, why: { readonly typed: Typed } | { readonly refused: Text }): Promise<Response> =>
  minePage(c, await findMine(c), why, 422)

export async function takeClaim(c: Request): Promise<Response> {
  const form = readForm(c, claimForm)
  if (!form.ok) return await refuseMine(c, { typed: form.typed })
  const asked = await askMandate(c.get('app'), c.get('caller'), form.value)
  if (asked.ok) return seeOther(c, mineAfter('asked'))
  const message = asked.code === 'already-held' ? words.alreadyHeld : words.noSuchEnterprise
  return await refuseMine(c, { typed: { ...form.typed, faults: [{ field: 'number', message }] } })
}

export async function takeInvitation(c: Request): Promise<Response> {
  const invitationId = c.req.param('invitation') ?? ''
  const [form, login] = [readForm(c, answerForm), await loginOf(c)]
  if (!isId(invitationId) || login === undefined) return await notFound(c)
  if (!form.ok) return await refuseMine(c, { refused: words.invitationGone })
  const accept = form.value.answer === 'accept'
  const answered = await answerAndTell(c.get('app'), c.get('caller'), { invitationId, login, accept })
  if (answered.ok) return seeOther(c, mineAfter(accept ? 'accepted' : 'declined'))
  return await refuseMine(c, { refused: answered.code === 'already-held' ? words.alreadyHeld : words.invitationGone })
}

/** Takes back what was asked for, or lays down what has not begun: of what is open the enterprise's own page does it. */
export async function takeBack(c: Request): Promise<Response> {
  const mandateId = c.req.param('mandate') ?? ''
  const { mine } = await findMine(c)
  const mandate = mine.find(({ mandate: { id }, card }) => id === mandateId && !card)?.mandate
  const ended = mandate && (await endMandate(c.get('app'), c.get('caller'), { enterpriseId: mandate.enterpriseId, mandateId }))
  return ended?.ok ? seeOther(c, mineAfter('takenBack')) : await refuseMine(c, { refused: words.requestGone })
}

/** Where whoever had their enterprise erased is told what that did. */
export const showErased = (c: Request): Response => page(c, <ErasedPage shell={shellOf(c)} />)
