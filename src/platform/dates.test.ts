import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  bangkokDay,
  daysBetween,
  fiscalMonths,
  fiscalQuarter,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
  formatDate,
  formatInstant,
  quarterBounds,
  quarters,
  readDate,
  readPartialDate,
  whyNotDate,
} from './dates.ts'

describe('reading', () => {
  test.each([
    ['2022-10-01', '2022-10-01'],
    ['๒๐๒๒-๑๐-๐๑', '2022-10-01'],
    ['1 ต.ค. 2565', '2022-10-01'],
    ['๑ ต.ค. ๒๕๖๕', '2022-10-01'],
    ['1 ตุลาคม 2565', '2022-10-01'],
    ['1 ตุลาคม พ.ศ. 2565', '2022-10-01'],
    ['1 ตค 2565', '2022-10-01'],
    ['1 ต.ค.65', '2022-10-01'],
    ['01/10/2565', '2022-10-01'],
    ['1/2/2567', '2024-02-01'],
    ['29 ก.พ. 2567', '2024-02-29'],
    ['1 ต.ค. ค.ศ. 2022', '2022-10-01'],
    ['1 October 2022', '2022-10-01'],
    ['1 oct 2022', '2022-10-01'],
  ])('%s is %s', (printed, iso) => expect(readDate(printed)).toBe(iso))

  test.each([
    ['2565-10-01', 'ค.ศ.'],
    ['01/10/2022', 'ไม่แน่ชัด'],
    ['01/10/65', 'ไม่แน่ชัด'],
    ['1 ต.ค. 2022', 'ไม่แน่ชัด'],
    ['1 ต.ค. 22', 'ไม่แน่ชัด'],
    ['1 October 2565', 'ไม่แน่ชัด'],
    ['1 Oct 22', 'ไม่แน่ชัด'],
    ['29 ก.พ. 2566', 'ไม่มีวันนี้'],
    ['2023-02-29', 'ไม่มีวันนี้'],
    ['2023-13-01', 'ไม่มีวันนี้'],
    ['31/04/2566', 'ไม่มีวันนี้'],
    ['1 ต.ก. 2565', 'ไม่ใช่วันที่'],
    ['44835', 'ไม่ใช่วันที่'],
    ['', 'ไม่ใช่วันที่'],
    ['2022-10', 'ไม่ใช่วันที่'],
    ['0000-00-00', 'ไม่ใช่วันที่'],
  ])('%j is refused with a reason', (printed, reason) => {
    expect(readDate(printed)).toBeUndefined()
    expect(whyNotDate(printed).th).toContain(reason)
  })

  test('a month alone', () => {
    expect(readPartialDate('2023-08')).toBe('2023-08')
    expect(readPartialDate('1 ต.ค. 2565')).toBe('2022-10-01')
    expect(readPartialDate('2566-08')).toBeUndefined()
    expect(readPartialDate('2023-13')).toBeUndefined()
  })

  test('what is written in either language is read back', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('th', 'en'), fc.constantFrom('short', 'long'), (date, lang, style) => {
        expect(readDate(formatDate(date, lang, style))).toBe(date)
      }),
    )
  })
})

test('formats', () => {
  expect(formatDate('2022-10-01', 'th')).toBe('1 ต.ค. 2565')
  expect(formatDate('2022-10-01', 'en', 'long')).toBe('1 October 2022')
  expect(formatDate('2023-08', 'th', 'long')).toBe('สิงหาคม 2566')
  expect(formatInstant('2022-09-30T18:30:00.000Z', 'th')).toBe('1 ต.ค. 2565 01:30 น.')
  expect(formatInstant('2022-09-30T18:30:00.000Z', 'en')).toBe('1 Oct 2022 01:30')
})

describe('the fiscal year', () => {
  test.each([
    ['2022-09-30', 2565, 4],
    ['2022-10-01', 2566, 1],
    ['2022-12-31', 2566, 1],
    ['2023-01-01', 2566, 2],
    ['2023-04-01', 2566, 3],
    ['2023-07-01', 2566, 4],
    ['2023-09-30', 2566, 4],
  ])('%s is in %i, quarter %i', (date, year, quarter) => {
    expect(fiscalYearOf(date)).toBe(year)
    expect(fiscalQuarter(date)).toBe(quarter)
  })

  test('its months and quarters cover it', () => {
    expect(fiscalMonths(2566)).toEqual(
      ['10', '11', '12'].map((month) => `2022-${month}`).concat(['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2023-${month}`)),
    )
    expect(quarterBounds(2566, 1)).toEqual({ start: '2022-10-01', end: '2022-12-31' })
    expect(quarterBounds(2567, 2)).toEqual({ start: '2024-01-01', end: '2024-03-31' })
    expect(quarterBounds(2566, 4).end).toBe(fiscalYearEnd(2566))
  })

  test('every day lies in the bounds of its own quarter', () => {
    fc.assert(
      fc.property(day, (date) => {
        const year = fiscalYearOf(date)
        expect(date >= fiscalYearStart(year) && date <= fiscalYearEnd(year)).toBe(true)
        expect(
          quarters.filter((quarter) => {
            const { start, end } = quarterBounds(year, quarter)
            return date >= start && date <= end
          }),
        ).toEqual([fiscalQuarter(date)])
      }),
    )
  })
})

test('days', () => {
  expect(daysBetween('2022-10-01', '2023-09-30')).toBe(364)
  expect(daysBetween('2023-10-01', '2022-10-01')).toBe(-365)
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(bangkokDay('2022-09-30T17:00:00.000Z')).toBe('2022-10-01')
  expect(bangkokDay('2022-09-30T16:59:59.999Z')).toBe('2022-09-30')
})

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1960-01-01', days))
