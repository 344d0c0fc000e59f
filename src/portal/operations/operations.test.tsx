import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { sealAudit } from '#platform/audit.ts'
import { system, transact } from '#platform/database.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { defineJob, enqueue, findJob, progress } from '#platform/jobs.ts'
import { sendMail } from '#platform/mail.ts'
import { done } from '#platform/outcome.ts'
import { deliverOutbox, outboxState, Undeliverable } from '#platform/outbox.ts'
import type { Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { same } from '#platform/text.ts'
import { allows } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { navigation, paths, web } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const visitor = (...permissions: string[]): Visitor => ({
  accountId: newId(),
  sessionId: newId(),
  name: 'someone',
  permissions: new Set(permissions),
  projects: 'all',
})
const worker = visitor()
const operator = visitor('operations.read', 'operations.write')
const onlooker = visitor('operations.read')
const as = (who: Visitor) => createHttp({ app, routes: web, navigation, identify: async () => who, allows, errorPage, signInPath: () => '/sign-in' })
const get = async (who: Visitor, path: string) => {
  const response = await as(who).request(`http://house.test${path}`)
  return { status: response.status, text: await response.text() }
}
const post = (who: Visitor, path: string) =>
  as(who).request(`http://house.test${path}`, {
    method: 'POST',
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, who.sessionId) }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://house.test' },
  })

const count = defineJob('count', { th: 'นับกล่อง', en: 'Counting boxes' }, z.object({}), async () => done({}))
const start = (who: Visitor) => transact(app, { accountId: who.accountId, requestId: 'r' }, (work) => enqueue(work, count, {}))
const settle = (id: string, end: Record<string, string | null>) =>
  db
    .updateTable('platform.job_progress')
    .set({ started_at: app.clock.now(), finished_at: app.clock.now(), ...end })
    .where('id', '=', id)
    .execute()

describe('a job’s page', () => {
  test('shows how far it is and renews itself without script', async () => {
    const id = await start(worker)
    await progress(app, id).report(30, 120, { th: 'กำลังอ่านแถว', en: 'Reading rows' })
    const { status, text } = await get(worker, paths.job(id))
    expect(status).toBe(200)
    expect(text).toContain('http-equiv="refresh"')
    expect(text).toMatch(/<progress[^>]*value="30"[^>]*max="120"|<progress[^>]*max="120"[^>]*value="30"/)
    expect(text).toContain('กำลังอ่านแถว')
    expect(text).not.toContain('<script')
    expect((await get(worker, '/jobs')).text).toContain(paths.job(id))
  })
  test('leads to the result when it is done, and stands still', async () => {
    const id = await start(worker)
    await settle(id, { result_path: '/boxes/counted' })
    const { text } = await get(worker, paths.job(id))
    expect(text).toContain('href="/boxes/counted"')
    expect(text).not.toContain('http-equiv="refresh"')
  })
  test.each([
    ['failed', 'เกิดข้อผิดพลาดทุกครั้งที่ลอง'],
    ['stopped', 'หยุดไปก่อนเสร็จ'],
    ['boxes-are-gone', 'boxes-are-gone'],
  ])('says why it ended with %s', async (code, words) => {
    const id = await start(worker)
    await settle(id, { error_code: code })
    expect((await get(worker, paths.job(id))).text).toContain(words)
  })
  test('is there for whoever started it and for operators, and for nobody else', async () => {
    const id = await start(worker)
    expect((await get(worker, paths.job(id))).status).toBe(200)
    expect((await get(onlooker, paths.job(id))).status).toBe(200)
    expect((await get(visitor(), paths.job(id))).status).toBe(404)
    expect((await get(worker, paths.job(newId()))).status).toBe(404)
    expect((await get(worker, '/jobs/nonsense')).status).toBe(404)
    expect((await get(visitor(), '/jobs')).text).not.toContain(paths.job(id))
  })
})

describe('operations', () => {
  test('says what is wrong and how to mend it, in the reader’s language', async () => {
    const { text } = await get(operator, '/operations')
    expect(text).toContain('ไม่มีตัวทำงานเบื้องหลัง')
    expect(text).toContain('วิธีแก้')
    expect((await get(operator, '/operations?lang=en')).text).toContain('No worker is at work')
  })
  test('lists what could not be sent, and an operator sends it again', async () => {
    const refusing = {
      channel: 'mail',
      carry: async () => {
        throw new Undeliverable('smtp-550')
      },
    }
    const id = await transact(app, system('test'), (work) => sendMail(work, { to: 'someone@example.test', subject: 's', text: 'the letter itself' }))
    await deliverOutbox(app, [refusing])
    const { text } = await get(operator, '/operations')
    expect(text).toContain('smtp-550')
    expect(text).not.toContain('someone@example.test')
    expect((await get(onlooker, '/operations')).text).not.toContain(paths.resend(id))
    expect((await post(onlooker, paths.resend(id))).status).toBe(403)
    const answer = await post(operator, paths.resend(id))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/operations'])
    expect(await outboxState(db)).toMatchObject({ waiting: 1, dead: [] })
  })
  test.each(['/operations', '/audit', '/audit/verify'])('%s is not for others', async (path) => {
    expect((await get(worker, path)).status).toBe(403)
  })
})

describe('the audit', () => {
  const act = (subjectId: string, action = 'box.open', who = operator) =>
    transact(app, { accountId: who.accountId, requestId: 'r' }, (work) => work.audit(action, 'box', subjectId, { amount: '12.00' }))

  test('is read by subject, action and person', async () => {
    await act('B-1')
    await act('B-2', 'box.shut')
    await act('B-3', 'box.open', onlooker)
    const ids = (text: string) => [...text.matchAll(/box <code>(B-\d)</g)].map((match) => match[1])
    expect(ids((await get(operator, '/audit?subject=box&subjectId=B-1')).text)).toEqual(['B-1'])
    expect(ids((await get(operator, '/audit?action=box.shut')).text)).toEqual(['B-2'])
    expect(ids((await get(operator, `/audit?account=${onlooker.accountId}`)).text)).toEqual(['B-3'])
    expect(ids((await get(operator, '/audit?account=nobody')).text)).toEqual([])
    expect((await get(operator, '/audit?subjectId=B-1')).text).toContain('12.00')
  })
  test('is paged both ways without a line lost or shown twice', async () => {
    for (let n = 0; n < 120; n++) await act(`P-${n}`, 'page.turn')
    const idsOf = (text: string) => [...text.matchAll(/box <code>(P-\d+)</g)].map((match) => match[1]!)
    const link = (text: string, rel: string) => new RegExp(`<a href="([^"]*)" rel="${rel}"`).exec(text)?.[1]?.replaceAll('&amp;', '&')
    const seen: string[][] = []
    let path: string | undefined = '/audit?action=page.turn'
    let last = ''
    while (path) {
      last = (await get(operator, path)).text
      seen.push(idsOf(last))
      path = link(last, 'next')
    }
    expect(seen.map((ids) => ids.length)).toEqual([50, 50, 20])
    expect(seen.flat()).toEqual(Array.from({ length: 120 }, (_, n) => `P-${119 - n}`))
    const middle = (await get(operator, link(last, 'prev')!)).text
    expect(idsOf(middle)).toEqual(seen[1])
    const first = (await get(operator, link(middle, 'prev')!)).text
    expect(idsOf(first)).toEqual(seen[0])
    expect(link(first, 'prev')).toBeUndefined()
  })
  test('says whether its seals hold, and finds a printed one', async () => {
    await vi.waitFor(async () => expect(await sealAudit(app)).toBeGreaterThan(0), { timeout: 20_000 })
    expect((await get(operator, '/audit')).text).toContain('ตราผนึก 200 ชุดล่าสุดถูกต้อง')
    const { text } = await get(operator, '/audit/verify')
    expect(text).toContain('ตราผนึกทุกชุดถูกต้อง')
    const hash = /<code>([0-9a-f]{64})<\/code>/.exec(text)![1]!
    expect((await get(operator, paths.verifyAudit(hash))).text).toContain('ตรานี้อยู่ในลำดับ')
    expect((await get(operator, paths.verifyAudit('f'.repeat(64)))).text).toContain('ไม่มีตรานี้ในลำดับ')
  })
})

test('the process and its readiness are told to whoever asks', async () => {
  const nobody: Visitor = { ...visitor(), accountId: undefined }
  expect(await get(nobody, '/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' })
  expect(await get(nobody, '/readyz')).toMatchObject({ status: 200, text: expect.stringContaining('"ready":true') })
})

test('a job that nobody started is the platform’s', async () => {
  const id = await transact(app, system('test'), (work) =>
    enqueue(
      work,
      defineJob('night', same('night'), z.object({}), async () => done({})),
      {},
    ),
  )
  expect(await findJob(db, id)).toMatchObject({ accountId: undefined })
  expect((await get(operator, paths.job(id))).text).toContain('ระบบ')
  expect((await get(worker, paths.job(id))).status).toBe(404)
})
