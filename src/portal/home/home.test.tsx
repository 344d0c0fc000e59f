import Big from 'big.js'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { bytesSource } from '#platform/read-table.ts'
import type { Visitor } from '#platform/routes.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { findDashboard } from '#oversight/monitoring/index.ts'
import type { IndicatorResult } from '#oversight/results/index.ts'
import { importPack } from '#portal/intake/index.ts'
import type { MyMandate } from '#registry/index.ts'
import type { Shell } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { visitorIn } from '../../../test/people.ts'
import { DeskPage, HomePage } from './pages/home.page.tsx'
import { OwnerPage } from './pages/owner.page.tsx'
import { WelcomePage } from './pages/welcome.page.tsx'
import { SearchPage } from './pages/search.page.tsx'
import { nextSteps } from './rules.ts'
import { search } from './search.ts'
import { getSearchable } from './store.ts'

const shellFor = (visitor: Visitor, lang: Lang = 'th'): Shell => ({
  lang,
  t: speaker(lang),
  visitor,
  nav: [],
  address: '/',
  token: '',
  scheme: undefined,
  requestId: 'r',
})
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const folder = 'data/fy2566'

describe('the published year', async () => {
  const { db } = await testDatabase()
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => bytesSource(name, readFileSync(join(folder, name))))
  await importPack(testApp(db), system('test'), { fiscalYear: 2566, files })
  const searchable = await getSearchable(db, 2566, visitorIn('executive'))
  const first = (query: string) => search(searchable, query)[0]

  test('a code finds its project before anything that mentions it', () => {
    expect(first('P18')).toMatchObject({ kind: 'project', href: '/plan/2566/projects/P18' })
    expect(first('p๑๘')).toMatchObject({ href: '/plan/2566/projects/P18' })
  })

  test('the number of a headline finds the figure behind it, however it is typed', () => {
    for (const typed of ['16,725', '16725', '๑๖,๗๒๕', '16,725.4437']) {
      expect(search(searchable, typed).map(({ href }) => href)).toContain('/figures/2566/economic_value')
    }
    expect(first('16,725')).toMatchObject({ kind: 'figure' })
  })

  test('a number finds every printed row that has it', () => {
    const rows = search(searchable, '1,615').filter(({ kind }) => kind === 'printed')
    expect(rows.map(({ href }) => href)).toContain('/statements/2566/headline_figures.csv/11')
  })

  test('words find names in any order and in both languages', () => {
    expect(search(searchable, 'ความพึงพอใจ').length).toBeGreaterThan(0)
    expect(search(searchable, 'value economic').map(({ href }) => href)).toContain('/figures/2566/economic_value')
  })

  test('money is found in baht and in millions', () => {
    const ofProject = search(searchable, '51,136,600.00').filter(({ kind }) => kind === 'money')
    expect(ofProject.map(({ href }) => href)).toContain('/plan/2566/projects/P18')
    expect(search(searchable, '51.14').filter(({ kind }) => kind === 'money').length).toBeGreaterThan(0)
  })

  test('nothing is found for nothing, and nothing of a room the visitor may not read', async () => {
    expect(search(searchable, '  ')).toEqual([])
    const nobody = await getSearchable(db, 2566, { ...visitorIn('executive'), permissions: new Set() })
    expect(search(nobody, 'P18')).toEqual([])
  })

  test.each(['th', 'en'] as const)('the first page answers four questions and shows the headlines in %s', async (lang) => {
    const dashboard = await findDashboard(db, 2566)
    const html = renderToString(<HomePage shell={shellFor(visitorIn('executive'), lang)} dashboard={dashboard} openFindings={3} steps={[]} />)
    expect(html).not.toMatch(/undefined|NaN|\[object/)
    for (const href of ['/plan/2566', '/figures/2566', '/results/2566?status=missed', '/findings/2566', '/figures/2566/economic_value']) {
      expect(html).toContain(`href="${href}"`)
    }
    expect(text(html)).toContain('16,725')
    expect(text(html)).toContain('60.1%')
  })

  test('what was found is shown by kind', () => {
    const html = renderToString(<SearchPage shell={shellFor(visitorIn('executive'))} result={{ year: 2566, query: 'P18', hits: search(searchable, 'P18') }} />)
    expect(html).toContain('value="P18"')
    expect(text(html)).toContain('งาน/โครงการ')
    const none = renderToString(<SearchPage shell={shellFor(visitorIn('executive'))} result={{ year: 2566, query: 'ไม่มีคำนี้', hits: [] }} />)
    expect(text(none)).toContain('ไม่พบสิ่งที่ค้นหา')
  })
})

test('an entrepreneur is led to their enterprises, or to registering the first', () => {
  const visitor: Visitor = { ...visitorIn('executive'), permissions: new Set(), projects: new Set() }
  const primary = (html: string) => /class="button primary" href="([^"]+)"/.exec(html)?.[1]
  expect(primary(renderToString(<OwnerPage shell={shellFor(visitor)} mandates={[]} />))).toBe('/register')
  const mine = { oneId: 'SME-1', nameTh: 'บริษัท ตัวอย่าง จำกัด', nameEn: null } as unknown as MyMandate
  const html = renderToString(<OwnerPage shell={shellFor(visitor)} mandates={[mine]} />)
  expect(primary(html)).toBe('/my-business')
  expect(html).toContain('href="/my-business/SME-1"')
})

test('an officer at a counter begins at the counter, without a year', () => {
  const html = renderToString(<DeskPage shell={shellFor(visitorIn('counter'))} />)
  expect(html).toMatch(/class="button primary" href="\/counter"/)
  for (const href of ['/dashboard', '/duplicates', '/clients']) expect(html).not.toContain(href)
})

test('a registrar begins at the register, and what is theirs to decide stands before the year', () => {
  const html = renderToString(<DeskPage shell={shellFor(visitorIn('registrar'))} />)
  expect(text(html)).toContain('ทั่วประเทศ')
  const places = ['/counter', '/enterprises', '/duplicates', '/agencies', '/clients', '/dashboard'].map((href) => html.lastIndexOf(`href="${href}"`))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('who has not signed in sees what this is and the way in, entrepreneurs first, and nothing of a year', () => {
  const anonymous: Visitor = { accountId: undefined, sessionId: '', name: '', permissions: new Set(), projects: new Set() }
  const html = renderToString(<WelcomePage shell={shellFor(anonymous)} demonstration />)
  for (const href of ['/what-can-i-get', '/register', '/sign-in']) expect(html).toContain(`href="${href}"`)
  expect(html.indexOf('/what-can-i-get')).toBeLessThan(html.indexOf('/dashboard'))
  expect(text(html)).toContain('บัญชีทดลอง')
  expect(renderToString(<WelcomePage shell={shellFor(anonymous)} demonstration={false} />)).not.toContain('บัญชีทดลอง')
})

const resultFor = (project: string, given: Partial<Pick<IndicatorResult, 'result' | 'open'>> = {}) =>
  ({ indicator: { project }, result: undefined, open: undefined, ...given }) as unknown as IndicatorResult
const there = { value: new Big(1) } as unknown as IndicatorResult['result']
const openIn = (state: 'draft' | 'submitted' | 'returned') => ({ state }) as unknown as IndicatorResult['open']

describe('what waits', () => {
  const waiting = { year: 2571, results: [] as IndicatorResult[], toReview: 0, openFindings: 0, toLetIn: 0 }
  const titles = (visitor: Visitor, given: Partial<typeof waiting>) => nextSteps(visitor, { ...waiting, ...given }).map(({ title }) => title.en)

  test('an owner is asked for results of their own projects that are not there or came back', () => {
    const results = [
      resultFor('G1'),
      resultFor('G1', { result: there }),
      resultFor('G1', { result: there, open: openIn('returned') }),
      resultFor('G1', { open: openIn('submitted') }),
      resultFor('G2'),
    ]
    expect(titles(visitorIn('owner', { projects: ['G1'] }), { results })).toEqual(['Report 2 results'])
  })

  test('an evaluator reviews what was sent and answers findings; an executive answers findings', () => {
    expect(titles(visitorIn('evaluator'), { toReview: 4, openFindings: 9 })).toEqual(['Review 4 results', 'Explain or correct 9 contradictions'])
    expect(titles(visitorIn('executive'), { toReview: 4, openFindings: 9 })).toEqual(['Explain or correct 9 contradictions'])
  })

  test('an administrator lets programs in', () => {
    expect(titles(visitorIn('admin'), { toLetIn: 1 })).toEqual(['1 program waits to be let in'])
    expect(titles(visitorIn('registrar'), { toLetIn: 1 })).toEqual([])
  })

  test('finance and administrators have nothing of these to do', () => {
    for (const role of ['finance', 'admin'] as const) expect(titles(visitorIn(role), { results: [resultFor('G1')], toReview: 4, openFindings: 9 })).toEqual([])
  })
})
