import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { createHttp } from '#platform/http.ts'
import { progress } from '#platform/jobs.ts'
import { bytesSource, readTable } from '#platform/read-table.ts'
import type { Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { generatePlan } from '../../../test/generate/plan.ts'
import type { PackFiles } from '../../../test/pack.ts'
import { personIn, visitorIn } from '../../../test/people.ts'
import { createIntake, previewPack, tables } from './index.ts'
import { largestKept } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
const { files } = generatePlan({ year: 2571, projects: 4, seed: 7 })
const followed: number[] = []
const intake = createIntake(async (_app, _caller, year) => {
  followed.push(year)
})
const [job] = intake.jobs

const web = (visitor: Visitor) =>
  createHttp({ app, routes: intake.web, navigation: [], identify: async () => visitor, allows, errorPage, signInPath: (wanted) => `/sign-in?next=${wanted}` })

let planner: Visitor
beforeAll(async () => {
  planner = await personIn(app, 'planner')
})

const get = async (path: string) => {
  const response = await web(planner).request(`http://house.test${path}`)
  return { status: response.status, html: await response.text() }
}

async function post(path: string, fields: Record<string, string>, uploads: Record<string, string | Uint8Array<ArrayBuffer>> = {}) {
  const body = new FormData()
  body.set('_token', newSubmissionToken(app.keys, planner.sessionId))
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  for (const [name, content] of Object.entries(uploads)) body.append('files', new File([content], name))
  const response = await web(planner).request(`http://house.test${path}`, { method: 'POST', body, headers: { origin: 'http://house.test' } })
  return { status: response.status, location: response.headers.get('location') ?? '', html: await response.text() }
}

const send = (uploads: PackFiles) => post('/import', { fiscalYear: '2571' }, uploads)
const projects = async () => (await db.selectFrom('plan.project').select('code').execute()).length

/** What the worker does with a confirmed import. */
async function work(location: string) {
  const jobId = location.split('/').at(-1)!
  const batch = await db.selectFrom('intake.batch').select('id').where('job_id', '=', jobId).executeTakeFirstOrThrow()
  const run = { app, jobId, caller: { accountId: planner.accountId, requestId: jobId }, progress: progress(app, jobId), signal: new AbortController().signal }
  return job!.run(run, { batchId: batch.id })
}

describe('bringing files', () => {
  test('the page offers every table as a template, and years to choose from', async () => {
    const { status, html } = await get('/import')
    expect(status).toBe(200)
    for (const { name } of tables) expect(html).toContain(`/import/templates/${name}.xlsx`)
    expect(html).toContain('<option value="2570">2570</option>')
    expect(html).toContain('ยังไม่เคยนำเข้า')
  })

  test('a year and a file are needed', async () => {
    expect(await post('/import', { fiscalYear: '' }, files)).toMatchObject({ status: 422 })
    const { status, html } = await post('/import', { fiscalYear: '2571' })
    expect(status).toBe(422)
    expect(html).toContain('โปรดเลือกแฟ้มอย่างน้อยหนึ่งแฟ้ม')
  })

  test('more than 20 MB are refused with a sentence, much more before they are read', async () => {
    const { status, html } = await post('/import', { fiscalYear: '2571' }, { 'projects.csv': new Uint8Array(largestKept + 1) })
    expect(status).toBe(422)
    expect(html).toContain('20 MB')
    const huge = await web(planner).request('http://house.test/import', {
      method: 'POST',
      body: new Uint8Array(largestKept + 2 * 1024 * 1024),
      headers: { origin: 'http://house.test', 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect(huge.status).toBe(413)
  })

  test('faults are shown by file, line and column, and nothing is kept', async () => {
    const { status, location } = await send({ ...files, 'strategies.csv': 'number,name_th\n1,\n' })
    expect(status).toBe(303)
    const { html } = await get(location)
    expect(html).toContain('พบข้อผิดพลาด 1 จุด')
    expect(html).toContain('ชื่อ (ไทย) (name_th)')
    expect(html).not.toContain(`${location}/confirm`)
    expect(await projects()).toBe(0)
  })

  test('preview, confirm, progress, result; then the same again says that nothing is new', async () => {
    const { location } = await send(files)
    const preview = await get(location)
    expect(preview.html).toContain('ไม่พบข้อผิดพลาด พร้อมนำเข้า')
    expect(await projects()).toBe(0)

    const confirmed = await post(`${location}/confirm`, {})
    expect(confirmed.location).toMatch(/^\/jobs\//)
    expect((await get(location)).html).toContain('กำลังนำเข้า')
    expect(await work(confirmed.location)).toEqual({ ok: true, value: { path: location } })
    expect(await projects()).toBeGreaterThan(0)
    expect(followed).toEqual([2571])
    expect((await get(location)).html).toContain('เปิดแผนของปีนี้')

    const stood = await projects()
    expect(await work(confirmed.location)).toMatchObject({ ok: true })
    expect(await projects()).toBe(stood)

    const again = await send(files)
    expect((await get(again.location)).html).toContain('ตรงกับที่มีอยู่แล้วทุกแถว')
    expect((await get('/import')).html).toContain('นำเข้าแล้ว')
  })

  test('a draft is confirmed once, and not after it was discarded', async () => {
    const { location } = await send(files)
    await post(`${location}/discard`, {})
    expect((await post(`${location}/confirm`, {})).location).toBe(location)
    expect((await get(location)).html).toContain('ยกเลิกแล้ว')
    const id = location.split('/').at(-1)!
    expect(await db.selectFrom('intake.batch_file').select('content').where('batch_id', '=', id).execute()).toEqual(
      Object.keys(files).map(() => ({ content: null })),
    )

    const other = await send(files)
    expect((await post(`${other.location}/confirm`, {})).location).toMatch(/^\/jobs\//)
    expect((await post(`${other.location}/confirm`, {})).location).toBe(other.location)
  })

  test('what became wrong between preview and confirmation fails whole', async () => {
    const orphans = { 'tactics.csv': 'number,strategy,name_th\n9/ก,9,แนวทางเก้า\n', 'strategies.csv': `${files['strategies.csv']}9,ยุทธศาสตร์เก้า,,เป้าประสงค์,1\n` }
    const { location } = await send(orphans)
    const id = location.split('/').at(-1)!
    await db
      .updateTable('intake.batch_file')
      .set({ content: Buffer.from('broken') })
      .where('batch_id', '=', id)
      .execute()
    const confirmed = await post(`${location}/confirm`, {})
    expect(await work(confirmed.location)).toMatchObject({ ok: true, value: { path: location } })
    const { html } = await get(location)
    expect(html).toContain('ไม่ได้นำเข้า')
    expect(await db.selectFrom('plan.strategy').select('number').where('number', '=', '9').execute()).toEqual([])
  })

  test('what is not there is not found', async () => {
    expect(await get(`/import/${newId()}`)).toMatchObject({ status: 404 })
    expect(await get('/import/templates/nothing.xlsx')).toMatchObject({ status: 404 })
    expect(await get('/import/templates/projects.exe')).toMatchObject({ status: 404 })
  })

  test('another role may neither see nor bring anything', async () => {
    for (const path of ['/import', '/import/templates/projects.csv']) {
      const response = await web(visitorIn('executive')).request(`http://house.test${path}`)
      expect(response.status).toBe(403)
    }
  })
})

describe('templates', () => {
  test('every table has one that can be read back, with titles no two columns share', async () => {
    for (const kind of ['csv', 'xlsx'] as const) {
      for (const table of tables) {
        const response = await web(planner).request(`http://house.test/import/templates/${table.name}.${kind}`)
        const bytes = new Uint8Array(await response.arrayBuffer())
        expect(await readTable(table, { name: `${table.name}.${kind}`, bytes })).toEqual({ rows: [], faults: [] })
      }
    }
  })

  test('all in one workbook come in as they are', async () => {
    const response = await web(planner).request('http://house.test/import/templates/all.xlsx')
    const file = bytesSource('all.xlsx', new Uint8Array(await response.arrayBuffer()))
    const outcome = await previewPack(app, { accountId: undefined, requestId: 'test' }, { fiscalYear: 2599, files: [file] })
    expect(outcome.ok && outcome.value.tables.map(({ table, rows }) => [table, rows])).toEqual(tables.map(({ name }) => [name, 0]))
  })

  test('no two tables answer to the same name', () => {
    const names = tables.flatMap(({ name, title }) => [...new Set([name, title.th, title.en.toLowerCase()])])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('the example of every column can be read', () => {
    for (const { columns } of tables) for (const { example, read } of Object.values(columns)) expect(read(example)).toBeDefined()
  })
})
