import { describe, expect, test } from 'vitest'
import { anonymous, createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { loadCatalogue } from '#ledger/index.ts'
import { allows } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { loadRegistryRules, registerEnterprise } from '#registry/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadCatalogue(app)
const http = createHttp({
  app,
  routes: web,
  navigation: [],
  identify: (c) => {
    const accountId = c.req.header('x-account')
    return Promise.resolve(accountId ? { ...anonymous, accountId } : anonymous)
  },
  allows,
  errorPage,
  signInPath: () => '/sign-in',
})
const get = async (path: string, accountId?: string) => {
  const response = await http.request(app.config.baseUrl + path, { headers: accountId ? { 'x-account': accountId } : {} })
  return { status: response.status, html: await response.text() }
}
const send = async (number: string) => {
  const response = await http.request(`${app.config.baseUrl}/what-can-i-get`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, ''), number }).toString(),
  })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
/** The part of a page that begins with one heading and ends with the next. */
const section = (html: string, heading: string) => html.split(`<h2>${heading}</h2>`)[1]?.split('<h2>')[0] ?? ''

describe('five questions', () => {
  test('stand on one page, and none has to be answered', async () => {
    const { status, html } = await get('/what-can-i-get')
    expect(status).toBe(200)
    for (const name of ['kind', 'activity', 'words', 'province', 'employees', 'revenue']) expect(html).toContain(`name="${name}"`)
    const open = await get('/what-can-i-get?kind=natural')
    expect(open.status).toBe(200)
    expect(section(open.html, 'ขอได้ตอนนี้')).toContain('/services/oss')
  })

  test('tell a small factory what it can have and why', async () => {
    const { html } = await get('/what-can-i-get?kind=juristic&activity=C&province=50&employees=๑๒&revenue=5,000,000')
    expect(html).toContain('ขนาดย่อม เพราะมีคนทำงาน 12 คน และมีรายได้ 5,000,000 บาทต่อปี (ภาคการผลิต)')
    expect(section(html, 'ขอได้ตอนนี้')).toContain('/services/bds-disaster-2569')
    expect(section(html, 'ปิดรับหรือรอรอบถัดไป')).toContain('/services/bds"')
    expect(section(html, 'เปิดอยู่ แต่ยังไม่เข้าเกณฑ์')).toContain('/services/vat-refund-tourists')
  })

  test('tell a large one that it does not qualify, and what would change that', async () => {
    const { html } = await get('/what-can-i-get?kind=juristic&activity=C&employees=12&revenue=900,000,000&lang=en')
    expect(html).toContain('Large, because 12 people work there and revenue is 900,000,000 baht a year')
    expect(html).toContain('the rule takes revenue')
    const refused = section(html, 'Open, but you do not qualify yet')
    expect(refused).toContain('/services/sme-gp"')
    expect(refused).toContain('People and revenue must stay within the bounds of the regulation')
  })

  test('take a word, and offer what it may mean', async () => {
    const { html } = await get(`/what-can-i-get?kind=natural&words=${encodeURIComponent('ขายปลีก')}`)
    expect(section(html, 'กิจการใดใกล้เคียงที่สุด')).toMatch(/activity=47\d*/)
    expect((await get(`/what-can-i-get?words=${encodeURIComponent('ไม่มีคำนี้')}`)).html).toContain('ไม่พบกิจการที่ตรงกับคำนี้')
  })

  test('can be narrowed to what somebody looks for', async () => {
    const { html } = await get('/what-can-i-get?kind=juristic&category=learning')
    expect(html).toContain('/services/academy-365')
    expect(html).not.toContain('/services/oss')
  })

  test('keep what was typed when it cannot be read', async () => {
    const { status, html } = await get('/what-can-i-get?kind=natural&employees=มาก&revenue=-5')
    expect(status).toBe(422)
    expect(html).toContain('value="มาก"')
    expect(html).toContain('href="#field-revenue"')
  })

  test('are carried on to the registration in a form, not in an address', async () => {
    const { html } = await get('/what-can-i-get?kind=community&activity=01121&province=50&employees=7&revenue=250000')
    const form = html.split('action="/register/with"')[1]!.split('</form>')[0]!
    for (const [name, value] of Object.entries({ kind: 'community', activity: '01121', area: '50', employees: '7', revenue: '250000.00', year: '2568' }))
      expect(form).toContain(`name="${name}" value="${value}"`)
  })
})

describe('a number alone', () => {
  test('that does not add up is said to be wrong', async () => {
    const { status, html } = await send('0105500000000')
    expect(status).toBe(422)
    expect(html).toContain('value="0105500000000"')
  })

  test('of a person is neither looked up nor shown again', async () => {
    for (const typed of ['1101700203450', '1101700203451']) {
      const { status, html } = await send(typed)
      expect(status).toBe(422)
      expect(html).toContain('เราไม่ค้นข้อมูลของบุคคลจากเลข')
      expect(html).not.toContain(typed)
    }
  })

  test('leads to the questions when the registry says nothing', async () => {
    const { status, location } = await send('0105500000003')
    expect(status).toBe(303)
    expect(location).toBe('/what-can-i-get?kind=juristic&silent=yes')
    expect((await get(location!)).html).toContain('ทะเบียนนิติบุคคลไม่ตอบหรือไม่มีเลขนี้')
  })
})

test('the record of an enterprise answers in place of its people, and of nobody else', async () => {
  const owner = { accountId: newId(), requestId: 'test' }
  const made = await registerEnterprise(app, owner, {
    kind: 'community',
    number: { type: 'community', digits: '650010110001' },
    statement: { nameTh: 'วิสาหกิจชุมชน ตัวอย่าง', activity: '10303', place: { province: '50' }, yearly: { year: 2568, employees: 7, revenue: 90_000_000n } },
    channel: 'web',
    owner: { accountId: owner.accountId, role: 'owner' },
  })
  if (!made.ok) throw new Error(made.code)
  const path = `/what-can-i-get?oneId=${made.value.oneId}`
  const { html } = await get(path, owner.accountId)
  expect(html).toContain('รายย่อย เพราะมีคนทำงาน 7 คน และมีรายได้ 900,000 บาทต่อปี')
  expect(section(html, 'ขอได้ตอนนี้')).toContain('/services/community-investment')
  expect(html).not.toContain('/register/with')
  expect((await get(path)).status).toBe(404)
  expect((await get(path, newId())).status).toBe(404)
})
