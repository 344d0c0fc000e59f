import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { system, type Db } from '#platform/database.ts'
import { bytesSource, readTable, type Source } from '#platform/read-table.ts'
import { writeXlsx } from '#platform/write-table.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { generatePlan } from '../../../test/generate/plan.ts'
import { readPack, type PackFiles } from '../../../test/pack.ts'
import { importFiles, importPack, previewPack, tables, yearOf, type ImportOutcome } from './index.ts'

const published = await readPack('data/fy2566')
const { files: generated, projects } = generatePlan({ year: 2571, projects: 6, seed: 3 })
const caller = system('test')

const sources = (files: PackFiles): Source[] => Object.entries(files).map(([name, text]) => bytesSource(name, Buffer.from(text)))

/** What the import changed, over all tables. */
function changes(outcome: ImportOutcome) {
  if (!outcome.ok) throw new Error(told(outcome).join('\n'))
  const sum = { added: 0, changed: 0, unchanged: 0, removed: 0, rows: 0 }
  for (const table of outcome.value.tables) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += table[key]
  return sum
}

const told = (outcome: ImportOutcome): string[] =>
  outcome.ok ? [] : outcome.faults.map(({ at, column, message }) => `${at.file}:${at.line} ${column ?? '-'} ${message.th}`)

/** Every row of every table that an import may write, as one digest per table. */
async function contents(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('plan', 'results', 'statements', 'figures', 'findings', 'intake') order by 1`.execute(db)
  const digests: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: digest } = await sql<{ digest: string }>`
      select count(*) || ' ' || md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as digest from ${sql.raw(name)} as row`.execute(db)
    digests[name] = digest[0]!.digest
  }
  return digests
}

describe('the published pack', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  const bring = (files: PackFiles) => importPack(app, caller, { fiscalYear: 2566, files: sources(files) })

  test('comes in whole, and again without a change', async () => {
    const first = changes(await bring(published))
    expect(first).toEqual({ added: 1_192, changed: 0, unchanged: 0, removed: 0, rows: 1_192 })
    const before = await contents(db)
    const second = changes(await bring(published))
    expect(second).toEqual({ added: 0, changed: 0, unchanged: first.rows, removed: 0, rows: first.rows })
    const after = await contents(db)
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(['intake.batch', 'intake.batch_file'])
  })

  test('a changed cell changes one row', async () => {
    const changed = { 'projects.csv': published['projects.csv']!.replace('7000000.00', '7000000.01') }
    expect(changes(await previewPack(app, caller, { fiscalYear: 2566, files: sources(changed) }))).toMatchObject({ added: 0, changed: 1, removed: 0 })
    expect(changes(await bring(changed))).toMatchObject({ added: 0, changed: 1, removed: 0 })
    const { budget } = await db.selectFrom('plan.project').select('budget').where('code', '=', 'P01').executeTakeFirstOrThrow()
    expect(budget).toBe('7000000.01')
    expect(changes(await bring({ 'projects.csv': published['projects.csv']! }))).toMatchObject({ changed: 1 })
  })

  test('as one workbook it says the same', async () => {
    const sheets = await Promise.all(
      tables
        .filter(({ name }) => published[`${name}.csv`])
        .map(async (table) => {
          const { rows } = await readTable(table, { name: `${table.name}.csv`, bytes: Buffer.from(published[`${table.name}.csv`]!) })
          const keys = Object.keys(table.columns)
          return {
            name: table.name,
            lines: [keys.map((key) => table.columns[key]!.title.th), ...rows.map(({ printed }) => keys.map((key) => printed[key] ?? ''))],
          }
        }),
    )
    const { db: other } = await testDatabase()
    const files = [bytesSource('แผน 2566.xlsx', await writeXlsx(sheets))]
    const outcome = await importPack(testApp(other), caller, { fiscalYear: 2566, files })
    expect(told(outcome)).toEqual([])
    const money = (of: Db) => sql`select code, project_group, allocated, disbursed, committed, remaining from plan.project_money_v1 order by code`.execute(of)
    expect((await money(other)).rows).toEqual((await money(db)).rows)
    const row = await other.selectFrom('plan.project').select(['src_file', 'src_row']).where('code', '=', 'P01').executeTakeFirstOrThrow()
    expect(row).toEqual({ src_file: 'แผน 2566.xlsx!projects', src_row: 2 })
  })

  test('another year of another agency comes in beside it, by its own folder', async () => {
    const before = await db.selectFrom('plan.project').select('code').where('fiscal_year', '=', 2566).execute()
    const outcome = await importPack(app, caller, { fiscalYear: 2571, files: sources(generated) })
    expect(told(outcome)).toEqual([])
    expect(await db.selectFrom('plan.project').select('code').where('fiscal_year', '=', 2566).execute()).toEqual(before)
  })
})

describe('all or nothing', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  let before: Record<string, string>
  beforeEach(async () => {
    before = await contents(db)
  })

  const withProjects = (files: PackFiles): PackFiles => ({ ...generated, ...files })
  const entries = generated['budget_entries.csv']!
  const lastEntry = entries.trimEnd().split('\n').at(-1)!.split(',')

  test.each<[string, PackFiles, RegExp]>([
    [
      'a cell that cannot be read',
      withProjects({ 'projects.csv': generated['projects.csv']!.replace(/\d+\.\d\d/, '1.005') }),
      /projects\.csv:2 budget .*ทศนิยม/,
    ],
    [
      'a reference to nothing',
      withProjects({ 'project_indicators.csv': generated['project_indicators.csv']!.replace(`,${projects[0]!.code},`, ',NOWHERE,') }),
      /project_indicators\.csv:\d+ project_code/,
    ],
    [
      'an entry that would overdraw, after everything else was saved',
      withProjects({ 'budget_entries.csv': `${entries}${overdraft()}\n` }),
      /budget_entries\.csv:\d+ amount/,
    ],
    ['an entry cut in the middle', withProjects({ 'budget_entries.csv': entries.slice(0, -20) }), /budget_entries\.csv:\d+ - .*ขาด/],
    ['a table nobody knows', withProjects({ 'wishes.csv': 'a\n1\n' }), /wishes\.csv:1 - ไม่รู้จักตาราง/],
    ['a mislabelled file', withProjects({ 'tactics.csv': '%PDF-1.4' }), /tactics\.csv:1 - .*PDF/],
  ])('%s keeps everything out', async (_, files, wanted) => {
    const outcome = await importPack(app, caller, { fiscalYear: 2571, files: sources(files) })
    expect(told(outcome).join('\n')).toMatch(wanted)
    expect(await contents(db)).toEqual(before)
  })

  function overdraft(): string {
    const header = entries.split('\n')[0]!.split(',')
    return header
      .map((column, index) => {
        if (column === 'entry_no') return 'Z-1'
        if (column === 'kind') return 'disbursement'
        if (column === 'amount') return '999999999999.99'
        return column === 'commitment_no' ? '' : (lastEntry[index] ?? '')
      })
      .join(',')
  }

  test('faults of every file come at once', async () => {
    const files = { 'strategies.csv': 'number,name_th\n,ก\n', 'tactics.csv': 'number,strategy\n1,1\n', 'toc.csv': 'x' }
    expect(told(await importPack(app, caller, { fiscalYear: 2571, files: sources(files) }))).toEqual([
      'strategies.csv:2 number ต้องมีค่า',
      'tactics.csv:1 name_th ขาดคอลัมน์ name_th (ชื่อ (ไทย))',
      'toc.csv:1 - ไม่รู้จักคอลัมน์ “x”',
      'toc.csv:1 part ขาดคอลัมน์ part (ส่วน)',
      'toc.csv:1 title_th ขาดคอลัมน์ title_th (หัวข้อ)',
    ])
  })

  test('one table in two files is a fault', async () => {
    const strategies = generated['strategies.csv']!
    expect(told(await importPack(app, caller, { fiscalYear: 2571, files: sources({ 'strategies.csv': strategies, 'ยุทธศาสตร์.csv': strategies }) }))).toEqual([
      'ยุทธศาสตร์.csv:1 - ตาราง strategies มีอยู่แล้วใน strategies.csv',
    ])
  })

  test('a thousand faults are kept, all are counted', async () => {
    const outcome = await importPack(app, caller, { fiscalYear: 2571, files: sources({ 'strategies.csv': `number,name_th\n${',ก\n'.repeat(1_500)}` }) })
    expect(outcome).toMatchObject({ ok: false, faultCount: 1_500 })
    expect(told(outcome)).toHaveLength(1_000)
  })

  test('a preview tells what would be done and does nothing', async () => {
    expect(changes(await previewPack(app, caller, { fiscalYear: 2571, files: sources(generated) })).added).toBeGreaterThan(0)
    expect(await contents(db)).toEqual(before)
  })

  test('the same pack brought by ten at once comes in once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => importPack(app, caller, { fiscalYear: 2571, files: sources(generated) })))
    expect(outcomes.filter((outcome) => changes(outcome).added > 0)).toHaveLength(1)
    expect(outcomes.filter((outcome) => changes(outcome).added + changes(outcome).changed === 0)).toHaveLength(9)
  })

  test('entries come once, whatever file they stand in', async () => {
    const count = async () =>
      (
        await db
          .selectFrom('plan.budget_entry')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow()
      ).count
    const stood = await count()
    const [header, ...lines] = entries.trimEnd().split('\n')
    const again = `${[header, ...lines.toReversed().slice(0, 3).toReversed()].join('\n')}\n`
    expect(changes(await importPack(app, caller, { fiscalYear: 2571, files: sources({ 'budget_entries.csv': again }) }))).toMatchObject({
      added: 0,
      unchanged: 3,
    })
    expect(await count()).toBe(stood)
  })
})

describe('files of the machine', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  const folder = (name: string, files: PackFiles): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'prosme-')), name)
    mkdirSync(path)
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text)
    return path
  }

  test('the year is what the pack says, and never guessed', () => {
    const files = { 'strategies.csv': generated['strategies.csv']! }
    expect(yearOf([folder('fy2571', files)])).toBe(2571)
    expect(yearOf([join(folder('FY2571', files), 'strategies.csv')])).toBe(2571)
    expect(yearOf([folder('plan', { ...files, 'pack.json': '{"fiscalYear":2572}' })])).toBe(2572)
    expect(yearOf([folder('fy2571', { ...files, 'pack.json': '{"fiscalYear":2572}' })])).toBe(2572)
    expect(yearOf([folder('plan', files)])).toBeUndefined()
    expect(yearOf([folder('plan 2571', files)])).toBeUndefined()
    expect(yearOf([folder('fy2571', { ...files, 'pack.json': '{"fiscalYear":"?"}' })])).toBeUndefined()
    expect(yearOf([folder('fy2571', files), folder('fy2572', files)])).toBeUndefined()
  })

  test('a folder comes in, other files in it are left alone', async () => {
    const outcome = await importFiles(app, caller, [folder('fy2571', { ...generated, 'SOURCES.md': '# x' })], undefined)
    expect(outcome).toMatchObject({ ok: true, value: { fiscalYear: 2571 } })
  })

  test('what cannot be done is refused', async () => {
    expect(await importFiles(app, caller, ['/nowhere/at/all'], 2571)).toMatchObject({ ok: false, code: 'no-such-path' })
    expect(await importFiles(app, caller, [folder('plan', generated)], undefined)).toMatchObject({ ok: false, code: 'year-needed' })
    expect(await importFiles(app, caller, [folder('fy2571', { 'a.md': '' })], undefined)).toMatchObject({ ok: false, code: 'no-files' })
  })
})
