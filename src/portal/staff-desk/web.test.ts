import { describe, expect, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { loadReference } from '#reference/index.ts'
import {
  askMandate,
  checkDigit,
  findMyMandate,
  getRecord,
  listHistory,
  loadRegistryRules,
  presenceCode,
  registerEnterprise,
  sealFor,
  serveAtCounter,
} from '#registry/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { personIn } from '../../../test/people.ts'
import { siteOf } from '../../../test/visit.ts'
import { web } from './index.ts'
import { paths, views } from './paths.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadAgencies(app)

const people = {
  here: await personIn(app, 'counter', { provinces: ['50'] }),
  elsewhere: await personIn(app, 'counter', { provinces: ['81'] }),
  registrar: await personIn(app, 'registrar'),
}
const site = siteOf(app, web, people)
const callerOf = ({ accountId, reach }: Visitor & { accountId: string }): Caller => ({ accountId, requestId: 'test', reach })
const papers = () => new File(['%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF'], 'หนังสือรับรอง.pdf', { type: 'application/pdf' })

let serial = 0
async function firm(owner?: Visitor & { readonly accountId: string }) {
  const twelve = `0505567${String(++serial).padStart(5, '0')}`
  const digits = twelve + checkDigit(twelve)
  const nameTh = `บริษัท ตัวอย่างร่มเย็น${serial} จำกัด`
  const made = await registerEnterprise(app, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits },
    statement: { nameTh, activity: '56101', place: { province: '50', district: '5001', subdistrict: '500101' }, phone: `08123456${10 + serial}` },
    channel: 'web',
    ...(owner && { owner: { accountId: owner.accountId, role: 'signatory' } }),
  })
  if (!made.ok) throw new Error(made.code)
  return { ...made.value, digits, nameTh }
}
type Firm = Awaited<ReturnType<typeof firm>>

const recordOf = ({ enterpriseId }: Firm) => transact(app, system('test'), ({ tx }) => getRecord(app, tx, enterpriseId))
const looks = ({ enterpriseId }: Firm) =>
  transact(app, system('test'), ({ tx }) =>
    tx.selectFrom('registry.access_line').select(['purpose', 'basis', 'account_id']).where('enterprise_id', '=', enterpriseId).orderBy('id').execute(),
  )

/** The correction as its form sends it when nothing was touched but the reason. */
async function correction(one: Firm) {
  const { version, contacts } = await recordOf(one)
  const phone = contacts.find(({ kind }) => kind === 'phone')!.value
  return { version: String(version), year: '2568', nameTh: one.nameTh, activity: '56101', area: '500101', phone, reason: 'typing-error', note: 'ตามบัตร' }
}

describe('searching', () => {
  test('finds by number, ONE ID, name with an error and telephone, and leaves a line for each hit', async () => {
    const one = await firm()
    const mistyped = one.nameTh.replace('ร่ม', 'ร่ท')
    for (const query of [one.digits, one.oneId, mistyped, `08123456${10 + serial}`]) {
      const found = await site.send(paths.search(), 'here', { query })
      expect(found.text, query).toContain(`href="${paths.one(one.oneId)}"`)
    }
    expect(await looks(one)).toEqual(Array(4).fill({ purpose: 'search', basis: 'duty', account_id: people.here.accountId }))
  })

  test('finds nothing of another province, and says what to do', async () => {
    const one = await firm()
    const found = await site.send(paths.search(), 'elsewhere', { query: one.digits })
    expect(found.text).toContain('ไม่พบผู้ประกอบการ')
    expect(found.text).not.toContain(one.nameTh)
    expect(await looks(one)).toEqual([])
  })
})

test('searching for a legal form alone says that it takes a name', async () => {
  await firm()
  const bare = await site.send(paths.search(), 'here', { query: 'บริษัท' })
  for (const said of ['รูปแบบนิติบุคคล ยังไม่มีชื่อ', 'value="บริษัท"']) expect(bare.text).toContain(said)
  expect((await site.send(paths.search(), 'here', { query: 'บริษัท ไม่มีชื่อนี้' })).text).toContain('ไม่พบผู้ประกอบการ')
})

describe('a record', () => {
  test('is there in the officer’s provinces, and every look leaves a line; elsewhere there is nothing', async () => {
    const one = await firm()
    for (const view of views) {
      const before = (await looks(one)).length
      const [mine, foreign] = [await site.visit(paths.one(one.oneId, view), 'here'), await site.visit(paths.one(one.oneId, view), 'elsewhere')]
      expect([mine.status, foreign.status], view).toEqual([200, 404])
      expect(foreign.text).not.toContain(one.nameTh)
      expect((await looks(one)).length, view).toBe(before + 1)
    }
  })

  test('of another province is open to an officer it let in at the counter, and the line says so', async () => {
    const one = await firm()
    const { code } = presenceCode(app, one.enterpriseId)
    const served = await serveAtCounter(app, callerOf(people.elsewhere), { shown: { oneId: one.oneId }, code })
    expect(served.ok).toBe(true)
    expect((await site.visit(paths.one(one.oneId), 'elsewhere')).text).toContain(one.nameTh)
    expect((await looks(one)).at(-1)).toMatchObject({ basis: 'presence', account_id: people.elsewhere.accountId })
  })

  test('of another province does not open to an officer who claimed it or acts for it: that is no work of the state', async () => {
    const [claimed, own] = [await firm(), await firm(people.elsewhere)]
    const number = { type: 'juristic', digits: claimed.digits } as const
    expect(await askMandate(app, callerOf(people.elsewhere), { number, role: 'preparer' })).toMatchObject({ ok: true, value: { status: 'unverified' } })
    for (const one of [claimed, own]) {
      const before = await recordOf(one)
      const answers = [
        ...(await Promise.all(views.map((view) => site.visit(paths.one(one.oneId, view), 'elsewhere')))),
        await site.send(paths.one(one.oneId, 'correct'), 'elsewhere', { ...(await correction(one)), phone: '0800000000' }),
        await site.send(paths.status(one.oneId), 'elsewhere', { status: 'closed', statusNote: 'ปิด' }),
      ]
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
      expect(await recordOf(one)).toEqual(before)
      expect(await looks(one)).toEqual([])
    }
  })

  test('is changed by nobody who does not reach it', async () => {
    const one = await firm()
    const before = await recordOf(one)
    const sent = [
      await site.send(paths.one(one.oneId, 'correct'), 'elsewhere', { ...(await correction(one)), phone: '0800000000' }),
      await site.send(paths.status(one.oneId), 'elsewhere', { status: 'closed', statusNote: 'ปิด' }),
      await site.send(paths.mandate(one.oneId, newId()), 'elsewhere', { papers: papers() }),
      await site.send(paths.answer(one.oneId, newId()), 'elsewhere', { choice: 'keep', reason: 'x' }),
    ]
    expect(sent.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(await recordOf(one)).toEqual(before)
    expect(await looks(one)).toEqual([])
  })
})

describe('a correction', () => {
  test('takes a telephone on the enterprise’s word, with a reason that it reads', async () => {
    const one = await firm()
    const sent = await site.send(paths.one(one.oneId, 'correct'), 'here', { ...(await correction(one)), phone: '053 111 222' })
    expect(sent).toMatchObject({ status: 303, location: `${paths.one(one.oneId)}?saved` })
    expect((await recordOf(one)).contacts).toMatchObject([{ value: '053111222', source: 'officer' }])
    const history = await site.visit(paths.one(one.oneId, 'history'), 'here')
    for (const said of ['แก้ไขโดยเจ้าหน้าที่', 'ตามบัตร', people.here.name]) expect(history.text).toContain(said)
  })

  test('of the name asks for a document, and keeps it with the change', async () => {
    const one = await firm()
    const changed = { ...(await correction(one)), nameTh: 'บริษัท ตัวอย่างใหม่ จำกัด' }
    const without = await site.send(paths.one(one.oneId, 'correct'), 'here', changed)
    expect([without.status, (await recordOf(one)).nameTh]).toEqual([422, one.nameTh])
    for (const said of ['ต้องมีหลักฐาน', 'value="บริษัท ตัวอย่างใหม่ จำกัด"', 'href="#field-evidence"']) expect(without.text).toContain(said)
    expect((await site.send(paths.one(one.oneId, 'correct'), 'here', { ...changed, evidence: papers() })).status).toBe(303)
    const [change] = await transact(app, system('test'), ({ tx }) => listHistory(app, tx, one.enterpriseId))
    expect(change).toMatchObject({ reason: 'corrected', fields: { nameTh: [one.nameTh, 'บริษัท ตัวอย่างใหม่ จำกัด'] }, evidenceFileId: expect.any(String) })
  })

  test('without a reason, without a change or of what somebody changed meanwhile is not taken', async () => {
    const one = await firm()
    const drawn = await correction(one)
    const send = (fields: Record<string, string>) => site.send(paths.one(one.oneId, 'correct'), 'here', fields)
    const { reason: _none, ...unexplained } = drawn
    expect((await send({ ...unexplained, phone: '053333444' })).status).toBe(422)
    expect((await send(drawn)).text).toContain('ไม่มีข้อมูลใดเปลี่ยน')
    expect((await send({ ...drawn, phone: '053333444' })).status).toBe(303)
    const stale = await send({ ...drawn, phone: '053555666' })
    expect(stale.status).toBe(409)
    expect((await recordOf(one)).contacts).toMatchObject([{ value: '053333444' }])
  })

  test('records that it closed, and that it is in business again', async () => {
    const one = await firm()
    expect((await site.send(paths.status(one.oneId), 'here', { status: 'closed' })).status).toBe(422)
    await site.send(paths.status(one.oneId), 'here', { status: 'closed', statusNote: 'แจ้งเลิกที่เคาน์เตอร์' })
    expect((await recordOf(one)).status).toBe('closed')
    expect((await site.visit(paths.one(one.oneId), 'here')).text).toContain('เลิกกิจการ')
    await site.send(paths.status(one.oneId), 'here', { status: 'active', statusNote: 'ปิดผิดราย' })
    expect((await recordOf(one)).status).toBe('active')
  })
})

test('a mandate is verified with a picture of the papers, and not without', async () => {
  const one = await firm()
  const claimant: Caller & { accountId: string } = { accountId: newId(), requestId: 'test', reach: {} }
  await askMandate(app, claimant, { number: { type: 'juristic', digits: one.digits }, role: 'signatory' })
  const mandate = () => transact(app, claimant, ({ tx }) => findMyMandate(tx, claimant.accountId, one.enterpriseId))
  const { id } = (await mandate())!
  const without = await site.send(paths.mandate(one.oneId, id), 'here', { step: 'verify' })
  expect([without.status, (await mandate())!.status]).toEqual([422, 'unverified'])
  expect(without.text).toContain('แนบภาพเอกสารที่เห็น')
  expect(await site.send(paths.mandate(one.oneId, id), 'here', { step: 'verify', papers: papers() })).toMatchObject({ status: 303 })
  expect(await mandate()).toMatchObject({ status: 'verified', sees: 'all' })
})

test('a mandate of a firm that was merged is verified on the record of the one it lives on in', async () => {
  const [survivor, gone] = [await firm(), await firm()]
  const claimant: Caller & { accountId: string } = { accountId: newId(), requestId: 'test', reach: {} }
  await askMandate(app, claimant, { number: { type: 'juristic', digits: gone.digits }, role: 'signatory' })
  await transact(app, system('test'), ({ tx }) =>
    tx.updateTable('registry.enterprise').set({ survivor_id: survivor.enterpriseId }).where('id', '=', gone.enterpriseId).execute(),
  )
  const { id } = (await transact(app, claimant, ({ tx }) => findMyMandate(tx, claimant.accountId, gone.enterpriseId)))!
  expect(await site.send(paths.mandate(survivor.oneId, id), 'here', { step: 'verify', papers: papers() })).toMatchObject({ status: 303 })
  expect(await transact(app, claimant, ({ tx }) => findMyMandate(tx, claimant.accountId, survivor.enterpriseId))).toMatchObject({ status: 'verified' })
})

test('a question for the officer shows both values, and is answered with a reason', async () => {
  const one = await firm()
  const id = newId()
  await transact(app, system('test'), async ({ tx, now }) => {
    const sealed = await sealFor(app, tx, one.enterpriseId, JSON.stringify({ claims: [{ source: 'rd', value: '47630', on: '2026-06-30' }] }))
    await tx
      .insertInto('exchange.question')
      .values({ enterprise_id: one.enterpriseId, id, field: 'activity', addressee: 'officer', sealed, raised_at: now, status: 'open' })
      .execute()
  })
  const page = await site.visit(paths.one(one.oneId, 'questions'), 'here')
  for (const said of ['(56101)', 'กรมสรรพากร', '(47630)']) expect(page.text).toContain(said)
  expect((await site.send(paths.answer(one.oneId, id), 'here', { choice: 'rd' })).status).toBe(422)
  expect((await recordOf(one)).activity).toBe('56101')
  expect((await site.send(paths.answer(one.oneId, id), 'here', { choice: 'rd', reason: 'ตามใบทะเบียน' })).status).toBe(303)
  expect((await recordOf(one)).activity).toBe('47630')
})
