import { h } from 'preact'
import { describe, expect, it } from 'vitest'
import { importers as figures } from '#oversight/figures/index.ts'
import { recheck } from '#oversight/findings/index.ts'
import { importers as results } from '#oversight/results/index.ts'
import { importers as statements } from '#oversight/statements/index.ts'
import { allows, type Role } from '#people/index.ts'
import { importers as plan } from '#plan/index.ts'
import { system } from '#platform/database.ts'
import { anonymous, createHttp } from '#platform/http.ts'
import { findJob, progress } from '#platform/jobs.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { personIn } from '../../../test/people.ts'
import { makeReportFile, web } from './index.ts'
import { listFiles } from './store.ts'

const year = 2566
const text = async (response: Response | Promise<Response>) => (await response).text()

describe('the pages', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  await loadPack(db, year, await readPack('data/fy2566'), [...plan, ...statements, ...results, ...figures])
  const people = { executive: await personIn(app, 'executive'), finance: await personIn(app, 'finance') } satisfies Partial<Record<Role, unknown>>
  const http = createHttp({
    app,
    routes: web,
    navigation: [],
    identify: (c) => Promise.resolve(people[c.req.header('x-role') as keyof typeof people] ?? anonymous),
    allows,
    errorPage: (_, status) => h('h1', {}, String(status)),
    signInPath: () => '/sign-in',
  })
  const get = (path: string, role?: keyof typeof people) => http.request(app.config.baseUrl + path, { headers: role ? { 'x-role': role } : {} })
  const post = (path: string, role: keyof typeof people, fields: Record<string, string> = {}) =>
    http.request(app.config.baseUrl + path, {
      method: 'POST',
      headers: { 'x-role': role, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, _token: newSubmissionToken(app.keys, people[role].sessionId) }).toString(),
    })

  it('show nothing to the public before anything is published', async () => {
    for (const path of ['/report', '/report/2566', '/report/2566/3', '/report/2566/files', '/report/2566/files/html']) {
      const response = await get(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(await response.text()).not.toContain('1,182,990,000.00')
    }
    expect((await get('/report/2566/files/json')).status).toBe(303)
  })

  it('lead from the newest year to its contents, and to every part', async () => {
    expect((await get('/report', 'finance')).headers.get('location')).toBe('/report/2566')
    const contents = await text(get('/report/2566', 'finance'))
    for (const part of [1, 2, 3, 4, 5]) {
      expect(contents).toContain(`href="/report/2566/${part}"`)
      expect((await get(`/report/2566/${part}`, 'finance')).status).toBe(200)
    }
    expect((await get('/report/2566/6', 'finance')).status).toBe(404)
    expect((await get('/report/2599', 'finance')).status).toBe(404)
  })

  it('link every number to where it comes from', async () => {
    const spending = await text(get('/report/2566/3', 'finance'))
    expect(spending).toContain('<a href="/plan/2566/projects/P18">4,924,379.90</a>')
    const values = await text(get('/report/2566/2', 'finance'))
    expect(values).toContain('<a href="/figures/2566/economic_value">16,725.4437</a>')
    const cells = [...spending.matchAll(/<td[^>]*class="end[^"]*"[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell!)
    expect(cells.length).toBeGreaterThan(150)
    expect(cells.filter((cell) => /\d/.test(cell) && !cell.includes('<a '))).toEqual([])
  })

  it('lead from what contradicts what to the finding', async () => {
    await recheck(app, system('test'), year)
    const next = await text(get('/report/2566/5', 'finance'))
    expect(next).toMatch(/href="\/findings\/2566\/[^"]+"/)
    expect(await text(get('/report/2566', 'finance'))).toMatch(/ยังไม่มีคำอธิบาย [1-9]/)
  })

  it('find the source of a code of the printed report', async () => {
    expect((await get('/report/2566?code=r-p18-o2', 'finance')).headers.get('location')).toBe('/results/2566/P18-O2')
    const unknown = await get('/report/2566?code=%22%3E%3Cscript%3E', 'finance')
    expect(unknown.status).toBe(404)
    expect(await unknown.text()).not.toContain('"><script>')
  })

  it('speak English when asked', async () => expect(await text(get('/report/2566/3?lang=en', 'finance'))).toContain('Part 3 Spending'))

  it('give the contract and the HTML file', async () => {
    const json = (await (await get('/report/2566/files/json', 'finance')).json()) as { budget: unknown }
    expect(json.budget).toMatchObject({ disbursed: '710897409.81' })
    expect((await get('/report/2566/files/html', 'finance')).headers.get('content-disposition')).toContain('annual-report-2566.html')
  })

  it('have files made by a job, found again when it is done', async () => {
    for (const format of ['pdf', 'xlsx'] as const) {
      const asked = await post('/report/2566/files', 'finance', { format, version: '' })
      const [, jobId] = /^\/jobs\/(.+)$/.exec(asked.headers.get('location') ?? '') ?? []
      expect(await findJob(db, jobId!)).toMatchObject({ state: 'waiting' })
      const run = { app, jobId: jobId!, caller: system(jobId!), progress: progress(app, jobId!), signal: new AbortController().signal }
      const data = { year, format, version: null }
      expect(await makeReportFile.run(run, data)).toEqual({ ok: true, value: { path: '/report/2566/files' } })
      // A worker that was killed runs the job again.
      expect(await makeReportFile.run(run, data)).toMatchObject({ ok: true })
    }
    const files = await listFiles(db, year)
    expect(files.map(({ format }) => format)).toEqual(['xlsx', 'pdf'])
    const fetched = await get(`/report/2566/files/${files[1]!.id}`, 'finance')
    expect(fetched.headers.get('content-type')).toBe('application/pdf')
    expect(fetched.headers.get('content-disposition')).toContain('annual-report-2566-2026-11-22.pdf')
    expect(new TextDecoder().decode((await fetched.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    expect((await get(`/report/2566/files/${files[1]!.id}`)).status).toBe(404)
  })

  it('refuse a file of what is not there', async () => {
    expect((await post('/report/2566/files', 'finance', { format: 'pdf', version: '9' })).status).toBe(404)
    expect((await post('/report/2566/files', 'finance', { format: 'exe', version: '' })).status).toBe(404)
  })

  it('let those who may publish do so, and everybody read it then', async () => {
    expect((await post('/report/2566/publish', 'finance')).status).toBe(403)
    expect((await post('/report/2566/publish', 'executive')).headers.get('location')).toBe('/report/2566?version=1#versions')
    expect((await get('/report')).headers.get('location')).toBe('/report/2566')
    expect(await text(get('/report/2566'))).toContain('ฉบับเผยแพร่ที่ 1')
    expect(await text(get('/report/2566/3'))).toContain('710,897,409.81')
    expect((await get('/report/2566?version=2')).status).toBe(404)
    expect((await get('/report/2566/versions/1')).status).toBe(404)
    await post('/report/2566/publish', 'executive')
    expect(await text(get('/report/2566/versions/2'))).toContain('ตัวเลขทุกตัวเหมือนกัน')
  })
})
