import { expect, test } from 'vitest'
import { answerQuestion } from '#exchange/index.ts'
import { system, transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { loadReference } from '#reference/index.ts'
import { checkDigit, findCard, loadRegistryRules, lookForDuplicates, registerEnterprise, sealFor } from '#registry/index.ts'
import { testApp } from '../../../../test/app.ts'
import { testDatabase } from '../../../../test/database.ts'
import { personIn } from '../../../../test/people.ts'
import { siteOf } from '../../../../test/visit.ts'
import { web } from './web.tsx'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
const site = siteOf(app, web, {
  registrar: await personIn(app, 'registrar'),
  colleague: await personIn(app, 'registrar'),
  counter: await personIn(app, 'counter', { provinces: ['50'] }),
})

let serial = 0
async function registered(nameTh: string, phone: string) {
  const twelve = `0105571${String(++serial).padStart(5, '0')}`
  const made = await registerEnterprise(app, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` },
    statement: { nameTh, phone, place: { province: '50', district: '5001' } },
    channel: 'web',
  })
  if (!made.ok) throw new Error(made.code)
  return made.value
}

async function pair(nameTh: string) {
  const [first, second] = [await registered(nameTh, `081111111${serial}`), await registered(nameTh, `082222222${serial}`)]
  const run = { app, jobId: newId(), caller: system('test'), progress: { report: () => Promise.resolve() }, signal: new AbortController().signal }
  await lookForDuplicates.run(run, {})
  const row = await transact(app, system('test'), ({ tx }) =>
    tx
      .selectFrom('registry.duplicate')
      .select('id')
      .where('second_id', '=', second.enterpriseId)
      .where('first_id', '=', first.enterpriseId)
      .executeTakeFirstOrThrow(),
  )
  return { first, second, path: `/duplicates/${row.id}` }
}
const looks = (enterpriseId: string) =>
  transact(
    app,
    system('test'),
    async ({ tx }) => (await tx.selectFrom('registry.access_line').select('id').where('enterprise_id', '=', enterpriseId).execute()).length,
  )

test('a pair is merged by two people on the page, and undone', async () => {
  const { first, second, path } = await pair('บริษัท ตัวอย่างหนึ่ง จำกัด')
  expect((await site.visit('/duplicates', 'registrar')).text).toContain('บริษัท ตัวอย่างหนึ่ง จำกัด')
  const opened = await site.visit(path, 'registrar')
  for (const said of ['081', '082', 'ต่างกัน', 'รอตัดสิน']) expect(opened.text).toContain(said)
  const proposal = { survivor: first.enterpriseId, reason: 'typed-twice' }
  expect((await site.send(`${path}/propose`, 'registrar', {})).status).toBe(422)
  expect((await site.send(`${path}/propose`, 'registrar', proposal)).status).toBe(303)
  expect((await site.visit(path, 'registrar')).text).toContain('ต้องให้ผู้อื่นยืนยัน')
  expect((await site.send(`${path}/confirm`, 'registrar', {})).text).toContain('ผู้เสนอยืนยันเองไม่ได้')
  expect((await site.send(`${path}/confirm`, 'colleague', {})).status).toBe(303)
  expect((await site.send(`${path}/confirm`, 'colleague', {})).status).toBe(409)
  const survivor = async () => (await transact(app, system('test'), ({ tx }) => findCard(tx, second.oneId)))?.survivorOneId
  expect(await survivor()).toBe(first.oneId)
  expect((await site.visit('/duplicates?status=merged', 'registrar')).text).toContain('บริษัท ตัวอย่างหนึ่ง จำกัด')
  expect((await site.send(`${path}/undo`, 'registrar', {})).status).toBe(303)
  expect(await survivor()).toBeNull()
})

test('open questions about the record that gives way are answered before a merge, and the page says where', async () => {
  const { first, second, path } = await pair('บริษัท ตัวอย่างสาม จำกัด')
  const id = newId()
  await transact(app, system('test'), async ({ tx, now }) => {
    const claim = { source: 'dbd', value: 'บริษัท ตัวอย่างอื่น จำกัด', on: '2026-06-30' }
    const sealed = await sealFor(app, tx, second.enterpriseId, JSON.stringify({ claims: [claim] }))
    const question = { enterprise_id: second.enterpriseId, id, field: 'nameTh', addressee: 'enterprise', sealed, raised_at: now, status: 'open' }
    await tx.insertInto('exchange.question').values(question).execute()
  })
  const opened = await site.visit(path, 'registrar')
  expect(opened.text).toContain(`href="/enterprises/${second.oneId}/questions"`)
  expect(opened.text).not.toContain(`href="/enterprises/${first.oneId}/questions"`)
  const refused = await site.send(`${path}/propose`, 'registrar', { survivor: first.enterpriseId, reason: 'typed-twice' })
  expect([refused.status, refused.text.includes('โปรดตอบให้ครบก่อนรวม')]).toEqual([422, true])
  expect((await site.send(`${path}/propose`, 'registrar', { survivor: second.enterpriseId, reason: 'typed-twice' })).status).toBe(303)
  expect((await site.send(`${path}/distinct`, 'registrar', { distinct: 'branch' })).status).toBe(303)
  const answer = { enterpriseId: second.enterpriseId, questionId: id, choice: { keep: true }, reason: 'ตามหนังสือรับรอง', as: 'officer' } as const
  expect(await answerQuestion(app, system('test'), answer)).toMatchObject({ ok: true })
  expect((await site.send(`${path}/propose`, 'registrar', { survivor: first.enterpriseId, reason: 'typed-twice' })).status).toBe(303)
  expect((await site.send(`${path}/confirm`, 'colleague', {})).status).toBe(303)
})

test('a pair judged to be two leaves the list, and every look at a record has its line', async () => {
  const { first, second, path } = await pair('หจก. ตัวอย่างสอง')
  const before = await looks(first.enterpriseId)
  await site.visit(path, 'registrar')
  expect(await looks(first.enterpriseId)).toBe(before + 1)
  expect(await looks(second.enterpriseId)).toBe(before + 1)
  expect((await site.send(`${path}/distinct`, 'registrar', { distinct: 'branch' })).status).toBe(303)
  expect((await site.visit('/duplicates', 'registrar')).text).not.toContain('หจก. ตัวอย่างสอง')
  expect((await site.visit('/duplicates?status=distinct', 'registrar')).text).toContain('หจก. ตัวอย่างสอง')
})

test('the settings take a likeness a person typed, and say what is wrong with another', async () => {
  expect((await site.send('/duplicates/matchers/same-phone', 'registrar', { threshold: '๐.๕', enabled: 'yes' })).status).toBe(303)
  expect((await site.visit('/duplicates/matchers', 'registrar')).text).toContain('value="0.5"')
  expect((await site.send('/duplicates/matchers/same-phone', 'registrar', { threshold: '1.5' })).text).toContain('ไม่เกิน 1')
  expect((await site.send('/duplicates/matchers/other', 'registrar', { threshold: '1' })).status).toBe(404)
})

test('a look through the register waits as a job', async () => {
  expect(await site.send('/duplicates/look', 'registrar', {})).toMatchObject({ status: 303, location: expect.stringMatching(/^\/jobs\//) as string })
})

test('the counter does not merge', async () => {
  expect((await site.visit('/duplicates', 'counter')).status).toBe(403)
})
