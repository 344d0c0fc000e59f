import { describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { system, transact, type Caller, type Work } from '#platform/database.ts'
import { keepFile } from '#platform/files.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Mail } from '#platform/mail.ts'
import { deliverOutbox, type Carrier } from '#platform/outbox.ts'
import { routes, type Visitor } from '#platform/routes.ts'
import { newSubmissionToken } from '#platform/submission.ts'
import { allows, deactivateAccount, makeDemoAccounts } from '#people/index.ts'
import { errorPage } from '#ui/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { personIn } from '../../test/people.ts'
import {
  answerSendBack,
  attachEvidence,
  downloadEvidence,
  evidenceOf,
  noticeCarrier,
  notify,
  paths,
  sendBack,
  sendBacksOf,
  web,
  withdrawEvidence,
  withUnread,
} from './index.ts'
import { noticesOf } from './notices.ts'

const { db } = await testDatabase()
const app = testApp(db)
const owner = await personIn(app, 'owner', { projects: ['A01'] })
const evaluator = await personIn(app, 'evaluator')
const as = (who: Visitor): Caller => ({ accountId: who.accountId, requestId: newId() })
const act = <T>(who: Visitor, work: (work: Work) => Promise<T>) => transact(app, as(who), work)
const text = { th: 'ผลตัวชี้วัด ก1 รอตรวจ', en: 'Indicator A1 waits for review' }

async function kept(work: Work, content: string) {
  const file = await keepFile(app, work, { name: 'หลักฐาน.txt', bytes: new TextEncoder().encode(content) })
  if (!file.ok) throw new Error(file.code)
  return file.value.id
}

const siteAs = (who: Visitor) =>
  createHttp({
    app,
    routes: [...web, ...routes().get('/things/evidence/:evidence', 'results.read', (c) => downloadEvidence(c, 'thing', c.req.param('evidence'))).list],
    navigation: [],
    identify: withUnread(app, () => Promise.resolve(who)),
    allows,
    errorPage,
    signInPath: () => '/sign-in',
  })
const send = (who: Visitor, path: string) =>
  siteAs(who).request(app.config.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.config.baseUrl },
    body: new URLSearchParams({ _token: newSubmissionToken(app.keys, who.sessionId) }).toString(),
  })

describe('evidence', () => {
  test('is attached, shown with its subject, and withdrawn without being lost', async () => {
    const subject = { subject: 'thing', subjectId: newId() }
    const [first, second] = await act(owner, async (work) => [
      await attachEvidence(work, { ...subject, fileId: await kept(work, 'one'), note: ' ภาพถ่าย ' }),
      await attachEvidence(work, { ...subject, fileId: await kept(work, 'two') }),
    ])
    expect(await evidenceOf(db, 'thing', [subject.subjectId])).toMatchObject([
      { id: first, name: 'หลักฐาน.txt', mediaType: 'text/plain', size: 3, note: 'ภาพถ่าย', addedBy: owner.accountId },
      { id: second, note: null },
    ])
    expect(await evidenceOf(db, 'other', [subject.subjectId])).toEqual([])
    expect(await act(owner, (work) => withdrawEvidence(work, { ...subject, subjectId: newId(), id: first }))).toEqual({ ok: false, code: 'not-there' })
    await act(owner, (work) => withdrawEvidence(work, { ...subject, id: first }))
    expect(await act(owner, (work) => withdrawEvidence(work, { ...subject, id: first }))).toEqual({ ok: false, code: 'not-there' })
    expect((await evidenceOf(db, 'thing', [subject.subjectId])).map(({ id }) => id)).toEqual([second])
    await expect(db.deleteFrom('casework.evidence').execute()).rejects.toThrow('permission denied')
  })
  test('is downloaded with the permission of its subject’s room, and only as that subject', async () => {
    const [thing, other] = await act(owner, async (work) => [
      await attachEvidence(work, { subject: 'thing', subjectId: newId(), fileId: await kept(work, 'the proof') }),
      await attachEvidence(work, { subject: 'other', subjectId: newId(), fileId: await kept(work, 'not for here') }),
    ])
    const response = await siteAs(evaluator).request(`/things/evidence/${thing}`)
    expect(await response.text()).toBe('the proof')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await siteAs(evaluator).request(`/things/evidence/${other}`)).status).toBe(404)
    expect((await siteAs(evaluator).request('/things/evidence/1')).status).toBe(404)
    expect((await siteAs({ ...evaluator, permissions: new Set() }).request(`/things/evidence/${thing}`)).status).toBe(403)
  })
})

describe('sending back', () => {
  test('names every fault at once, in order, and is answered when handed in again', async () => {
    const subject = { subject: 'thing', subjectId: newId() }
    const faults = [
      { place: 'value', message: 'ผลรวมไม่ตรงกับหลักฐาน' },
      { place: '', message: 'ขาดลายมือชื่อ' },
    ] as const
    await act(evaluator, (work) => sendBack(work, { ...subject, faults: [...faults] }))
    expect(await sendBacksOf(db, 'thing', [subject.subjectId])).toMatchObject([{ sentBy: evaluator.accountId, answeredAt: null, faults }])
    await expect(act(evaluator, (work) => sendBack(work, { ...subject, faults: [...faults] }))).rejects.toThrow('send_back_open')
    await act(owner, (work) => answerSendBack(work, subject))
    await act(evaluator, (work) => sendBack(work, { ...subject, faults: [faults[1]] }))
    expect((await sendBacksOf(db, 'thing', [subject.subjectId])).map(({ answeredBy, faults: listed }) => [answeredBy, listed.length])).toEqual([
      [null, 1],
      [owner.accountId, 2],
    ])
  })
  test('is never done by the platform itself', async () => {
    const faults = [{ place: '', message: 'x' }] as const
    await expect(transact(app, system('test'), (work) => sendBack(work, { subject: 'thing', subjectId: newId(), faults: [...faults] }))).rejects.toThrow(
      'only a person',
    )
  })
})

const pathsFor = async (accountId: string) => (await noticesOf(db, accountId)).map(({ path }) => path).toSorted()

describe('notices', () => {
  test('reach everybody who may act, whoever answers for a project, and those that are named; not who did it, and not the closed', async () => {
    const other = await personIn(app, 'evaluator')
    const closed = await personIn(app, 'evaluator')
    await deactivateAccount(app, system('test'), closed.accountId)
    await act(evaluator, async (work) => {
      await notify(work, { to: { permission: 'results.review' }, text, path: '/a' })
      await notify(work, { to: { project: 'A01' }, text, path: '/b' })
      await notify(work, { to: { accounts: [other.accountId, other.accountId, evaluator.accountId] }, text, path: '/c' })
    })
    expect(await pathsFor(other.accountId)).toEqual(['/a', '/c'])
    expect(await pathsFor(owner.accountId)).toEqual(['/b'])
    expect(await pathsFor(evaluator.accountId)).toEqual([])
    expect(await pathsFor(closed.accountId)).toEqual([])
  })
  test('are forgotten with the transaction that is refused', async () => {
    await act(owner, async (work) => {
      await notify(work, { to: { accounts: [evaluator.accountId] }, text, path: '/never' })
      return { ok: false }
    })
    expect((await noticesOf(db, evaluator.accountId)).map(({ path }) => path)).not.toContain('/never')
  })
  test('wait in the menu until they are opened, by their reader alone', async () => {
    const reader = await personIn(app, 'planner')
    await act(owner, async (work) => {
      await notify(work, { to: { accounts: [reader.accountId] }, text, path: '/one' })
      await notify(work, { to: { accounts: [reader.accountId] }, text, path: '/two' })
    })
    const menu = async () => /href="\/notices">\s*[^<]+<b class="num">(\d+)/.exec(await (await siteAs(reader).request('/notices')).text())?.[1]
    expect(await menu()).toBe('2')
    const one = (await noticesOf(db, reader.accountId)).find(({ path }) => path === '/one')!
    expect((await send(owner, paths.notice(one.id))).status).toBe(404)
    expect(await menu()).toBe('2')
    expect((await send(reader, paths.notice(one.id))).headers.get('location')).toBe('/one')
    expect(await menu()).toBe('1')
    await send(reader, paths.allRead())
    expect(await menu()).toBeUndefined()
  })
  test('are mailed in the reader’s language unless they were read, are a week old, or are for a demonstration', async () => {
    await db.updateTable('platform.outbox').set({ sent_at: app.clock.now() }).where('sent_at', 'is', null).execute()
    const readers = await Promise.all([personIn(app, 'planner'), personIn(app, 'planner')])
    const [english, seen] = readers
    await db.updateTable('people.account').set({ language: 'en' }).where('id', '=', english.accountId).execute()
    const [demo] = await makeDemoAccounts(app)
    await act(owner, (work) => notify(work, { to: { accounts: [english.accountId, seen.accountId, demo!.id] }, text, path: '/one' }))
    await send(seen, paths.allRead())
    const sent: Mail[] = []
    const carrier: Carrier<Mail> = { channel: 'mail', carry: ({ payload }) => Promise.resolve(void sent.push(payload)) }
    const deliver = async (on: typeof app) => await deliverOutbox(on, [noticeCarrier(on, carrier) as Carrier])
    expect(await deliver(app)).toBe(3)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ subject: text.en, text: expect.stringContaining('http://house.test/one') })
    await act(owner, (work) => notify(work, { to: { accounts: [english.accountId] }, text, path: '/one' }))
    await deliver({ ...app, clock: fixedClock('2026-11-30T03:00:00.000Z') })
    expect(sent).toHaveLength(1)
    expect(noticeCarrier(app, undefined)).toBeUndefined()
  })
})
