import { z } from 'zod'
import { findPerson, formatLogin, nameOf, ownAccountFields } from '#people/index.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import {
  endMandate,
  givenRoles,
  listInvitations,
  listMandates,
  mandateRoleNames,
  mandateScopeNames,
  mandateScopes,
  may,
  roleScopes,
  withdrawInvitation,
  type GivenRole,
  type MandateRefusal,
} from '#registry/index.ts'
import { answerRequest } from './actions/answer-request.ts'
import { inviteByLogin } from './actions/invitations.ts'
import { frameOf, ledElsewhere, openMine, type Opened } from './opened.ts'
import { PeoplePage } from './pages/people.page.tsx'
import { paths } from './paths.ts'
import { inviteRefusals, words } from './texts.ts'

/** Who may act for an enterprise: invited, agreed to, ended. */

const stepForm = z.object({ step: field.oneOf(['accept', 'decline', 'end']) })

/** A list of checkboxes comes as nothing, one text or several. Everybody who acts for an enterprise sees its record. */
const scope = z
  .preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(field.oneOf(mandateScopes)))
  .transform((ticked) => mandateScopes.filter((one) => one === 'read' || ticked.includes(one)))

const inviteForm = z.object({
  login: ownAccountFields.login,
  role: field.oneOf(givenRoles),
  scope,
  startsOn: field.optional(field.date()),
  endsOn: field.optional(field.date()),
})

interface Said {
  readonly typed?: Typed
  readonly done?: Text | undefined
  readonly refused?: Text
}

export async function showPeople(c: Request): Promise<Response> {
  const done = c.req.query('invited') !== undefined ? words.invited : c.req.query('withdrawn') !== undefined ? words.invitationWithdrawn : undefined
  return await peoplePage(c, { done }, 200)
}

async function peoplePage(c: Request, said: Said, status: 200 | 409 | 422): Promise<Response> {
  const found = await openMine(c, async ({ tx }, { card, mandate }) => {
    const mandates = await listMandates(tx, card.id)
    const invitations = may(mandate, 'manage') ? await listInvitations(c.get('app'), tx, card.id) : []
    return {
      mandates,
      invitations: invitations.map((one) => ({ ...one, login: formatLogin(one.login) })),
      people: await nameOf(
        tx,
        mandates.map(({ accountId }) => accountId),
      ),
    }
  })
  if (!found) return await notFound(c)
  return ledElsewhere(c, found, 'people') ?? page(c, <PeoplePage {...frameOf(c, found)} {...found.more} typed={untouched} {...said} />, status)
}

/** A mandate of the enterprise, or of one that was merged into it, which keeps its own. */
async function openMandate(c: Request): Promise<(Opened & { readonly theirs: Awaited<ReturnType<typeof listMandates>>[number] }) | undefined> {
  const found = await openMine(c, async ({ tx }, { card }) => await listMandates(tx, card.id))
  const theirs = found?.more.find(({ id }) => id === c.req.param('mandate'))
  return found && theirs && { ...found, theirs }
}

const stepRefusals = {
  'no-such-mandate': words.answeredMeanwhile,
  'may-not': words.needsVerified,
  'already-held': words.actsAlready,
} as const satisfies Record<MandateRefusal, Text>

export async function takeMandateStep(c: Request): Promise<Response> {
  const found = await openMandate(c)
  if (!found) return await notFound(c)
  const { card, mandate, theirs } = found
  const form = readForm(c, stepForm)
  if (!form.ok) return await peoplePage(c, { refused: words.answeredMeanwhile }, 422)
  const [app, caller, { step }] = [c.get('app'), c.get('caller'), form.value]
  const answer =
    step === 'end'
      ? await endMandate(app, caller, { enterpriseId: theirs.enterpriseId, mandateId: theirs.id })
      : await answerRequest(app, caller, theirs, step === 'accept')
  if (answer.ok) return seeOther(c, theirs.id === mandate.id ? paths.mine() : paths.one(card.oneId, 'people'))
  // Whoever may manage is refused only what somebody did before them.
  const stale = answer.code === 'may-not' && may(mandate, 'manage')
  return await peoplePage(c, { refused: stale ? words.answeredMeanwhile : stepRefusals[answer.code] }, stale ? 409 : 422)
}

export async function takeInvite(c: Request): Promise<Response> {
  const found = await openMine(c, async () => undefined)
  if (!found) return await notFound(c)
  const form = readForm(c, inviteForm)
  const wrong = async (fault: { readonly field: string; readonly message: Text }) => await peoplePage(c, { typed: { ...form.typed, faults: [fault] } }, 422)
  if (!form.ok) return await peoplePage(c, form, 422)
  const [app, caller] = [c.get('app'), c.get('caller')]
  const self = await findPerson(app.db, found.mandate.accountId, app.config.production)
  if (self?.email === form.value.login) return await wrong({ field: 'login', message: words.ownLogin })
  const invited = await inviteByLogin(app, caller, { enterpriseId: found.card.id, ...form.value })
  if (invited.ok) return seeOther(c, `${paths.one(found.card.oneId, 'people')}?invited`)
  if (invited.code === 'scope-beyond-role') return await wrong({ field: 'scope', message: mostOf(form.value.role) })
  return await wrong(inviteRefusals[invited.code])
}

/** What a role may have, in a sentence. */
function mostOf(role: GivenRole): Text {
  const list = (lang: 'th' | 'en') => roleScopes[role].map((one) => mandateScopeNames[one][lang]).join(lang === 'th' ? ' ' : ', ')
  const { th, en } = mandateRoleNames[role]
  return { th: `${th}ทำได้เพียง: ${list('th')}`, en: `${en}: at most ${list('en').toLowerCase()}` }
}

export async function takeInvitationBack(c: Request): Promise<Response> {
  const invitationId = c.req.param('invitation') ?? ''
  const found = await openMine(c, async ({ tx }, { card }) => await listInvitations(c.get('app'), tx, card.id))
  if (!found || !isId(invitationId)) return await notFound(c)
  const invitation = found.more.find(({ id }) => id === invitationId)
  const withdrawn = invitation && (await withdrawInvitation(c.get('app'), c.get('caller'), { enterpriseId: invitation.enterpriseId, invitationId }))
  if (withdrawn?.ok) return seeOther(c, `${paths.one(found.card.oneId, 'people')}?withdrawn`)
  return await peoplePage(c, { refused: withdrawn?.code === 'may-not' ? words.needsVerified : words.answeredMeanwhile }, 422)
}
