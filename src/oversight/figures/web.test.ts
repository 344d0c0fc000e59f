import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importers as resultImporters } from '#oversight/results/index.ts'
import { importers as statementImporters } from '#oversight/statements/index.ts'
import { importers as planImporters } from '#plan/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { personIn } from '../../../test/people.ts'
import { siteOf } from '../../../test/visit.ts'
import { importers, webWith } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const files = await readPack(join(import.meta.dirname, '../../../data/fy2566'))
await loadPack(db, 2566, files, [...planImporters, ...resultImporters, ...statementImporters, ...importers])
const people = { planner: await personIn(app, 'planner'), executive: await personIn(app, 'executive') }

const routes = webWith({
  // What a room above would find in the line of the loans, and nowhere else.
  findingsAt: async (_, year, places) =>
    places.some(({ file, line }) => file === 'economic_value_by_project.csv' && line === 23)
      ? [{ message: { th: 'ข้อค้นพบ ตัวอย่าง', en: 'Example finding' }, tone: 'warn', href: `/findings/${year}/example` }]
      : [],
})
const { visit: visitAs, send } = siteOf(app, routes, people)
const visit = (path: string, role: keyof typeof people = 'executive') => visitAs(path, role)

describe('the page of a figure', () => {
  it('says why 16,725', async () => {
    const { text } = await visit('/figures/2566/economic_value')
    expect(text).toContain('พิมพ์ 16,725 คำนวณได้ 16,725.4437')
    expect(text).toContain('10,402.85')
    expect(text).toContain('6,322.5937')
    expect(text).toContain('href="/figures/2566/hip"')
    expect(text).toContain('href="/statements/2566/headline_figures.csv/7"')
    expect(text).toContain('href="/statements/2566/economic_value_by_project.csv/23"')
  })
  it('says it in English too', async () => {
    const { text } = await visit('/figures/2566/hip?lang=en')
    expect(text).toContain('Printed 10,402, computed 10,402.85: 0.85 was cut off')
  })
  it('shows the findings in the lines it rests on', async () => {
    expect((await visit('/figures/2566/economic_value')).text).toContain('href="/findings/2566/example"')
    expect((await visit('/figures/2566/oss')).text).not.toContain('href="/findings/2566/example"')
  })
  it('opens for every figure, without a hole in it', async () => {
    const list = await visit('/figures/2566')
    const links = [...list.text.matchAll(/href="(\/figures\/2566\/[^"]+)"/g)].map(([, href]) => href!)
    expect(new Set(links).size).toBe(25)
    for (const link of new Set(links)) {
      const { status, text } = await visit(link)
      expect(status).toBe(200)
      expect(text).not.toMatch(/undefined|NaN|\[object/)
    }
  })
  it('is not there for what is not there', async () => {
    expect((await visit('/figures/2566/nothing')).status).toBe(404)
    expect((await visit('/figures/2550')).status).toBe(404)
    expect(await visit('/figures')).toMatchObject({ status: 303, location: '/figures/2566' })
  })
})

describe('what is declared about a figure', () => {
  const path = '/figures/2566/economic_value/declaration'
  const declared = { version: '0', nameTh: '', kind: 'flow', count: 'none', rounding: 'half_up', digits: '0' }

  it('is kept, also when the file of definitions comes again', async () => {
    expect(await send(path, 'planner', declared)).toMatchObject({ status: 303, location: '/figures/2566/economic_value#definition' })
    await loadPack(db, 2566, files, importers)
    expect((await visit('/figures/2566/economic_value')).text).toContain('ยอดที่เกิดขึ้นระหว่างปี')
  })
  it('keeps what was typed when it is stale or wrong', async () => {
    const stale = await send(path, 'planner', { ...declared, nameTh: 'ชื่อใหม่' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('ชื่อใหม่')
    const wrong = await send(path, 'planner', { ...declared, version: '1', digits: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('กรุณาระบุทั้งวิธีปัดเศษและจำนวนทศนิยม')
  })
  it('is the planner’s', async () => {
    expect((await send(path, 'executive', declared)).status).toBe(403)
    expect((await visit('/figures/2566/economic_value')).text).not.toContain('name="rounding"')
    expect((await visit('/figures/2566/economic_value', 'planner')).text).toContain('name="rounding"')
  })
})
