import { beforeAll, describe, expect, test } from 'vitest'
import { anonymous, createHttp } from '#platform/http.ts'
import { importers as figures } from '#oversight/figures/index.ts'
import { navigation, web as dashboard } from '#oversight/monitoring/index.ts'
import { importers as results } from '#oversight/results/index.ts'
import { importers as statements } from '#oversight/statements/index.ts'
import { allows, paths as peoplePaths, type Role } from '#people/index.ts'
import { importers as plan } from '#plan/index.ts'
import { assets, errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { visitorIn } from '../../../test/people.ts'
import { web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const http = createHttp({
  app,
  routes: [...assets, ...web, ...dashboard],
  navigation,
  identify: (c) => {
    const role = c.req.header('x-role')
    return Promise.resolve(role ? visitorIn(role as Role, { projects: ['P18'] }) : anonymous)
  },
  allows,
  errorPage,
  signInPath: peoplePaths.signIn,
})
const get = async (path: string, role?: Role) => {
  const response = await http.request(app.config.baseUrl + path, { headers: role ? { 'x-role': role } : {} })
  return { status: response.status, location: response.headers.get('location'), cookie: response.headers.get('set-cookie'), html: await response.text() }
}

describe('before there is a year', () => {
  test('the first page says so, and leads to the import those who may', async () => {
    expect((await get('/', 'planner')).html).toContain('href="/import"')
    const executive = await get('/', 'executive')
    expect(executive.status).toBe(200)
    expect(executive.html).not.toContain('href="/import"')
  })

  test('the dashboard and the search are empty, not broken', async () => {
    expect((await get('/dashboard', 'executive')).html).toContain('ยังไม่มีแผนในระบบ')
    expect((await get('/search?q=16,725', 'executive')).status).toBe(200)
  })
})

describe('with the published year', () => {
  beforeAll(async () => {
    await loadPack(db, 2566, await readPack('data/fy2566'), [...plan, ...results, ...statements, ...figures])
  })

  test('nobody sees a number of the year without signing in', async () => {
    const welcome = await get('/')
    expect(welcome.status).toBe(200)
    expect(welcome.html).not.toContain('16,725')
    for (const path of ['/dashboard', '/dashboard/2566', '/search?q=16,725'])
      expect(await get(path)).toMatchObject({ status: 303, location: peoplePaths.signIn(path) })
  })

  test('from the first page to the number in two steps', async () => {
    const home = await get('/', 'executive')
    expect(home.html).toContain('href="/figures/2566/economic_value"')
    expect((await get('/search?q=P18', 'executive')).html).toContain('href="/plan/2566/projects/P18"')
  })

  test('the address without a year leads to the newest; a year without a plan is not found', async () => {
    expect(await get('/dashboard', 'executive')).toMatchObject({ status: 302, location: '/dashboard/2566' })
    for (const year of ['2567', 'x', '2566.5']) expect((await get(`/dashboard/${year}`, 'executive')).status).toBe(404)
  })

  test('what does not narrow anything in the address is left alone', async () => {
    expect((await get('/dashboard/2566?quarter=9&strategy=&project=nothing', 'executive')).status).toBe(200)
  })

  test('the language chosen in an address is remembered', async () => {
    const english = await get('/dashboard/2566?lang=en', 'executive')
    expect(english.cookie).toContain('lang=en')
    expect(english.html).toContain('<html lang="en"')
  })

  test('a page brings no script and stays small', async () => {
    const { html } = await get('/dashboard/2566', 'executive')
    expect(html).not.toContain('<script')
    expect(html).not.toContain(' style=')
    expect(html.length).toBeLessThan(100_000)
  })
})
