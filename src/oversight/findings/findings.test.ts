import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { system } from '#platform/database.ts'
import { amendProject, getPlan, importers as planImporters } from '#plan/index.ts'
import { importers as figureImporters } from '#oversight/figures/index.ts'
import { importers as resultImporters } from '#oversight/results/index.ts'
import { correctCell, importers as statementImporters, keepPrinted, web as statementWeb } from '#oversight/statements/index.ts'
import { figureDefinitions } from '#oversight/figures/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack, type PackFiles } from '../../../test/pack.ts'
import { personIn } from '../../../test/people.ts'
import { siteOf } from '../../../test/visit.ts'
import { answerFinding, checkYear, countOpen, getFindings, recheck, web } from './index.ts'
import { getSteps } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
const files = await readPack(join(import.meta.dirname, '../../../data/fy2566'))
const importers = [...planImporters, ...resultImporters, ...statementImporters, ...figureImporters, keepPrinted(figureDefinitions)]
const load = (changed: PackFiles = {}) => loadPack(db, 2566, { ...files, ...changed }, importers)
const people = { planner: await personIn(app, 'planner'), evaluator: await personIn(app, 'evaluator'), finance: await personIn(app, 'finance') }
const caller = { accountId: people.evaluator.accountId, requestId: 'test' }
const check = () => recheck(app, system('test'), 2566)
await load()
const fresh = await checkYear(db, 2566)
const { open: openAtFirst } = await check()

const one = async (rule: string) => (await getFindings(db, 2566, { rule }))[0]!

describe('a checked year', () => {
  it('keeps what the fresh check finds, all of it open', async () => {
    const stored = await getFindings(db, 2566)
    expect(stored.map(({ id }) => id).toSorted()).toEqual(fresh.map(({ id }) => id).toSorted())
    expect(openAtFirst).toBe(fresh.length)
    expect(await countOpen(db, 2566)).toBe(fresh.length)
    expect((await one('value-parts')).places[0]).toMatchObject({
      file: 'economic_value_by_project.csv',
      line: 3,
      srcLine: 700,
      printed: '908.6737',
      project: 'P17',
    })
  })

  it('is the same when it is checked again', async () => {
    const before = await getFindings(db, 2566)
    await check()
    expect((await getFindings(db, 2566)).map(({ id, version, status }) => [id, version, status])).toEqual(
      before.map(({ id, version, status }) => [id, version, status]),
    )
  })

  it('is filtered by severity, kind and project', async () => {
    const high = await getFindings(db, 2566, { severity: 'high' })
    expect(high.every(({ severity }) => severity === 'high')).toBe(true)
    expect(high.length).toBeGreaterThan(0)
    expect((await getFindings(db, 2566, { kind: 'dates' })).length).toBeGreaterThan(3)
    const ofProject = await getFindings(db, 2566, { project: 'P17' })
    expect(ofProject.length).toBeGreaterThan(1)
    expect(ofProject.length).toBeLessThan(fresh.length)
  })

  it('knows nothing of a year that is not there', async () => {
    expect(await checkYear(db, 2599)).toEqual([])
    expect(await getFindings(db, 2599)).toEqual([])
  })
})

describe('an answer', () => {
  it('is kept with its reason between checks, and is asked again when the numbers change', async () => {
    const ofP10 = async () => (await getFindings(db, 2566, { rule: 'committed-after-end', project: 'P10' }))[0]!
    const finding = await ofP10()
    const answer = { year: 2566, id: finding.id, answer: 'explained' as const, reason: 'รอตรวจรับงวดสุดท้าย', correction: undefined, version: finding.version }
    expect(await answerFinding(app, caller, answer)).toEqual({ ok: true, value: undefined })
    await check()
    expect((await ofP10()).status).toBe('explained')

    const { faults } = await load({ 'budget_execution.csv': files['budget_execution.csv']!.replace('994399.30,421265.11', '994398.30,421266.11') })
    expect(faults).toEqual([])
    await check()
    expect(await ofP10()).toMatchObject({ id: finding.id, status: 'open' })
    expect((await getSteps(db, 2566, finding.id)).map(({ step }) => step)).toEqual(['changed', 'explained', 'found'])
    await load()
    await check()
  })

  it('goes with what it answers when that no longer contradicts, and comes back open', async () => {
    const finding = await one('count-differs-from-list')
    await answerFinding(app, caller, {
      year: 2566,
      id: finding.id,
      answer: 'accepted',
      reason: 'ไทยเป็นประเทศต้นทาง',
      correction: undefined,
      version: finding.version,
    })
    await load({ 'figures_in_text.csv': files['figures_in_text.csv']!.replace('ประเทศเป้าหมาย,,20,', 'ประเทศเป้าหมาย,,21,') })
    await check()
    expect(await getFindings(db, 2566, { rule: 'count-differs-from-list' })).toEqual([])
    expect((await getFindings(db, 2566, { rule: 'count-differs-from-list', status: 'gone' })).length).toBe(1)
    await load()
    await check()
    expect((await one('count-differs-from-list')).status).toBe('open')
  })

  it('is refused when the finding has changed, is not there, or says nothing of where it was corrected', async () => {
    const { id, version } = await one('value-parts')
    const input = { year: 2566, id, reason: 'เหตุผล', correction: undefined }
    expect(await answerFinding(app, caller, { ...input, answer: 'accepted', version: version + 1 })).toMatchObject({ ok: false, code: 'stale' })
    expect(await answerFinding(app, caller, { ...input, answer: 'corrected', version })).toMatchObject({ ok: false, code: 'correction-missing' })
    expect(await answerFinding(app, caller, { ...input, answer: 'reopened', version })).toMatchObject({ ok: false, code: 'not-answered' })
    expect(await answerFinding(app, caller, { ...input, id: 'nothing', answer: 'accepted', version })).toMatchObject({ ok: false, code: 'no-such-finding' })
  })

  it('keeps its history from change', async () => {
    await expect(db.deleteFrom('findings.step').execute()).rejects.toThrow('permission denied')
    await expect(db.updateTable('findings.step').set({ reason: 'x' }).execute()).rejects.toThrow('permission denied')
  })
})

describe('a number changed on a screen', () => {
  it('is checked as it stands now, at the page it was typed on', async () => {
    const project = (await getPlan(db, 2566)).projects.find(({ code }) => code === 'P10')!
    const extended = {
      year: 2566,
      code: 'P10',
      version: project.version,
      name: project.name,
      start: project.start,
      end: '2024-03-31',
      departments: [],
      reason: 'ขยายเวลาตามสัญญา',
    }
    expect(await amendProject(app, caller, extended)).toMatchObject({ ok: true })
    const now = await checkYear(db, 2566)
    const ofProject = (rule: string) => now.find((finding) => finding.rule === rule && finding.places.some((place) => place.project === 'P10'))
    expect(ofProject('committed-after-end')).toBeUndefined()
    expect(ofProject('dates-outside-the-year')?.places).toMatchObject([
      { file: '@platform/plan/2566/projects/P10', line: 1, srcLine: 0, printed: '2024-03-31' },
    ])
  })
})

describe('a corrected statement', () => {
  it('stands beside the printed one, and the check reads it', async () => {
    const at = (await one('value-parts')).places.find(({ printed }) => printed === '132.3420')!
    const cell = { year: 2566, file: at.file, line: at.line, column: 'value_million_baht', printed: '132.3420', corrected: '132.3620', reason: 'พิมพ์ผิดหนึ่งหลัก' }
    expect(await correctCell(app, caller, { ...cell, corrected: 'มาก' })).toMatchObject({ ok: false, code: 'unreadable' })
    expect(await correctCell(app, caller, { ...cell, printed: '1' })).toMatchObject({ ok: false, code: 'stale' })
    expect(await correctCell(app, caller, { ...cell, file: 'projects.csv', line: 2, column: 'name_th' })).toMatchObject({
      ok: false,
      code: 'belongs-elsewhere',
    })
    expect(await correctCell(app, caller, cell)).toMatchObject({ ok: true })
    expect((await checkYear(db, 2566)).some(({ rule }) => rule === 'value-parts')).toBe(false)
    await load()
    expect((await checkYear(db, 2566)).some(({ rule }) => rule === 'value-parts')).toBe(false)
  })
})

const { visit: visitAs, send } = siteOf(app, [...web, ...statementWeb], people)
const visit = (path: string, role: keyof typeof people = 'finance') => visitAs(path, role)

describe('the pages', () => {
  it('show what contradicts what, by kind, with the numbers side by side', async () => {
    const { status, text } = await visit('/findings/2566')
    expect(status).toBe(200)
    expect(text).toContain('อะไรขัดกับอะไร')
    expect(text).toContain('75,550')
    expect(text).not.toMatch(/undefined|NaN|\[object/)
    const filtered = await visit('/findings/2566?severity=high&lang=en')
    expect(filtered.text).toContain('have one result (119,173)')
    expect(filtered.text).not.toContain('Are “ธนาคาร')
    expect((await visit('/findings')).location).toBe('/findings/2566')
    expect((await visit('/findings/2599')).status).toBe(404)
  })

  it('show every place of a finding with the row behind it', async () => {
    const finding = await one('same-fact-two-versions')
    const { text } = await visit(`/findings/2566/${finding.id}`)
    expect(text).toContain('href="/statements/2566/strategic_kpis.csv/5"')
    expect(text).toContain('75500 - 75550 = -50')
    expect(text).not.toContain('<form method="post" action="/findings')
    const row = await visit('/statements/2566/strategic_kpis.csv/5')
    expect(row.text).toContain('MSME ขึ้นทะเบียนกับ สสว. (สะสม)')
    expect((await visit('/statements/2566/strategic_kpis.csv/500')).status).toBe(404)
    expect((await visit('/statements/2566/strategic_kpis.csv/x')).status).toBe(404)
  })

  it('take an answer from those who may give one, and say what is wrong with it', async () => {
    const finding = await one('committed-after-end')
    const path = `/findings/2566/${finding.id}`
    expect((await visit(path, 'evaluator')).text).toContain(`action="${path}/answer"`)
    const missing = await send(`${path}/answer`, 'evaluator', { version: String(finding.version), answer: 'explained', reason: '' })
    expect(missing.status).toBe(422)
    const refused = await send(`${path}/answer`, 'finance', { version: String(finding.version), answer: 'explained', reason: 'x' })
    expect(refused.status).toBe(403)
    const done = await send(`${path}/answer`, 'evaluator', { version: String(finding.version), answer: 'explained', reason: 'รอตรวจรับงวดสุดท้าย' })
    expect([done.status, done.location]).toEqual([303, path])
    const stale = await send(`${path}/answer`, 'evaluator', { version: String(finding.version), answer: 'accepted', reason: 'ซ้ำ' })
    expect(stale.status).toBe(409)
    expect((await visit(path)).text).toContain('รอตรวจรับงวดสุดท้าย')
  })

  it('take a correction of a printed cell', async () => {
    const path = '/statements/2566/problems.csv/2'
    const printed = (await visit(path, 'planner')).text
    expect(printed).toContain(`action="${path}/correct"`)
    const sent = await send(`${path}/correct`, 'planner', { column: 'number', printed: '1', corrected: '7', reason: 'ลำดับผิด' })
    expect([sent.status, sent.location]).toEqual([303, path])
    expect((await visit(path)).text).toContain('ลำดับผิด')
    expect((await send(`${path}/correct`, 'planner', { column: 'number', printed: '1', corrected: 'เจ็ด', reason: 'x' })).status).toBe(422)
  })
})
