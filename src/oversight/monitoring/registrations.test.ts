import { describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { importers as figures, webWith as figuresWith } from '#oversight/figures/index.ts'
import { importers as results } from '#oversight/results/index.ts'
import { importers as statements } from '#oversight/statements/index.ts'
import { allows } from '#people/index.ts'
import { importers as plan } from '#plan/index.ts'
import { checkDigit, loadRegistryRules, registerEnterprise, updateEnterprise, type Channel } from '#registry/index.ts'
import { loadReference } from '#reference/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { visitorIn } from '../../../test/people.ts'
import { getRegistrations } from './registrations.ts'
import { web } from './web.tsx'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadPack(db, 2566, await readPack('data/fy2566'), [...plan, ...results, ...statements, ...figures])

const anybody = { accountId: newId(), requestId: 'test', reach: { areas: 'all' } } as const
let serial = 0
async function register(at: string, channel: Channel, change: { readonly centre?: string; readonly community?: true } = {}): Promise<string> {
  app.clock.set(at)
  const twelve = `0105571${String(++serial).padStart(5, '0')}`
  const { centre, community } = change
  const made = await registerEnterprise(app, anybody, {
    kind: community ? 'community' : 'juristic',
    number: community ? { type: 'community', digits: `5${twelve.slice(1)}` } : { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` },
    statement: { nameTh: `กิจการตัวอย่าง ${serial}`, place: { province: '50' } },
    channel,
    ...(centre && { centre }),
  })
  if (!made.ok) throw new Error(made.code)
  return made.value.enterpriseId
}

// The last second of fiscal year 2565 in Bangkok, the first of 2566, and on.
await register('2022-09-30T16:59:59.000Z', 'web')
const first = await register('2022-09-30T17:00:00.000Z', 'counter', { centre: '50' })
await register('2023-01-15T03:00:00.000Z', 'counter', { centre: '51', community: true })
await register('2023-01-20T03:00:00.000Z', 'biz-portal')
await updateEnterprise(app, anybody, { enterpriseId: first, statement: { phone: '0812345678' }, channel: 'counter', centre: '50' })
await register('2023-10-01T03:00:00.000Z', 'thang-rath')

const http = createHttp({
  app,
  routes: [...web, ...figuresWith({ findingsAt: async () => [] })],
  navigation: [],
  identify: async () => visitorIn('executive'),
  allows,
  errorPage,
  signInPath: () => '/sign-in',
})
const get = async (path: string) => {
  const response = await http.request(`http://house.test${path}`)
  return { status: response.status, text: (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
}

describe('registrations of a year', () => {
  test('are counted by kind, channel, month and centre, new apart from updated', async () => {
    const { stock, flow, byKind, byChannel, byMonth, byCentre } = await getRegistrations(db, 2566)
    expect([stock, flow]).toEqual([4, { registered: 3, updated: 1 }])
    expect(byKind.map(({ kind, stock: ofKind }) => [kind, ofKind])).toEqual([
      ['juristic', 3],
      ['natural', 0],
      ['community', 1],
    ])
    expect(byChannel.map(({ channel, stock: ofChannel, registered, updated }) => [channel, ofChannel, registered, updated])).toEqual([
      ['web', 1, 0, 0],
      ['counter', 2, 2, 1],
      ['biz-portal', 1, 1, 0],
      ['thang-rath', 0, 0, 0],
    ])
    expect(byMonth).toHaveLength(12)
    expect(byMonth.filter(({ registered, updated }) => registered + updated > 0)).toEqual([
      { month: '2022-10', registered: 1, updated: 0 },
      { month: '2023-01', registered: 2, updated: 1 },
    ])
    expect(byCentre.map(({ code, name, registered, updated }) => [code, name.en, registered, updated])).toEqual([
      ['50', 'Chiang Mai', 1, 1],
      ['51', 'Lamphun', 1, 0],
    ])
  })
  test('stand beside what was reported and are not added to it', async () => {
    const { reported, byKind } = await getRegistrations(db, 2566)
    expect(reported?.value.toFixed()).toBe('119173')
    expect(byKind.map((row) => row.reported?.value.toFixed())).toEqual(['66326', '52598', '249'])
    const page = await get('/dashboard/2566/registrations')
    expect(page.text).toContain('119,173')
    expect(page.text).not.toContain('119,177')
    const figure = await get('/figures/2566/one_id')
    expect(figure.text).toMatch(/119,173 .*ตามทะเบียนในระบบ 4 .*-119,169/)
    expect((await get('/figures/2566')).text).toContain('measure:registered_biz_portal')
  })
  test('are there for a year without a plan, and for nothing that is no year', async () => {
    expect((await getRegistrations(db, 2567)).flow).toEqual({ registered: 1, updated: 0 })
    expect((await get('/dashboard/2567/registrations')).status).toBe(200)
    expect((await get('/dashboard/abc/registrations')).status).toBe(404)
  })
})

test('an enterprise that was merged away is no head of its own, and its registration still happened', async () => {
  const [kept, merged] = [await register('2024-01-15T03:00:00.000Z', 'web'), await register('2024-01-15T03:00:00.000Z', 'web')]
  const before = await getRegistrations(db, 2567)
  await transact(app, anybody, ({ tx }) => tx.updateTable('registry.enterprise').set({ survivor_id: kept }).where('id', '=', merged).execute())
  const after = await getRegistrations(db, 2567)
  expect([before.stock - after.stock, before.flow.registered - after.flow.registered]).toEqual([1, 0])
})
