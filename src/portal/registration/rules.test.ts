import { describe, expect, test } from 'vitest'
import type { Answers } from './model.ts'
import { lastFullYear, nextStep, restatementOf, statementOf, withAnswers, withFound } from './rules.ts'

const begun: Answers = { kind: 'juristic', number: '0105544046602', done: [] }
const dbd = { source: 'dbd', on: '2026-11-22' }

describe('the pages', () => {
  test('come one after the other; a change made later leads back to the last', () => {
    expect(nextStep({ done: [] })).toBe('business')
    expect(nextStep({ done: ['business'] })).toBe('size')
    expect(nextStep({ done: ['business', 'account'] })).toBe('size')
    expect(nextStep({ done: ['account', 'size', 'business'] })).toBe('check')
  })

  test('ask for figures of the year that is over', () => {
    expect(lastFullYear('2026-11-22')).toBe(2568)
    expect(lastFullYear('2027-01-01')).toBe(2569)
  })
})

describe('what the sources say', () => {
  const found = {
    statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50' }, yearly: { year: 2567, employees: 7, revenue: 150_000_050n } },
    sources: { nameTh: dbd, area: dbd, employees: dbd, revenue: dbd },
    silent: ['rd'],
  }

  test('fills what is empty and says whence', () => {
    expect(withFound(begun, found)).toMatchObject({
      nameTh: 'บริษัท ตัวอย่าง จำกัด',
      area: { province: '50' },
      year: 2567,
      employees: 7,
      revenue: '1500000.50',
      sources: found.sources,
      silent: ['rd'],
    })
  })

  test('never takes the place of what somebody said', () => {
    const answers = withFound(
      { ...begun, nameTh: 'ร้านเดิม', year: 2568, employees: 3 },
      { ...found, statement: { nameTh: 'อื่น', yearly: { year: 2567, employees: 9 } } },
    )
    expect(answers).toMatchObject({ nameTh: 'ร้านเดิม', employees: 3, year: 2568, sources: {} })
  })

  test('makes a place more exact, and moves it nowhere', () => {
    const exact = { ...found, statement: { place: { province: '50', district: '5001', subdistrict: '500101' } } }
    expect(withFound({ ...begun, area: { province: '50' } }, exact).area).toEqual({ province: '50', district: '5001', subdistrict: '500101' })
    expect(withFound({ ...begun, area: { province: '10' } }, exact).area).toEqual({ province: '10' })
  })

  test('is the person’s own once they changed it', () => {
    const answers = withFound(begun, found)
    const after = withAnswers(answers, { nameTh: 'บริษัท ใหม่ จำกัด', area: { province: '50' } }, 'business')
    expect(after.sources).toEqual({ area: dbd, employees: dbd, revenue: dbd })
    expect(after.done).toEqual(['business'])
    expect(withAnswers(after, {}, 'business').done).toEqual(['business'])
  })
})

describe('a statement', () => {
  test('needs a name and a place', () => {
    expect(statementOf(begun)).toBeUndefined()
    expect(statementOf({ ...begun, nameTh: 'ก' })).toBeUndefined()
    expect(statementOf({ ...begun, nameTh: 'ก', area: { province: '10' } })).toMatchObject({ nameTh: 'ก', place: { province: '10' } })
  })

  test('speaks of a year only with a figure of it', () => {
    const named = { ...begun, nameTh: 'ก', area: { province: '10' }, year: 2568 }
    expect(statementOf(named)?.yearly).toBeUndefined()
    expect(statementOf({ ...named, revenue: '1800000.00' })?.yearly).toEqual({ year: 2568, employees: undefined, revenue: 180_000_000n })
  })

  test('that brings a record up to date empties what was emptied', () => {
    expect(restatementOf({ ...begun, nameTh: 'ก', area: { province: '10' }, phone: '0812345678' })).toMatchObject({
      phone: '0812345678',
      email: '',
      address: '',
    })
  })
})
