import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLifecycle, mermaidOf } from '#casework/index.ts'
import { system, transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { withClient } from '#platform/storage.ts'
import { permissions } from '#people/index.ts'
import { loadReference } from '#reference/index.ts'
import { checkDigit, findCard, loadRegistryRules, registerEnterprise } from '#registry/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { personIn } from '../../../test/people.ts'
import { siteOf } from '../../../test/visit.ts'
import { breachLife, dutiesOf, whyNot } from './breach.ts'
import { web } from './index.ts'
import { listBreaches } from './store.ts'

const { db, url } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
const site = siteOf(app, web, {
  registrar: await personIn(app, 'registrar'),
  admin: await personIn(app, 'admin'),
  counter: await personIn(app, 'counter', { provinces: ['50'] }),
})

describe('the life of a breach', () => {
  test('is sound, and the README shows it', async () => {
    expect(checkLifecycle(breachLife, permissions)).toEqual([])
    expect(await readFile(join(import.meta.dirname, 'README.md'), 'utf8')).toContain(mermaidOf(breachLife))
  })

  const found = '2026-11-20T03:00:00.000Z'
  test.each([
    ['assessed', 'some', 'closed', 'duty-open'],
    ['assessed', 'none', 'closed', undefined],
    ['assessed', 'none', 'reported', 'no-duty'],
    ['assessed', 'high', 'told', 'wrong-step'],
    ['reported', 'some', 'closed', undefined],
    ['reported', 'some', 'told', 'no-duty'],
    ['reported', 'high', 'closed', 'duty-open'],
    ['told', 'high', 'closed', undefined],
    ['found', null, 'closed', 'wrong-step'],
    ['closed', 'none', 'reported', 'wrong-step'],
  ] as const)('%s, risk %s, to %s: %s', (status, risk, to, expected) => {
    expect(whyNot({ status, risk, foundAt: found }, to, { now: found, note: undefined })).toBe(expected)
  })

  test.each([
    ['some', '2026-11-23T03:00:00.000Z', null, ['waiting']],
    ['some', '2026-11-23T03:00:00.001Z', null, ['overdue']],
    ['some', '2026-12-01T00:00:00.000Z', '2026-11-23T03:00:00.000Z', ['done']],
    ['some', '2026-12-01T00:00:00.000Z', '2026-11-23T03:00:01.000Z', ['late']],
    ['none', '2026-12-01T00:00:00.000Z', null, []],
    ['high', '2026-11-21T00:00:00.000Z', null, ['waiting', 'waiting']],
    [null, '2026-11-24T00:00:00.000Z', null, ['overdue']],
  ] as const)('72 hours: risk %s at %s, reported %s', (risk, now, reportedAt, states) => {
    expect(dutiesOf({ risk, foundAt: found, reportedAt, toldAt: null }, now).map(({ state }) => state)).toEqual(states)
  })

  test('telling the Committee after 72 hours asks for the reason', () => {
    const late = { now: '2026-11-23T03:00:01.000Z', note: undefined }
    const breach = { status: 'assessed', risk: 'some', foundAt: found } as const
    expect(whyNot(breach, 'reported', late)).toBe('late-without-reason')
    expect(whyNot(breach, 'reported', { ...late, note: 'ตรวจสอบนาน' })).toBeUndefined()
  })
})

describe('the register of breaches', () => {
  const facts = { what: 'ส่งแฟ้มผิดผู้รับ', data: 'ชื่อและโทรศัพท์', measures: 'เรียกแฟ้มคืน' }

  test('walks a breach of high risk to its end', async () => {
    expect((await site.visit('/privacy/breaches', 'registrar')).text).toContain('ยังไม่มีเหตุละเมิด')
    const made = await site.send('/privacy/breaches', 'registrar', { ...facts, foundDay: '22 พ.ย. 2569', foundTime: '๐๘.๓๐', people: '๑๒๐' })
    expect(made.status).toBe(303)
    const path = made.location!
    const assess = { version: '1', risk: 'high', people: '120', data: facts.data, measures: facts.measures }
    expect((await site.send(`${path}/move`, 'registrar', { version: '1', to: 'closed' })).status).toBe(422)
    expect((await site.send(`${path}/assess`, 'registrar', assess)).status).toBe(303)
    expect((await site.send(`${path}/assess`, 'registrar', assess)).status).toBe(409)
    expect((await site.send(`${path}/move`, 'registrar', { version: '2', to: 'closed' })).text).toContain('ยังแจ้งไม่ครบ')
    expect((await site.send(`${path}/move`, 'registrar', { version: '2', to: 'reported', note: 'ที่ ตัวอย่าง 1/2569' })).status).toBe(303)
    expect((await site.send(`${path}/move`, 'registrar', { version: '3', to: 'told' })).status).toBe(303)
    expect((await site.send(`${path}/move`, 'admin', { version: '4', to: 'closed' })).status).toBe(303)
    const page = (await site.visit(path, 'admin')).text
    for (const said of ['ปิดแล้ว', 'ที่ ตัวอย่าง 1/2569', 'แจ้งเจ้าของข้อมูลแล้ว', '22 พ.ย. 2569 08:30']) expect(page).toContain(said)
    expect(await listBreaches(db)).toMatchObject([{ people: 120, status: 'closed', foundAt: '2026-11-22 08:30:00+07' }])
  })

  test('refuses a moment that has not come, and says so at its field', async () => {
    const later = { ...facts, foundDay: '22 พ.ย. 2569', foundTime: '10:01' }
    expect(await site.send('/privacy/breaches', 'registrar', later)).toMatchObject({ status: 422, text: expect.stringContaining('ยังมาไม่ถึง') as string })
    const before = { ...facts, foundDay: '22 พ.ย. 2569', foundTime: '09:00', happenedOn: '23 พ.ย. 2569' }
    expect((await site.send('/privacy/breaches', 'registrar', before)).text).toContain('ต้องไม่หลังวันที่ทราบเหตุ')
  })

  test('is closed to who does not manage privacy', async () => {
    expect((await site.visit('/privacy/breaches', 'counter')).status).toBe(403)
    expect((await site.visit(`/privacy/breaches/${newId()}`, 'registrar')).status).toBe(404)
  })
})

describe('retention', () => {
  test('shows every period with its reason', async () => {
    const { text } = await site.visit('/privacy/retention', 'registrar')
    for (const said of ['10 ปี', '90 วัน', 'ไม่มีกำหนด', 'กำหนดเอง', 'มาตรา 193/30']) expect(text).toContain(said)
  })

  test('deletes what has served its time and nothing else, and only as the keeper', async () => {
    const account = newId()
    const enterprise = await register()
    await transact(app, system('test'), async ({ tx }) => {
      for (const at of ['2016-11-21T00:00:00Z', '2016-11-23T00:00:00Z'])
        await tx
          .insertInto('registry.access_line')
          .values({
            enterprise_id: enterprise.enterpriseId,
            id: newId(),
            at,
            reader: 'staff',
            account_id: account,
            purpose: 'x',
            fields: [],
            basis: 'duty',
            request_id: 'x',
          })
          .execute()
    })
    await transact(app, system('test'), async ({ tx }) => {
      for (const open_until of ['2026-11-20', '2026-11-22'])
        await tx
          .insertInto('registry.invitation')
          .values({
            enterprise_id: enterprise.enterpriseId,
            id: newId(),
            lookup: Buffer.from(open_until),
            sealed: Buffer.from('x'),
            role: 'preparer',
            scope: ['read'],
            starts_on: '2026-10-20',
            ends_on: null,
            invited_at: '2026-10-20T00:00:00Z',
            invited_by: account,
            open_until,
          })
          .execute()
    })
    const retire = (role: 'prosme_app' | 'prosme_keeper', schema: string) =>
      withClient(url(role), async (client) => (await client.query<{ gone: string }>(`select ${schema}.retire('2026-11-22') as gone`)).rows[0]!.gone)
    for (const schema of ['registry', 'privacy']) await expect(retire('prosme_app', schema)).rejects.toMatchObject({ code: '42501' })
    expect(Number(await retire('prosme_keeper', 'registry'))).toBe(2)
    expect(Number(await retire('prosme_keeper', 'registry'))).toBe(0)
  })
})

let serial = 0
async function register() {
  const twelve = `0105570${String(++serial).padStart(5, '0')}`
  const made = await registerEnterprise(app, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` },
    statement: { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50' } },
    channel: 'web',
  })
  if (!made.ok) throw new Error(made.code)
  return made.value
}

describe('erasing on request', () => {
  const letter = new File(['%PDF-1.4\n%example'], 'letter.pdf', { type: 'application/pdf' })

  test('shows what goes and what stays, asks for the letter, and erases', async () => {
    const { oneId } = await register()
    const before = await site.visit(`/privacy/erasure?one=${oneId}`, 'registrar')
    expect(before.text).toContain('บริษัท ตัวอย่าง จำกัด')
    expect((await site.send('/privacy/erasure', 'registrar', { one: oneId })).text).toContain('ต้องแนบหนังสือคำขอ')
    expect((await site.send('/privacy/erasure', 'registrar', { one: oneId }, letter)).status).toBe(303)
    expect(await transact(app, system('test'), ({ tx }) => findCard(tx, oneId))).toMatchObject({ status: 'erased', nameTh: null })
    expect((await site.visit(`/privacy/erasure?one=${oneId}`, 'registrar')).text).toContain('อ่านไม่ได้อีก')
  })

  test('leaves a line for every look', async () => {
    const { oneId, enterpriseId } = await register()
    await site.visit(`/privacy/erasure?one=${oneId}`, 'registrar')
    const lines = await transact(app, system('test'), ({ tx }) =>
      tx.selectFrom('registry.access_line').select('purpose').where('enterprise_id', '=', enterpriseId).execute(),
    )
    expect(lines).toEqual([{ purpose: 'erasure' }])
  })
})
