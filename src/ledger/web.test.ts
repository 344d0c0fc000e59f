import { describe, expect, test } from 'vitest'
import { anonymous, createHttp } from '#platform/http.ts'
import type { Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { personIn } from '../../test/people.ts'
import { findService, listRules, loadCatalogue, servicesApi, web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadCatalogue(app)
const planner = await personIn(app, 'planner')
const siteAs = (visitor: Visitor) =>
  createHttp({
    app,
    routes: [...web, ...servicesApi],
    navigation: [],
    identify: () => Promise.resolve(visitor),
    allows,
    errorPage,
    signInPath: () => '/sign-in',
  })
const get = async (path: string, visitor: Visitor = anonymous) => {
  const response = await siteAs(visitor).request(app.config.baseUrl + path)
  return { status: response.status, html: await response.text() }
}
const send = async (path: string, fields: Record<string, string>, visitor: Visitor = planner) => {
  const response = await siteAs(visitor).request(app.config.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, visitor.sessionId), ...fields }).toString(),
  })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}

describe('anybody', () => {
  test('reads the catalogue in both languages, by what it is for', async () => {
    const { html } = await get('/services')
    expect(html).toContain('SME Coach ที่ปรึกษาธุรกิจ')
    expect(html).not.toContain('/services/new')
    const money = await get('/services?category=money&lang=en')
    expect(money.html).toContain('Credit guarantee')
    expect(money.html).not.toContain('SME Academy 365')
  })

  test('reads a service: what it pays, who may have it, where it stands written', async () => {
    const { html } = await get('/services/bds?lang=en')
    for (const part of [
      '50–80 %',
      'up to 200,000 baht',
      'Closed',
      '1 Oct 2022 – 30 Dec 2023',
      'Has paid tax or filed its return',
      'Annual report of 2566, line 710',
    ])
      expect(html).toContain(part)
    expect((await get('/services/sme-gp?lang=en')).html).toContain('Not published')
    expect((await get('/services/nothing')).status).toBe(404)
  })

  test('as a program, the same as data', async () => {
    const { html } = await get('/api/v1/services')
    const { services } = JSON.parse(html) as { services: { code: string; cap: string | null; rules: { code: string }[] }[] }
    expect(services.find(({ code }) => code === 'bds')).toMatchObject({ cap: '200000.00', opening: 'closed', sourceLine: 710 })
    expect(services.find(({ code }) => code === 'bds')!.rules.map(({ code }) => code)).toEqual(['member', 'size', 'tax'])
    expect(services.find(({ code }) => code === 'sme-gp')!.cap).toBeNull()
  })

  test('changes nothing', async () => {
    expect((await send('/services/bds/edit', {}, anonymous)).status).toBe(403)
    expect((await get('/services/bds')).html).not.toContain('/services/bds/edit')
  })
})

const described = {
  startsOn: '1 ธ.ค. 2569',
  category: 'advice',
  nameTh: 'บริการตัวอย่าง',
  nameEn: 'Example service',
  summaryTh: 'สำหรับทดสอบ',
  summaryEn: 'For a test',
  agencyTh: 'หน่วยงานตัวอย่าง',
  agencyEn: 'Example agency',
  howTh: 'ติดต่อ',
  howEn: 'Ask',
  bringTh: 'บัตร\nเลขทะเบียน',
  bringEn: 'Card\nNumber',
  contactTh: '1301',
  contactEn: '1301',
  shareMin: '๕๐',
  shareMax: '80',
  cap: '200,000',
  termsTh: 'ตามประกาศ',
  termsEn: 'As announced',
  availability: 'dated',
  opensOn: '1 ธ.ค. 2569',
  closesOn: '30 ก.ย. 2570',
  source: 'ประกาศตัวอย่าง',
}

describe('those who keep the catalogue', () => {
  test('add a service from a day on', async () => {
    expect(await send('/services/new', { code: 'example', ...described })).toMatchObject({ status: 303, location: '/services/example' })
    expect(await findService(db, 'example', '2026-11-30')).toBeUndefined()
    expect(await findService(db, 'example', '2026-12-01')).toMatchObject({
      opening: 'open',
      share: { min: '50.00', max: '80.00' },
      cap: 20_000_000n,
      bring: [
        { th: 'บัตร', en: 'Card' },
        { th: 'เลขทะเบียน', en: 'Number' },
      ],
    })
    const taken = await send('/services/new', { code: 'example', ...described })
    expect(taken.status).toBe(422)
    expect(taken.html).toContain('รหัสนี้มีอยู่แล้ว')
  })

  test.each([
    [{ shareMax: '' }, 'field-shareMin'],
    [{ shareMin: '90' }, 'field-shareMin'],
    [{ opensOn: '' }, 'field-opensOn'],
    [{ closesOn: '1 พ.ย. 2569' }, 'field-closesOn'],
    [{ bringEn: 'Card' }, 'field-bringEn'],
    [{ url: 'javascript:alert(1)' }, 'field-url'],
    [{ code: 'New One' }, 'field-code'],
    [{ code: 'new' }, 'field-code'],
  ])('hear what is wrong with %j', async (wrong, place) => {
    const { status, html } = await send('/services/new', { code: 'another', ...described, ...wrong })
    expect(status).toBe(422)
    expect(html).toContain(`href="#${place}"`)
    expect(html).toContain('value="บริการตัวอย่าง"')
  })

  test('change a service, and see when somebody was quicker', async () => {
    const { html } = await get('/services/coach/edit', planner)
    const drawnFrom = /name="drawnFrom" value="(\d+)"/.exec(html)![1]!
    expect((await send('/services/coach/edit', { ...described, drawnFrom })).status).toBe(303)
    const stale = await send('/services/coach/edit', { ...described, nameTh: 'ชื่อที่พิมพ์', drawnFrom })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('value="ชื่อที่พิมพ์"')
    expect(stale.html).toContain(`name="drawnFrom" value="${Number(drawnFrom) + 1}"`)
    expect((await get('/services/coach', planner)).html).toContain(planner.name)
  })

  test('add a rule and withdraw one', async () => {
    const rule = {
      code: 'revenue',
      startsOn: '2026-11-01',
      fact: 'revenue',
      test: 'at-most',
      accepted: '1800000',
      saysTh: 'รายได้ไม่เกิน',
      saysEn: 'Revenue up to',
      remedyTh: 'สำหรับรายย่อย',
      remedyEn: 'For micro',
      source: 'ประกาศ',
    }
    expect((await send('/services/oss/rules', rule)).location).toBe('/services/oss')
    expect((await listRules(db, '2026-11-22', 'oss')).map(({ code }) => code)).toEqual(['revenue'])
    for (const wrong of [{ accepted: 'มาก' }, { accepted: '1, 2' }, { test: 'in' }, { fact: 'size' }, { fact: 'other' }, { test: 'officer' }]) {
      const refused = await send('/services/oss/rules', { ...rule, ...wrong })
      expect([wrong, refused.status]).toEqual([wrong, 422])
      expect(refused.html).toContain('href="#field-accepted"')
    }
    expect((await send('/services/oss/rules/revenue/withdraw', { withdrawOn: '2026-11-22' })).location).toBe('/services/oss')
    expect(await listRules(db, '2026-11-22', 'oss')).toEqual([])
    expect((await send('/services/oss/rules/revenue/withdraw', { withdrawOn: '2026-11-22' })).status).toBe(404)
  })
})
