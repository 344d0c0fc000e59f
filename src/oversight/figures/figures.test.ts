import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importers as resultImporters } from '#oversight/results/index.ts'
import { importers as statementImporters } from '#oversight/statements/index.ts'
import { importers as planImporters } from '#plan/index.ts'
import { testDatabase } from '../../../test/database.ts'
import { agencies, generatePack } from '../../../test/generate/pack.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { importers } from './importers.ts'
import { figuresJson, headlinesJson } from './json.ts'
import { getFigures } from './store.ts'

const { db } = await testDatabase()
const year = 2566
const files = await readPack(join(import.meta.dirname, '../../../data/fy2566'))
const below = [...planImporters, ...resultImporters, ...statementImporters]
expect((await loadPack(db, year, files, [...below, ...importers])).faults).toEqual([])

const figure = async (key: string) => (await getFigures(db, year)).find((one) => one.key === key)!

describe('the figures of a published year', () => {
  it.each([
    ['sme_developed', '1403671', '1403671', '0', '795309'],
    ['economic_value', '16725.4437', '16725', '0.4437', '7285'],
    ['in_depth', '6838', '6838', '0', '5685'],
    ['online', '1159503', '1159503', '0', '580500'],
    ['s3_access', '1278683', null, null, null],
    ['one_id', '119173', null, null, null],
    ['hip', '10402.85', '10402', '0.85', '5000'],
    ['project_economic_value', '6322.5937', '6322', '0.5937', '2285'],
    ['sme_developed_target', '795309', '795309', '0', null],
    ['economic_value_target', '7285', '7285', '0', null],
    ['projects', '32', '32', '0', null],
    ['budget_million', '1182.99', '1182.99', '0', null],
    ['satisfaction_pct', '87.55', '87.55', '0', null],
  ])('%s comes to %s, printed %s', async (key, value, printed, difference, target) => {
    expect(figuresJson(await getFigures(db, year))[key]).toMatchObject({ value, printed, difference, target })
  })

  it('says how a printed number was made of the computed one', async () => {
    const by = new Map((await getFigures(db, year)).map(({ key, agreement }) => [key, agreement]))
    expect([by.get('economic_value'), by.get('hip'), by.get('oss'), by.get('one_id')]).toEqual(['rounded', 'cut', 'exact', undefined])
  })

  it('names kind and count only where the file does', async () => {
    expect(await figure('one_id')).toMatchObject({ kind: 'stock', count: 'heads' })
    expect(await figure('oss')).toMatchObject({ kind: 'not stated', count: 'times' })
    expect(await figure('hip')).toMatchObject({ kind: 'not stated', count: 'not stated' })
  })

  it('sums its parts, exactly, at every level', async () => {
    const check = (parts: Awaited<ReturnType<typeof figure>>['parts']): void => {
      for (const part of parts) {
        if (part.parts.length === 0) continue
        expect(part.parts.reduce((sum, { value }) => sum.plus(value!), part.value!.minus(part.value!)).eq(part.value!)).toBe(true)
        check(part.parts)
      }
    }
    const figures = await getFigures(db, year)
    expect(figures.flatMap(({ missing }) => missing)).toEqual([])
    for (const { parts } of figures) check(parts)
  })

  it('leads from the headline down to lines of the files', async () => {
    const value = await figure('economic_value')
    expect([value.printedAt, value.definedAt]).toEqual([
      { file: 'headline_figures.csv', line: 7, srcLine: 277 },
      { file: 'figure_definitions.csv', line: 17, srcLine: undefined },
    ])
    const [hip] = value.parts
    const loans = hip!.parts[1]!.parts[0]!
    expect([hip!.key, loans.ref, loans.rows]).toMatchObject([
      'hip',
      'value:V22',
      [{ at: { file: 'economic_value_by_project.csv', line: 23 }, srcLine: 368, unit: 'million baht' }],
    ])
    expect((await figure('projects')).parts[0]!.rows.length).toBe(32)
    expect((await figure('budget_million')).parts[0]!.rows[0]).toMatchObject({ label: expect.stringContaining('P01'), at: { file: 'budget_execution.csv' } })
  })

  it('maps every printed headline to its figure', async () => {
    const headlines = headlinesJson(await getFigures(db, year))
    expect(Object.keys(headlines).length).toBe(16)
    expect(Object.values(headlines).every((one) => one !== null)).toBe(true)
    expect(headlines['hip_sme_gp_loans']).toMatchObject({ value: '9532.02', printed: '9532' })
  })
})

const edited = (from: string, to: string) => {
  const text = files['figure_definitions.csv']!
  if (!text.includes(from)) throw new Error(`the pack has no ${from}`)
  return { ...files, 'figure_definitions.csv': text.replace(from, to) }
}

describe('definitions come in', () => {
  it('again without changing anything, alone as well as with their tables', async () => {
    expect((await loadPack(db, year, files, importers)).counts['figure_definitions']).toEqual({ added: 0, changed: 0, unchanged: 25, removed: 0 })
    const alone = { 'figure_definitions.csv': files['figure_definitions.csv']! }
    expect((await loadPack(db, year, alone, importers)).faults).toEqual([])
  })

  it.each([
    ['ind:P14-O2', 'ind:P99-O9', 3, 'ind:P99-O9'],
    ['text:143', 'text:9143', 5, 'text:9143'],
    ['value:V21', 'value:X21', 13, 'value:X21'],
    ['money:plan.allocated', 'money:plan.wished', 25, 'money:plan.wished'],
    ['ind:P14-O2', 'sme_developed', 2, 'oss'],
    ['portal + sme_gp_site', 'portal - sme_gp_site', 8, 'portal - sme_gp_site'],
  ])('not with %s as %s', async (from, to, line, ref) => {
    const { faults } = await loadPack(db, year, edited(from, to), [...below, ...importers])
    const own = faults.filter(({ at }) => at.file === 'figure_definitions.csv')
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ message }) => message.en).join()).toContain(`“${ref}”`)
    expect(own.map(({ column }) => column)).toContain('composed_of')
    expect(own.map(({ at }) => at.line)).toContain(line)
    expect((await figure('oss')).value?.toFixed()).toBe('233981')
  })

  it('and a headline that none of them names is printed, made of nothing', async () => {
    const without = { 'figure_definitions.csv': files['figure_definitions.csv']!.replace('oss,oss,', 'oss,,') }
    expect((await loadPack(db, year, without, importers)).counts['figure_definitions']).toMatchObject({ changed: 1 })
    const figures = await getFigures(db, year)
    expect(headlinesJson(figures)['oss']).toBeNull()
    expect(figuresJson(figures)['oss']).toMatchObject({ value: '233981', printed: null })
    await loadPack(db, year, files, importers)
  })
})

it.each(Object.entries(agencies))('the figures of another agency (%s) come out as it prints them', async (_, agency) => {
  expect((await loadPack(db, agency.year, generatePack(agency), [...below, ...importers])).faults).toEqual([])
  const figures = await getFigures(db, agency.year)
  expect(figures.length).toBeGreaterThan(0)
  expect(figures.flatMap(({ missing }) => missing)).toEqual([])
  expect(figures.filter(({ agreement }) => agreement === 'cut' || agreement === 'different')).toEqual([])
})
