import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addEntry, importers as planImporters } from '#plan/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { personIn } from '../../../test/people.ts'
import { siteOf } from '../../../test/visit.ts'
import { importers, web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const files = await readPack(join(import.meta.dirname, '../../../data/fy2566'))
await loadPack(db, 2566, files, [...planImporters, ...importers])
const people = {
  owner: await personIn(app, 'owner', { projects: ['P03', 'P18'] }),
  evaluator: await personIn(app, 'evaluator'),
  planner: await personIn(app, 'planner'),
}
const { visit, send } = siteOf(app, web, people)

const report = { quarter: '', version: '', value: '๑๐', unit: 'หน่วยงาน', basis: 'not_stated', note: '', missingReason: '' }
const evidence = new File(['รายชื่อหน่วยงาน'], 'หลักฐาน.txt')
const here = '/results/2566/P03-U1'

describe('the year’s results', () => {
  it('answer which targets were missed', async () => {
    const { text } = await visit('/results/2566?status=missed', 'planner')
    const shown = [...text.matchAll(/href="\/results\/2566\/([^"?]+)"/g)].map(([, id]) => id)
    expect(shown).toEqual(['K-PLAN-1', 'C1-O2', 'C2-O1', 'P18-O2', 'P19-O1', 'P20-O2', 'P29-O6'])
  })
  it('show an owner what is due, and nobody else', async () => {
    const { text } = await visit('/results/2566', 'owner')
    expect(text).toContain('ที่ท่านต้องรายงาน')
    expect(text.slice(text.indexOf('id="due"'), text.indexOf('</section>', text.indexOf('id="due"')))).toMatch(/P03-O1[\s\S]*P03-U1/)
    expect((await visit('/results/2566', 'evaluator')).text).not.toContain('ที่ท่านต้องรายงาน')
  })
  it('open for every indicator and period', async () => {
    for (const path of ['/results/2566/P31-U2', '/results/2566/K-PLAN-1', '/results/2566/P18-O2?quarter=2', '/results/2566?quarter=4&lang=en']) {
      const { status, text } = await visit(path, 'planner')
      expect(status).toBe(200)
      expect(text).not.toMatch(/undefined|NaN|\[object/)
    }
    expect((await visit('/results/2566/nothing', 'planner')).status).toBe(404)
    expect((await visit('/results/1999', 'planner')).status).toBe(404)
  })
})

describe('a report on screen', () => {
  it('is locked where it was published, and says what to do', async () => {
    const { text } = await visit('/results/2566/P18-O2', 'owner')
    expect(text).toContain('ถูกล็อกไว้')
    expect(text).not.toContain('name="value"')
    expect((await send('/results/2566/P18-O2/report', 'owner', report)).status).toBe(422)
  })
  it('keeps what was typed when it is wrong', async () => {
    const { status, text } = await send(`${here}/report`, 'owner', { ...report, value: 'สิบ', note: 'พิมพ์ไว้แล้ว' })
    expect(status).toBe(422)
    expect(text).toContain('value="สิบ"')
    expect(text).toContain('พิมพ์ไว้แล้ว')
  })
  it('is nobody else’s to write', async () => {
    for (const [path, role] of [
      ['/results/2566/P19-O1', 'owner'],
      [here, 'planner'],
      [here, 'evaluator'],
    ] as const) {
      expect((await send(`${path}/report`, role, report)).text).toContain('ท่านไม่ได้รับผิดชอบตัวชี้วัดนี้')
    }
    for (const action of ['approve', 'return', 'reopen', 'comparability']) expect((await send(`${here}/${action}`, 'owner', {})).status).toBe(403)
  })
  it('goes from the owner to the evaluator and back, and ends approved', async () => {
    expect(await send(`${here}/report`, 'owner', report)).toMatchObject({ status: 303, location: here })
    expect((await visit(here, 'owner')).text).toContain('สิ่งที่ยังขาดก่อนส่งให้ตรวจ')
    expect((await send(`${here}/submit`, 'owner', { quarter: '', version: '1' })).text).toContain('ผลทั้งปีต้องมีหลักฐานแนบอย่างน้อยหนึ่งไฟล์')
    expect(await send(`${here}/report`, 'owner', { ...report, version: '1', note: 'หน่วยงานตอบช้า' }, evidence)).toMatchObject({ status: 303 })
    expect(await send(`${here}/submit`, 'owner', { quarter: '', version: '2' })).toMatchObject({ status: 303 })

    expect((await visit('/results/2566', 'evaluator')).text).toMatch(/id="waiting"[\s\S]*P03-U1/)
    expect((await send(`${here}/return`, 'evaluator', { quarter: '', version: '3' })).text).toContain('กรุณาระบุสิ่งที่ต้องแก้ไขอย่างน้อยหนึ่งข้อ')
    const faults = { 'fault-value': 'นับหน่วยงานซ้ำ', 'fault-evidence': 'ขาดรายชื่อหน้าสอง' }
    expect(await send(`${here}/return`, 'evaluator', { quarter: '', version: '3', ...faults })).toMatchObject({ status: 303 })
    const returned = (await visit(here, 'owner')).text
    for (const fault of Object.values(faults)) expect(returned).toContain(fault)

    const corrected = { ...report, version: '4', value: '9', note: 'หน่วยงานตอบช้า' }
    expect(await send(`${here}/report`, 'owner', corrected)).toMatchObject({ status: 303 })
    expect(await send(`${here}/submit`, 'owner', { quarter: '', version: '5' })).toMatchObject({ status: 303 })
    expect(await send(`${here}/approve`, 'evaluator', { quarter: '', version: '6' })).toMatchObject({ status: 303 })
    const approved = (await visit(here, 'owner')).text
    expect(approved).toContain('รายงานและรับรองในระบบ')
    expect(approved).toContain(people.evaluator.name)
    expect(approved).toContain('หลักฐาน.txt')
  })
  it('shows both versions to whoever comes late', async () => {
    expect(await send(`${here}/reopen`, 'evaluator', { quarter: '', version: '', reason: 'พบข้อผิดพลาด' })).toMatchObject({ status: 303 })
    expect(await send(`${here}/report`, 'owner', { ...report, version: '1', value: '11' })).toMatchObject({ status: 303 })
    const late = await send(`${here}/report`, 'owner', { ...report, version: '1', value: '12' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('มีผู้แก้ไขรายงานนี้หลังจากที่ท่านเปิดหน้า')
    expect(late.text).toContain('11 หน่วยงาน')
    expect(late.text).toContain('value="12"')
  })
  it('gives its evidence to whoever may read results, and only as evidence of a result', async () => {
    const link = /href="(\/results\/2566\/P03-U1\/evidence\/[^"]+)"/.exec((await visit(here, 'planner')).text)?.[1]
    expect(await visit(link!, 'planner')).toMatchObject({ status: 200, text: 'รายชื่อหน่วยงาน' })
    expect((await visit(`${here}/evidence/${people.owner.accountId}`, 'planner')).status).toBe(404)
  })
  it('tells why target and result are not compared', async () => {
    const path = '/results/2566/P19-O1'
    expect(await send(`${path}/comparability`, 'evaluator', { comparable: 'no', why: 'วัดคนละสิ่ง' })).toMatchObject({ status: 303 })
    expect((await visit(path, 'owner')).text).toContain('วัดคนละสิ่ง')
  })
  it('shows what the records give beside what is reported, and counts only the latter', async () => {
    const path = '/results/2566/P27-U3'
    expect(await send(`${path}/derivation`, 'evaluator', { derivation: 'project_disbursed_share' })).toMatchObject({ status: 303 })
    expect((await visit(path, 'planner')).text).toContain('ยังไม่มีรายการ')
    const caller = { accountId: people.planner.accountId, requestId: 'test' }
    const entry = { year: 2566, project: 'P27', date: '2023-01-10', reference: 'ทดสอบ 1/2566' }
    for (const [kind, amount] of [
      ['allocation', 300_000_00n],
      ['disbursement', 200_000_00n],
    ] as const) {
      expect(await addEntry(app, caller, { ...entry, kind, amount })).toMatchObject({ ok: true })
    }
    const { text } = await visit(path, 'planner')
    expect(text).toContain('66.67')
    expect(text).toContain('96.92')
    expect(await send(`${path}/derivation`, 'evaluator', { derivation: '' })).toMatchObject({ status: 303 })
    expect((await visit(path, 'planner')).text).not.toContain('66.67')
  })
})
