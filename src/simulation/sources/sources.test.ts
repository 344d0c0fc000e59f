import { readFile } from 'node:fs/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { loadAgencies } from '#agencies/index.ts'
import {
  answerQuestion,
  connectSources,
  enqueueVerification,
  hasOpenQuestions,
  listQuestions,
  listVerifications,
  prefill,
  sourceCodes,
  sourceOf,
  sources,
  sourceStates,
  verifyDue,
  type SourceCode,
} from '#exchange/index.ts'
import { system, transact, type Reach } from '#platform/database.ts'
import { loadReference } from '#reference/index.ts'
import { getRecord, loadRegistryRules, numberTypes, registerEnterprise, type Kind, type Statement } from '#registry/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { factsOf } from '../facts.ts'
import { numberAt } from '../numbers.ts'
import { startSimulators } from '../serve.ts'
import { answerers } from './answers.ts'
import { faults } from './simulator.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)
await loadAgencies(app)

const simulators = await startSimulators({ clock: app.clock })
afterAll(() => simulators.stop())

/** The first enterprise of a kind that the source knows; each is used once. */
let used = 0
function enterpriseKnownTo(code: SourceCode, kind: Kind) {
  for (; ; used += 1) {
    const facts = factsOf(kind, numberAt(kind, 7, used))
    if (facts.knownTo.has(code)) return ((used += 1), facts)
  }
}

/** All sources answer, and have never failed. */
beforeEach(async () => {
  for (const code of sourceCodes) simulators.of(code).set({ fault: null })
  await connectSources(app, system('test'), Object.fromEntries(sourceCodes.map((code) => [code, null])))
  await connectSources(app, system('test'), simulators.addresses)
})

async function register(facts: ReturnType<typeof factsOf>, statement: Partial<Statement> = {}) {
  const made = await transact(app, system('test'), async (work) => {
    const registered = await registerEnterprise({ ...app, db: work.tx }, system('test'), {
      kind: facts.kind,
      number: { type: numberTypes[facts.kind], digits: facts.number },
      statement: { nameTh: facts.nameTh, place: { province: facts.place.province }, ...statement },
      channel: 'web',
    })
    if (registered.ok) await enqueueVerification(work, registered.value.enterpriseId)
    return registered
  })
  if (!made.ok) throw new Error(made.code)
  return made.value.enterpriseId
}

const seen = <T>(read: (tx: Parameters<typeof getRecord>[1]) => Promise<T>, reach: Reach = { areas: 'all' }) =>
  transact(app, { accountId: undefined, requestId: 'test', reach }, ({ tx }) => read(tx))
const recordOf = (enterpriseId: string) => seen((tx) => getRecord(app, tx, enterpriseId))

test('the business registry answers in the published shape, known or not', async () => {
  const printed = JSON.parse(await readFile('data/rules/dbd-juristic-openapi-shape.json', 'utf8')) as Record<'ok' | 'not_found', object>
  const shapeOf = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shapeOf)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
        : 'value'
  const question = { year: 2568, contradicting: false }
  expect(shapeOf(answerers.dbd(numberAt('juristic', 7, 0), question))).toEqual(shapeOf(printed.ok))
  expect(answerers.dbd('0000000000000', question)).toEqual(printed.not_found)
  expect(sourceOf('dbd').read(sourceOf('dbd').answer.parse(printed.ok))?.statement).toMatchObject({
    nameTh: 'บริษัท ตัวอย่าง จำกัด',
    activity: '10711',
    place: { province: '10', district: '1001', subdistrict: '100107' },
    address: '1/1 ถนนราชดำเนินกลาง',
  })
})

describe('somebody who is not signed in', () => {
  test('sees what the public registry says of a juristic person, field by field', async () => {
    const facts = enterpriseKnownTo('dbd', 'juristic')
    const { statement, sources: origins, silent } = await prefill(app, facts)
    expect(statement).toMatchObject({ nameTh: facts.nameTh, activity: facts.activity, place: facts.place, address: facts.address })
    expect(origins.nameTh).toEqual({ source: 'dbd', on: '2026-11-22' })
    expect(silent).toEqual([])
  })

  test.each(['natural', 'community'] as const)('learns nothing by the number of a %s enterprise', async (kind) => {
    const before = sourceCodes.map((code) => simulators.of(code).asked())
    expect(await prefill(app, factsOf(kind, numberAt(kind, 7, 1)))).toEqual({ statement: {}, sources: {}, contradictions: [], silent: [] })
    expect(sourceCodes.map((code) => simulators.of(code).asked())).toEqual(before)
  })
})

describe('an applicant', () => {
  test('sees what all sources say, and where they differ', async () => {
    const facts = enterpriseKnownTo('sso', 'juristic')
    simulators.of('sso').set({ fault: 'contradicting' })
    const { statement, contradictions } = await prefill(app, facts, { by: 'applicant' })
    expect(statement).toMatchObject({ nameTh: facts.nameTh, yearly: { employees: facts.employees + 7 } })
    expect(contradictions.map(({ field }) => field)).toContain('nameTh')
    expect(contradictions.find(({ field }) => field === 'nameTh')!.values.map(({ source }) => source)).toEqual(expect.arrayContaining(['dbd', 'rd', 'sso']))
  })

  test('who is a natural person must give the name the source has', async () => {
    const facts = enterpriseKnownTo('rd', 'natural')
    const { number, kind, nameTh } = facts
    expect((await prefill(app, { number, kind, nameTh: 'นาย ทดสอบ ตัวอย่าง' }, { by: 'applicant' })).statement).toEqual({})
    expect((await prefill(app, { number, kind, nameTh }, { by: 'applicant' })).statement).toMatchObject({ address: facts.address })
  })

  test('waits no longer than the budget', async () => {
    const facts = enterpriseKnownTo('sso', 'juristic')
    // Answers when the fault is lifted, which happens after the test: only a budget that is kept lets it end.
    simulators.of('sso').set({ fault: 'slow' })
    const { statement, silent } = await prefill(app, facts, { by: 'applicant', budgetMs: 500 })
    expect(statement.nameTh).toBe(facts.nameTh)
    expect(silent).toContain('sso')
    expect((await sourceStates(app)).find(({ code }) => code === 'sso')).toMatchObject({ failures: 0 })
  })
})

const kindFor = (code: SourceCode): Kind => sourceOf(code).kinds[0]!

describe.each(sourceCodes)('%s', (code) => {
  test.each(faults.filter((fault) => fault !== 'contradicting'))('%s: silent, and nothing it sent is taken', async (fault) => {
    const facts = enterpriseKnownTo(code, kindFor(code))
    simulators.of(code).set({ fault })
    const { silent, sources: origins } = await prefill(app, facts, { by: 'applicant', budgetMs: fault === 'slow' ? 300 : 5000 })
    expect(silent).toEqual([code])
    expect(Object.values(origins).map(({ source }) => source)).not.toContain(code)
  })

  test('contradicting: a question, and nothing is overwritten', async () => {
    const facts = enterpriseKnownTo(code, kindFor(code))
    const enterpriseId = await register(facts)
    simulators.of(code).set({ fault: 'contradicting' })
    await verifyDue(app)
    expect((await recordOf(enterpriseId)).nameTh).toBe(facts.nameTh)
    const [question] = (await seen((tx) => listQuestions(app, tx, enterpriseId, 'enterprise'))).filter(({ field }) => field === 'nameTh')
    expect(question).toMatchObject({ ours: facts.nameTh, claims: [{ source: code }] })
    expect(question!.claims[0]!.value).not.toBe(facts.nameTh)
  })
})

describe('a verification', () => {
  test('fills what is empty with source and day, confirms the number and the stage', async () => {
    const facts = enterpriseKnownTo('sso', 'juristic')
    const enterpriseId = await register(facts)
    await verifyDue(app)
    const record = await recordOf(enterpriseId)
    expect(record).toMatchObject({ stage: 'formal', place: facts.place, address: facts.address, activity: facts.activity })
    expect(record.numbers[0]!.verifiedBy).toBe('dbd')
    expect(record.sources.activity).toMatchObject({ source: 'dbd' })
    expect(record.yearly).toContainEqual(expect.objectContaining({ source: 'sso', employees: facts.employees, year: 2568 }))
    const verifications = await seen((tx) => listVerifications(tx, enterpriseId))
    expect(verifications.map(({ source }) => source).toSorted()).toEqual(
      sources
        .filter(({ kinds }) => kinds.includes('juristic'))
        .map(({ code }) => code)
        .toSorted(),
    )
    expect(verifications.every(({ status }) => status !== 'waiting')).toBe(true)
  })

  test('with every source down, fields fill when they are back', async () => {
    const facts = enterpriseKnownTo('sso', 'juristic')
    for (const code of sourceCodes) simulators.of(code).set({ fault: 'down' })
    const enterpriseId = await register(facts)
    await verifyDue(app)
    expect(await recordOf(enterpriseId)).toMatchObject({ stage: 'one-id', activity: null, address: undefined })
    for (const code of sourceCodes) simulators.of(code).set({ fault: null })
    expect(await verifyDue(app)).toBe(0)
    app.clock.set(later(60_000))
    await verifyDue(app)
    expect(await recordOf(enterpriseId)).toMatchObject({ stage: 'formal', activity: facts.activity, address: facts.address })
  })

  test('of a natural person under another name tells nobody that name', async () => {
    const facts = enterpriseKnownTo('rd', 'natural')
    const enterpriseId = await register(facts, { nameTh: 'นาย ทดสอบ ตัวอย่าง' })
    await verifyDue(app)
    expect(await recordOf(enterpriseId)).toMatchObject({ nameTh: 'นาย ทดสอบ ตัวอย่าง', stage: 'one-id', address: undefined })
    expect((await recordOf(enterpriseId)).numbers[0]!.verifiedBy).toBeNull()
    expect(await seen((tx) => listQuestions(app, tx, enterpriseId, 'enterprise'))).toEqual([])
    expect(await seen((tx) => listQuestions(app, tx, enterpriseId, 'officer'))).toMatchObject([{ field: 'nameTh', claims: [{ source: 'rd', value: null }] }])
  })

  test('waits while the enterprise lives on in another, and goes on when that is undone', async () => {
    const [facts, survivor] = [enterpriseKnownTo('rd', 'juristic'), enterpriseKnownTo('rd', 'juristic')]
    const survivorId = await register(survivor)
    await verifyDue(app)
    const enterpriseId = await register(facts)
    const point = (to: string | null) => seen((tx) => tx.updateTable('registry.enterprise').set({ survivor_id: to }).where('id', '=', enterpriseId).execute())
    simulators.of('rd').set({ fault: 'contradicting' })
    const before = simulators.of('rd').asked()
    await point(survivorId)
    await verifyDue(app)
    expect(simulators.of('rd').asked()).toBe(before)
    expect(await openOf(enterpriseId)).toEqual([])
    await point(null)
    app.clock.set(later(60_000))
    await verifyDue(app)
    expect(await openOf(enterpriseId)).toHaveLength(1)
    expect(await seen((tx) => hasOpenQuestions(app)(tx, enterpriseId))).toBe(true)
    expect(await seen((tx) => hasOpenQuestions(app)(tx, survivorId))).toBe(false)
  })

  test('is seen by whoever reaches the enterprise alone', async () => {
    const facts = enterpriseKnownTo('dbd', 'juristic')
    const enterpriseId = await register(facts)
    const elsewhere = new Set([facts.place.province === '50' ? '51' : '50'])
    expect(await seen((tx) => listVerifications(tx, enterpriseId), { areas: elsewhere })).toEqual([])
    expect(await listVerifications(db, enterpriseId)).toEqual([])
    expect((await seen((tx) => listVerifications(tx, enterpriseId), { areas: new Set([facts.place.province]) })).length).toBeGreaterThan(0)
    await verifyDue(app)
  })
})

/** An enterprise whose name the Revenue Department has otherwise, and the question about it. */
async function asked() {
  const facts = enterpriseKnownTo('rd', 'juristic')
  const enterpriseId = await register(facts)
  simulators.of('rd').set({ fault: 'contradicting' })
  await verifyDue(app)
  const [question] = (await seen((tx) => listQuestions(app, tx, enterpriseId, 'officer'))).filter(({ field }) => field === 'nameTh')
  return { facts, enterpriseId, question: question! }
}
const openOf = async (enterpriseId: string) => (await seen((tx) => listQuestions(app, tx, enterpriseId, 'officer'))).filter(({ field }) => field === 'nameTh')

describe('a question', () => {
  const officer = { accountId: undefined, requestId: 'test', reach: { areas: 'all' } } as const

  test('kept: the record stays, and the source is not heard again while it says the same', async () => {
    const { facts, enterpriseId, question } = await asked()
    const answer = { enterpriseId, questionId: question.id, choice: { keep: true }, as: 'enterprise' } as const
    expect(await answerQuestion(app, officer, answer)).toMatchObject({ ok: true })
    expect(await answerQuestion(app, officer, answer)).toMatchObject({ code: 'answered-already' })
    await transact(app, system('test'), (work) => enqueueVerification(work, enterpriseId))
    await verifyDue(app)
    expect(await openOf(enterpriseId)).toEqual([])
    expect((await recordOf(enterpriseId)).nameTh).toBe(facts.nameTh)
  })

  test('taken: the source’s value with the source as its origin', async () => {
    const { enterpriseId, question } = await asked()
    expect(await answerQuestion(app, officer, { enterpriseId, questionId: question.id, choice: { take: 'sso' }, as: 'enterprise' })).toMatchObject({
      code: 'no-such-claim',
    })
    expect(await answerQuestion(app, officer, { enterpriseId, questionId: question.id, choice: { take: 'rd' }, as: 'enterprise' })).toMatchObject({ ok: true })
    const record = await recordOf(enterpriseId)
    expect(record.nameTh).toBe(question.claims[0]!.value)
    expect(record.sources.nameTh).toMatchObject({ source: 'rd' })
    expect(await openOf(enterpriseId)).toEqual([])
  })

  test('neither: an officer says what is right and why', async () => {
    const { enterpriseId, question } = await asked()
    const answer = { enterpriseId, questionId: question.id, choice: { other: 'บริษัท ตัวอย่าง จำกัด' }, as: 'officer' } as const
    expect(await answerQuestion(app, officer, answer)).toMatchObject({ code: 'reason-needed' })
    expect(await answerQuestion(app, officer, { ...answer, choice: { other: ' ' }, reason: 'ตัวอย่าง' })).toMatchObject({ code: 'not-a-value' })
    expect(await answerQuestion(app, officer, { ...answer, reason: 'ตรวจหนังสือรับรองแล้ว' })).toMatchObject({ ok: true })
    expect(await recordOf(enterpriseId)).toMatchObject({ nameTh: 'บริษัท ตัวอย่าง จำกัด', sources: { nameTh: { source: 'officer' } } })
  })

  test('of an enterprise elsewhere does not exist', async () => {
    const { facts, enterpriseId, question } = await asked()
    const elsewhere = { accountId: undefined, requestId: 'test', reach: { areas: new Set([facts.place.province === '50' ? '51' : '50']) } }
    expect(await answerQuestion(app, elsewhere, { enterpriseId, questionId: question.id, choice: { keep: true }, as: 'enterprise' })).toMatchObject({
      code: 'no-such-question',
    })
    expect(await openOf(enterpriseId)).toHaveLength(1)
  })
})

const stateOf = async (code: SourceCode) => (await sourceStates(app)).find((one) => one.code === code)!

describe('the breaker', () => {
  test('opens, lets one through after a pause, and closes with an answer', async () => {
    const facts = enterpriseKnownTo('dbd', 'juristic')
    const simulator = simulators.of('dbd')
    simulator.set({ fault: 'broken' })
    for (let failure = 1; failure <= 5; failure += 1) {
      expect((await stateOf('dbd')).state).toBe('closed')
      await prefill(app, facts)
    }
    expect((await stateOf('dbd')).state).toBe('open')
    const before = simulator.asked()
    expect((await prefill(app, facts)).silent).toEqual(['dbd'])
    expect(simulator.asked()).toBe(before)

    app.clock.set(later(30_000))
    expect((await stateOf('dbd')).state).toBe('half-open')
    await Promise.all(Array.from({ length: 6 }, () => prefill(app, facts, { budgetMs: 5000 })))
    // One probe, tried twice.
    expect(simulator.asked()).toBe(before + 2)
    expect((await stateOf('dbd')).state).toBe('open')

    simulator.set({ fault: null })
    app.clock.set(later(60_000))
    expect((await prefill(app, facts)).statement.nameTh).toBe(facts.nameTh)
    expect(await stateOf('dbd')).toMatchObject({ state: 'closed', failures: 0 })
  })
})

const later = (milliseconds: number) => new Date(Date.parse(app.clock.now()) + milliseconds).toISOString()
