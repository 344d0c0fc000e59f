import { describe, expect, it } from 'vitest'
import { importers as figures } from '#oversight/figures/index.ts'
import { answerFinding, countOpen, getFindings, recheck } from '#oversight/findings/index.ts'
import { importers as results } from '#oversight/results/index.ts'
import { importers as statements } from '#oversight/statements/index.ts'
import { importers as plan, streamImporters } from '#plan/index.ts'
import { system, type Db } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { readBaht } from '#platform/money.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { generatePlan } from '../../../test/generate/plan.ts'
import { loadPack, readPack, type PackFiles } from '../../../test/pack.ts'
import { publishReport } from './actions/publish-report.ts'
import { compareReports } from './changes.ts'
import { composePart, composeReport } from './compose.ts'
import { reportContract, reportJson } from './contract.ts'
import { tracesOf, type Report, type Row, type Table } from './document.ts'
import { findPublished, listVersions } from './store.ts'

const made = { at: '2026-11-22T03:00:00.000Z', seal: undefined }
const importers = [...plan, ...statements, ...results, ...figures]
const published = await readPack('data/fy2566')

async function load(db: Db, year: number, files: PackFiles) {
  const { faults } = await loadPack(db, year, files, importers, streamImporters)
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
}

/** Rows of a pack's file, by column. No cell of these two files holds a comma or a quote. */
const cellsOf = (files: PackFiles, name: string): Record<string, string>[] => {
  const [head = '', ...lines] = files[name]!.trim().replaceAll('\r', '').split('\n')
  return lines.map((line) => Object.fromEntries(head.split(',').map((column, index) => [column, line.split(',')[index] ?? ''])))
}

const tablesOf = (report: Report, section: string): readonly Table[] =>
  report.parts.flatMap(({ sections }) => sections.filter(({ id }) => id === section)).flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))

const numbersOf = (row: Row): string[] =>
  ['allocated', 'disbursed', 'committed', 'remaining'].map((key) => (row.cells[key]?.kind === 'number' ? row.cells[key].value : ''))

describe('the report of the published year', async () => {
  const { db } = await testDatabase()
  await load(db, 2566, published)
  const report = await composeReport(db, 2566, made)

  it('has the five parts, and each part alone says the same', async () => {
    expect(report.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    for (const part of report.parts) expect(await composePart(db, 2566, part.number)).toEqual(part)
    expect(await composePart(db, 2566, 6)).toBeUndefined()
  })

  it('gives the money of every project row to the satang', () => {
    const rows = tablesOf(report, 'spending-by-project').flatMap((table) => table.rows)
    const execution = cellsOf(published, 'budget_execution.csv')
    expect(execution.length).toBe(38)
    for (const line of execution) {
      const row = rows.find(({ cells }) => cells['code']?.kind === 'text' && cells['code'].text.th === line['code'])
      expect([line['code'], ...numbersOf(row!)]).toEqual([line['code'], line['allocated'], line['disbursed'], line['committed'], line['remaining']])
      expect(row!.trace?.origins).toEqual([{ file: 'budget_execution.csv', line: execution.indexOf(line) + 2, srcLine: Number(line['src_line']) }])
    }
  })

  it('gives the published totals', () => {
    const totals = new Map(tablesOf(report, 'spending')[0]!.rows.map((row) => [row.trace!.code, numbersOf(row)]))
    expect(totals.get('M-plan')).toEqual(['1182990000.00', '710897409.81', '417720437.26', '54372152.93'])
    expect(totals.get('M-administration')).toEqual(['339898700.00', '303333456.11', '2579483.70', '33985760.19'])
    expect(totals.get('M-projects')).toEqual(['843091300.00', '407563953.70', '415140953.56', '20386392.74'])
    expect(totals.get('M-extra')?.[0]).toBe('42000000.00')
  })

  it('puts beside each headline what was printed and how far off it is', () => {
    const headlines = report.parts[1]!.sections[0]!.blocks[0]!
    const value = headlines.kind === 'figures' ? headlines.figures.find(({ trace }) => trace?.code === 'F-economic_value') : undefined
    expect(value).toMatchObject({ number: { value: '16725.4437' }, target: { value: '7285' } })
    expect(value?.remark?.en).toBe('printed 16,725, 0.4437 off what is computed')
    expect(value?.trace?.href).toBe('/figures/2566/economic_value')
  })

  it('lists the targets that were missed', () => {
    const blocks = report.parts[1]!.sections.find(({ id }) => id === 'missed')!.blocks
    const list = blocks.find((block) => block.kind === 'list')
    expect(list?.items.map(({ trace }) => trace?.code)).toEqual(expect.arrayContaining(['R-P18-O2', 'R-P19-O1', 'R-P20-O2', 'R-K-PLAN-1']))
  })

  it('says that the year has no months', () => {
    expect(report.parts[2]!.sections.find(({ id }) => id === 'spending-by-month')!.blocks).toEqual([
      { kind: 'note', text: expect.objectContaining({ en: 'The records of this year hold totals of the year only: no months, no quarters.' }) },
    ])
  })

  it('prints in part five what is held of the plan to come, and nothing of it in part one', () => {
    const next = JSON.stringify(report.parts[4])
    expect(next).toContain('6,029')
    expect(next).toContain('วัตถุประสงค์ของแผนระยะ 5 ปี')
    expect(JSON.stringify(report.parts[0])).not.toContain('อุตสาหกรรมที่แข็งแกร่ง')
  })

  it('prints open findings, and those answered with the reason', async () => {
    expect(JSON.stringify(report.parts[4])).toContain('not been checked')
    await recheck(testApp(db), system('test'), 2566)
    const [first] = await getFindings(db, 2566)
    await answerFinding(
      testApp(db),
      { ...system('test'), accountId: newId() },
      { year: 2566, id: first!.id, version: first!.version, answer: 'accepted', reason: 'ยอดตามมติ', correction: undefined },
    )
    const next = await composeReport(db, 2566, made)
    expect(tablesOf(next, 'open-findings')[0]!.rows.length).toBe(await countOpen(db, 2566))
    expect(tablesOf(next, 'answered-findings')[0]!.rows.map(({ cells }) => cells['answer'])).toEqual([
      { kind: 'text', text: { th: expect.stringContaining(': ยอดตามมติ'), en: 'Accepted: ยอดตามมติ' } },
    ])
    expect((await reportJson(db, 2566)).findings).toBe(String(await countOpen(db, 2566)))
  })

  it('gives every table row with numbers a way to its source, each code one meaning', () => {
    for (const { sections } of report.parts) {
      for (const table of sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))) {
        for (const row of table.rows.filter(({ cells }) => Object.values(cells).some(({ kind }) => kind === 'number'))) {
          expect(row.trace, `${table.title.en}: ${JSON.stringify(row.cells)}`).toBeDefined()
        }
      }
    }
    const traces = report.parts.flatMap((part) => tracesOf({ ...report, parts: [part] }))
    const meanings = Map.groupBy(traces, ({ code }) => code)
    for (const [code, own] of meanings) expect([code, new Set(own.map(({ href }) => href)).size]).toEqual([code, 1])
  })
})

describe('the contract with other systems', async () => {
  const { db } = await testDatabase()
  await load(db, 2566, published)
  const json = await reportJson(db, 2566)

  it('is what its schema says, with no number that is not a string', () => {
    expect(reportContract.parse(JSON.parse(JSON.stringify(json)))).toEqual(json)
    const bare: unknown[] = []
    JSON.stringify(json, (_, value: unknown) => {
      if (typeof value === 'number') bare.push(value)
      return value
    })
    expect(bare).toEqual([])
  })

  it('lists leaves, which sum to their group', () => {
    const codes = json.projects.map(({ code }) => code)
    expect(codes).toHaveLength(37)
    expect(codes).toContain('P32.1')
    expect(codes).not.toContain('P32')
    expect(json.projects.find(({ code }) => code === 'P32.1')?.parent).toBe('P32')
    for (const group of ['plan', 'extra', 'continuing'] as const) {
      for (const column of ['allocated', 'disbursed', 'committed', 'remaining'] as const) {
        const own = json.projects.filter((project) => project.group === group)
        expect(own.reduce((sum, project) => sum + readBaht(project[column])!, 0n)).toBe(readBaht(json.groups[group][column]))
      }
    }
    expect(json.budget).toEqual(json.groups.plan)
  })

  it('has the figures of the definitions and every headline', () => {
    expect(json.figures['economic_value']).toMatchObject({ value: '16725.4437', printed: '16725', difference: '0.4437', target: '7285' })
    expect(json.figures['sme_developed']).toMatchObject({ value: '1403671', target: '795309', count: 'times' })
    expect(json.headlines['economic_value']).toEqual(json.figures['economic_value'])
    expect(Object.keys(json.headlines)).toHaveLength(16)
  })
})

describe('another year of another agency', async () => {
  const { db } = await testDatabase()
  const { files, projects } = generatePlan({ year: 2571, projects: 12, seed: 7 })
  await load(db, 2571, files)
  const report = await composeReport(db, 2571, made)

  it('is composed by the same door, with months and quarters', () => {
    expect(report.title.th).toContain('2571')
    const codes = tablesOf(report, 'spending-by-project').flatMap(({ rows }) =>
      rows.map(({ cells }) => (cells['code']?.kind === 'text' ? cells['code'].text.th : '')),
    )
    expect(codes).toEqual(expect.arrayContaining(projects.map(({ code }) => code)))
    const [months] = tablesOf(report, 'spending-by-month')
    expect(months?.rows).toHaveLength(16)
  })

  it('says what it does not hold', () => {
    const notes = report.parts.flatMap(({ sections }) =>
      sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'note' ? block.text.en : []))),
    )
    expect(notes).toEqual(expect.arrayContaining([expect.stringContaining('neither the plan of fiscal year 2572'), expect.stringContaining('no award')]))
  })
})

describe('publishing', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  await load(db, 2566, published)

  it('keeps the report word for word and numbers the versions', async () => {
    const first = await publishReport(app, system('test'), 2566)
    const second = await publishReport(app, system('test'), 2566)
    expect([first, second].map((outcome) => outcome.ok && outcome.value.number)).toEqual([1, 2])
    const kept = await findPublished(db, 2566, 1)
    expect(kept?.report).toEqual({ ...(await composeReport(db, 2566, { at: app.clock.now(), seal: undefined })), seal: undefined })
    expect((await listVersions(db, 2566)).map(({ number }) => number)).toEqual([2, 1])
  })

  it('says what changed from one version to the next', async () => {
    const changed = published['budget_execution.csv']!.replace('577143.77', '577143.76').replace('3888352.43', '3888352.44')
    await load(db, 2566, { ...published, 'budget_execution.csv': changed })
    await publishReport(app, system('test'), 2566)
    const [before, after] = await Promise.all([findPublished(db, 2566, 2), findPublished(db, 2566, 3)])
    const changes = compareReports(before!.report, after!.report)
    expect(changes).toContainEqual(
      expect.objectContaining({ row: expect.objectContaining({ th: expect.stringMatching(/^P01 /) }), before: '3,888,352.43', after: '3,888,352.44' }),
    )
    expect(changes).toContainEqual(expect.objectContaining({ before: '710,897,409.81', after: '710,897,409.82' }))
    expect(compareReports(after!.report, after!.report)).toEqual([])
  })

  it('cannot be changed or taken back by the application', async () => {
    await expect(db.updateTable('reports.version').set({ open_findings: 0 }).execute()).rejects.toThrow(/permission denied/)
    await expect(db.deleteFrom('reports.version').execute()).rejects.toThrow(/permission denied/)
  })

  it('refuses a year without a plan', async () => {
    expect(await publishReport(app, system('test'), 2599)).toEqual({ ok: false, code: 'no-plan' })
  })
})
