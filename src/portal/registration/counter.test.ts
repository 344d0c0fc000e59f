import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import { system, transact } from '#platform/database.ts'
import { filePath } from '#platform/files.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { bytesSource } from '#platform/read-table.ts'
import type { Visitor } from '#platform/routes.ts'
import { allows, identify, openOwnAccount } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import {
  checkDigit,
  findCardByNumber,
  findMyMandate,
  getRecord,
  importEnterprises,
  listAccess,
  loadRegistryRules,
  readAnyNumber,
  presenceCode,
  registerEnterprise,
  type IdentityNumber,
} from '#registry/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { browserOf } from '../../../test/browse.ts'
import { testDatabase } from '../../../test/database.ts'
import { personIn } from '../../../test/people.ts'
import { web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadAgencies(app)

let officer: Visitor & { accountId: string }
beforeEach(async () => {
  officer = await personIn(app, 'counter', { provinces: ['50'] })
})
const http = createHttp({
  app,
  routes: web,
  navigation: [],
  identify: async (c) => (c.req.header('x-officer') ? officer : await identify(app)(c)),
  allows,
  errorPage,
  signInPath: (wanted) => `/sign-in?next=${wanted}`,
})

let count = 0
const newNumber = (first = '0') => {
  const twelve = `${first}10556${String((count += 1)).padStart(6, '0')}`
  return twelve + checkDigit(twelve)
}
const newLogin = () => `c${(count += 1)}@test.example`
const picture = () => new File([Buffer.from(`%PDF-1.7\n%${newId()}`)], 'papers.pdf', { type: 'application/pdf' })

const business = { nameTh: 'บริษัท ตัวอย่าง จำกัด', activity: '56101', area: '500101', phone: '081 234 5678' }
const filled = { ...business, evidence: 'card' }
const owner = () => ({ ownerName: 'สมมติ ตัวอย่าง', ownerLogin: newLogin() })

/** An officer at the form for a number. */
async function deskFor(number: string) {
  const desk = browserOf(http, { 'x-officer': 'yes' })
  await desk.get('/counter')
  const form = await desk.send('/counter/form', { shown: number })
  return { ...desk, form }
}

/** An enterprise that registered itself on the web, in Chiang Mai, and its owner. */
async function onTheWeb() {
  const digits = newNumber()
  const number: IdentityNumber = { type: 'juristic', digits }
  const caller = { accountId: undefined, requestId: 'test' }
  const account = { name: 'สมมติ ตัวอย่าง', login: newLogin(), password: 'ประโยคยาวที่จำได้', language: 'th', address: '203.0.113.1', userAgent: undefined } as const
  const opened = await openOwnAccount(app, caller, account)
  if (!opened.ok) throw new Error(opened.code)
  const { accountId, cookies } = opened.value
  const statement = { nameTh: business.nameTh, phone: '0812345678', place: { province: '50', district: '5001', subdistrict: '500101' } }
  const made = await registerEnterprise(
    app,
    { ...caller, accountId },
    { kind: 'juristic', number, statement, channel: 'web', owner: { accountId, role: 'signatory' } },
  )
  if (!made.ok) throw new Error(made.code)
  return { number: digits, accountId, cookies, login: account.login, ...made.value }
}

/** A number that a list knows, in Chiang Mai. */
async function known() {
  const number = newNumber()
  const list = bytesSource('list.csv', Buffer.from(`number,kind,name_th,province\n${number},juristic,บริษัท รู้จัก จำกัด,50`))
  expect(await importEnterprises(app, system('test'), list)).toMatchObject({ ok: true })
  return number
}

const recordOf = async (digits: string) =>
  await transact(app, system('test'), async ({ tx }) => {
    const card = await findCardByNumber(app, tx, readAnyNumber(digits)!)
    if (!card) throw new Error('no such number')
    return await getRecord(app, tx, card.id)
  })
const accountOf = async (login: string) => await db.selectFrom('people.account').selectAll().where('email', '=', login).executeTakeFirst()
const mandateOf = async (login: string, enterpriseId: string) => {
  const { id } = (await accountOf(login))!
  return await transact(app, system('test'), ({ tx }) => findMyMandate(tx, id, enterpriseId))
}
const keptFiles = async () => (await db.selectFrom('platform.file').selectAll().execute()).length
const linkIn = (html: string) => /http:\/\/house\.test\/set-password\/[\w-]{40,}/.exec(html)?.[0]

describe('at the counter', () => {
  test('a new enterprise is registered on one screen and counted', async () => {
    const number = newNumber()
    const desk = await deskFor(number)
    expect(desk.form.html).toContain('ยังไม่เคยขึ้นทะเบียน')
    const saved = await desk.send('/counter/save', filled)
    expect(saved.location).toMatch(/^\/counter\/slip\/\d{10}\?centre=50$/)
    const slip = await desk.get(saved.location)
    expect(slip.html).toContain('<svg class="qr"')
    expect(slip.html).toContain('โดยเปิดบัญชี')
    expect(await recordOf(number)).toMatchObject({ origin: { source: 'counter' }, numbers: [{ verifiedBy: 'officer' }] })
    const next = await desk.get('/counter?centre=50')
    expect(next.html).toMatch(/autofocus/)
    expect(next.html).toMatch(/วันนี้ \d+ ราย/)
    expect(next.html).not.toContain('ตัวอย่าง จำกัด')
  })

  test('a registered one becomes an update, opened with a line of who looked', async () => {
    const { number, enterpriseId } = await onTheWeb()
    const desk = await deskFor(number)
    expect(desk.form.html).toContain('เป็นการปรับปรุงข้อมูล')
    expect(desk.form.html).toContain('0812345678')
    expect(desk.form.html).not.toContain('name="ownerLogin"')
    const saved = await desk.send('/counter/save', { ...filled, activity: '', phone: '053 123 456', email: '' })
    expect(saved.location).toContain('changed=1')
    const record = await recordOf(number)
    expect(record.contacts.filter(({ kind }) => kind === 'phone')).toMatchObject([{ value: '053123456' }])
    const { lines } = await transact(app, system('test'), ({ tx }) => listAccess(tx, enterpriseId))
    expect(lines).toMatchObject([{ reader: 'staff', purpose: 'counter', basis: 'duty', accountId: officer.accountId }])
  })

  test('one of another province opens by its own code alone, and is brought up to date', async () => {
    const { number, enterpriseId } = await onTheWeb()
    officer = await personIn(app, 'counter', { provinces: ['10'] })
    const desk = await deskFor(number)
    expect(desk.form.html).toContain('จังหวัดอื่น')
    expect(desk.form.html).not.toContain('ตัวอย่าง จำกัด')
    const { code } = presenceCode(app, enterpriseId)
    const wrong = await desk.send('/counter/presence', { code: code === '000000' ? '000001' : '000000' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).not.toContain('ตัวอย่าง จำกัด')
    const opened = await desk.send('/counter/presence', { code })
    expect(opened.status).toBe(200)
    expect(opened.html).toContain('0812345678')
    const saved = await desk.send('/counter/save', { ...business, activity: '', phone: '02 123 4567' })
    expect(saved.location).toMatch(/^\/counter\/slip\/\d{10}\?centre=10&changed=1$/)
    expect((await recordOf(number)).contacts).toMatchObject([{ kind: 'phone', value: '021234567' }])
    const { lines } = await transact(app, system('test'), ({ tx }) => listAccess(tx, enterpriseId))
    expect(lines).toMatchObject([{ reader: 'staff', purpose: 'counter', basis: 'presence', accountId: officer.accountId }])
  })

  test('one of another province that an officer acts for themselves stays closed to their counter', async () => {
    officer = await personIn(app, 'counter', { provinces: ['10'] })
    const number = newNumber()
    const made = await registerEnterprise(app, system('test'), {
      kind: 'juristic',
      number: { type: 'juristic', digits: number },
      statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50' } },
      channel: 'web',
      owner: { accountId: officer.accountId, role: 'signatory' },
    })
    if (!made.ok) throw new Error(made.code)
    const { oneId, enterpriseId } = made.value
    for (const shown of [number, oneId]) {
      const desk = await deskFor(shown)
      expect(desk.form.html).toContain('จังหวัดอื่น')
      expect(desk.form.html).not.toContain('ตัวอย่าง จำกัด')
    }
    const desk = browserOf(http, { 'x-officer': 'yes' })
    await desk.get(`/counter/slip/${oneId}?centre=10`)
    const { lines } = await transact(app, system('test'), ({ tx }) => listAccess(tx, enterpriseId))
    expect(lines).toEqual([])
  })

  test('every fault is said at once and nothing typed is lost', async () => {
    const desk = browserOf(http, { 'x-officer': 'yes' })
    await desk.get('/counter')
    expect((await desk.send('/counter/form', { shown: '123' })).html).toContain('ไม่ใช่เลขที่รู้จัก')
    await desk.get('/counter')
    await desk.send('/counter/form', { shown: newNumber() })
    const wrong = await desk.send('/counter/save', { nameTh: '', phone: '12', area: '', email: 'x', employees: 'หลายคน', ownerLogin: 'ไม่ใช่' })
    expect(wrong.status).toBe(422)
    for (const field of ['nameTh', 'phone', 'area', 'email', 'employees', 'ownerLogin', 'ownerName']) expect(wrong.html).toContain(`href="#field-${field}"`)
    expect(wrong.html).toContain('value="หลายคน"')
    expect((await desk.send('/counter/save', filled)).status).toBe(303)
  })
})

describe('an account from the counter', () => {
  test('is opened with the registration, acts for the enterprise, and its link is shown once', async () => {
    const number = newNumber()
    const desk = await deskFor(number)
    const person = owner()
    const drawn = desk.hidden()
    const slip = await desk.send('/counter/save', { ...filled, ...person }, drawn)
    expect(slip.status).toBe(200)
    const link = linkIn(slip.html)
    expect(link).toBeDefined()
    expect(slip.html.match(/<svg class="qr"/g)).toHaveLength(2)
    expect(slip.html).toContain(person.ownerLogin)
    const record = await recordOf(number)
    expect(await mandateOf(person.ownerLogin, record.id)).toMatchObject({ role: 'signatory', status: 'unverified', sees: 'all' })
    // Sent again, or opened again, the slip has no link, and nothing happened twice.
    const again = await desk.send('/counter/save', { ...filled, ...person }, drawn)
    expect(again).toMatchObject({ status: 303, location: `/counter/slip/${record.oneId}?centre=50` })
    expect(linkIn((await desk.get(again.location)).html)).toBeUndefined()
    expect(JSON.stringify(await db.selectFrom('people.password_link').selectAll().execute())).not.toContain(link!.split('/').at(-1))
  })

  test('acts in full at once when a picture of the papers is kept', async () => {
    const number = newNumber('1')
    const desk = await deskFor(number)
    const person = owner()
    const slip = await desk.send('/counter/save', { ...business, ...person, papers: picture() })
    expect(slip.html).toContain('ยืนยันแล้วว่าบัญชีนี้ทำการแทนกิจการได้')
    const record = await recordOf(number)
    expect(record.numbers).toMatchObject([{ verifiedBy: 'officer' }])
    expect(await mandateOf(person.ownerLogin, record.id)).toMatchObject({ role: 'owner', status: 'verified', verifiedBy: 'officer', sees: 'all' })
    const file = await transact(app, system('test'), ({ tx }) =>
      tx
        .selectFrom('platform.file as f')
        .innerJoin('registry.mandate as m', 'm.evidence_file_id', 'f.id')
        .select(['f.sha256', 'f.account_id'])
        .where('m.enterprise_id', '=', record.id)
        .executeTakeFirstOrThrow(),
    )
    expect(file.account_id).toBe(officer.accountId)
    expect(existsSync(filePath(app.config, file.sha256))).toBe(true)
  })

  test('is verified by the papers also where a new enterprise lies in another province', async () => {
    officer = await personIn(app, 'counter', { provinces: ['10'] })
    const number = newNumber()
    const desk = await deskFor(number)
    const person = owner()
    await desk.send('/counter/save', { ...filled, ...person, papers: picture() })
    expect(await mandateOf(person.ownerLogin, (await recordOf(number)).id)).toMatchObject({ status: 'verified' })
  })

  test('that somebody has already is not touched, and the registration goes through', async () => {
    const { login, accountId } = await onTheWeb()
    const before = await accountOf(login)
    const [number, files] = [newNumber(), await keptFiles()]
    const desk = await deskFor(number)
    const saved = await desk.send('/counter/save', { ...filled, ownerName: 'อีกคน ตัวอย่าง', ownerLogin: login.toUpperCase(), papers: picture() })
    expect(saved.location).toMatch(/^\/counter\/slip\/\d{10}\?centre=50&taken=1$/)
    const slip = await desk.get(saved.location)
    expect(slip.html).toContain('ให้เจ้าของบัญชีเข้าสู่ระบบ')
    for (const unsaid of ['สมมติ ตัวอย่าง', login, accountId]) expect(slip.html).not.toContain(unsaid)
    expect(await accountOf(login)).toEqual(before)
    expect(await mandateOf(login, (await recordOf(number)).id)).toBeUndefined()
    expect(await keptFiles()).toBe(files)
  })

  test('needs a name and a login, papers need an account, and what is no picture or document undoes all', async () => {
    const number = newNumber()
    const desk = await deskFor(number)
    const person = owner()
    const faulty = async (fields: Readonly<Record<string, string | File>>) => (await desk.send('/counter/save', { ...filled, ...fields })).html
    expect(await faulty({ ownerName: person.ownerName })).toContain('href="#field-ownerLogin"')
    expect(await faulty({ ownerName: '', ownerLogin: person.ownerLogin })).toContain('href="#field-ownerName"')
    expect(await faulty({ ownerName: '', ownerLogin: '', papers: picture() })).toContain('รูปหลักฐานเก็บไว้กับบัญชี')
    const program = new File([Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03])], 'papers.pdf')
    const refused = await desk.send('/counter/save', { ...filled, ...person, papers: program })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('รับเฉพาะภาพและ PDF')
    expect(await accountOf(person.ownerLogin)).toBeUndefined()
    await expect(recordOf(number)).rejects.toThrow('no such number')
    expect((await desk.send('/counter/save', { ...filled, ...person, papers: picture() })).status).toBe(200)
  })

  test('for a record that others filled sees its card until verified, and the slip says so', async () => {
    const number = await known()
    const desk = await deskFor(number)
    expect(desk.form.html).toContain('รู้จักแล้ว')
    const person = owner()
    const slip = await desk.send('/counter/save', { ...filled, ...person })
    expect(slip.html).toContain('เมื่อยืนยันตัวแล้ว')
    expect(await mandateOf(person.ownerLogin, (await recordOf(number)).id)).toMatchObject({ status: 'unverified', sees: 'card' })
    const without = await deskFor(await known())
    const saved = await without.send('/counter/save', filled)
    expect(saved.location).toContain('&claimed=1')
    expect((await without.get(saved.location)).html).toContain('เมื่อยืนยันตัวแล้ว')
  })

  test('opens such a record at once with the papers, by an officer of its province and by no other', async () => {
    const number = await known()
    const desk = await deskFor(number)
    const person = owner()
    const slip = await desk.send('/counter/save', { ...filled, ...person, papers: picture() })
    expect(slip.html).not.toContain('เมื่อยืนยันตัวแล้ว')
    expect(await mandateOf(person.ownerLogin, (await recordOf(number)).id)).toMatchObject({ status: 'verified', sees: 'all' })

    const [elsewhere, files, other] = [await known(), await keptFiles(), owner()]
    officer = await personIn(app, 'counter', { provinces: ['10'] })
    const far = await deskFor(elsewhere)
    const farSlip = await far.send('/counter/save', { ...filled, ...other, papers: picture() })
    expect(farSlip.html).toContain('เมื่อยืนยันตัวแล้ว')
    expect(farSlip.html).not.toContain('ยืนยันแล้วว่าบัญชีนี้')
    expect(await mandateOf(other.ownerLogin, (await recordOf(elsewhere)).id)).toMatchObject({ status: 'unverified', sees: 'card' })
    expect(await keptFiles()).toBe(files)
  })
})
