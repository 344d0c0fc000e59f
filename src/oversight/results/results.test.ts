import Big from 'big.js'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sendBacksOf } from '#casework/index.ts'
import { createAccount, type Role } from '#people/index.ts'
import { importers as planImporters } from '#plan/index.ts'
import { violates, system, type Caller } from '#platform/database.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { approveResult } from './actions/approve-result.ts'
import { declareComparability } from './actions/declare-comparability.ts'
import { reopenResult } from './actions/reopen-result.ts'
import { reportResult, type ReportInput } from './actions/report-result.ts'
import { returnResult } from './actions/return-result.ts'
import { submitResult } from './actions/submit-result.ts'
import { importers } from './importers.ts'
import { getResults, listWaiting, reportSubject, resultHistory } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
const year = 2566
const files = await readPack(join(import.meta.dirname, '../../../data/fy2566'))
expect((await loadPack(db, year, files, [...planImporters, ...importers])).faults).toEqual([])

let people = 0
async function account(role: Role, projects: readonly string[] = []): Promise<Caller> {
  people += 1
  const made = await createAccount(app, system('test'), { name: `เจ้าหน้าที่ ตัวอย่าง ${people}`, email: `p${people}@example.test`, role, projects })
  if (!made.ok) throw new Error(made.code)
  return { accountId: made.value.accountId, requestId: 'test' }
}
const evaluator = await account('evaluator')
const owner = await account('owner', ['P18'])
const reporter = { permissions: new Set(['results.report']), projects: new Set(['P18']) }
const file = { name: 'หลักฐาน.txt', bytes: new TextEncoder().encode('รายชื่อผู้ใช้บริการ') }

const resultOf = async (indicator: string, quarter?: 1 | 2 | 3 | 4) =>
  (await getResults(db, year, quarter)).find((result) => result.indicator.id === indicator)!
const inputFor = (indicator: string, changes: Partial<ReportInput> = {}): ReportInput => ({
  year,
  indicator,
  quarter: undefined,
  value: new Big(1200),
  unit: 'ราย',
  basis: 'not_stated',
  note: undefined,
  missingReason: undefined,
  reporter,
  version: undefined,
  files: [file],
  withdrawn: [],
  ...changes,
})

/** Constraint that a statement of the application's role breaks. */
async function broken(statement: Promise<unknown>, constraint: string): Promise<boolean> {
  return await statement.then(
    () => false,
    (error: unknown) => violates(error, constraint),
  )
}

describe('a published pack', () => {
  it('gives every indicator its status', async () => {
    const results = await getResults(db, year)
    const by = Map.groupBy(results, ({ status }) => status)
    expect(results.length).toBe(174)
    expect((by.get('missed') ?? []).map(({ indicator }) => indicator.id)).toEqual(['K-PLAN-1', 'C1-O2', 'C2-O1', 'P18-O2', 'P19-O1', 'P20-O2', 'P29-O6'])
    expect((by.get('not-reported') ?? []).map(({ indicator }) => indicator.id)).toEqual(['C2-U1', 'P03-O1', 'P03-U1', 'P28-U2', 'X2-U3', 'X2-U5'])
    expect(by.get('not-comparable')).toBeUndefined()
    expect((await resultOf('P31-U2')).status).toBe('met')
  })
  it('keeps where each value stands', async () => {
    const { result } = await resultOf('P18-O2')
    expect([result?.value?.toFixed(), result?.origin, result?.basis, result?.place]).toEqual([
      '340',
      'published',
      'not_stated',
      { file: 'project_indicators.csv', line: 74, srcLine: 715 },
    ])
  })
  it('comes in again without changing anything', async () => {
    const { counts } = await loadPack(db, year, files, importers)
    expect(counts['project_indicators']).toEqual({ added: 0, changed: 0, unchanged: 159, removed: 0 })
    expect(counts['strategic_kpis']).toEqual({ added: 0, changed: 0, unchanged: 15, removed: 0 })
  })
})

describe('the cycle of a report', () => {
  const indicator = 'P18-O2'

  it('is closed to whoever does not answer for the project', async () => {
    const foreign = { permissions: new Set(['results.report']), projects: new Set(['P19']) }
    expect(await reportResult(app, owner, inputFor(indicator, { reporter: foreign }))).toMatchObject({ code: 'not-yours' })
    expect(await reportResult(app, owner, inputFor('nobody'))).toMatchObject({ code: 'no-such-indicator' })
  })

  it('begins by reopening what was published, with a reason', async () => {
    expect(await reportResult(app, owner, inputFor(indicator))).toMatchObject({ code: 'locked' })
    expect(await reopenResult(app, evaluator, { year, indicator, quarter: undefined, reason: '  ' })).toMatchObject({ code: 'reason-missing' })
    expect(await reopenResult(app, evaluator, { year, indicator, quarter: undefined, reason: 'ตรวจนับใหม่' })).toMatchObject({ ok: true })
    expect(await reopenResult(app, evaluator, { year, indicator, quarter: undefined, reason: 'อีกครั้ง' })).toMatchObject({ code: 'nothing-to-reopen' })
    const { result, open } = await resultOf(indicator)
    expect([result?.origin, open?.state, open?.value?.toFixed(), open?.version]).toEqual(['published', 'reopened', '340', 1])
  })

  it('refuses a stale form and says which version stands', async () => {
    expect(await reportResult(app, owner, inputFor(indicator, { version: 1, value: new Big(350), files: [] }))).toMatchObject({ ok: true })
    expect(await reportResult(app, owner, inputFor(indicator, { version: 1, value: new Big(351) }))).toMatchObject({ code: 'stale', detail: { version: 2 } })
    expect((await resultOf(indicator)).open?.value?.toFixed()).toBe('350')
  })

  it('is not sent before it is complete, and everything missing is said at once', async () => {
    const sent = await submitResult(app, owner, { year, indicator, quarter: undefined, reporter, version: 2 })
    expect(sent).toMatchObject({ code: 'incomplete', detail: { faults: [{ field: 'note' }, { field: 'evidence' }] } })
    expect((await resultOf(indicator)).open?.state).toBe('reopened')
  })

  it('goes to review once it is', async () => {
    expect(await reportResult(app, owner, inputFor(indicator, { version: 2, value: new Big(350), note: 'อนุมัติช้า' }))).toMatchObject({ ok: true })
    expect(await submitResult(app, owner, { year, indicator, quarter: undefined, reporter, version: 3 })).toMatchObject({ ok: true })
    expect((await listWaiting(db, year)).map((report) => report.indicator)).toEqual([indicator])
    expect(await reportResult(app, owner, inputFor(indicator, { version: 4 }))).toMatchObject({ code: 'under-review' })
  })

  it('comes back with every fault at once, and is sent again', async () => {
    const faults = [
      { place: 'value', message: 'ตัวเลขไม่ตรงกับหลักฐาน' },
      { place: 'note', message: 'อธิบายสาเหตุให้ชัด' },
    ]
    const returned = { year, indicator, quarter: undefined, version: 4 }
    expect(await returnResult(app, owner, { ...returned, faults })).toMatchObject({ code: 'own-report' })
    expect(await returnResult(app, evaluator, { ...returned, faults: [] })).toMatchObject({ code: 'no-faults' })
    expect(await returnResult(app, evaluator, { ...returned, version: 3, faults })).toMatchObject({ code: 'stale' })
    expect(await returnResult(app, evaluator, { ...returned, faults })).toMatchObject({ ok: true })
    const { open } = await resultOf(indicator)
    expect((await sendBacksOf(db, reportSubject, [open!.id]))[0]?.faults).toEqual(faults)
    expect((await resultHistory(db, year, indicator))[0]).toMatchObject({ step: 'returned', faults })
    expect(await reportResult(app, owner, inputFor(indicator, { version: 5, value: new Big(340), note: 'ผู้ผ่านการอนุมัติน้อยกว่าคาด', files: [] }))).toMatchObject({
      ok: true,
    })
    expect(await submitResult(app, owner, { year, indicator, quarter: undefined, reporter, version: 6 })).toMatchObject({ ok: true })
  })

  it('ends with an approval by somebody else, and the value is in force', async () => {
    expect(await approveResult(app, owner, { year, indicator, quarter: undefined, version: 7 })).toMatchObject({ code: 'own-report' })
    expect(await approveResult(app, evaluator, { year, indicator, quarter: undefined, version: 7 })).toMatchObject({ ok: true })
    const { result, open, status } = await resultOf(indicator)
    expect([result?.origin, result?.value?.toFixed(), result?.approvedBy, result?.place, open, status]).toEqual([
      'reported',
      '340',
      evaluator.accountId,
      undefined,
      undefined,
      'missed',
    ])
    expect((await resultHistory(db, year, indicator)).map(({ step }) => step)).toEqual([
      'approved',
      'submitted',
      'reported',
      'returned',
      'submitted',
      'reported',
      'reported',
      'reopened',
    ])
  })

  it('is locked then, by the database too', async () => {
    const { result } = await resultOf(indicator)
    expect(await reportResult(app, owner, inputFor(indicator, { version: 8 }))).toMatchObject({ code: 'locked' })
    const touch = db.updateTable('results.report').where('id', '=', result!.reportId!)
    expect(await broken(touch.set({ value: '9999' }).execute(), 'report_locked')).toBe(true)
    expect(await broken(touch.set({ state: 'draft' }).execute(), 'report_locked')).toBe(true)
    await expect(db.deleteFrom('results.report').where('id', '=', result!.reportId!).execute()).rejects.toThrow('permission denied')
    await expect(db.updateTable('results.step').set({ note: '' }).execute()).rejects.toThrow('permission denied')
  })

  it('cannot be gone around with SQL: no approved start, no next edition without a reason', async () => {
    const row = {
      id: '0190f000-0000-7000-8000-000000000001',
      fiscal_year: year,
      indicator_id: indicator,
      basis: 'not_stated',
      reported_by: owner.accountId!,
      reported_at: '2026-11-22T03:00:00.000Z',
    }
    const insert = (extra: { edition: number; state: string; indicator_id?: string }) =>
      db
        .insertInto('results.report')
        .values({ ...row, ...extra })
        .execute()
    expect(await broken(insert({ edition: 2, state: 'draft' }), 'report_reopened')).toBe(true)
    expect(await broken(insert({ edition: 3, state: 'approved' }), 'report_start')).toBe(true)
    expect(await broken(insert({ edition: 1, state: 'draft', indicator_id: 'P01-O1' }), 'report_reopened')).toBe(true)
  })

  it('opens again as the next edition, with the evidence; what was approved stays in force', async () => {
    expect(await reopenResult(app, evaluator, { year, indicator, quarter: undefined, reason: 'พบรายชื่อซ้ำ' })).toMatchObject({ ok: true })
    const { result, open } = await resultOf(indicator)
    expect([result?.value?.toFixed(), open?.edition, open?.state]).toEqual(['340', 2, 'reopened'])
    expect(await submitResult(app, owner, { year, indicator, quarter: undefined, reporter, version: 1 })).toMatchObject({ ok: true })
    expect(await approveResult(app, evaluator, { year, indicator, quarter: undefined, version: 2 })).toMatchObject({ ok: true })
    expect((await resultOf(indicator)).result?.reportId).not.toBe(result?.reportId)
  })

  it('is not overwritten by importing the file again, however it changed', async () => {
    const edited = { ...files, 'project_indicators.csv': files['project_indicators.csv']!.replaceAll(',340,', ',777,') }
    const { counts } = await loadPack(db, year, edited, importers)
    expect(counts['project_indicators']).toMatchObject({ changed: 1, unchanged: 158 })
    expect((await resultOf(indicator)).result).toMatchObject({ origin: 'reported', value: new Big(340) })
    await loadPack(db, year, files, importers)
  })
})

describe('a quarter', () => {
  it('starts as a draft, and two who start at once do not both', async () => {
    const input = inputFor('P18-O1', { quarter: 2, value: new Big(20), files: [] })
    const both = await Promise.all([reportResult(app, owner, input), reportResult(app, owner, input)])
    expect(both.filter((one) => one.ok).length).toBe(1)
    expect((await resultOf('P18-O1', 2)).open?.state).toBe('draft')
    expect((await resultOf('P18-O1')).open).toBeUndefined()
  })
  it('stands for the year when it is the fourth and the year says nothing yet', async () => {
    const own = { permissions: new Set(['results.report']), projects: new Set(['P03']) }
    const period = { year, indicator: 'P03-O1', quarter: 4 as const }
    const input = inputFor('P03-O1', { ...period, reporter: own, value: new Big(1), unit: 'เรื่อง', note: 'ไม่มีเป้าหมายรายไตรมาส' })
    expect(await reportResult(app, owner, input)).toMatchObject({ ok: true })
    expect(await submitResult(app, owner, { ...period, reporter: own, version: 1 })).toMatchObject({ ok: true })
    expect(await resultOf('P03-O1')).toMatchObject({ status: 'not-reported' })
    expect(await approveResult(app, evaluator, { ...period, version: 2 })).toMatchObject({ ok: true })
    expect(await resultOf('P03-O1')).toMatchObject({ status: 'met', result: { origin: 'reported', value: new Big(1) } })
    expect((await resultOf('P18-O2')).result?.value?.toFixed()).toBe('340')
  })
  it('or a year that was published with words alone is not locked', async () => {
    const own = { permissions: new Set(['results.report']), projects: new Set(['P03']) }
    const input = inputFor('P03-U1', { reporter: own, value: new Big(12), unit: 'หน่วยงาน', note: 'ยังไม่ครบ' })
    expect(await reportResult(app, owner, input)).toMatchObject({ ok: true })
    expect(await resultOf('P03-U1')).toMatchObject({ status: 'not-reported', open: { state: 'draft', edition: 1 } })
  })
  it('gives a reason instead of a value', async () => {
    const input = inputFor('P18-O3', { quarter: 1, value: undefined, missingReason: 'ยังไม่เริ่ม', files: [] })
    expect(await reportResult(app, owner, input)).toMatchObject({ ok: true })
    expect(await submitResult(app, owner, { year, indicator: 'P18-O3', quarter: 1, reporter, version: 1 })).toMatchObject({ ok: true })
    expect(await approveResult(app, evaluator, { year, indicator: 'P18-O3', quarter: 1, version: 2 })).toMatchObject({ ok: true })
    const { result, status } = await resultOf('P18-O3', 1)
    expect([result?.value, result?.missingReason, status]).toEqual([undefined, 'ยังไม่เริ่ม', 'not-reported'])
  })
})

describe('evidence', () => {
  it('of a kind that is not kept rolls the whole report back', async () => {
    const zip = { name: 'a.zip', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) }
    const input = inputFor('P18-U1', { quarter: 3, files: [file, zip] })
    expect(await reportResult(app, owner, input)).toMatchObject({ code: 'file-type-not-allowed' })
    expect((await resultOf('P18-U1', 3)).open).toBeUndefined()
  })
})

const declare = (comparable: boolean, reason: string) => declareComparability(app, evaluator, { year, indicator: 'P19-O1', comparable, reason })

describe('target and result that measure different things', () => {
  it('are declared with a reason and can be taken back', async () => {
    expect(await declare(false, '')).toMatchObject({ code: 'reason-missing' })
    expect(await declare(false, 'เป้านับผู้ได้รับการพัฒนา ผลนับผู้ได้รับอนุมัติ')).toMatchObject({ ok: true })
    expect(await resultOf('P19-O1')).toMatchObject({ status: 'not-comparable', declaredDifferent: 'เป้านับผู้ได้รับการพัฒนา ผลนับผู้ได้รับอนุมัติ' })
    expect(await declare(true, 'ตกลงนิยามร่วมกันแล้ว')).toMatchObject({ ok: true })
    expect(await resultOf('P19-O1')).toMatchObject({ status: 'missed', declaredDifferent: undefined })
  })
})
