import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { findAgency } from '#agencies/index.ts'
import { endSession, listSessions, paths as peoplePaths } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { letIn } from './actions/let-in.ts'
import { listChoices } from './choices.ts'
import { ConsentPage, LapsedPage, SignInAgainPage } from './pages/consent.page.tsx'
import { paths } from './paths.ts'
import { originOf, providerOf } from './provider.ts'
import { personScopes, type Scope } from './rules.ts'
import { findProgram } from './store.ts'
import { words } from './texts.ts'

/** The request and response of Node under a page: the provider keeps its own cookies. */
const underneath = (c: Request) => c.env as unknown as { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse }

/** A parameter of what the program sent; empty when there is none. */
function parameter({ params }: { readonly params: Readonly<Record<string, unknown>> }, name: string): string {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

/** What a program asks, as long as it waits and this browser is the one it sent. */
async function findAsked(c: Request) {
  const app = c.get('app')
  const provider = await providerOf(app)
  const { incoming, outgoing } = underneath(c)
  const interaction = await provider.interactionDetails(incoming, outgoing).catch(() => undefined)
  if (!interaction || interaction.uid !== c.req.param('uid')) return undefined
  const program = await findProgram(app.db, parameter(interaction, 'client_id'))
  if (program?.status !== 'approved') return undefined
  const wanted = new Set(parameter(interaction, 'scope').split(' '))
  const scopes: Scope[] = personScopes.filter((scope) => wanted.has(scope) && program.scopes.includes(scope))
  return { provider, interaction, program, scopes }
}

type Asked = NonNullable<Awaited<ReturnType<typeof findAsked>>>

const lapsedPage = (c: Request): Response => page(c, <LapsedPage shell={shellOf(c)} />, 404)

/** The program wants a sign-in that is newer than this session. */
async function isTooOld(c: Request, { interaction }: Asked): Promise<boolean> {
  const app = c.get('app')
  const { accountId, sessionId } = c.get('visitor')
  const { reasons } = interaction.prompt
  const sessions = await listSessions(app.db, accountId!, app.clock.now())
  const began = Date.parse(sessions.find(({ id }) => id === sessionId)?.createdAt ?? '') / 1000
  if (reasons.includes('login_prompt')) return began < interaction.iat
  return reasons.includes('max_age') && interaction.iat - began > Number(interaction.params['max_age'])
}

export async function showConsent(c: Request): Promise<Response> {
  const asked = await findAsked(c)
  if (!asked) return lapsedPage(c)
  if (await isTooOld(c, asked)) return page(c, <SignInAgainPage shell={shellOf(c)} uid={asked.interaction.uid} program={asked.program} />)
  return await consentPage(c, asked, untouched, 200)
}

async function consentPage(c: Request, { interaction, program, scopes }: Asked, typed: Typed, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  c.set('formTarget', originOf(parameter(interaction, 'redirect_uri')))
  const agency = await findAgency(app.db, program.agency)
  const mandates = scopes.includes('enterprise') ? await listChoices(app, c.get('caller')) : undefined
  return page(
    c,
    <ConsentPage
      shell={shellOf(c)}
      uid={interaction.uid}
      program={program}
      agencyName={agency ? c.get('t')(agency.name) : program.agency}
      scopes={scopes}
      mandates={mandates}
      registerPath="/register"
      typed={typed}
    />,
    status,
  )
}

const consentForm = z.object({ answer: field.oneOf(['allow', 'deny']), enterprise: field.optional(field.text({ max: 20 })) })

export async function takeConsent(c: Request): Promise<Response> {
  const asked = await findAsked(c)
  if (!asked) return lapsedPage(c)
  const { provider, interaction, program, scopes } = asked
  if (await isTooOld(c, asked)) return seeOther(c, paths.consent(interaction.uid))
  const form = readForm(c, consentForm)
  if (!form.ok) return await consentPage(c, asked, form.typed, 422)
  const { incoming, outgoing } = underneath(c)
  if (form.value.answer === 'deny') {
    const denied = { error: 'access_denied', error_description: 'the person did not allow it' }
    return seeOther(c, await provider.interactionResult(incoming, outgoing, denied, { mergeWithLastSubmission: false }))
  }
  const allowed = await letIn(c.get('app'), c.get('caller'), { program, scopes, enterprise: form.value.enterprise })
  if (!allowed.ok) {
    return await consentPage(c, asked, { ...form.typed, faults: [{ field: 'enterprise', message: words.chooseEnterprise }] }, 422)
  }
  const { accountId } = c.get('visitor')
  return seeOther(
    c,
    await provider.interactionResult(incoming, outgoing, {
      login: { accountId: accountId!, remember: false },
      consent: { grantId: allowed.value.permissionId },
    }),
  )
}

/** Signs out here and back to the sign-in page, for somebody else or for the same person once more. */
export async function takeAgain(c: Request): Promise<Response> {
  await endSession(c.get('app'), c.get('caller'), c.get('visitor').sessionId)
  return seeOther(c, peoplePaths.signIn(paths.consent(c.req.param('uid') ?? '')))
}
