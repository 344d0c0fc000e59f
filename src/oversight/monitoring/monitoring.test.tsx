import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { speaker, type Lang } from '#platform/text.ts'
import type { Shell } from '#ui/index.ts'
import { exampleYear } from './examples.ts'
import type { Scope } from './model.ts'
import { DashboardPage } from './pages/dashboard.page.tsx'
import { dashboardOf, projectStatus, topFigures } from './rules.ts'

const million = 100_000_000n
const shellIn = (lang: Lang): Shell => ({
  lang,
  t: speaker(lang),
  visitor: { accountId: 'a', sessionId: 's', name: '', permissions: new Set(), projects: 'all' },
  nav: [],
  address: '/dashboard/2571',
  token: '',
  scheme: undefined,
  requestId: 'r',
})
const drawn = (scope: Scope = {}, state = exampleYear, lang: Lang = 'th') =>
  renderToString(<DashboardPage shell={shellIn(lang)} dashboard={dashboardOf(state, scope)} />)
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the whole year', () => {
  const dashboard = dashboardOf(exampleYear, {})

  test('sums the plan alone; what stands outside it has its own line', () => {
    expect(dashboard.money).toEqual({ allocated: 100n * million, disbursed: 72n * million, committed: 7n * million, remaining: 21n * million })
    expect(dashboard.spending.map(({ key, money }) => [key, money.allocated / million])).toEqual([
      ['1', 52n],
      ['2', 48n],
      ['total', 100n],
      ['extra', 5n],
    ])
  })

  test('puts first the projects with the worst status, then the most money unspent', () => {
    expect(dashboard.projects.map(({ code, status }) => [code, status])).toEqual([
      ['G1', 'missed'],
      ['G3', 'not-reported'],
      ['G4', 'no-indicators'],
      ['E1', 'no-indicators'],
    ])
    expect(dashboard.projectCounts).toEqual({ missed: 1, 'not-reported': 1, 'not-comparable': 0, 'no-indicators': 2, met: 1 })
  })

  test('names what was missed with the reason its owner gave', () => {
    expect(dashboard.missed.map(({ indicator, result }) => [indicator.id, result?.note])).toEqual([['G1-1', 'ฝนตกสองวันจากสามวัน']])
  })

  test('shows printed totals with a target that are no part of another such total', () => {
    expect(dashboard.figures.map(({ key }) => key)).toEqual(['value'])
  })

  test('orders value by type by size', () => {
    expect(dashboard.valueByType.map(({ name }) => name)).toEqual(['ขายในประเทศตัวอย่าง', 'ลดต้นทุนตัวอย่าง'])
  })
})

describe('a narrower scope', () => {
  test('a strategy keeps its projects, its indicators and theirs', () => {
    const dashboard = dashboardOf(exampleYear, { strategy: '2' })
    expect(dashboard.money.allocated).toBe(48n * million)
    expect(dashboard.kpis.map(({ indicator }) => indicator.id)).toEqual(['K2'])
    expect(dashboard.statusCounts).toEqual({ met: 1, missed: 0, 'not-reported': 1, 'not-comparable': 0 })
    expect(dashboard.projectChoices.map(({ value }) => value)).toEqual(['G3', 'G4'])
  })

  test('a project keeps its own indicators', () => {
    const dashboard = dashboardOf(exampleYear, { project: 'G2' })
    expect(dashboard.money.allocated).toBe(12n * million)
    expect(dashboard.kpis.map(({ indicator }) => indicator.id)).toEqual(['G2-1'])
  })

  test('findings are those that touch its projects', () => {
    expect(dashboardOf(exampleYear, {}).findings.counts).toEqual({ high: 1, medium: 1, low: 0 })
    expect(dashboardOf(exampleYear, { strategy: '1' }).findings.first.map(({ id }) => id)).toEqual(['f2'])
    expect(dashboardOf(exampleYear, { strategy: '2' }).findings.counts).toEqual({ high: 0, medium: 0, low: 0 })
  })

  test('totals of the agency are not told apart, so they are not shown', () => {
    const dashboard = dashboardOf(exampleYear, { strategy: '1' })
    expect(dashboard.figures).toEqual([])
    expect(dashboard.valueByType).toEqual([])
  })
})

test('a figure that is part of a part is not a headline either', () => {
  const [value, fair, trained] = exampleYear.figures
  const deep = { ...fair!, partKeys: ['trained'] }
  expect(topFigures([value!, deep, { ...trained!, printed: value!.value }]).map(({ key }) => key)).toEqual(['value'])
})

test.each([
  [['met', 'missed', 'not-reported'], 'missed'],
  [['met', 'not-reported'], 'not-reported'],
  [['met', 'not-comparable'], 'not-comparable'],
  [['met', 'met'], 'met'],
  [[], 'no-indicators'],
] as const)('a project with %j is %s', (given, expected) => {
  expect(projectStatus(given.map((status) => ({ status })))).toBe(expected)
})

describe('the page', () => {
  test.each(['th', 'en'] as const)('has no hole in %s', (lang) => {
    for (const scope of [{}, { strategy: '1' }, { project: 'G4' }]) expect(drawn(scope, exampleYear, lang)).not.toMatch(/undefined|NaN|\[object/)
  })

  test('says the spending, the headline as computed and as printed, and what was missed', () => {
    const said = text(drawn())
    expect(said).toContain('72%')
    expect(said).toContain('72.0 จาก 100.0 ล้านบาท · รวมผูกพัน 79%')
    expect(said).toContain('720')
    expect(said).toContain('ในรายงานพิมพ์ 721')
    expect(said).toContain('ฝนตกสองวันจากสามวัน')
  })

  test('leads from each number to where it comes from', () => {
    const html = drawn()
    for (const href of [
      '/figures/2571/value',
      '/plan/2571/projects/G1',
      '/plan/2571/spending',
      '/results/2571/G1-1',
      '/results/2571?status=missed',
      '/findings/2571/f1',
      '/statements/2571/economic_value_by_type.csv/2',
      '/dashboard/2571?strategy=1',
    ]) {
      expect(html).toContain(`href="${href}"`)
    }
  })

  test('keeps the filter open and says what it narrows to', () => {
    const html = drawn({ strategy: '2' })
    expect(html).toMatch(/<details class="more" open/)
    expect(text(html)).toContain('กำลังกรอง: ยุทธศาสตร์ 2')
    expect(html).toMatch(/<option value="2" selected/)
  })

  test('says plainly that a year has no quarters', () => {
    expect(text(drawn({ quarter: 2 }, { ...exampleYear, quarterMissing: true }))).toContain('ยังไม่มีผลรายไตรมาส')
    expect(text(drawn({ quarter: 2 }))).not.toContain('ยังไม่มีผลรายไตรมาส')
  })

  test('draws the months when there are any', () => {
    const months = [
      { month: '2027-10', planned: 5n * million, disbursed: 3n * million },
      { month: '2027-11', planned: 5n * million, disbursed: undefined },
    ]
    const html = drawn({}, { ...exampleYear, months })
    expect(html).toContain('class="trend"')
    expect(text(html)).toContain('10,000,000.00')
    expect(drawn()).not.toContain('class="trend"')
  })

  test('a year without money or indicators is drawn, not divided by nothing', () => {
    const empty = { ...exampleYear, money: [], results: [], figures: [], valueByType: [], problems: [], plan: { ...exampleYear.plan, projects: [] } }
    expect(drawn({}, empty)).not.toMatch(/undefined|NaN|Infinity/)
  })
})
