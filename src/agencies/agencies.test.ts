import { beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { visitorIn } from '../../test/people.ts'
import { siteOf } from '../../test/visit.ts'
import { addAgreement, agreementsInForce, endAgreement, listAgencies, listAgreements, loadAgencies, stateOf, webWith } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const today = '2026-11-22'
const fields = { nameTh: { th: 'ชื่อ', en: 'Name' }, size: { th: 'ขนาด', en: 'Size' } }

beforeAll(async () => await loadAgencies(app))

describe('an agreement on a day', () => {
  const term = { startsOn: '2026-01-01', endsOn: '2026-12-31', endedAt: null }
  test.each([
    ['2025-12-31', term, 'coming'],
    ['2026-01-01', term, 'in-force'],
    ['2026-12-31', term, 'in-force'],
    ['2027-01-01', term, 'lapsed'],
    ['2026-06-01', { ...term, endedAt: '2026-05-01T00:00:00Z' }, 'ended'],
  ] as const)('%s', (on, given, state) => expect(stateOf(given, on)).toBe(state))
})

describe('the list of agencies', () => {
  test('holds the sources and partners once, however often it is loaded', async () => {
    await loadAgencies(app)
    const codes = (await listAgencies(db)).map(({ code }) => code)
    expect(codes.toSorted()).toEqual(['biz-portal', 'boi', 'cdd', 'dbd', 'doae', 'industry', 'rd', 'sso', 'thang-rath', 'tisi'])
  })
  test('has agreements of the demonstration that say so, inbound from eight sources', async () => {
    const agreements = await listAgreements(db)
    expect(agreements.every(({ demonstration, title }) => demonstration && title.includes('สาธิต'))).toBe(true)
    expect(agreements.filter(({ direction }) => direction === 'in').map(({ agency }) => agency)).toHaveLength(8)
    expect((await agreementsInForce(db, { direction: 'out', on: today })).map(({ agency }) => agency).toSorted()).toEqual(['biz-portal', 'industry', 'rd'])
  })
  test('has none in production', async () => {
    const other = await testDatabase()
    const production = { ...testApp(other.db), config: { ...app.config, production: true } }
    await loadAgencies(production)
    expect(await listAgencies(other.db)).toHaveLength(10)
    expect(await listAgreements(other.db)).toEqual([])
  })
})

describe('an agreement that was signed', () => {
  const signed = {
    agency: 'sso',
    title: 'อ่านขนาดวิสาหกิจ',
    document: 'บันทึกข้อตกลงที่ 1/2570',
    purpose: 'ทดสอบ',
    basis: 'consent',
    law: null,
    direction: 'out',
    fields: ['size'],
    startsOn: today,
    endsOn: '2027-11-22',
  } as const
  test('counts from its first day until it is ended, and is ended once', async () => {
    const added = await addAgreement(app, system('test'), signed)
    if (!added.ok) throw new Error(added.code)
    const of = { agency: 'sso', direction: 'out' } as const
    expect(await agreementsInForce(db, { ...of, on: '2026-11-21' })).toEqual([])
    expect(await agreementsInForce(db, { ...of, on: today })).toMatchObject([{ fields: ['size'], demonstration: false }])
    expect(await endAgreement(app, system('test'), added.value.agreementId)).toMatchObject({ ok: true })
    expect(await agreementsInForce(db, { ...of, on: today })).toEqual([])
    expect(await endAgreement(app, system('test'), added.value.agreementId)).toMatchObject({ ok: false, code: 'not-open' })
  })
  test('is of an agency that is known', async () => {
    expect(await addAgreement(app, system('test'), { ...signed, agency: 'nobody' })).toMatchObject({ ok: false, code: 'no-such-agency' })
  })
})

describe('the screens', () => {
  const site = siteOf(app, webWith({ fields, countReads: async () => new Map([['rd', 4212]]) }), { registrar: visitorIn('registrar') })
  const typed = {
    direction: 'out',
    title: 'อ่านชื่อวิสาหกิจ',
    document: 'บันทึกข้อตกลงที่ 2/2570',
    purpose: 'ทดสอบ',
    basis: 'law',
    law: 'พระราชบัญญัติสมมุติ มาตรา 9',
    fields: 'nameTh',
    startsOn: '1 ต.ค. 2569',
    endsOn: '30/9/2570',
  }
  test('show who reads how much', async () => {
    const { text } = await site.visit('/agencies', 'registrar')
    expect(text).toContain('กรมสรรพากร')
    expect(text).toContain('4,212')
  })
  test('take what was signed, with Buddhist dates', async () => {
    expect(await site.send('/agencies/tisi/agreements', 'registrar', typed)).toMatchObject({ status: 303, location: '/agencies/tisi' })
    const [agreement] = await listAgreements(db, 'tisi').then((all) => all.filter(({ demonstration }) => !demonstration))
    expect(agreement).toMatchObject({ fields: ['nameTh'], startsOn: '2026-10-01', endsOn: '2027-09-30', law: 'พระราชบัญญัติสมมุติ มาตรา 9' })
    await site.send('/agencies/tisi/agreements/end', 'registrar', { agreement: agreement!.id })
    expect((await site.visit('/agencies/tisi?lang=en', 'registrar')).text).toContain('Ended early')
  })
  test.each([
    ['a law that is not named', { law: '' }],
    ['a law beside a consent', { basis: 'consent' }],
    ['no fields', { fields: '' }],
    ['a field nobody knows', { fields: 'salary' }],
    ['an end before the start', { endsOn: '1/9/2569' }],
  ])('say what is wrong: %s', async (_, wrong) => {
    const { status, text } = await site.send('/agencies/boi/agreements', 'registrar', { ...typed, ...wrong })
    expect(status).toBe(422)
    expect(text).toContain('อ่านชื่อวิสาหกิจ')
  })
  test('know no agency that is not there', async () => {
    expect((await site.visit('/agencies/none', 'registrar')).status).toBe(404)
  })
})
