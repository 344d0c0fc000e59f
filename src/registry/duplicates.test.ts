import { describe, expect, test } from 'vitest'
import { system, transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import {
  checkDigit,
  compareNewRegistrations,
  confirmMerge,
  decideDistinct,
  duplicateSteps,
  eraseEnterprise,
  findCard,
  findDuplicate,
  listDuplicates,
  listHistory,
  loadRegistryRules,
  lookForDuplicates,
  proposeMerge,
  registerEnterprise,
  setMatcher,
  undoMerge,
  type DuplicateStatus,
  type Statement,
} from './index.ts'
import { mergeHindrance, type Candidate } from './duplicate-rules.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)

let serial = 0
async function registered(nameTh: string, change: Partial<Statement> = {}, at: { now: () => string } = app.clock) {
  const twelve = `0105569${String(++serial).padStart(5, '0')}`
  const made = await registerEnterprise({ ...app, clock: at }, system('test'), {
    kind: 'juristic',
    number: { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` },
    statement: { nameTh, place: { province: '50', district: '5001' }, ...change },
    channel: 'web',
  })
  if (!made.ok) throw new Error(made.code)
  return made.value
}
const registrar = (): Caller & { accountId: string } => ({ accountId: newId(), requestId: 'test', reach: { areas: 'all' } })
const [one, other] = [registrar(), registrar()]
const asStaff = <T>(read: (db: Parameters<typeof findDuplicate>[0]) => Promise<T>, caller: Caller = one) => transact(app, caller, ({ tx }) => read(tx))
const look = () =>
  lookForDuplicates.run(
    { app, jobId: newId(), caller: system('test'), progress: { report: () => Promise.resolve() }, signal: new AbortController().signal },
    {},
  )

/** A pair of the register, found by the job. */
async function pairOf(a: { enterpriseId: string }, b: { enterpriseId: string }) {
  await look()
  const { pairs } = await asStaff((tx) => listDuplicates(tx, { status: 'open', limit: 1000 }))
  return pairs.find(({ first, second }) => [first.id, second.id].toSorted().join() === [a.enterpriseId, b.enterpriseId].toSorted().join())
}

/** Two records of one enterprise under a name of their own, and their pair. */
async function twins(nameTh: string) {
  const [left, right] = [await registered(nameTh), await registered(nameTh)]
  const pair = await pairOf(left, right)
  if (!pair) throw new Error('the pair was not found')
  return { left, right, id: pair.id }
}

/** Whom the exchange has questions about, as its answer reaches a merge. */
const questioned = new Set<string>()
const hasOpenQuestions = (_: unknown, enterpriseId: string) => Promise.resolve(questioned.has(enterpriseId))
const propose = (caller: Caller, proposal: Parameters<typeof proposeMerge>[2]) => proposeMerge(app, caller, proposal, hasOpenQuestions)
const confirm = (caller: Caller, pair: { readonly id: string }) => confirmMerge(app, caller, pair, hasOpenQuestions)

async function merge(id: string, survivorId: string) {
  const proposed = await propose(one, { id, survivorId, reason: 'typed-twice' })
  return proposed.ok ? await confirm(other, { id }) : proposed
}
const survivorOf = async (oneId: string) => (await asStaff((tx) => findCard(tx, oneId)))!.survivorOneId

test('the life of a pair reaches every state from open', () => {
  const reached = new Set<DuplicateStatus>(['open'])
  for (const state of reached) for (const next of duplicateSteps[state]) reached.add(next)
  expect([...reached].toSorted()).toEqual(Object.keys(duplicateSteps).toSorted())
})

describe('what hinders a merge', () => {
  const record = (change: Partial<Candidate> = {}): Candidate => ({ id: newId(), status: 'active', isMerged: false, verifiedNumbers: [], ...change })
  test.each([
    [{}, {}, undefined],
    [{ verifiedNumbers: ['juristic'] }, {}, undefined],
    [{ verifiedNumbers: ['juristic'] }, { verifiedNumbers: ['citizen'] }, undefined],
    [{ verifiedNumbers: ['juristic'] }, { verifiedNumbers: ['juristic'] }, 'two-verified-numbers'],
    [{ status: 'erased' }, {}, 'erased'],
    [{}, { isMerged: true }, 'already-merged'],
    [{ status: 'closed' }, {}, undefined],
  ] as const)('%o and %o: %s', (left, right, expected) => {
    expect(mergeHindrance(record(left), record(right))).toBe(expected)
  })
})

type Given = readonly [name: string, change: Partial<Statement>]

describe('looking', () => {
  test.each<[string, Given, Given, boolean]>([
    ['the same name in one district, whatever its legal form', ['บริษัท ลำไยตัวอย่าง จำกัด', {}], ['หจก. ลำไยตัวอย่าง', {}], true],
    ['a slip near the end', ['โรงสีทดสอบสมมุติการเกษตร', {}], ['โรงสีทดสอบสมมุติการเกษตก', {}], true],
    ['a slip at the beginning', ['ขนมหวานสมมุติแม่ทดสอบ', {}], ['นมหวานสมมุติแม่ทดสอบ', {}], true],
    ['the same name in another district', ['ร้านกาแฟสมมุติ', {}], ['ร้านกาแฟสมมุติ', { place: { province: '50', district: '5002' } }], false],
    [
      'one telephone and names that have something in common, in another province',
      ['อู่ซ่อมรถสมมุติเหนือ', { phone: '0811111111' }],
      ['อู่ซ่อมรถสมมุติ', { phone: '0811111111', place: { province: '10' } }],
      true,
    ],
    [
      'one telephone and names that have nothing in common',
      ['ผ้าทอตัวอย่างงาม', { phone: '0822222222' }],
      ['ปลาร้าฮกเส็ง', { phone: '0822222222', place: { province: '10' } }],
      false,
    ],
    [
      'one address of e-mail',
      ['สมมุติก่อสร้าง', { email: 'same@example.test' }],
      ['สมมุติก่อสร้างและค้าวัสดุ', { email: 'same@example.test', place: { province: '10' } }],
      true,
    ],
  ])('%s', async (_, left, right, expected) => {
    const [a, b] = [await registered(...left), await registered(...right)]
    expect((await pairOf(a, b)) !== undefined).toBe(expected)
  })

  test('again finds nothing new, and a pair once judged distinct is not proposed again', async () => {
    const { id } = await twins('สมมุติการพิมพ์')
    expect(await decideDistinct(app, one, { id, reason: 'branch' })).toMatchObject({ ok: true })
    const before = await asStaff((tx) => listDuplicates(tx, { status: 'open', limit: 1000 }))
    await look()
    expect(await asStaff((tx) => listDuplicates(tx, { status: 'open', limit: 1000 }))).toEqual(before)
  })

  test('keeps away from what everybody shares: eleven with one telephone are an accountant’s', async () => {
    const shared = await Promise.all(
      Array.from({ length: 11 }, (_, index) => registered(`สมมุติบัญชี${'กขคงจฉชซฌญฎ'[index]}`, { phone: '0833333333', place: { province: '10' } })),
    )
    expect(await pairOf(shared[0]!, shared[1]!)).toBeUndefined()
  })

  test('by itself after a registration, once', async () => {
    expect(await compareNewRegistrations(app)).toBe(0)
    const later = (minutes: number) => ({ now: () => new Date(Date.parse(app.clock.now()) + minutes * 60_000).toISOString() })
    await registered('สมมุติเครื่องเงิน', {}, later(5))
    expect(await compareNewRegistrations({ db, clock: later(6.5) })).toBe(0)
    await registered('สมมุติเครื่องเงิน', {}, later(6.7))
    expect(await compareNewRegistrations({ db, clock: later(7) })).toBe(0)
    expect(await compareNewRegistrations({ db, clock: later(8) })).toBe(1)
    expect(await compareNewRegistrations({ db, clock: later(9) })).toBe(0)
  })

  test('follows the settings: what is turned off proposes nothing', async () => {
    expect(await setMatcher(app, one, { code: 'same-email', threshold: '0', enabled: true })).toEqual({ ok: false, code: 'threshold-out-of-range' })
    await setMatcher(app, one, { code: 'same-email', threshold: '0.3', enabled: false })
    const elsewhere = { email: 'off@example.test' }
    const [a, b] = [await registered('สมมุติปุ๋ยหมัก', elsewhere), await registered('สมมุติปุ๋ยหมักชีวภาพดี', { ...elsewhere, place: { province: '10' } })]
    expect(await pairOf(a, b)).toBeUndefined()
    await setMatcher(app, one, { code: 'same-email', threshold: '0.3', enabled: true })
    expect(await pairOf(a, b)).toBeDefined()
  })

  test('a pair is shown to whoever reaches both records alone', async () => {
    const { id } = await twins('สมมุติเซรามิก')
    const officer = (province: string): Caller => ({ accountId: newId(), requestId: 'test', reach: { areas: new Set([province]) } })
    expect(await asStaff((tx) => findDuplicate(tx, id), officer('50'))).toBeDefined()
    expect(await asStaff((tx) => findDuplicate(tx, id), officer('10'))).toBeUndefined()
    expect(await propose(officer('10'), { id, survivorId: newId(), reason: 'typed-twice' })).toEqual({ ok: false, code: 'no-such-pair' })
  })
})

describe('merging', () => {
  test('takes two people, keeps the survivor’s ONE ID and leads the other to it', async () => {
    const { left, right, id } = await twins('สมมุติน้ำดื่ม')
    expect(await confirm(other, { id })).toEqual({ ok: false, code: 'decided-meanwhile' })
    expect(await propose(one, { id, survivorId: newId(), reason: 'typed-twice' })).toEqual({ ok: false, code: 'not-of-the-pair' })
    await propose(one, { id, survivorId: left.enterpriseId, reason: 'typed-twice' })
    expect(await confirm(one, { id })).toEqual({ ok: false, code: 'same-person' })
    expect(await survivorOf(right.oneId)).toBeNull()
    expect(await confirm(other, { id })).toMatchObject({ ok: true })
    expect(await survivorOf(right.oneId)).toBe(left.oneId)
    expect(await survivorOf(left.oneId)).toBeNull()
    const history = await asStaff((tx) => listHistory(app, tx, right.enterpriseId))
    expect(history[0]).toMatchObject({ reason: 'merged', note: left.oneId })
  })

  test('of the same two by many at once happens once', async () => {
    const { left, id } = await twins('สมมุติไม้ไผ่')
    await propose(one, { id, survivorId: left.enterpriseId, reason: 'typed-twice' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(registrar(), { id })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('in a circle at once ends with one survivor for all', async () => {
    const records = [await registered('สมมุติรวงข้าว'), await registered('สมมุติรวงข้าว'), await registered('สมมุติรวงข้าว')]
    const ids = await Promise.all([0, 1, 2].map(async (index) => (await pairOf(records[index]!, records[(index + 1) % 3]!))!.id))
    for (const [index, id] of ids.entries()) await propose(one, { id, survivorId: records[index]!.enterpriseId, reason: 'imported-twice' })
    await Promise.all(ids.map((id) => confirm(other, { id })))
    const survivors = await Promise.all(records.map(({ oneId }) => survivorOf(oneId)))
    const living = records.filter((_, index) => survivors[index] === null).map(({ oneId }) => oneId)
    expect(living.length).toBeGreaterThan(0)
    for (const survivor of survivors) if (survivor !== null) expect(living).toContain(survivor)
  })

  test('is refused when a source confirmed a number of each', async () => {
    const { left, right, id } = await twins('สมมุติอาหารทะเล')
    await transact(app, system('test'), ({ tx }) =>
      tx
        .updateTable('registry.identity_number')
        .set({ verified_by: 'dbd', verified_at: app.clock.now() })
        .where('enterprise_id', 'in', [left.enterpriseId, right.enterpriseId])
        .execute(),
    )
    expect(await merge(id, left.enterpriseId)).toEqual({ ok: false, code: 'two-verified-numbers' })
  })

  test('waits until no question about the one that gives way is open; those about the survivor stay with it', async () => {
    const { left, right, id } = await twins('สมมุติผ้าไหม')
    questioned.add(left.enterpriseId).add(right.enterpriseId)
    expect(await merge(id, left.enterpriseId)).toEqual({ ok: false, code: 'open-questions' })
    questioned.delete(right.enterpriseId)
    expect(await propose(one, { id, survivorId: left.enterpriseId, reason: 'typed-twice' })).toMatchObject({ ok: true })
    questioned.add(right.enterpriseId)
    expect(await confirm(other, { id })).toEqual({ ok: false, code: 'open-questions' })
    expect(await survivorOf(right.oneId)).toBeNull()
    questioned.delete(right.enterpriseId)
    expect(await confirm(other, { id })).toMatchObject({ ok: true })
  })

  test('is refused when one was erased after it was proposed', async () => {
    const { left, right, id } = await twins('สมมุติสมุนไพร')
    await propose(one, { id, survivorId: left.enterpriseId, reason: 'typed-twice' })
    const evidenceFileId = newId()
    await db
      .insertInto('platform.file')
      .values({ id: evidenceFileId, sha256: 'b'.repeat(64), size: '1', media_type: 'application/pdf', name: 'letter.pdf', at: app.clock.now() })
      .execute()
    expect(await eraseEnterprise(app, one, { enterpriseId: right.enterpriseId, evidenceFileId })).toMatchObject({ ok: true })
    expect(await confirm(other, { id })).toEqual({ ok: false, code: 'erased' })
  })
})

describe('undoing', () => {
  test('lets both live again, and what came with the one follows it', async () => {
    const [a, b, c] = [await registered('สมมุติตะกร้า'), await registered('สมมุติตะกร้า'), await registered('สมมุติตะกร้า')]
    const [bc, ab] = [(await pairOf(b, c))!.id, (await pairOf(a, b))!.id]
    expect(await merge(bc, b.enterpriseId)).toMatchObject({ ok: true })
    expect(await merge(ab, a.enterpriseId)).toMatchObject({ ok: true })
    expect(await survivorOf(c.oneId)).toBe(a.oneId)
    expect(await undoMerge(app, one, { id: bc })).toEqual({ ok: false, code: 'merged-since' })
    expect(await undoMerge(app, one, { id: ab })).toMatchObject({ ok: true })
    expect(await survivorOf(b.oneId)).toBeNull()
    expect(await survivorOf(c.oneId)).toBe(b.oneId)
    expect(await undoMerge(app, one, { id: ab })).toEqual({ ok: false, code: 'decided-meanwhile' })
    expect(await merge(ab, a.enterpriseId)).toMatchObject({ ok: true })
    expect(await survivorOf(c.oneId)).toBe(a.oneId)
  })

  test('waits while something newer was merged into the survivor', async () => {
    const [a, b, c] = [await registered('สมมุติร่มกระดาษ'), await registered('สมมุติร่มกระดาษ'), await registered('สมมุติร่มกระดาษ')]
    const [ab, ac] = [(await pairOf(a, b))!.id, (await pairOf(a, c))!.id]
    await merge(ab, a.enterpriseId)
    await propose(one, { id: ac, survivorId: a.enterpriseId, reason: 'typed-twice' })
    await confirmMerge({ ...app, clock: { now: () => '2026-11-23T03:00:00.000Z' } }, other, { id: ac }, hasOpenQuestions)
    expect(await undoMerge(app, one, { id: ab })).toEqual({ ok: false, code: 'merged-since' })
    expect(await undoMerge(app, one, { id: ac })).toMatchObject({ ok: true })
    expect(await undoMerge(app, one, { id: ab })).toMatchObject({ ok: true })
  })
})
