import type { z } from 'zod'
import { transact } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { readForm, untouched, type FieldFault, type FormResult, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Request } from '#platform/routes.ts'
import { listProvinces } from '#reference/index.ts'
import { shellOf } from '#ui/index.ts'
import { createAccount } from './actions/create-account.ts'
import { deactivateAccount, giveRole, reactivateAccount } from './actions/give-role.ts'
import { makePasswordLink } from './actions/set-password.ts'
import { forms } from './fields.ts'
import { PasswordLinkPage, PeoplePage } from './pages/people.page.tsx'
import { PersonPage } from './pages/person.page.tsx'
import { groupsOf, tickedIn, type ProvinceGroup } from './pages/province-fields.tsx'
import { paths } from './paths.ts'
import { boundToAreas, type Role } from './roles.ts'
import { findAccount, listAssignments, listStaff, nameOf } from './store.ts'
import { words } from './texts.ts'

export async function showPeople(c: Request): Promise<Response> {
  return await peoplePage(c, untouched, 200)
}

const peoplePage = async (c: Request, typed: Typed, status: 200 | 422): Promise<Response> =>
  page(c, <PeoplePage shell={shellOf(c)} accounts={await listStaff(c.get('app').db)} groups={await provinceGroups(c)} typed={typed} />, status)

async function provinceGroups(c: Request): Promise<ProvinceGroup[]> {
  const { db, clock } = c.get('app')
  return groupsOf(await listProvinces(db, bangkokDay(clock.now())))
}

/** A role with what it is bound to, as the form says; a fault when provinces are chosen for a role that has none. */
async function readStanding<T extends { readonly role: Role }>(c: Request, schema: z.ZodType<T>): Promise<FormResult<T & { readonly provinces: string[] }>> {
  const form = readForm(c, schema)
  if (!form.ok) return form
  const { typed, value } = form
  const provinces = tickedIn(await provinceGroups(c), typed.values)
  if (provinces.length > 0 && !boundToAreas.has(value.role)) {
    return { ok: false, typed: { ...typed, faults: [{ field: 'provinces', message: words.provincesNotBound }] } }
  }
  return { ok: true, typed, value: { ...value, provinces } }
}

export async function takeNewPerson(c: Request): Promise<Response> {
  const form = await readStanding(c, forms.newPerson)
  if (!form.ok) return await peoplePage(c, form.typed, 422)
  const made = await createAccount(c.get('app'), c.get('caller'), form.value)
  if (!made.ok) return await peoplePage(c, { ...form.typed, faults: [{ field: 'email', message: words.emailTaken }] }, 422)
  return linkPage(c, form.value.name, made.value.token)
}

const linkPage = (c: Request, name: string, token: string): Response =>
  page(c, <PasswordLinkPage shell={shellOf(c)} name={name} link={c.get('app').config.baseUrl + paths.setPassword(token)} />)

const askedAccount = async (c: Request) => {
  const id = c.req.param('account') ?? ''
  return isId(id) ? await findAccount(c.get('app').db, id) : undefined
}

export async function showPerson(c: Request): Promise<Response> {
  return await personPage(c, untouched, 200)
}

async function personPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const { db } = c.get('app')
  const account = await askedAccount(c)
  if (!account) return await notFound(c)
  const assignments = await listAssignments(db, account.id)
  const givers = assignments.flatMap(({ givenBy, endedBy }) => [givenBy, endedBy]).filter((id) => id !== null)
  const shown = { account, assignments, typed, groups: await provinceGroups(c), names: await nameOf(db, givers) }
  return page(c, <PersonPage shell={shellOf(c)} {...shown} />, status)
}

export async function takeRole(c: Request): Promise<Response> {
  const form = await readStanding(c, forms.standing)
  const account = await askedAccount(c)
  if (!account) return await notFound(c)
  if (!form.ok) return await personPage(c, form.typed, 422)
  const answer = await giveRole(c.get('app'), c.get('caller'), { accountId: account.id, ...form.value })
  return await afterwards(c, account.id, answer, form.typed)
}

export async function takePasswordLink(c: Request): Promise<Response> {
  const account = await askedAccount(c)
  if (!account) return await notFound(c)
  const token = await transact(c.get('app'), c.get('caller'), async (work) => await makePasswordLink(work, account.id))
  return linkPage(c, account.name, token)
}

export async function takeDeactivate(c: Request): Promise<Response> {
  const account = await askedAccount(c)
  if (!account) return await notFound(c)
  return await afterwards(c, account.id, await deactivateAccount(c.get('app'), c.get('caller'), account.id), untouched)
}

export async function takeReactivate(c: Request): Promise<Response> {
  const account = await askedAccount(c)
  if (!account) return await notFound(c)
  return await afterwards(c, account.id, await reactivateAccount(c.get('app'), c.get('caller'), account.id), untouched)
}

const refusals = {
  'no-such-account': undefined,
  'last-administrator': { field: 'role', message: words.lastAdministrator },
} as const satisfies Record<string, FieldFault | undefined>

/** Back to the person, or the page again with why not. */
async function afterwards(
  c: Request,
  accountId: string,
  answer: { readonly ok: true } | { readonly ok: false; readonly code: keyof typeof refusals },
  typed: Typed,
): Promise<Response> {
  if (answer.ok) return seeOther(c, paths.person(accountId))
  const fault = refusals[answer.code]
  return fault ? await personPage(c, { ...typed, faults: [fault] }, 422) : await notFound(c)
}
