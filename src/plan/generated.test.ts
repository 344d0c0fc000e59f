import { describe, expect, it } from 'vitest'
import { system } from '#platform/database.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { csv, entriesOf, entryLines, generatePlan } from '../../test/generate/plan.ts'
import { randomOf } from '../../test/generate/random.ts'
import { loadPack } from '../../test/pack.ts'
import {
  amendProject,
  getApprovals,
  getIndicators,
  getMoney,
  getPlan,
  getSourceAllocations,
  importers,
  listActivities,
  listYears,
  streamImporters,
} from './index.ts'

const year = 2571
const { files, projects } = generatePlan({ year, projects: 8, seed: 7 })

describe('a year of another agency', async () => {
  const { db } = await testDatabase()
  const first = await loadPack(db, year, files, importers, streamImporters)

  it('is taken in by the same door', async () => {
    expect(first.faults).toEqual([])
    const plan = await getPlan(db, year)
    expect(plan.strategies).toHaveLength(3)
    expect(plan.projects.find((project) => project.code === 'ง6')?.parts).toEqual(['ง6-1', 'ง6-2'])
    expect(plan.projects[0]).toMatchObject({ ownerUnit: 'กองที่ 1', departments: ['กองแผน', 'กองคลัง'] })
    expect(await listActivities(db, year, 'ง1')).toHaveLength(2)
    expect((await getSourceAllocations(db, year)).map((row) => row.source)).toEqual(['annual_budget', 'own_income'])
    const [indicator] = await getIndicators(db, year, 'ง1')
    expect(indicator).toMatchObject({ measures: 'flow', counts: 'heads' })
    expect(indicator!.quarters.map(({ quarter, value }) => [quarter, value.times(4).div(quarter).eq(indicator!.target!)])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, true],
    ])
  })

  it('gives the same balances in both books, each project its own', async () => {
    const money = await getMoney(db, year)
    expect(money).toHaveLength(projects.length)
    for (const project of projects) {
      const found = money.find(({ code }) => code === project.code)!
      const { allocated, disbursed, committed } = project
      expect(found.reported).toMatchObject({ allocated, disbursed, committed })
      expect(found.derived).toMatchObject({ allocated, disbursed, committed, remaining: allocated - disbursed - committed })
    }
  })

  it('changes nothing when it comes again, entries included', async () => {
    const again = await loadPack(db, year, files, importers, streamImporters)
    expect(again.faults).toEqual([])
    for (const [table, counts] of Object.entries(again.counts)) expect({ table, ...counts }).toMatchObject({ added: 0, changed: 0, removed: 0 })
    expect(again.counts['budget_entries']!.unchanged).toBe(first.counts['budget_entries']!.added)
  })

  it('brings changed rows to what the file says, and keeps what people changed in the others', async () => {
    await db.updateTable('plan.project').set({ owner_unit: 'กองใหม่' }).where('fiscal_year', '=', year).where('code', '=', 'ง2').execute()
    const changed = { ...files, 'projects.csv': files['projects.csv']!.replace('โครงการสมมติที่ 1,', 'โครงการที่เปลี่ยนชื่อ,') }
    const { counts } = await loadPack(db, year, changed, importers)
    expect(counts['projects']).toMatchObject({ added: 0, changed: 1, removed: 0 })
    const plan = await getPlan(db, year)
    expect(plan.projects.find(({ code }) => code === 'ง1')?.name).toBe('โครงการที่เปลี่ยนชื่อ')
    expect(plan.projects.find(({ code }) => code === 'ง2')?.ownerUnit).toBe('กองใหม่')
    await loadPack(db, year, files, importers)
  })

  it('does not orphan entries, and names what is wrong by row', async () => {
    const withoutOne = files['projects.csv']!.replace(/^ง3,.*\n/m, '')
    const orphaned = await loadPack(db, year, { 'projects.csv': withoutOne }, importers)
    expect(orphaned.faults.map(({ message }) => message.en)).toEqual([expect.stringContaining('Project ง3 is no longer in the file')])
    expect((await getPlan(db, year)).projects.some(({ code }) => code === 'ง3')).toBe(true)
    const unknown = await loadPack(db, year, { 'activities.csv': files['activities.csv']!.replaceAll('ง1,', 'ง99,') }, importers)
    expect(unknown.faults[0]).toMatchObject({ at: { file: 'activities.csv', line: 2 }, column: 'project_code', printed: 'ง99' })
    const overdrawn = { 'budget_execution.csv': 'code,group,allocated,disbursed,committed,remaining\nง1,plan,10.00,8.00,2.01,0.00\n' }
    expect((await loadPack(db, year, overdrawn, importers)).faults[0]).toMatchObject({ column: 'allocated', at: { line: 2 } })
  })

  it('removes nothing that others still stand under', async () => {
    const other = 2580
    const made = generatePlan({ year: other, projects: 3, seed: 5 })
    const { 'budget_entries.csv': entries, ...withoutEntries } = made.files
    expect(entries).toBeDefined()
    await loadPack(db, other, withoutEntries, importers)
    const messages = async (brought: Record<string, string>) =>
      (await loadPack(db, other, brought, importers)).faults.map(({ message }) => message.en.replace(/,.*/, ''))
    const without = (file: string, line: RegExp) => ({ [file]: made.files[file]!.replace(line, '') })
    expect(await messages(without('strategies.csv', /^3,.*\n/m))).toEqual(['Number 3 is no longer in the file'])
    expect(await messages(without('tactics.csv', /^3\/ก,.*\n/m))).toEqual(['Number 3/ก is no longer in the file'])
    expect(await messages(without('projects.csv', /^ง3,.*\n/m))).toEqual(['Project ง3 is no longer in the file'])
    const together = { ...without('projects.csv', /^ง3,.*\n/m), ...without('project_indicators.csv', /^ง3:.*\n/gm) }
    expect(await messages(together)).toEqual([])
    expect((await getPlan(db, other)).projects).toHaveLength(2)

    const [approval] = await getApprovals(db, other)
    const amended = { year: other, code: 'ง1', version: 1, name: 'ชื่อใหม่', departments: [], reason: 'ตามมติ', approvalId: approval!.id }
    expect(await amendProject(testApp(db), system('test'), amended)).toMatchObject({ ok: true })
    const [head] = made.files['dates_and_meetings.csv']!.split('\n')
    expect(await messages({ 'dates_and_meetings.csv': `${head}\n,,,,,เหตุการณ์อื่น,,1\n` })).toEqual([
      `The approval of meeting 9/${other - 1} is no longer in the file`,
    ])
    expect(await messages({ ...together, ...without('projects.csv', /^ง1,.*\n/m), ...without('project_indicators.csv', /^ง1:.*\n/gm) })).toEqual([
      'Project ง1 is no longer in the file',
    ])
  })

  it('names the entry that cannot be', async () => {
    const row = (cells: Record<string, string>) => ({
      entry_no: 'n1',
      project_code: 'ง1',
      source: '',
      kind: 'allocation',
      amount: '1',
      date: '2027-12-01',
      reference: 'x',
      commitment_no: '',
      to_project_code: '',
      reverses_no: '',
      reason: '',
      ...cells,
    })
    const bring = async (...rows: Record<string, string>[]) =>
      (await loadPack(db, year, { 'budget_entries.csv': csv(rows.map(row)) }, importers, streamImporters)).faults.map(({ at, column, message }) => [
        at.line,
        column,
        message.en,
      ])
    expect(await bring({}, { entry_no: 'n2', kind: 'disbursement', amount: '2' })).toEqual([[3, 'amount', 'More than remains']])
    expect(await bring({ kind: 'release' })).toEqual([[2, 'commitment_no', 'An entry of this kind needs this cell']])
    expect(await bring({ kind: 'release', commitment_no: 'nowhere' })).toEqual([[2, 'commitment_no', 'There is no such commitment on this project and source']])
    expect(await bring({ project_code: 'ง6' })).toEqual([[2, 'project_code', 'This code is a heading: enter it on one of its parts']])
    expect(await bring({ project_code: 'ง99', amount: '0' })).toEqual([
      [2, 'project_code', 'The plan has no project of this code'],
      [2, 'amount', 'The amount must be more than zero'],
    ])
    expect(await bring({ entry_no: 'ง1/1', source: 'annual_budget', amount: '5' })).toEqual([
      [2, 'entry_no', expect.stringContaining('recorded with other content')],
    ])
    expect(
      await bring(
        {},
        { entry_no: 'n2', kind: 'reversal', reverses_no: 'n1', reason: 'ผิด' },
        { entry_no: 'n3', kind: 'reversal', reverses_no: 'n1', reason: 'ผิด' },
      ),
    ).toEqual([[4, 'reverses_no', 'That entry is reversed already']])
    expect(
      await bring({}, { entry_no: 'n2', kind: 'transfer', to_project_code: 'ง2' }, { entry_no: 'n3', kind: 'reversal', reverses_no: 'n2', reason: 'ผิด' }),
    ).toEqual([])
  })

  it('stands beside other years', async () => {
    const other = generatePlan({ year: 2572, projects: 3, seed: 8 })
    expect((await loadPack(db, 2572, other.files, importers, streamImporters)).faults).toEqual([])
    expect(await listYears(db)).toEqual([2580, 2572, 2571])
    expect(await getMoney(db, year)).toHaveLength(8)
  })
})

it('entries are made alike from the same seed, as many as wanted', () => {
  const all = [...entriesOf('ก1', year, 500, randomOf(3))]
  expect(all).toHaveLength(500)
  expect([...entriesOf('ก1', year, 500, randomOf(3))]).toEqual(all)
  expect([...entryLines(year, ['ก1', 'ก2'], 10, 3)]).toHaveLength(21)
})
