import { describe, expect, test } from 'vitest'
import type { Caller } from '#platform/database.ts'
import { anonymous, createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { allows } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { checkDigit, formatOneId, loadRegistryRules, registerEnterprise, type Kind } from '#registry/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)

const http = createHttp({
  app,
  routes: web,
  navigation: [],
  identify: (c) => {
    const accountId = c.req.header('x-account')
    return Promise.resolve(accountId ? { ...anonymous, accountId, sessionId: accountId, name: 'ผู้ทดสอบ' } : anonymous)
  },
  allows,
  errorPage,
  signInPath: () => '/sign-in',
})
const get = async (path: string, accountId?: string) => {
  const response = await http.request(app.config.baseUrl + path, { headers: accountId ? { 'x-account': accountId } : {} })
  return { status: response.status, location: response.headers.get('location'), type: response.headers.get('content-type'), html: await response.text() }
}

let serial = 0
async function registered(kind: Kind, nameTh: string, owner: Caller & { accountId: string } = { accountId: newId(), requestId: 'test' }) {
  const twelve = `${kind === 'juristic' ? '0' : '1'}105566${String(++serial).padStart(5, '0')}`
  const made = await registerEnterprise(app, owner, {
    kind,
    number: { type: kind === 'juristic' ? 'juristic' : 'citizen', digits: twelve + checkDigit(twelve) },
    statement: { nameTh, nameEn: 'Example', place: { province: '50' } },
    channel: 'web',
    owner: { accountId: owner.accountId, role: 'owner' },
  })
  if (!made.ok) throw new Error(made.code)
  return { owner, digits: twelve + checkDigit(twelve), oneId: made.value.oneId }
}

const firm = await registered('juristic', 'บริษัท ตัวอย่าง จำกัด')
const person = await registered('natural', 'นางตัวอย่าง ทดสอบ')

describe('a card', () => {
  test('is seen by those who act for the enterprise, and by nobody else', async () => {
    const { status, html } = await get(`/card/${firm.oneId}`, firm.owner.accountId)
    expect(status).toBe(200)
    expect(html).toContain('บริษัท ตัวอย่าง จำกัด')
    expect(html).toContain(formatOneId(firm.oneId))
    expect(html).toContain('ยังไม่ได้ยืนยันเลขทะเบียน')
    expect(html).toContain('aria-label="คิวอาร์โค้ดสำหรับตรวจบัตรนี้"')
    expect(html).not.toContain(firm.digits)
    expect((await get(`/card/${firm.oneId}`, person.owner.accountId)).status).toBe(404)
    expect((await get(`/card/${firm.oneId}`)).location).toBe('/sign-in')
    expect((await get('/card/1234567890', firm.owner.accountId)).status).toBe(404)
  })

  test('is found without its number; several are listed; none leads to the registration', async () => {
    expect((await get('/card', firm.owner.accountId)).location).toBe(`/card/${firm.oneId}`)
    const second = await registered('juristic', 'บริษัท ตัวอย่างสอง จำกัด', person.owner)
    const { html } = await get('/card?lang=en', person.owner.accountId)
    expect(html).toContain(`/card/${second.oneId}`)
    expect(html).toContain(`/card/${person.oneId}`)
    expect((await get('/card', newId())).html).toContain('href="/register"')
  })
})

describe('what a scanned card opens', () => {
  test('names a juristic person and nobody else', async () => {
    const { status, html } = await get(`/e/${firm.oneId}`)
    expect(status).toBe(200)
    expect(html).toContain('บริษัท ตัวอย่าง จำกัด')
    const other = await get(`/e/${person.oneId}`)
    expect(other.html).toContain('ONE ID นี้มีอยู่จริง')
    expect(other.html).not.toMatch(/นางตัวอย่าง|Example/)
    expect((await get(`/e/${person.oneId}?lang=en`)).html).not.toContain('Example')
  })

  test('says that an unknown one is not genuine', async () => {
    for (const oneId of ['1000000000', 'x', '9'.repeat(10)]) {
      const { status, html } = await get(`/e/${oneId}`)
      expect(status).toBe(404)
      expect(html).toContain('ไม่มี ONE ID นี้')
    }
  })
})

describe('the app', () => {
  test('can be installed: a manifest with a start inside its scope and icons that exist', async () => {
    const { html, type } = await get('/manifest.webmanifest')
    expect(type).toBe('application/manifest+json')
    const manifest = JSON.parse(html) as {
      name: string
      start_url: string
      scope: string
      display: string
      icons: { src: string; sizes: string; purpose: string }[]
    }
    expect(manifest).toMatchObject({ name: 'SME CONNEXT', display: 'standalone', scope: '/', start_url: '/card' })
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
    for (const { src } of manifest.icons) expect((await get(src)).status).toBe(200)
    expect((await get('/icons/nothing.png')).status).toBe(404)
  })

  test('has one worker for the whole site, and a page without the internet that says nothing of anybody', async () => {
    expect((await get('/service-worker.js')).type).toContain('text/javascript')
    const { html } = await get('/offline')
    expect(html).toContain('ไม่มีอินเทอร์เน็ต')
    expect(html).toContain('No internet')
  })
})
