import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import { system } from '#platform/database.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import {
  addHoliday,
  activityNames,
  addWorkingDays,
  areaNames,
  closeFiscalYear,
  findActivity,
  findProvince,
  isClosed,
  isWorkingDay,
  listActivities,
  listFiscalYears,
  listHolidays,
  listProvinces,
  loadReference,
  removeHoliday,
  reopenFiscalYear,
  searchActivities,
  searchAreas,
} from './index.ts'
import { isWeekend, shiftWorkingDays } from './rules.ts'

const { db } = await testDatabase()
const app = testApp(db)
const caller = system('test')
const loaded = await loadReference(app)
const today = '2026-11-22'

const count = async (table: 'reference.province' | 'reference.district' | 'reference.subdistrict' | 'reference.holiday') =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

describe('areas', () => {
  test('are all there', async () => {
    expect([await count('reference.province'), await count('reference.district'), await count('reference.subdistrict')]).toEqual([77, 928, 7436])
  })
  test('stand in Thai order: a leading vowel is read after its consonant', async () => {
    const names = (await listProvinces(db, today)).map(({ name }) => name.th)
    expect(names).toHaveLength(77)
    expect(names.slice(0, 4)).toEqual(['กระบี่', 'กรุงเทพมหานคร', 'กาญจนบุรี', 'กาฬสินธุ์'])
    expect(names.indexOf('เชียงใหม่')).toBeLessThan(names.indexOf('ตรัง'))
  })
  test('codes have names, at every level and mixed', async () => {
    const names = await areaNames(db, ['50', '5001', '500101', '999999', '50'])
    expect([...names.keys()].toSorted()).toEqual(['50', '5001', '500101'])
    expect(names.get('50')).toEqual({ th: 'เชียงใหม่', en: 'Chiang Mai' })
    expect(await areaNames(db, [])).toEqual(new Map())
    expect([...(await activityNames(db, ['C', '10711', '00000'])).keys()].toSorted()).toEqual(['10711', 'C'])
  })

  test('are found by code and by name', async () => {
    expect(await findProvince(db, '50')).toMatchObject({ name: { th: 'เชียงใหม่', en: 'Chiang Mai' } })
    expect(await findProvince(db, '99')).toBeUndefined()
    expect((await searchAreas(db, 'เชียง', today)).slice(0, 2)).toMatchObject([{ code: '57' }, { code: '50' }])
    expect(await searchAreas(db, '10200', today)).toContainEqual(
      expect.objectContaining({ name: { th: 'พระนคร', en: 'Phra Nakhon' }, within: ['กรุงเทพมหานคร'] }),
    )
    expect(await searchAreas(db, 'phra nakhon', today)).toContainEqual(expect.objectContaining({ kind: 'district', code: '1001' }))
    expect(await searchAreas(db, '%', today)).toEqual([])
    expect(await searchAreas(db, '  ', today)).toEqual([])
  })
})

describe('activities', () => {
  test('are the whole classification', async () => {
    const levels = await db
      .selectFrom('reference.activity')
      .select((eb) => ['level', eb.fn.countAll<string>().as('count')])
      .groupBy('level')
      .execute()
    expect(Object.fromEntries(levels.map(({ level, count: rows }) => [level, Number(rows)]))).toEqual({
      section: 21,
      division: 88,
      group: 244,
      class: 441,
      activity: 1098,
    })
  })
  test('open from section to activity', async () => {
    let path = (await listActivities(db, undefined)).slice(0, 1)
    expect(path[0]).toMatchObject({ code: 'A', level: 'section' })
    for (const level of ['division', 'group', 'class', 'activity']) {
      path = await listActivities(db, path[0]!.code)
      expect(path[0]).toMatchObject({ level, section: 'A' })
    }
    expect(await listActivities(db, path[0]!.code)).toEqual([])
  })
  test('are found by code and name; a code that is not listed is none', async () => {
    expect(await findActivity(db, '01')).toMatchObject({ level: 'division', parent: 'A' })
    expect(await findActivity(db, '99999')).toBeUndefined()
    expect((await searchActivities(db, 'กาแฟ')).length).toBeGreaterThan(0)
    expect(await searchActivities(db, '_')).toEqual([])
  })
})

describe('working days', () => {
  test.each([
    ['2023-04-12', true],
    ['2023-04-13', false],
    ['2023-04-15', false],
    ['2023-04-17', false],
    ['2023-04-18', true],
    ['2023-05-17', false],
    ['2019-04-01', true],
  ])('%s: %s', async (day, works) => {
    expect(await isWorkingDay(db, day)).toBe(works)
  })
  test('are counted over a festival, forwards and back', async () => {
    expect(await addWorkingDays(db, '2023-04-12', 1)).toBe('2023-04-18')
    expect(await addWorkingDays(db, '2023-04-18', -1)).toBe('2023-04-12')
    expect(await addWorkingDays(db, '2023-04-15', 0)).toBe('2023-04-15')
    expect(await addWorkingDays(db, '2023-12-28', 1)).toBe('2024-01-02')
  })
  test('follow what the cabinet announces and moves', async () => {
    expect(await isWorkingDay(db, '2023-07-03')).toBe(true)
    await addHoliday(app, caller, { day: '2023-07-03', nameTh: 'วันหยุดพิเศษ' })
    expect(await isWorkingDay(db, '2023-07-03')).toBe(false)
    expect(await removeHoliday(app, caller, '2023-05-17')).toMatchObject({ ok: true })
    expect(await removeHoliday(app, caller, '2023-05-17')).toEqual({ ok: false, code: 'no-such-holiday' })
    expect(await isWorkingDay(db, '2023-05-17')).toBe(true)
  })
  test('move as many working days as were asked, whatever the holidays', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: -40, max: 40 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 3200 }), { maxLength: 300 }),
        (start, days, closed) => {
          const day = addDays('2022-10-01', start)
          const holidays = new Set(closed.map((offset) => addDays('2022-08-01', offset)))
          const target = shiftWorkingDays(day, days, (asked) => holidays.has(asked))
          let worked = 0
          for (let at = day; at !== target;) {
            at = addDays(at, Math.sign(days))
            if (!isWeekend(at) && !holidays.has(at)) worked++
          }
          expect(worked).toBe(Math.abs(days))
        },
      ),
      { seed: 2, numRuns: 200 },
    )
  })
})

const found = async (on: string) => (await searchAreas(db, '100101', on)).length

describe('taking the files in', () => {
  test('again changes nothing, also not what people did', async () => {
    expect(loaded).toHaveLength(5)
    expect(await loadReference(app)).toEqual([])
    await addHoliday(app, caller, { day: '2024-01-01', nameTh: 'วันขึ้นปีใหม่ ที่แก้ชื่อ' })
    await removeHoliday(app, caller, '2024-05-10')
    await db.updateTable('reference.source').set({ fingerprint: 'older' }).execute()
    const before = await count('reference.holiday')
    expect(await loadReference(app)).toHaveLength(5)
    expect(await count('reference.holiday')).toBe(before)
    expect(await listHolidays(db, '2024-01-01', '2024-01-01')).toMatchObject([{ nameTh: 'วันขึ้นปีใหม่ ที่แก้ชื่อ', origin: 'typed' }])
    expect(await isWorkingDay(db, '2024-05-10')).toBe(true)
    expect(await listProvinces(db, today)).toHaveLength(77)
  })
  test('ends an area that a newer file leaves out, and keeps it for what was recorded before', async () => {
    const root = await mkdtemp(join(tmpdir(), 'prosme-'))
    const newer = { ...app, config: { ...app.config, root }, clock: fixedClock('2027-01-05T03:00:00.000Z') }
    await cp(join(app.config.root, 'data', 'reference'), join(root, 'data', 'reference'), { recursive: true })
    const file = join(root, 'data', 'reference', 'areas', 'subdistricts.csv')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^100101,.*\n/m, ''))
    expect(await loadReference(newer)).toEqual(['areas/subdistricts.csv'])
    expect([await found('2027-01-04'), await found('2027-01-05')]).toEqual([1, 0])
    await loadReference(app)
    expect(await found('2027-01-05')).toBe(1)
  })
})

test('fiscal years come with the calendar, and one that is closed says so until it is opened again', async () => {
  expect((await listFiscalYears(db)).map(({ year }) => year)).toEqual([2572, 2571, 2570, 2569, 2568, 2567, 2566, 2565, 2564, 2563, 2562])
  expect(await isClosed(db, 2566)).toBe(false)
  await closeFiscalYear(app, caller, 2566)
  expect(await isClosed(db, 2566)).toBe(true)
  expect((await listFiscalYears(db)).filter(({ status }) => status === 'closed')).toMatchObject([{ year: 2566, closedAt: expect.any(String) }])
  await reopenFiscalYear(app, caller, 2566)
  expect(await isClosed(db, 2566)).toBe(false)
  expect(await isClosed(db, 2600)).toBe(false)
})
