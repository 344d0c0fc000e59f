import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { system, transact, type Caller, type Reach } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import {
  applyFromSource,
  checkDigit,
  closeEnterprise,
  correctEnterprise,
  enterpriseJson,
  findCard,
  findCardByNumber,
  getRecord,
  isRegistered,
  listAccess,
  listHistory,
  loadRegistryRules,
  lookupOf,
  newSalt,
  readRecord,
  registerEnterprise,
  reopenEnterprise,
  seal,
  settleField,
  updateEnterprise,
  type Registration,
  type Statement,
} from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)

const statement: Statement = {
  nameTh: 'บริษัท ตัวอย่าง จำกัด',
  nameEn: 'Example Co., Ltd.',
  activity: '10711',
  place: { province: '50', district: '5001', subdistrict: '500101' },
  address: '1 หมู่ 2',
  phone: '0812345678',
  email: 'hello@example.test',
  yearly: { year: 2568, employees: 12, revenue: 2_500_000_00n },
}

let serial = 0
/** A juristic person's number that nobody else in this file has. */
function someNumber() {
  const twelve = `0105568${String(++serial).padStart(5, '0')}`
  return { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` } as const
}
const somebody = (reach: Reach, accountId?: string): Caller => ({ accountId, requestId: 'test', reach })
const officer = somebody({ areas: new Set(['50']) }, newId())
const stranger = somebody({}, newId())

async function registered(change: Partial<Registration> = {}, caller = stranger) {
  const number = someNumber()
  const made = await registerEnterprise(app, caller, { kind: 'juristic', number, statement, channel: 'web', ...change })
  if (!made.ok) throw new Error(made.code)
  return { ...made.value, number }
}
const recordOf = (enterpriseId: string, caller: Caller = system('test')) => transact(app, caller, ({ tx }) => getRecord(app, tx, enterpriseId))
const historyOf = (enterpriseId: string) => transact(app, system('test'), ({ tx }) => listHistory(app, tx, enterpriseId))
const linesOf = (enterpriseId: string) =>
  transact(app, system('test'), ({ tx }) =>
    tx.selectFrom('registry.registration').selectAll().where('enterprise_id', '=', enterpriseId).orderBy('id').execute(),
  )

/** A record as an import leaves it: known by a list, never registered. */
async function known(change: { readonly nameTh?: string; readonly phone?: string } = {}) {
  const [number, id, salt] = [someNumber(), newId(), newSalt()]
  const oneId = await transact(app, system('test'), async ({ tx, now }) => {
    const made = await tx
      .insertInto('registry.enterprise')
      .values({
        id,
        one_id: sql<string>`registry.one_id_of(nextval('registry.one_id_number'))`,
        kind: 'juristic',
        name_th: change.nameTh ?? 'บริษัท รู้จัก จำกัด',
        search_text: 'รู้จัก',
        sector: 'unknown',
        province_code: '51',
        stage: 'unregistered',
        origin: 'list',
        salt,
        created_at: now,
        updated_at: now,
      })
      .returning('one_id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('registry.identity_number')
      .values({
        lookup: lookupOf(app.keys, 'juristic', number.digits),
        enterprise_id: id,
        type: 'juristic',
        sealed: seal(app.keys, salt, number.digits),
        added_at: now,
      })
      .execute()
    return made.one_id
  })
  return { id, number, oneId }
}

describe('registering', () => {
  test('keeps everything that was said, sealed where it is personal, with its size and why', async () => {
    const { enterpriseId, oneId, number } = await registered({ owner: { accountId: stranger.accountId!, role: 'owner' } })
    const record = await recordOf(enterpriseId)
    expect(record).toMatchObject({
      oneId,
      nameTh: statement.nameTh,
      stage: 'one-id',
      sector: 'manufacturing',
      size: 'small',
      address: '1 หมู่ 2',
      numbers: [{ digits: number.digits, verifiedBy: null }],
      contacts: [
        { kind: 'email', value: 'hello@example.test' },
        { kind: 'phone', value: '0812345678', source: 'web' },
      ],
      yearly: [{ year: 2568, employees: 12, revenue: 2_500_000_00n, source: 'web', on: '2026-11-22' }],
      sizeTrace: { policy: 'revenue', byEmployees: 'small', byRevenue: 'small', sectorGroup: 'manufacturing', source: 'web' },
      origin: { source: 'web', on: '2026-11-22' },
      version: 1,
    })
    expect(await historyOf(enterpriseId)).toMatchObject([{ reason: 'registered', source: 'web', fields: { nameTh: ['', statement.nameTh] } }])
    expect(await linesOf(enterpriseId)).toMatchObject([{ kind: 'new', channel: 'web', account_id: stranger.accountId }])
    const audit = await db.selectFrom('platform.audit_line').selectAll().where('subject_id', '=', enterpriseId).execute()
    expect(audit).toMatchObject([{ action: 'enterprise-registered', detail: { channel: 'web', kind: 'juristic' } }])
    expect(JSON.stringify(audit)).not.toMatch(new RegExp(`${number.digits}|ตัวอย่าง|0812345678`))
  })
  test('gives whoever registered a mandate that sees the record', async () => {
    const { enterpriseId } = await registered({ owner: { accountId: stranger.accountId!, role: 'owner' } })
    expect(await recordOf(enterpriseId, stranger)).toMatchObject({ nameTh: statement.nameTh, numbers: [{}] })
    await expect(recordOf(enterpriseId, somebody({}, newId()))).rejects.toThrow('not within reach')
  })
  test('keeps the source of what was prefilled', async () => {
    const dbd = { source: 'dbd', on: '2026-11-20' }
    const { enterpriseId } = await registered({ sources: { nameTh: dbd, revenue: dbd } })
    expect(await recordOf(enterpriseId)).toMatchObject({
      sources: { nameTh: dbd, revenue: dbd },
      yearly: [
        { source: 'dbd', revenue: 2_500_000_00n, employees: undefined },
        { source: 'web', employees: 12 },
      ],
      sizeTrace: { source: 'dbd+web' },
    })
  })
  test('is refused where the number registered already, whoever asks', async () => {
    const { number } = await registered()
    expect(await registerEnterprise(app, somebody({}), { kind: 'juristic', number, statement, channel: 'web' })).toEqual({
      ok: false,
      code: 'already-registered',
    })
    expect(await isRegistered(app, db, number)).toBe(true)
    expect(await isRegistered(app, db, someNumber())).toBe(false)
  })
  test('at once by many gives one ONE ID', async () => {
    const number = someNumber()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => registerEnterprise(app, stranger, { kind: 'juristic', number, statement, channel: 'web' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'already-registered')).toHaveLength(7)
    const card = await transact(app, system('test'), ({ tx }) => findCardByNumber(app, tx, number))
    expect(await linesOf(card!.id)).toHaveLength(1)
  })
  test('finds the number under a secret that was rotated out', async () => {
    const { number, oneId } = await registered()
    const rotated = {
      ...app,
      keys: {
        current: (purpose: 'lookup') => (purpose === 'lookup' ? 'new' : app.keys.current(purpose)),
        all: (purpose: 'lookup') => [...(purpose === 'lookup' ? ['new'] : []), ...app.keys.all(purpose)],
      },
    } as unknown as typeof app
    expect(await registerEnterprise(rotated, stranger, { kind: 'juristic', number, statement, channel: 'web' })).toEqual({
      ok: false,
      code: 'already-registered',
    })
    expect(await transact(app, system('test'), ({ tx }) => findCardByNumber(rotated, tx, number))).toMatchObject({ oneId })
  })
  test('can be a step of another use case, also when it is refused', async () => {
    const { number } = await registered()
    const answer = await transact(app, stranger, async ({ tx, caller }) => {
      const inside = { ...app, db: tx }
      const again = await registerEnterprise(inside, caller, { kind: 'juristic', number, statement, channel: 'web' })
      const fresh = await registerEnterprise(inside, caller, { kind: 'juristic', number: someNumber(), statement, channel: 'web' })
      return [again.ok, fresh.ok]
    })
    expect(answer).toEqual([false, true])
  })
})

describe('registering what is only known', () => {
  test('keeps its ONE ID, fills what is empty, believes nothing else, and shows the claimant the card alone', async () => {
    const { id, number, oneId } = await known()
    const made = await registerEnterprise(app, stranger, {
      kind: 'juristic',
      number,
      statement,
      channel: 'web',
      owner: { accountId: stranger.accountId!, role: 'owner' },
    })
    expect(made).toEqual({ ok: true, value: { enterpriseId: id, oneId, claimed: true } })
    expect(await recordOf(id)).toMatchObject({
      nameTh: 'บริษัท รู้จัก จำกัด',
      nameEn: 'Example Co., Ltd.',
      place: { province: '51' },
      stage: 'one-id',
      size: 'small',
      registeredAt: expect.any(String),
      sources: { nameEn: { source: 'web' } },
    })
    expect(await historyOf(id)).toMatchObject([
      { reason: 'registered', stated: { nameTh: statement.nameTh, area: '500101' }, fields: { stage: ['unregistered', 'one-id'] } },
    ])
    const seen = await recordOf(id, stranger)
    expect(seen).toMatchObject({ oneId, numbers: [], contacts: [], yearly: [] })
    expect(await updateEnterprise(app, stranger, { enterpriseId: id, statement: { nameTh: 'บริษัท ยึด จำกัด' }, channel: 'web' })).toMatchObject({
      code: 'not-found',
    })
    expect(await registerEnterprise(app, somebody({}, newId()), { kind: 'juristic', number, statement, channel: 'web' })).toMatchObject({
      code: 'already-registered',
    })
  })
  test('at once by many registers it once', async () => {
    const { id, number } = await known()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => registerEnterprise(app, stranger, { kind: 'juristic', number, statement, channel: 'web' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await linesOf(id)).toHaveLength(1)
  })
})

describe('updating', () => {
  test('replaces, recounts the size, and is counted once', async () => {
    const { enterpriseId } = await registered()
    const update = {
      enterpriseId,
      statement: { phone: '0898765432', yearly: { year: 2569, employees: 300, revenue: 900_000_000_00n } },
      channel: 'counter',
      centre: '50',
    } as const
    expect(await updateEnterprise(app, officer, { ...update, version: 1 })).toEqual({ ok: true, value: { changed: ['phone', 'employees', 'revenue'] } })
    const record = await recordOf(enterpriseId)
    expect(record).toMatchObject({ size: 'large', version: 2, sources: { phone: { source: 'counter' } } })
    expect(record.contacts.filter(({ kind }) => kind === 'phone')).toMatchObject([{ value: '0898765432' }])
    expect(await updateEnterprise(app, officer, update)).toEqual({ ok: true, value: { changed: [] } })
    expect(await updateEnterprise(app, officer, { ...update, version: 1 })).toEqual({ ok: false, code: 'stale' })
    expect((await linesOf(enterpriseId)).map(({ kind, centre_code }) => [kind, centre_code])).toEqual([
      ['new', null],
      ['updated', '50'],
    ])
  })
  test('may move it out of the officer’s own area, who then sees it no more', async () => {
    const { enterpriseId, oneId } = await registered()
    expect(await updateEnterprise(app, officer, { enterpriseId, statement: { place: { province: '10' } }, channel: 'counter', centre: '50' })).toMatchObject({
      ok: true,
    })
    expect(await transact(app, officer, ({ tx }) => findCard(tx, oneId))).toBeUndefined()
    expect(await recordOf(enterpriseId)).toMatchObject({ place: { province: '10', district: undefined } })
  })
  test('is refused out of reach, unregistered and closed', async () => {
    const { enterpriseId } = await registered()
    const update = { enterpriseId, statement: { phone: '0898765432' }, channel: 'web' } as const
    expect(await updateEnterprise(app, somebody({ areas: new Set(['51']) }), update)).toMatchObject({ code: 'not-found' })
    expect(await updateEnterprise(app, system('test'), { ...update, enterpriseId: (await known()).id })).toMatchObject({ code: 'not-registered' })
    expect(await closeEnterprise(app, officer, { enterpriseId, note: 'เลิกกิจการ' })).toMatchObject({ ok: true })
    expect(await updateEnterprise(app, officer, update)).toMatchObject({ code: 'closed' })
    expect(await closeEnterprise(app, officer, { enterpriseId, note: 'เลิกกิจการ' })).toMatchObject({ code: 'closed' })
    expect(await reopenEnterprise(app, officer, { enterpriseId, note: 'เปิดใหม่' })).toMatchObject({ ok: true })
    expect(await updateEnterprise(app, officer, update)).toMatchObject({ ok: true })
  })
})

describe('correcting', () => {
  test('asks for evidence where a document can show it, and keeps before, after and the note', async () => {
    const { enterpriseId } = await registered()
    const correction = { enterpriseId, statement: { nameTh: 'บริษัท ตัวอย่างใหม่ จำกัด' }, reason: 'papers-differ', note: 'ตามหนังสือรับรอง' } as const
    expect(await correctEnterprise(app, officer, correction)).toEqual({ ok: false, code: 'evidence-needed' })
    const evidence = { name: 'paper.txt', bytes: new TextEncoder().encode('หนังสือรับรอง') }
    expect(await correctEnterprise(app, officer, { ...correction, evidence })).toMatchObject({ ok: true, value: { changed: ['nameTh'] } })
    const [change] = await historyOf(enterpriseId)
    expect(change).toMatchObject({
      reason: 'corrected',
      note: 'ตามหนังสือรับรอง',
      fields: { nameTh: [statement.nameTh, correction.statement.nameTh] },
      accountId: officer.accountId,
    })
    expect(change!.evidenceFileId).not.toBeNull()
    expect(await correctEnterprise(app, officer, { ...correction, evidence })).toEqual({ ok: false, code: 'nothing-changed' })
    expect(await correctEnterprise(app, officer, { ...correction, statement: { phone: '0811111111' } })).toMatchObject({ ok: true })
  })
})

describe('a source', () => {
  const apply = (enterpriseId: string, said: Partial<Statement>, more: object = {}) =>
    transact(app, system('test'), (work) => applyFromSource(work, app, { enterpriseId, source: 'dbd', on: '2026-11-22', statement: said, ...more }))

  test('fills what is empty, confirms what agrees, tells what differs and overwrites nothing', async () => {
    const { enterpriseId } = await registered({ statement: { nameTh: statement.nameTh, place: { province: '50' }, phone: '0812345678' } })
    const said = {
      nameTh: 'บจก. ตัวอย่าง',
      nameEn: 'EXAMPLE',
      place: { province: '50', district: '5002' },
      phone: '0822222222',
      yearly: { year: 2567, employees: 4 },
    }
    expect(await apply(enterpriseId, said, { numberVerified: true, formal: true })).toEqual({
      filled: ['nameEn', 'area', 'employees'],
      contradicted: [{ field: 'phone', ours: '0812345678', theirs: '0822222222' }],
    })
    expect(await recordOf(enterpriseId)).toMatchObject({
      nameTh: statement.nameTh,
      nameEn: 'EXAMPLE',
      place: { district: '5002' },
      stage: 'formal',
      size: 'micro',
      numbers: [{ verifiedBy: 'dbd' }],
      contacts: [{ value: '0812345678' }],
      sources: { nameTh: { source: 'dbd' }, nameEn: { source: 'dbd' }, area: { source: 'dbd' }, employees: { source: 'dbd' } },
    })
    const before = (await historyOf(enterpriseId)).length
    expect(await apply(enterpriseId, said)).toMatchObject({ filled: [], contradicted: [{ field: 'phone' }] })
    expect(await historyOf(enterpriseId)).toHaveLength(before)
  })
  test('that speaks of an older year fills that year, and changes neither the size nor who is believed', async () => {
    const { enterpriseId } = await registered()
    expect(await apply(enterpriseId, { yearly: { year: 2567, employees: 999, revenue: 9_000_000_000_00n } })).toEqual({
      filled: ['employees', 'revenue'],
      contradicted: [],
    })
    const record = await recordOf(enterpriseId)
    expect(record).toMatchObject({ size: 'small', sizeTrace: { year: 2568, employees: 12 }, sources: {} })
    expect(record.yearly.map(({ year, source }) => [year, source])).toEqual([
      [2568, 'web'],
      [2567, 'dbd'],
    ])
  })
  test('that is right after a question replaces the field', async () => {
    const { enterpriseId } = await registered()
    const settle = (field: 'phone' | 'revenue', value: string) =>
      transact(app, system('test'), (work) => settleField(work, app, { enterpriseId, field, value, source: 'rd', on: '2026-11-22' }))
    expect(await settle('phone', '0822222222')).toBe(true)
    expect(await settle('revenue', '2568:1800000.00')).toBe(true)
    expect(await recordOf(enterpriseId)).toMatchObject({
      size: 'micro',
      sizeTrace: { revenue: '1800000.00', employees: 12, byEmployees: 'small' },
      sources: { revenue: { source: 'rd' } },
    })
    expect(await historyOf(enterpriseId)).toMatchObject([{ reason: 'answered' }, { reason: 'answered' }, { reason: 'registered' }])
  })
})

describe('an officer who reads a record', () => {
  test('leaves a line that the enterprise sees; one who may not leaves none', async () => {
    const owner = somebody({}, newId())
    const { enterpriseId, oneId } = await registered({ owner: { accountId: owner.accountId!, role: 'owner' } }, owner)
    expect(await readRecord(app, officer, { oneId, purpose: 'advice' })).toMatchObject({ ok: true, value: { oneId } })
    expect(await readRecord(app, somebody({ areas: new Set(['51']) }, newId()), { oneId, purpose: 'advice' })).toEqual({
      ok: false,
      code: 'not-found',
    })
    const { lines, more } = await transact(app, owner, ({ tx }) => listAccess(tx, enterpriseId))
    expect([lines.length, more]).toEqual([1, false])
    expect(lines[0]).toMatchObject({ reader: 'staff', accountId: officer.accountId, purpose: 'advice', basis: 'duty' })
  })
})

test('a record as JSON has numbers as strings and hides most of a citizen’s number', async () => {
  const citizen = await registerEnterprise(app, stranger, {
    kind: 'natural',
    number: { type: 'citizen', digits: '1000005953063' },
    statement: { nameTh: 'ร้านตัวอย่าง', place: { province: '50' }, yearly: { year: 2568, employees: 3, revenue: 1_500_000_50n } },
    channel: 'thang-rath',
  })
  if (!citizen.ok) throw new Error(citizen.code)
  const json = await transact(app, system('test'), ({ tx }) => enterpriseJson(app, tx, citizen.value.enterpriseId))
  expect(json).toMatchObject({
    oneId: citizen.value.oneId,
    numbers: [{ type: 'citizen', number: '•••••••••3063' }],
    yearly: [{ year: '2568', employees: '3', revenue: '1500000.50' }],
    sizeTrace: { employees: '3', revenue: '1500000.50', definition: expect.any(String) },
    size: 'micro',
    version: '1',
    history: [{ reason: 'registered', fields: expect.arrayContaining(['nameTh', 'revenue']) }],
  })
  expect(JSON.stringify(json)).not.toMatch(/1000005953063|":\d/)
})
