import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import { system, transact } from '#platform/database.ts'
import { keepFile } from '#platform/files.ts'
import { createHttp } from '#platform/http.ts'
import { bytesSource } from '#platform/read-table.ts'
import { allows, identify, openOwnAccount } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { checkDigit, eraseEnterprise, findCardByNumber, getRecord, importEnterprises, listMandates, loadRegistryRules } from '#registry/index.ts'
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

const http = createHttp({
  app,
  routes: web,
  navigation: [],
  identify: identify(app),
  allows,
  errorPage,
  signInPath: (wanted) => `/sign-in?next=${wanted}`,
})

let count = 0
const newNumber = (first = '0') => {
  const twelve = `${first}10555${String((count += 1)).padStart(6, '0')}`
  return twelve + checkDigit(twelve)
}

const browser = () => browserOf(http)

const business = { nameTh: 'บริษัท ตัวอย่าง จำกัด', activity: '56101', area: '500101', phone: '081 234 5678' }
const account = () => ({ standing: 'signatory', name: 'สมมติ ตัวอย่าง', login: `h${(count += 1)}@test.example`, password: 'ประโยคยาวที่จำได้' })

async function upTo(step: 'business' | 'size' | 'account' | 'check', number = newNumber()) {
  const person = browser()
  await person.get('/register')
  await person.send('/register', { kind: 'juristic', number })
  await person.get('/register/business')
  if (step === 'business') return person
  await person.send('/register/business', business)
  await person.get('/register/size')
  if (step === 'size') return person
  await person.send('/register/size', { employees: '๗', revenue: '1,500,000' })
  await person.get('/register/account')
  if (step === 'account') return person
  await person.send('/register/account', account())
  await person.get('/register/check')
  return person
}

const registered = async (oneId: string) =>
  await transact(app, system('test'), async ({ tx }) => {
    const { id } = await tx.selectFrom('registry.enterprise').select('id').where('one_id', '=', oneId).executeTakeFirstOrThrow()
    return await getRecord(app, tx, id)
  })

describe('on the web', () => {
  test('somebody without an account registers in five pages', async () => {
    const number = newNumber()
    const person = browser()
    const start = await person.get('/register')
    expect(start.html).toContain('2 นาที')
    expect(await person.send('/register', { kind: 'juristic', number })).toMatchObject({ status: 303, location: '/register/business' })
    await person.get('/register/business')
    expect(await person.send('/register/business', business)).toMatchObject({ status: 303, location: '/register/size' })
    await person.get('/register/size')
    expect(await person.send('/register/size', { employees: '๗', revenue: '1,500,000' })).toMatchObject({ location: '/register/account' })
    await person.get('/register/account')
    expect(await person.send('/register/account', account())).toMatchObject({ location: '/register/check' })
    const check = await person.get('/register/check')
    for (const said of ['บริษัท ตัวอย่าง จำกัด', '081', 'เชียงใหม่', '7 คน', '1,500,000.00']) expect(check.html).toContain(said)
    const { location } = await person.send('/register/check')
    expect(location).toMatch(/^\/register\/done\/[1-9]\d{9}$/)
    const done = await person.get(location)
    expect(done.status).toBe(200)
    expect(done.html).toContain('/card/')
    expect(await registered(location.split('/').at(-1)!)).toMatchObject({
      nameTh: 'บริษัท ตัวอย่าง จำกัด',
      place: { province: '50', district: '5001', subdistrict: '500101' },
      stage: 'one-id',
      size: 'micro',
      origin: { source: 'web' },
    })
    // What is left of the draft holds no answers; coming back leads to what was made of it.
    expect((await person.get('/register/check')).location).toBe(location)
    expect(await db.selectFrom('registration.draft').select('sealed').where('one_id', 'is not', null).execute()).toEqual([{ sealed: null }])
  })

  test('a number is read kindly and its faults are said', async () => {
    const person = browser()
    await person.get('/register')
    const wrong = await person.send('/register', { kind: 'juristic', number: '0105544046603' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('น่าจะพิมพ์ผิดหนึ่งตัว')
    expect((await person.send('/register', { kind: 'juristic', number: '๐-๑๐๕๕-๔๔๐๔๖-๖๐-๒' })).status).toBe(303)
  })

  test('no address holds the number, and no cookie does', async () => {
    const number = newNumber()
    const person = await upTo('business', number)
    expect([...person.jar.values()].join()).not.toContain(number)
    expect((await person.get('/register')).html).not.toContain(number)
    const { rows } = await sql<{ kept: string }>`select encode(sealed, 'escape') as kept from registration.draft where sealed is not null`.execute(db)
    for (const { kept } of rows) expect(kept).not.toContain(number)
  })

  test('words that fit several lead to a choice, words that fit none are said', async () => {
    const person = await upTo('business')
    const several = await person.send('/register/business', { ...business, activity: 'อาหาร', area: '50200' })
    expect(several.status).toBe(422)
    expect(several.html).toContain('name="activityChoice"')
    expect(several.html).toContain('name="areaChoice"')
    const chosen = await person.send('/register/business', { ...business, activity: 'อาหาร', activityChoice: '10750', area: '50200', areaChoice: '500101' })
    expect(chosen.location).toBe('/register/size')
    await person.get('/register/business')
    expect((await person.send('/register/business', { ...business, area: 'ไม่มีที่นี่' })).html).toContain('ไม่พบพื้นที่นี้')
    expect((await person.send('/register/business', { ...business, area: '' })).html).toContain('บอกอย่างน้อยจังหวัด')
  })

  test('what was chosen stays chosen while its words stay', async () => {
    const person = await upTo('size')
    const { html } = await person.get('/register/business')
    const words = /value="([^"]*)"/.exec(/<input[^>]* name="area"[^>]*>/.exec(html)![0])![1]!
    expect(words).toContain('เชียงใหม่')
    expect((await person.send('/register/business', { ...business, area: words, activity: '' })).location).toBe('/register/size')
  })

  test('answers are found again in the same browser, and in no other', async () => {
    const person = await upTo('size')
    const back = await person.get('/register')
    expect(back.html).toContain('ยังทำไม่เสร็จ')
    expect((await browser().get('/register/size')).location).toBe('/register')
    await person.get('/register')
    await person.send('/register/again')
    expect((await person.get('/register/size')).location).toBe('/register')
  })

  test('a draft of an account is not there for the next person at the same browser', async () => {
    const person = await upTo('check')
    person.jar.delete('prosme.session')
    expect((await person.get('/register/check')).location).toBe('/register')
  })

  test('a page drawn before another window saved is shown again with both', async () => {
    const person = await upTo('business')
    const drawn = person.hidden()
    await person.send('/register/business', { ...business, nameTh: 'ชื่อจากหน้าต่างที่หนึ่ง' }, drawn)
    await person.get('/register/size')
    const fresh = person.hidden()[0]!.fields['_token']!
    const second = await person.send('/register/business', { ...business, nameTh: 'ชื่อจากหน้าต่างที่สอง', _token: fresh }, drawn)
    expect(second.status).toBe(409)
    expect(second.html).toContain('ชื่อจากหน้าต่างที่หนึ่ง')
    expect(second.html).toContain('value="ชื่อจากหน้าต่างที่สอง"')
    expect((await person.send('/register/business', { ...business, nameTh: 'ชื่อจากหน้าต่างที่สอง' })).status).toBe(303)
  })

  test('sent twice, each page answers as the first time', async () => {
    const person = await upTo('account')
    const drawn = person.hidden()
    const fields = account()
    const first = await person.send('/register/account', fields, drawn)
    person.jar.delete('prosme.session')
    expect(await person.send('/register/account', fields, drawn)).toMatchObject({ status: 303, location: first.location })
    await person.get('/register/check')
    const check = person.hidden()
    const registration = await person.send('/register/check', {}, check)
    expect((await person.send('/register/check', {}, check)).location).toBe(registration.location)
    const { count: lines } = await transact(app, system('test'), ({ tx }) =>
      tx
        .selectFrom('registry.registration as r')
        .innerJoin('registry.enterprise as e', 'e.id', 'r.enterprise_id')
        .where('e.one_id', '=', registration.location.split('/').at(-1)!)
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow(),
    )
    expect(lines).toBe('1')
  })

  test('a page sent again because its answer was lost goes on, drawn before it was saved as it was', async () => {
    const person = await upTo('business')
    const drawn = person.hidden()
    await person.send('/register/business', business, drawn)
    expect(await person.send('/register/business', business, drawn)).toMatchObject({ status: 303, location: '/register/size' })
    expect((await person.send('/register/business', { ...business, phone: '' }, drawn)).status).toBe(409)
  })

  test('an account that was opened just before the answer was lost is gone on with by whoever knows its password', async () => {
    const person = await upTo('account')
    const fields = account()
    const opened = await openOwnAccount(app, system('test'), { ...fields, language: 'th', address: '203.0.113.1', userAgent: undefined })
    expect(opened.ok).toBe(true)
    const stranger = await person.send('/register/account', { ...fields, password: 'ประโยคของคนอื่น' })
    expect(stranger.status).toBe(422)
    expect(await person.send('/register/account', fields)).toMatchObject({ status: 303, location: '/register/check' })
    expect((await person.get('/register/check')).status).toBe(200)
  })

  test('a number that registered is told without saying whose it is', async () => {
    const number = newNumber()
    const owner = await upTo('check', number)
    await owner.send('/register/check')
    const stranger = browser()
    await stranger.get('/register')
    expect((await stranger.send('/register', { kind: 'juristic', number })).location).toBe('/register/known')
    const { html } = await stranger.get('/register/known')
    expect(html).toContain('มี SME ONE ID แล้ว')
    expect(html).not.toContain('บริษัท ตัวอย่าง')
    expect(html).not.toContain(number)
  })

  test('who acts for an enterprise that stands in the register asks for it with its number', async () => {
    const number = newNumber()
    const owner = await upTo('check', number)
    await owner.send('/register/check')
    const person = await upTo('check')
    await person.send('/register/check')
    await person.get('/register')
    expect((await person.send('/register', { kind: 'juristic', number })).location).toBe('/register/known')
    await person.get('/register/known')
    const drawn = person.hidden()
    const asked = await person.send('/register/known', {}, drawn)
    expect(asked.status).toBe(200)
    expect(asked.html).toContain('ส่งคำขอแล้ว')
    // Nobody is verified to answer it, so it waits for proof, and sees the card alone.
    expect(asked.html).toContain('ข้อมูลทั้งหมดเปิดเมื่อยืนยันตัวตน')
    const card = await transact(app, system('test'), ({ tx }) => findCardByNumber(app, tx, { type: 'juristic', digits: number }))
    const mandates = await transact(app, system('test'), ({ tx }) => listMandates(tx, card!.id))
    expect(mandates.map(({ role, status, sees }) => [role, status, sees])).toEqual([
      ['signatory', 'unverified', 'card'],
      ['signatory', 'unverified', 'all'],
    ])
    await person.get('/register/known')
    expect((await person.send('/register/known')).location).toBe('/my-business')
  })

  test('a record that others filled before opens once its owner is verified, and the last page says so', async () => {
    const number = newNumber()
    const list = bytesSource('list.csv', Buffer.from(`number,kind,name_th,province\n${number},juristic,บริษัท รู้จัก จำกัด,50`))
    expect(await importEnterprises(app, system('test'), list)).toMatchObject({ ok: true })
    const person = await upTo('check', number)
    const { location } = await person.send('/register/check')
    expect((await person.get(location)).html).toContain('ข้อมูลทั้งหมดเปิดเมื่อยืนยันตัวตน')
    const fresh = await upTo('check')
    const { location: own } = await fresh.send('/register/check')
    expect((await fresh.get(own)).html).not.toContain('ข้อมูลทั้งหมดเปิดเมื่อยืนยันตัวตน')
  })

  test('of an enterprise that was erased nothing is left in the draft it came from', async () => {
    const person = await upTo('check')
    const { location } = await person.send('/register/check')
    const oneId = location.split('/').at(-1)!
    const { id } = await registered(oneId)
    const erased = await transact(app, { ...(await personIn(app, 'registrar')), requestId: 'test' }, async (work) => {
      const letter = await keepFile(app, work, { name: 'letter.txt', bytes: Buffer.from('ขอให้ลบข้อมูล') })
      if (!letter.ok) return letter
      return await eraseEnterprise({ ...app, db: work.tx }, work.caller, { enterpriseId: id, evidenceFileId: letter.value.id })
    })
    expect(erased).toMatchObject({ ok: true })
    const drafts = await db.selectFrom('registration.draft').selectAll().where('one_id', '=', oneId).execute()
    expect(drafts).toMatchObject([{ salt: null, sealed: null }])
    // Whoever comes back with the cookie of that draft is led to nothing of it.
    const back = await person.get('/register/check')
    expect((await person.get(back.location)).status).toBe(404)
  })

  test('a number registered by two at once has one ONE ID', async () => {
    const number = newNumber()
    const [one, other] = [await upTo('check', number), await upTo('check', number)]
    const answers = await Promise.all([one.send('/register/check'), other.send('/register/check')])
    expect(answers.map(({ location }) => location.replace(/\d+$/, '')).toSorted()).toEqual(['/register/done/', '/register/known'])
  })

  test('what another page asked is not asked again', async () => {
    const person = browser()
    await person.get('/register')
    const token = person.hidden()[0]!.fields['_token']!
    const carried = {
      action: '/register/with',
      fields: { _token: token, kind: 'juristic', activity: '56101', area: '50', employees: '12', year: '2568', revenue: 'x' },
    }
    expect((await person.send('/register/with', {}, [carried])).location).toBe('/register')
    expect((await person.get('/register')).html).toContain('เติมลงในแบบนี้แล้ว')
    await person.send('/register', { kind: 'juristic', number: newNumber() })
    const { html } = await person.get('/register/business')
    expect(html).toContain('name="activityCode" value="56101"')
    expect(html).toContain('เชียงใหม่')
  })
})
