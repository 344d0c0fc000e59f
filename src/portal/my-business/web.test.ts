import { beforeAll, describe, expect, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import { loadCatalogue } from '#ledger/index.ts'
import { createAccount, visitorOf } from '#people/index.ts'
import { system, transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Visitor } from '#platform/routes.ts'
import { loadReference } from '#reference/index.ts'
import {
  checkDigit,
  findMyMandate,
  getRecord,
  loadRegistryRules,
  presenceCode,
  readRecord,
  registerEnterprise,
  sealFor,
  verifyMandate,
} from '#registry/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { personIn } from '../../../test/people.ts'
import { siteOf } from '../../../test/visit.ts'
import { paths, views } from './paths.ts'
import { web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadAgencies(app)
await loadCatalogue(app)

/** Somebody who came for an enterprise of their own. */
async function entrepreneur(name: string): Promise<Visitor & { readonly accountId: string; readonly login: string }> {
  const login = `${newId()}@test.example`
  const made = await createAccount(app, system('test'), { name, email: login, role: 'executive' })
  if (!made.ok) throw new Error(made.code)
  const { accountId } = made.value
  return { ...visitorOf({ accountId, sessionId: newId(), name, role: null, projects: [], provinces: [] }), accountId, login }
}

const people = {
  owner: await entrepreneur('สมหญิง ตัวอย่าง'),
  stranger: await entrepreneur('สมชาย ตัวอย่าง'),
  claimant: await entrepreneur('สมศรี ตัวอย่าง'),
  accountant: await entrepreneur('สมปอง ตัวอย่าง'),
}
const officer = await personIn(app, 'counter', { provinces: ['50'] })
const site = siteOf(app, web, people)
const callerOf = ({ accountId, reach }: Visitor & { accountId: string }): Caller => ({ accountId, requestId: 'test', reach })

let serial = 0
function newNumber() {
  const twelve = `0505568${String(++serial).padStart(5, '0')}`
  return twelve + checkDigit(twelve)
}

/** A firm in Chiang Mai of the owner's, not verified yet. */
async function firm() {
  const digits = newNumber()
  const made = await registerEnterprise(app, callerOf(people.owner), {
    kind: 'juristic',
    number: { type: 'juristic', digits },
    statement: {
      nameTh: `บริษัท ตัวอย่าง ${serial} จำกัด`,
      activity: '56101',
      place: { province: '50', district: '5001', subdistrict: '500101' },
      phone: '0812345678',
      yearly: { year: 2568, employees: 7, revenue: 1_500_000_00n },
    },
    channel: 'web',
    owner: { accountId: people.owner.accountId, role: 'signatory' },
  })
  if (!made.ok) throw new Error(made.code)
  const { enterpriseId, oneId } = made.value
  const mandate = await transact(app, callerOf(people.owner), ({ tx }) => findMyMandate(tx, people.owner.accountId, enterpriseId))
  return { digits, enterpriseId, oneId, mandateId: mandate!.id }
}
type Firm = Awaited<ReturnType<typeof firm>>

async function verify({ enterpriseId, mandateId }: Firm) {
  const proof = { by: 'source', source: 'dbd' } as const
  const verified = await verifyMandate(app, system('test'), { enterpriseId, mandateId, proof })
  if (!verified.ok) throw new Error(verified.code)
}

const recordOf = ({ enterpriseId }: Firm) => transact(app, system('test'), ({ tx }) => getRecord(app, tx, enterpriseId))

/** The profile as its form sends it when nothing was touched. */
async function untouchedForm(one: Firm) {
  const { version, nameTh } = await recordOf(one)
  return {
    version: String(version),
    year: '2568',
    nameTh: nameTh!,
    activity: '56101',
    area: '500101',
    phone: '081 234 5678',
    employees: '7',
    revenue: '1,500,000',
  }
}

async function ask({ enterpriseId }: Firm, field: string, source: string, value: string) {
  const id = newId()
  await transact(app, system('test'), async ({ tx, now }) => {
    const sealed = await sealFor(app, tx, enterpriseId, JSON.stringify({ claims: [{ source, value, on: '2026-06-30' }] }))
    const question = { enterprise_id: enterpriseId, id, field, addressee: 'enterprise', sealed, raised_at: now, status: 'open' }
    await tx.insertInto('exchange.question').values(question).execute()
  })
  return id
}

describe('whose it is', () => {
  test('every view is there for whoever acts for it, and for nobody else', async () => {
    const one = await firm()
    for (const view of views) {
      const [own, foreign] = [await site.visit(paths.one(one.oneId, view), 'owner'), await site.visit(paths.one(one.oneId, view), 'stranger')]
      expect([own.status, foreign.status], view).toEqual([200, 404])
      expect(foreign.text).not.toContain('ตัวอย่าง จำกัด')
    }
    expect((await site.visit(paths.download(one.oneId), 'stranger')).status).toBe(404)
    expect((await site.visit(paths.one('1234567890'), 'owner')).status).toBe(404)
  })

  test('a stranger changes nothing of it', async () => {
    const one = await firm()
    await verify(one)
    const before = await recordOf(one)
    const question = await ask(one, 'activity', 'dbd', '56102')
    const sent = [
      await site.send(paths.one(one.oneId, 'profile'), 'stranger', { ...(await untouchedForm(one)), nameTh: 'ของฉัน' }),
      await site.send(paths.answer(one.oneId, question), 'stranger', { choice: 'dbd' }),
      await site.send(paths.mandate(one.oneId, one.mandateId), 'stranger', { step: 'end' }),
      await site.send(paths.one(one.oneId, 'consents'), 'stranger', { agency: 'industry' }),
      await site.send(paths.erase(one.oneId), 'stranger', { oneId: one.oneId }),
      await site.send(paths.one(one.oneId, 'people'), 'stranger', { login: people.stranger.login, role: 'owner' }),
      await site.send(paths.invited(one.oneId, newId()), 'stranger', {}),
    ]
    expect(sent.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
    expect(await recordOf(one)).toEqual(before)
  })

  test('whoever claims a record that others filled sees its card, and is led back to it from everywhere else', async () => {
    const digits = newNumber()
    await registerEnterprise(app, system('test'), {
      kind: 'juristic',
      number: { type: 'juristic', digits },
      statement: { nameTh: 'บริษัท ตัวอย่างเดิม จำกัด', place: { province: '50' }, phone: '0899999999' },
      channel: 'web',
    })
    expect(await site.send(paths.claim(), 'claimant', { kind: 'juristic', number: digits, role: 'signatory' })).toMatchObject({
      status: 303,
      location: '/my-business?all&asked',
    })
    const { location } = await site.visit(paths.mine(), 'claimant')
    const overview = await site.visit(location!, 'claimant')
    expect(overview.text).toContain('บริษัท ตัวอย่างเดิม จำกัด')
    for (const hidden of ['0899999999', 'เชียงใหม่', 'รับบริการที่เคาน์เตอร์']) expect(overview.text).not.toContain(hidden)
    for (const view of views.filter((each) => each !== ''))
      expect(await site.visit(`${location}/${view}`, 'claimant'), view).toMatchObject({ status: 303, location })
    expect((await site.visit(`${location}/data.json`, 'claimant')).status).toBe(404)
    const again = await site.send(paths.claim(), 'claimant', { kind: 'juristic', number: digits, role: 'owner' })
    expect([again.status, again.text.includes('อยู่แล้ว')]).toEqual([422, true])
  })

  test('whoever asks where somebody verified decides sees nothing until they agree', async () => {
    const one = await firm()
    await verify(one)
    await site.send(paths.claim(), 'stranger', { kind: 'juristic', number: one.digits, role: 'accountant' })
    const waiting = await site.visit('/my-business?all', 'stranger')
    expect(waiting.text).toContain('รอกิจการยินยอม')
    expect(waiting.text).not.toContain((await recordOf(one)).nameTh)
    const asked = await transact(app, callerOf(people.stranger), ({ tx }) => findMyMandate(tx, people.stranger.accountId, one.enterpriseId))
    expect((await site.visit(paths.one(one.oneId, 'people'), 'owner')).text).toContain('สมชาย ตัวอย่าง')
    expect(await site.send(paths.mandate(one.oneId, asked!.id), 'owner', { step: 'accept' })).toMatchObject({ status: 303 })
    expect((await site.visit(paths.one(one.oneId), 'stranger')).status).toBe(200)
    const again = await site.send(paths.mandate(one.oneId, asked!.id), 'owner', { step: 'accept' })
    expect([again.status, again.text.includes('โปรดดูสถานะล่าสุด')]).toEqual([409, true])
    await site.send(paths.mandate(one.oneId, asked!.id), 'owner', { step: 'end' })
    expect((await site.visit(paths.one(one.oneId), 'stranger')).status).toBe(404)
  })

  test('whoever asked can take it back', async () => {
    const one = await firm()
    await verify(one)
    await site.send(paths.claim(), 'stranger', { kind: 'juristic', number: one.digits, role: 'accountant' })
    const { id } = (await transact(app, callerOf(people.stranger), ({ tx }) => findMyMandate(tx, people.stranger.accountId, one.enterpriseId)))!
    expect((await site.send(paths.request(id), 'claimant', {})).status).toBe(422)
    expect((await site.send(paths.request(one.mandateId), 'owner', {})).status).toBe(422)
    expect((await site.visit('/my-business?all', 'stranger')).text).toContain(`action="${paths.request(id)}"`)
    expect(await site.send(paths.request(id), 'stranger', {})).toMatchObject({ status: 303 })
    expect((await site.visit('/my-business?all', 'stranger')).text).not.toContain('รอกิจการยินยอม')
  })
})

describe('inviting somebody to act', () => {
  const terms = { role: 'accountant', scope: 'update' }
  const peopleOf = ({ oneId }: Firm) => paths.one(oneId, 'people')
  const invite = (one: Firm, fields: Readonly<Record<string, string>>) => site.send(peopleOf(one), 'owner', fields)
  const noticesOf = ({ accountId }: { accountId: string }) =>
    db.selectFrom('casework.notice').select(['text_th as text', 'path']).where('account_id', '=', accountId).orderBy('id', 'desc').execute()
  const idIn = (text: string, before: string) => new RegExp(`action="${before}/([0-9a-f-]{36})"`).exec(text)?.[1]

  test('is open to who manages and is verified, and what is wrong stands beside its field', async () => {
    const one = await firm()
    expect((await site.visit(peopleOf(one), 'owner')).text).not.toContain('ส่งคำเชิญ')
    expect((await invite(one, { ...terms, login: people.accountant.login })).status).toBe(422)
    await verify(one)
    expect((await site.visit(peopleOf(one), 'owner')).text).toContain('ส่งคำเชิญ')
    const wrong: readonly (readonly [Readonly<Record<string, string>>, string, string])[] = [
      [{ login: 'ไม่ใช่' }, 'login', 'อีเมล'],
      [{ login: people.owner.login.toUpperCase() }, 'login', 'บัญชีของท่านเอง'],
      [{ role: '' }, 'role', 'โปรดเลือกจากรายการ'],
      [{ scope: 'sign' }, 'scope', 'ผู้ทำบัญชีทำได้เพียง: ดูข้อมูล ปรับปรุงข้อมูล'],
      [{ startsOn: '21 พ.ย. 2569' }, 'startsOn', 'วันนี้หรือหลังจากนี้'],
      [{ startsOn: '๑ ธ.ค. ๒๕๖๙', endsOn: '30 พ.ย. 2569' }, 'endsOn', 'ไม่ก่อนวันเริ่ม'],
    ]
    for (const [fields, name, said] of wrong) {
      const sent = await invite(one, { ...terms, login: people.accountant.login, ...fields })
      expect(sent.status).toBe(422)
      expect(sent.text, name).toContain(`href="#field-${name}"`)
      expect(sent.text.slice(sent.text.indexOf(`id="field-${name}-fault"`))).toContain(said)
    }
    expect(await noticesOf(people.accountant)).toEqual([])
  })

  test('answers the same for a login with an account and for one without', async () => {
    const one = await firm()
    await verify(one)
    const pages = []
    for (const login of [people.accountant.login, `${newId()}@test.example`]) {
      const sent = await invite(one, { ...terms, login })
      expect(sent).toMatchObject({ status: 303, location: `${peopleOf(one)}?invited` })
      const { text } = await site.visit(sent.location!, 'owner')
      expect(text).toContain('เราไม่บอกผู้ใดว่ามีบัญชีหรือไม่')
      const invitation = idIn(text, `/my-business/${one.oneId}/invitations`)!
      expect((await site.send(paths.invited(one.oneId, invitation), 'owner', {})).status).toBe(303)
      const plain = text
        .replaceAll(login, 'X')
        .replaceAll(invitation, 'I')
        .replaceAll(/name="_token" value="[^"]+"/g, '')
      pages.push(plain)
    }
    expect(pages[1]).toBe(pages[0])
  })

  test('leads over acceptance and consent to a mandate, each told to who waits for it', async () => {
    const one = await firm()
    await verify(one)
    await invite(one, { ...terms, login: people.accountant.login, endsOn: '31 ธ.ค. 2569' })
    expect((await noticesOf(people.accountant))[0]).toEqual({ text: 'มีกิจการเชิญท่านเป็นผู้แทน', path: '/my-business?all' })
    const offered = await site.visit(paths.mine(), 'accountant')
    for (const said of ['คำเชิญถึงท่าน', (await recordOf(one)).nameTh!, 'ผู้ทำบัญชี', 'ปรับปรุงข้อมูล', '31 ธ.ค. 2569']) expect(offered.text).toContain(said)
    expect((await site.visit(paths.one(one.oneId), 'accountant')).status).toBe(404)
    const invitation = idIn(offered.text, '/my-business/invitations')!
    expect((await site.visit(peopleOf(one), 'owner')).text).not.toContain(people.accountant.name)

    expect((await site.send(paths.invitation(invitation), 'stranger', { answer: 'accept' })).status).toBe(422)
    const accepted = await site.send(paths.invitation(invitation), 'accountant', { answer: 'accept' })
    expect(accepted).toMatchObject({ status: 303 })
    const waiting = await site.visit(accepted.location!, 'accountant')
    for (const said of ['ตอบรับแล้ว', 'รอกิจการยินยอม']) expect(waiting.text).toContain(said)
    expect(waiting.text).not.toContain((await recordOf(one)).nameTh!)
    expect((await noticesOf(people.owner))[0]!.path).toBe(peopleOf(one))

    const asked = await site.visit(peopleOf(one), 'owner')
    expect(asked.text).toContain(people.accountant.name)
    expect(asked.text).not.toContain(people.accountant.login)
    const { id } = (await transact(app, callerOf(people.accountant), ({ tx }) => findMyMandate(tx, people.accountant.accountId, one.enterpriseId)))!
    expect((await site.send(paths.mandate(one.oneId, id), 'owner', { step: 'accept' })).status).toBe(303)
    expect((await noticesOf(people.accountant))[0]!.text).toBe('กิจการยินยอมให้ท่านเป็นผู้แทนแล้ว')
    expect((await site.visit(peopleOf(one), 'accountant')).text).not.toContain('ส่งคำเชิญ')
    expect((await site.send(peopleOf(one), 'accountant', { ...terms, login: people.stranger.login })).status).toBe(422)
    expect((await site.send(paths.mandate(one.oneId, id), 'accountant', { step: 'end' })).status).toBe(303)
  })

  test('can be declined, and who invited learns that and no name', async () => {
    const one = await firm()
    await verify(one)
    await invite(one, { ...terms, login: people.accountant.login })
    const invitation = idIn((await site.visit(paths.mine(), 'accountant')).text, '/my-business/invitations')!
    const declined = await site.send(paths.invitation(invitation), 'accountant', { answer: 'decline' })
    const after = await site.visit(declined.location!, 'accountant')
    expect(after.text).toContain('โดยไม่เห็นชื่อของท่าน')
    expect(after.text).not.toContain('คำเชิญถึงท่าน')
    expect((await noticesOf(people.owner))[0]!.text).toContain('ไม่รับคำเชิญ')
    const { text } = await site.visit(peopleOf(one), 'owner')
    for (const unsaid of [people.accountant.name, people.accountant.login]) expect(text).not.toContain(unsaid)
    expect((await site.send(paths.invitation(invitation), 'accountant', { answer: 'accept' })).text).toContain('คำเชิญนี้ไม่มีแล้ว')
  })

  test('of a firm that was merged is answered and ended on the page of the one it lives on in', async () => {
    const [survivor, gone] = [await firm(), await firm()]
    await verify(survivor)
    await verify(gone)
    await site.send(paths.claim(), 'claimant', { kind: 'juristic', number: gone.digits, role: 'preparer' })
    await invite(gone, { ...terms, login: people.accountant.login })
    await transact(app, system('test'), ({ tx }) =>
      tx.updateTable('registry.enterprise').set({ survivor_id: survivor.enterpriseId }).where('id', '=', gone.enterpriseId).execute(),
    )
    const { id } = (await transact(app, callerOf(people.claimant), ({ tx }) => findMyMandate(tx, people.claimant.accountId, gone.enterpriseId)))!
    const page = await site.visit(peopleOf(survivor), 'owner')
    for (const said of [people.claimant.name, people.accountant.login]) expect(page.text).toContain(said)
    expect((await site.send(paths.mandate(survivor.oneId, id), 'owner', { step: 'accept' })).status).toBe(303)
    expect((await site.visit(paths.one(survivor.oneId), 'claimant')).status).toBe(200)
    const invitation = idIn(page.text, `/my-business/${survivor.oneId}/invitations`)!
    expect((await site.send(paths.invited(survivor.oneId, invitation), 'owner', {})).status).toBe(303)
    expect((await site.send(paths.mandate(survivor.oneId, gone.mandateId), 'owner', { step: 'end' })).status).toBe(303)
  })
})

describe('the overview', () => {
  test('begins with the card, and has the code to read out at a counter elsewhere', async () => {
    const one = await firm()
    const { text } = await site.visit(paths.one(one.oneId), 'owner')
    const { code } = presenceCode(app, one.enterpriseId)
    expect(text.indexOf(`href="/card/${one.oneId}"`)).toBeLessThan(text.indexOf('aria-label="มุมมองของกิจการ"'))
    expect(text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(text).toContain('ร้านอาหาร')
    expect(text).toContain('ต.ศรีภูมิ อ.เมืองเชียงใหม่ จ.เชียงใหม่')
  })

  test('says who looked, by name, with why and what', async () => {
    const one = await firm()
    await readRecord(app, callerOf(officer), { oneId: one.oneId, purpose: 'record' })
    expect((await site.visit(paths.one(one.oneId), 'owner')).text).toContain(`${officer.name} · ให้บริการ`)
    const { text } = await site.visit(paths.one(one.oneId, 'access'), 'owner')
    for (const said of [officer.name, 'ให้บริการ', 'หน้าที่ในพื้นที่', 'ข้อมูลกิจการทั้งหมด']) expect(text).toContain(said)
  })
})

describe('what it is', () => {
  test('is brought up to date, with the source of every field and a line of history', async () => {
    const one = await firm()
    const sent = await site.send(paths.one(one.oneId, 'profile'), 'owner', {
      ...(await untouchedForm(one)),
      nameEn: 'EXAMPLE CO., LTD.',
      employees: '๙',
      phone: '053 123 456',
    })
    expect(sent).toMatchObject({ status: 303, location: `${paths.one(one.oneId, 'profile')}?saved` })
    expect(await recordOf(one)).toMatchObject({ nameEn: 'EXAMPLE CO., LTD.', sizeTrace: { employees: 9 } })
    const profile = await site.visit(sent.location!, 'owner')
    for (const said of ['บันทึกแล้ว', 'EXAMPLE CO., LTD.', '9 คน', '1,500,000.00 บาท', 'เว็บและแอป SME CONNEXT']) expect(profile.text).toContain(said)
    const history = await site.visit(paths.one(one.oneId, 'history'), 'owner')
    expect(history.text).toContain('<del>ปี 2568: 7 คน</del> ปี 2568: 9 คน')
    expect(history.text).toContain('สมหญิง ตัวอย่าง')
  })

  test('keeps what was typed when it is wrong', async () => {
    const one = await firm()
    const sent = await site.send(paths.one(one.oneId, 'profile'), 'owner', { ...(await untouchedForm(one)), email: 'ไม่ใช่อีเมล', nameEn: 'TYPED' })
    expect(sent.status).toBe(422)
    for (const said of ['value="TYPED"', 'href="#field-email"', '<details class="more" open']) expect(sent.text).toContain(said)
    expect((await recordOf(one)).nameEn).toBeNull()
  })

  test('is not overwritten by a form drawn before somebody else saved, and is by the next', async () => {
    const one = await firm()
    const drawn = await untouchedForm(one)
    await site.send(paths.one(one.oneId, 'profile'), 'owner', { ...drawn, address: '1 หมู่ 1' })
    const stale = await site.send(paths.one(one.oneId, 'profile'), 'owner', { ...drawn, address: '2 หมู่ 2' })
    expect(stale.status).toBe(409)
    for (const said of ['มีผู้ปรับปรุงข้อมูลนี้ไปก่อนแล้ว', '1 หมู่ 1', 'value="2 หมู่ 2"']) expect(stale.text).toContain(said)
    expect((await recordOf(one)).address).toBe('1 หมู่ 1')
    const version = /name="version" value="(\d+)"/.exec(stale.text)![1]!
    expect((await site.send(paths.one(one.oneId, 'profile'), 'owner', { ...drawn, version, address: '2 หมู่ 2' })).status).toBe(303)
    expect((await recordOf(one)).address).toBe('2 หมู่ 2')
  })
})

describe('a question', () => {
  test('shows both values in words and changes nothing until it is answered', async () => {
    const one = await firm()
    const id = await ask(one, 'activity', 'dbd', '47630')
    const page = await site.visit(paths.one(one.oneId, 'questions'), 'owner')
    for (const said of ['(56101)', '(47630)', 'ตามที่กรมพัฒนาธุรกิจการค้าระบุ: การขายปลีก', '30 มิ.ย. 2569']) expect(page.text).toContain(said)
    expect((await site.visit(paths.one(one.oneId), 'owner')).text).toContain('คำถามที่รอท่าน (1)')
    const empty = await site.send(paths.answer(one.oneId, id), 'owner', {})
    expect([empty.status, (await recordOf(one)).activity]).toEqual([422, '56101'])
    expect(await site.send(paths.answer(one.oneId, id), 'owner', { choice: 'dbd' })).toMatchObject({ status: 303 })
    expect(await recordOf(one)).toMatchObject({ activity: '47630', sources: { activity: { source: 'dbd', on: '2026-06-30' } } })
    const again = await site.send(paths.answer(one.oneId, id), 'owner', { choice: 'keep' })
    expect([again.status, (await recordOf(one)).activity]).toEqual([422, '47630'])
  })

  test('is answered by keeping ours', async () => {
    const one = await firm()
    const id = await ask(one, 'address', 'rd', '9 หมู่ 9')
    await site.send(paths.answer(one.oneId, id), 'owner', { choice: 'keep' })
    expect((await recordOf(one)).address).toBeUndefined()
    expect((await site.visit(paths.one(one.oneId, 'questions'), 'owner')).text).toContain('ไม่มีคำถามค้าง')
  })
})

describe('what takes a verified mandate', () => {
  let one: Firm
  beforeAll(async () => {
    one = await firm()
  })

  test('is closed until then, and the page says how to open it', async () => {
    const consents = await site.visit(paths.one(one.oneId, 'consents'), 'owner')
    expect(consents.text).toContain('ยังไม่ยืนยันตัวตน')
    expect(consents.text).not.toContain(`action="${paths.one(one.oneId, 'consents')}"`)
    expect((await site.send(paths.one(one.oneId, 'consents'), 'owner', { agency: 'industry' })).status).toBe(422)
    expect((await site.send(paths.erase(one.oneId), 'owner', { oneId: one.oneId })).status).toBe(422)
    expect((await recordOf(one)).status).toBe('active')
  })

  test('lets agencies read, and stops them at once', async () => {
    await verify(one)
    expect(await site.send(paths.one(one.oneId, 'consents'), 'owner', { agency: 'industry' })).toMatchObject({ status: 303 })
    const given = await site.visit(paths.one(one.oneId, 'consents'), 'owner')
    expect(given.text).toContain('ยินยอมเมื่อ')
    expect(await site.send(paths.withdraw(one.oneId), 'owner', { agency: 'industry' })).toMatchObject({ status: 303 })
    expect((await site.visit(paths.one(one.oneId, 'consents'), 'owner')).text).not.toContain('ยินยอมเมื่อ')
    expect((await site.send(paths.one(one.oneId, 'consents'), 'owner', { agency: 'nobody' })).status).toBe(422)
  })

  test('gives everything held as a file, and erases when the ONE ID is typed', async () => {
    const held = await site.visit(paths.download(one.oneId), 'owner')
    expect(held.text).toContain('0812345678')
    expect((await site.send(paths.erase(one.oneId), 'owner', { oneId: '9999999999' })).status).toBe(422)
    expect((await recordOf(one)).status).toBe('active')
    const erased = await site.send(paths.erase(one.oneId), 'owner', { oneId: `${one.oneId.slice(0, 3)} ${one.oneId.slice(3)}` })
    expect(await recordOf(one)).toMatchObject({ status: 'erased', nameTh: null })
    expect(erased).toMatchObject({ status: 303, location: paths.erased() })
    const told = await site.visit(erased.location!, 'owner')
    for (const said of ['ลบข้อมูลของกิจการแล้ว', 'ONE ID นั้นใช้ไม่ได้อีก', 'โดยไม่มีชื่อ']) expect(told.text).toContain(said)
  })
})
