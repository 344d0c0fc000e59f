import { describe, expect, test } from 'vitest'
import { addAgreement, loadAgencies } from '#agencies/index.ts'
import { system, transact } from '#platform/database.ts'
import { keepFile } from '#platform/files.ts'
import { createHttp } from '#platform/http.ts'
import type { Visitor } from '#platform/routes.ts'
import { loadReference } from '#reference/index.ts'
import { allows, type Role } from '#people/index.ts'
import { eraseEnterprise, loadRegistryRules, registerEnterprise, unsealFor } from '#registry/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { personIn, visitorIn } from '../../test/people.ts'
import { agreedFields, agreedPart } from './agreed.ts'
import { breakerState, failuresToOpen, nextTry } from './breaker.ts'
import { collate } from './actions/prefill.ts'
import { answerQuestion, connectSources, listQuestions } from './index.ts'
import { raiseQuestion } from './questions.ts'
import { sources, sourcesFor } from './sources/index.ts'
import { sourceCodes, type SourceCode } from './sources/source.ts'
import { sourceStates } from './store.ts'
import { web } from './web.tsx'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadAgencies(app)

describe('a breaker', () => {
  const openedAt = '2026-11-22T03:00:00.000Z'
  test.each([
    [{ failures: 0, openedAt: null, probedAt: null }, '2026-11-22T03:00:00.000Z', 'closed'],
    [{ failures: failuresToOpen - 1, openedAt: null, probedAt: null }, '2026-11-22T03:00:00.000Z', 'closed'],
    [{ failures: failuresToOpen, openedAt, probedAt: null }, '2026-11-22T03:00:29.999Z', 'open'],
    [{ failures: failuresToOpen, openedAt, probedAt: null }, '2026-11-22T03:00:30.000Z', 'half-open'],
    [{ failures: failuresToOpen + 1, openedAt, probedAt: '2026-11-22T03:00:30.000Z' }, '2026-11-22T03:01:29.999Z', 'open'],
    [{ failures: failuresToOpen + 1, openedAt, probedAt: '2026-11-22T03:00:30.000Z' }, '2026-11-22T03:01:30.000Z', 'half-open'],
    [{ failures: 900, openedAt, probedAt: openedAt }, '2026-11-22T03:14:59.999Z', 'open'],
    [{ failures: 900, openedAt, probedAt: openedAt }, '2026-11-22T03:15:00.000Z', 'half-open'],
  ] as const)('%j at %s is %s', (breaker, now, state) => {
    expect(breakerState(breaker, now)).toBe(state)
  })

  test('a silent source is asked again later and later, and for good', () => {
    const pauses = Array.from({ length: 10 }, (_, index) => nextTry(index + 1))
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(nextTry(1)).toBe(1)
    expect(nextTry(1000)).toBe(720)
  })
})

describe('what several sources say', () => {
  const on = '2026-11-22'
  test('is shown from the first that says it, and differences are told', () => {
    const {
      statement,
      sources: origins,
      contradictions,
    } = collate([
      { source: 'dbd', on, statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด' } },
      { source: 'rd', on, statement: { nameTh: 'บจก. ตัวอย่าง', address: '1 หมู่ 1' } },
      { source: 'tisi', on, statement: { address: '2 หมู่ 2' } },
    ])
    expect(statement).toEqual({ nameTh: 'บริษัท ตัวอย่าง จำกัด', address: '1 หมู่ 1' })
    expect(origins).toEqual({ nameTh: { source: 'dbd', on }, address: { source: 'rd', on } })
    expect(contradictions).toEqual([
      {
        field: 'address',
        values: [
          { source: 'rd', value: '1 หมู่ 1', on },
          { source: 'tisi', value: '2 หมู่ 2', on },
        ],
      },
    ])
  })

  test('of which only what was agreed is taken, and only places there are', async () => {
    const statement = { nameTh: 'ตัวอย่าง', phone: '0812345678', place: { province: '50', district: '5001', subdistrict: '500199' } }
    expect(await agreedPart(db, statement, new Set(['nameTh', 'area']))).toEqual({ nameTh: 'ตัวอย่าง', place: { province: '50', district: '5001' } })
    expect(await agreedPart(db, { place: { province: '00' } }, new Set(['area']))).toEqual({})
    expect(await agreedPart(db, statement, new Set(['area']))).not.toHaveProperty('phone')
  })

  test('an agreement counts while it is in force', async () => {
    const before = await agreedFields(db, '2030-01-01')
    expect(before.get('boi')).toBeUndefined()
    const agreement = { title: 'ตัวอย่าง', document: 'ตัวอย่าง 1', purpose: 'ตัวอย่าง', basis: 'law', law: 'ตัวอย่าง', direction: 'in', demonstration: true } as const
    await addAgreement(app, system('test'), { ...agreement, agency: 'boi', fields: ['nameEn'], startsOn: '2029-12-31', endsOn: '2030-01-01' })
    expect((await agreedFields(db, '2030-01-01')).get('boi')).toEqual(new Set(['nameEn']))
    expect((await agreedFields(db, '2030-01-02')).get('boi')).toBeUndefined()
  })
})

test('every demonstration agreement names just what its source can state', async () => {
  const agreed = await agreedFields(db, '2026-11-22')
  for (const { code, fields } of sources) expect([...(agreed.get(code) ?? [])].toSorted(), code).toEqual(fields.toSorted())
})

test('before anybody signs in, only the public register of juristic persons may be asked; no citizen’s number stands in an address', () => {
  expect(sources.filter(({ open }) => open).map(({ code, kinds }) => [code, kinds])).toEqual([['dbd', ['juristic']]])
  for (const source of sourcesFor('natural')) expect(source.request('1101700230708').path).not.toContain('1101700230708')
})

test('a question about an enterprise that was erased can be read by nobody, whoever answered it', async () => {
  await loadRegistryRules(app)
  const staff = { ...(await personIn(app, 'registrar')), requestId: 'test' }
  const number = { type: 'juristic', digits: '0105544046602' } as const
  const statement = { nameTh: 'บริษัท ตัวอย่าง จำกัด', address: '1 หมู่ 1', phone: '0812345678', place: { province: '50' } }
  const made = await registerEnterprise(app, staff, { kind: 'juristic', number, statement, channel: 'web' })
  if (!made.ok) throw new Error(made.code)
  const { enterpriseId } = made.value
  await transact(app, staff, async (work) => {
    const claim = { source: 'dbd', on: '2026-11-22' } as const
    await raiseQuestion(work, app, { enterpriseId, field: 'address', addressee: 'enterprise', claim: { ...claim, value: '99 ซอยสมมุติ' } })
    await raiseQuestion(work, app, { enterpriseId, field: 'phone', addressee: 'officer', claim: { ...claim, value: '0899999999' } })
  })
  const open = await transact(app, staff, ({ tx }) => listQuestions(app, tx, enterpriseId, 'officer'))
  expect(open.map(({ claims }) => claims[0]!.value)).toEqual(expect.arrayContaining(['0899999999', '99 ซอยสมมุติ']))
  const address = open.find(({ field }) => field === 'address')!
  const answer = { enterpriseId, questionId: address.id, choice: { keep: true }, reason: 'ย้ายจากซอยสมมุติแล้ว', as: 'officer' } as const
  expect(await answerQuestion(app, staff, answer)).toMatchObject({ ok: true })

  const erased = await transact(app, staff, async (work) => {
    const letter = await keepFile(app, work, { name: 'letter.txt', bytes: Buffer.from('ขอให้ลบข้อมูล') })
    if (!letter.ok) return letter
    return await eraseEnterprise({ ...app, db: work.tx }, work.caller, { enterpriseId, evidenceFileId: letter.value.id })
  })
  expect(erased).toMatchObject({ ok: true })
  const rows = await transact(app, system('test'), ({ tx }) =>
    tx.selectFrom('exchange.question').selectAll().where('enterprise_id', '=', enterpriseId).execute(),
  )
  expect(rows.map(({ status }) => status).toSorted()).toEqual(['kept', 'open'])
  // What was sealed opens under the enterprise's salt alone, which is gone; nothing else of the row tells what was said.
  const told = JSON.stringify(rows.map((row) => ({ ...row, sealed: undefined })))
  for (const word of ['สมมุติ', '0899999999']) {
    expect(told).not.toContain(word)
    for (const { sealed } of rows) expect(sealed.includes(word)).toBe(false)
  }
  const everything = await transact(app, system('test'), async ({ tx }) => [
    await listQuestions(app, tx, enterpriseId, 'officer'),
    await unsealFor(
      app,
      tx,
      enterpriseId,
      rows.map(({ sealed }) => sealed),
    ),
  ])
  expect(everything).toEqual([[], []])
})

const serve = (visitor: Visitor) =>
  createHttp({ app, routes: web, navigation: [], identify: () => Promise.resolve(visitor), allows, errorPage, signInPath: () => '/sign-in' })
const open = async (role: Role, path: string, language = 'th') =>
  await serve(visitorIn(role)).request(app.config.baseUrl + path, { headers: { 'accept-language': language } })
/** Sends the form of the page, with the token the page gave. */
async function send(role: Role, code: SourceCode, address: string) {
  const http = serve(visitorIn(role))
  const drawn = await (await http.request(`${app.config.baseUrl}/operations/sources`)).text()
  const token = /name="_token" value="([^"]+)"/.exec(drawn)?.[1] ?? ''
  return await http.request(`${app.config.baseUrl}/operations/sources`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.config.baseUrl },
    body: new URLSearchParams({ ...Object.fromEntries(sourceCodes.map((one) => [one, ''])), _token: token, [code]: address }),
  })
}

describe('the page of the sources', () => {
  test('says what each tells and that shapes are assumed', async () => {
    const text = await (await open('registrar', '/sources')).text()
    expect(text.match(/>ข้อสมมุติ</g)).toHaveLength(7)
    expect(text).toContain('ตามที่หน่วยงานเผยแพร่')
    expect(text).not.toContain('<form method="post" action="/operations/sources')
  })

  test('lets an administrator say where a source answers, and nobody put a password there', async () => {
    expect((await send('admin', 'dbd', 'https://openapi.example/')).status).toBe(303)
    expect((await sourceStates(app)).find(({ code }) => code === 'dbd')).toMatchObject({ baseUrl: 'https://openapi.example', state: 'closed' })
    for (const address of ['ftp://openapi.example', 'https://me:secret@openapi.example', 'openapi'])
      expect((await send('admin', 'dbd', address)).status).toBe(422)
    expect((await send('admin', 'dbd', '')).status).toBe(303)
    expect((await sourceStates(app)).find(({ code }) => code === 'dbd')).toMatchObject({ baseUrl: null })
  })

  test('keeps what was typed and says which address is none', async () => {
    const text = await (await send('admin', 'rd', 'nonsense')).text()
    expect(text).toContain('value="nonsense"')
    expect(text).toContain('href="#field-rd"')
    expect(await connectSources(app, system('test'), { rd: 'nonsense' })).toEqual({ ok: false, code: 'not-an-address', detail: { codes: ['rd'] } })
  })
})
