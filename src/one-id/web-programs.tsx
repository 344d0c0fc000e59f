import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther } from '#platform/http.ts'
import type { Request } from '#platform/routes.ts'
import { listAgencies } from '#agencies/index.ts'
import { nameOf } from '#people/index.ts'
import { shellOf } from '#ui/index.ts'
import { decideOnProgram } from './actions/decide-on-program.ts'
import { registerProgram, renewSecret } from './actions/register-program.ts'
import { takeBack } from './actions/take-back.ts'
import { programForm } from './forms.ts'
import { MyProgramsPage } from './pages/my-programs.page.tsx'
import { ProgramPage, ProgramsPage, SecretPage } from './pages/programs.page.tsx'
import { paths } from './paths.ts'
import { issuerOf } from './provider.ts'
import type { Status } from './rules.ts'
import { findProgram, listPermissions, listPrograms } from './store.ts'
import { words } from './texts.ts'

export async function showPrograms(c: Request): Promise<Response> {
  return await programsPage(c, untouched, 200)
}

async function programsPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const app = c.get('app')
  const [programs, agencies] = await Promise.all([listPrograms(app.db), listAgencies(app.db)])
  return page(
    c,
    <ProgramsPage
      shell={shellOf(c)}
      programs={programs}
      agencies={agencies}
      issuer={issuerOf(app)}
      mayRegister={c.get('visitor').permissions.has('clients.register')}
      typed={typed}
    />,
    status,
  )
}

export async function takeProgram(c: Request): Promise<Response> {
  const form = readForm(c, programForm)
  if (!form.ok) return await programsPage(c, form.typed, 422)
  const { nameTh, nameEn, ...program } = form.value
  const registered = await registerProgram(c.get('app'), c.get('caller'), { ...program, name: { th: nameTh, en: nameEn } })
  if (!registered.ok) return await notFound(c)
  const { programId, secret } = registered.value
  return secret === undefined ? seeOther(c, paths.program(programId)) : secretPage(c, programId, secret)
}

const secretPage = (c: Request, programId: string, secret: string): Response => page(c, <SecretPage shell={shellOf(c)} programId={programId} secret={secret} />)

const askedProgram = async (c: Request) => await findProgram(c.get('app').db, c.req.param('program') ?? '')

export async function showProgram(c: Request): Promise<Response> {
  return await programPage(c, untouched, 200)
}

async function programPage(c: Request, typed: Typed, status: 200 | 409): Promise<Response> {
  const { db } = c.get('app')
  const program = await askedProgram(c)
  if (!program) return await notFound(c)
  const agencies = await listAgencies(db)
  const names = await nameOf(
    db,
    [program.registeredBy, program.approvedBy].filter((id) => id !== null),
  )
  return page(c, <ProgramPage shell={shellOf(c)} program={program} agencies={agencies} names={names} typed={typed} />, status)
}

const refusals = { 'not-now': words.notNow, 'same-person': words.samePerson } as const

/** A step of a program's life as a route. */
export const takeStep =
  (to: Exclude<Status, 'registered'>) =>
  async (c: Request): Promise<Response> => {
    const programId = c.req.param('program') ?? ''
    const decided = await decideOnProgram(c.get('app'), c.get('caller'), { programId, to })
    if (decided.ok) return seeOther(c, paths.program(programId))
    if (decided.code === 'no-such-program') return await notFound(c)
    return await programPage(c, { values: {}, faults: [{ field: '', message: refusals[decided.code] }] }, 409)
  }

export async function takeNewSecret(c: Request): Promise<Response> {
  const programId = c.req.param('program') ?? ''
  const renewed = await renewSecret(c.get('app'), c.get('caller'), programId)
  return renewed.ok ? secretPage(c, programId, renewed.value.secret) : await notFound(c)
}

export async function showMyPrograms(c: Request): Promise<Response> {
  const { db, clock } = c.get('app')
  const [permissions, programs] = await Promise.all([listPermissions(db, c.get('visitor').accountId!, clock.now()), listPrograms(db)])
  return page(c, <MyProgramsPage shell={shellOf(c)} permissions={permissions} programs={programs} />)
}

export async function takeTakeBack(c: Request): Promise<Response> {
  // Taken back on another device meanwhile: the page shows it.
  await takeBack(c.get('app'), c.get('caller'), c.req.param('program') ?? '')
  return seeOther(c, paths.myPrograms())
}
