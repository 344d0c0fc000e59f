import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { system, transact, type Caller, type Reach } from '#platform/database.ts'
import { filePath, findFile, keepFile, removeForgotten } from '#platform/files.ts'
import { newId } from '#platform/ids.ts'
import { withClient } from '#platform/storage.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import {
  checkDigit,
  correctEnterprise,
  eraseEnterprise,
  exportOf,
  findCard,
  findMyMandate,
  getRecord,
  giveConsent,
  inviteToAct,
  listConsents,
  listHistory,
  loadRegistryRules,
  registerEnterprise,
  unseal,
  updateEnterprise,
  verifyMandate,
  withdrawConsent,
} from './index.ts'

const { db, url } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)

const secrets = { nameTh: 'นางสมมุติ ลบได้', nameEn: 'Mrs Sommut Lopdai', address: '99/9 ซอยสมมุติ', phone: '0899999999', email: 'sommut@example.test' }
const person = (reach: Reach = {}): Caller & { accountId: string } => ({ accountId: newId(), requestId: 'test', reach })

let serial = 0
async function registered(change: { readonly verified?: boolean } = {}) {
  const twelve = `1234568${String(++serial).padStart(5, '0')}`
  const number = { type: 'citizen', digits: `${twelve}${checkDigit(twelve)}` } as const
  const owner = person()
  const statement = {
    ...secrets,
    tradingNames: ['ร้านสมมุติลบได้'],
    ownerGender: 'female',
    place: { province: '50', district: '5001', subdistrict: '500101' },
  } as const
  const registration = { kind: 'natural', number, statement, channel: 'web', owner: { accountId: owner.accountId, role: 'owner' } } as const
  const made = await registerEnterprise(app, owner, registration)
  if (!made.ok) throw new Error(made.code)
  const { enterpriseId, oneId } = made.value
  if (change.verified) {
    const { id } = (await transact(app, owner, ({ tx }) => findMyMandate(tx, owner.accountId, enterpriseId)))!
    await verifyMandate(app, owner, { enterpriseId, mandateId: id, proof: { by: 'thaid', citizenNumber: number.digits } })
  }
  return { owner, number, enterpriseId, oneId, registration }
}

async function agreementWith(agency: string, fields: readonly string[]) {
  await db.insertInto('agencies.agency').values({ code: agency, name_th: 'หน่วยงานตัวอย่าง', name_en: 'Example agency', created_at: app.clock.now() }).execute()
  const agreement = { agency_code: agency, title: 'บันทึกข้อตกลงตัวอย่าง', document: 'ตัวอย่าง 1/2569', purpose: 'ให้บริการผู้ประกอบการ', basis: 'consent' }
  await db
    .insertInto('agencies.agreement')
    .values({ id: newId(), ...agreement, direction: 'out', fields: [...fields], starts_on: '2026-01-01', ends_on: '2027-12-31', created_at: app.clock.now() })
    .execute()
}
await agreementWith('example', ['nameTh', 'area'])

/** Every row of every table, of any room, that belongs to an enterprise, as the owner of the database reads it. */
const rawRows = (enterpriseId: string) =>
  withClient(url('prosme_owner'), async (client) => {
    const { rows: tables } = await client.query<{ name: string; key: string }>(`
      select format('%I.%I', c.table_schema, c.table_name) as name, c.column_name as key
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and (c.column_name = 'enterprise_id' or (c.table_schema, c.table_name, c.column_name) = ('registry', 'enterprise', 'id'))`)
    expect(tables.length).toBeGreaterThan(8)
    const rows: { table: string; row: Record<string, unknown> }[] = []
    for (const { name, key } of tables) {
      const found = await client.query<Record<string, unknown>>(`select * from ${name} where ${key} = $1`, [enterpriseId])
      rows.push(...found.rows.map((row) => ({ table: name, row })))
    }
    return rows
  })

describe('erasing', () => {
  test('leaves nothing that can be read: no plain text, no hash to find it by, no key to what was sealed', async () => {
    const { owner, number, enterpriseId, oneId, registration } = await registered({ verified: true })
    await updateEnterprise(app, owner, { enterpriseId, statement: { phone: '0877777777' }, channel: 'web' })
    await giveConsent(app, owner, { enterpriseId, agency: 'example', fields: ['nameTh'] })
    const before = await rawRows(enterpriseId)
    const salt = before.find(({ table }) => table === 'registry.enterprise')!.row['salt'] as Buffer
    expect(salt).toBeInstanceOf(Buffer)

    expect(await eraseEnterprise(app, owner, { enterpriseId })).toMatchObject({ ok: true })

    const after = await rawRows(enterpriseId)
    const words = [...Object.values(secrets), 'ร้านสมมุติลบได้', '0877777777', number.digits, 'สมมุติ', 'sommut']
    expect(words.filter((word) => JSON.stringify(after).toLowerCase().includes(word.toLowerCase()))).toEqual([])
    expect(JSON.stringify(after)).not.toContain(salt.toString('hex'))
    const bytes = after.flatMap(({ table, row }) =>
      Object.entries(row).flatMap(([column, value]) => (Buffer.isBuffer(value) ? [{ table, column, value }] : [])),
    )
    // Only the history still holds sealed bytes, and the salt that made their key is gone from every row.
    expect([...new Set(bytes.map(({ table, column }) => `${table}.${column}`))]).toEqual(['registry.change.sealed'])
    expect(bytes.some(({ value }) => value.includes(salt))).toBe(false)
    for (const { value } of bytes) expect(unseal(app.keys, salt, value)).toContain('{')
    for (const { value } of bytes) expect(() => unseal(app.keys, Buffer.alloc(16), value)).toThrow()
    // What was sealed before is known by shape alone: an enterprise row with no salt cannot be opened by the application.
    const staff = system('test')
    const record = await transact(app, staff, ({ tx }) => getRecord(app, tx, enterpriseId))
    expect(record).toMatchObject({ status: 'erased', nameTh: null, numbers: [], contacts: [], address: undefined, ownerGender: null, tradingNames: [] })
    expect(await transact(app, staff, ({ tx }) => listHistory(app, tx, enterpriseId))).toEqual([])

    // Figures stand: the registrations are there, and the ONE ID is not given to anybody else.
    expect(after.filter(({ table }) => table === 'registry.registration')).toHaveLength(before.filter(({ table }) => table === 'registry.registration').length)
    const again = await registerEnterprise(app, person(), { ...registration, owner: undefined })
    expect(again).toMatchObject({ ok: true, value: { claimed: false } })
    expect(again.ok && again.value.oneId).not.toBe(oneId)
  })

  test('ends what anybody might still do with it', async () => {
    const { owner, enterpriseId, oneId } = await registered({ verified: true })
    await giveConsent(app, owner, { enterpriseId, agency: 'example', fields: ['area'] })
    await inviteToAct(app, owner, { enterpriseId, login: 'accountant@test.example', role: 'accountant', scope: ['read'] })
    expect(JSON.stringify(await transact(app, owner, ({ tx }) => exportOf(app, tx, enterpriseId)))).toContain('accountant@test.example')
    await eraseEnterprise(app, owner, { enterpriseId })
    const invitations = await transact(app, system('test'), ({ tx }) => tx.selectFrom('registry.invitation').selectAll().execute())
    expect(invitations).toEqual([])
    expect(await transact(app, owner, ({ tx }) => findCard(tx, oneId))).toBeUndefined()
    const consents = await transact(app, system('test'), ({ tx }) => listConsents(tx, enterpriseId))
    expect(consents.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false])
    expect(await eraseEnterprise(app, system('test'), { enterpriseId, evidenceFileId: newId() })).toEqual({ ok: false, code: 'erased' })
  })

  test('is refused to whoever is not verified, and to staff without the letter that asks for it', async () => {
    const { owner, enterpriseId } = await registered()
    expect(await eraseEnterprise(app, owner, { enterpriseId })).toEqual({ ok: false, code: 'may-not' })
    expect(await eraseEnterprise(app, person({ areas: new Set(['50']) }), { enterpriseId })).toEqual({ ok: false, code: 'may-not' })
    expect(await eraseEnterprise(app, person({ areas: new Set(['10']) }), { enterpriseId })).toEqual({ ok: false, code: 'no-such-enterprise' })
  })

  test('takes everything that was merged into it, and is refused for one of those alone', async () => {
    const [survivor, merged] = [await registered({ verified: true }), await registered()]
    await transact(app, system('test'), ({ tx }) =>
      tx.updateTable('registry.enterprise').set({ survivor_id: survivor.enterpriseId }).where('id', '=', merged.enterpriseId).execute(),
    )
    const staff = person({ areas: 'all' })
    expect(await eraseEnterprise(app, staff, { enterpriseId: merged.enterpriseId, evidenceFileId: newId() })).toEqual({ ok: false, code: 'merged-away' })
    expect(await eraseEnterprise(app, survivor.owner, { enterpriseId: survivor.enterpriseId })).toMatchObject({ ok: true })
    const after = await rawRows(merged.enterpriseId)
    expect(JSON.stringify(after)).not.toContain('สมมุติ')
    expect(after.filter(({ table }) => table === 'registry.identity_number' || table === 'registry.contact')).toEqual([])
  })

  test('takes the papers along: those shown for a mandate, those of a correction, the letter, but none that another enterprise rests on', async () => {
    const officer = person({ areas: new Set(['50']) })
    const keepPapers = async (text: string) => {
      const kept = await transact(app, officer, (work) => keepFile(app, work, { name: 'นางสมมุติ.txt', bytes: new TextEncoder().encode(text) }))
      if (!kept.ok) throw new Error(kept.code)
      return { ...kept.value, path: filePath(app.config, kept.value.sha256) }
    }
    const verifyBy = async ({ owner, enterpriseId }: Awaited<ReturnType<typeof registered>>, evidenceFileId: string) => {
      const { id } = (await transact(app, owner, ({ tx }) => findMyMandate(tx, owner.accountId, enterpriseId)))!
      return await verifyMandate(app, officer, { enterpriseId, mandateId: id, proof: { by: 'officer', evidenceFileId } })
    }
    const [one, other] = [await registered(), await registered()]
    const [own, shared, letter] = [await keepPapers('her citizen card'), await keepPapers('papers of both'), await keepPapers('please erase')]
    expect(await verifyBy(one, own.id)).toMatchObject({ ok: true })
    expect(await verifyBy(other, shared.id)).toMatchObject({ ok: true })
    await transact(app, system('test'), ({ tx }) =>
      tx
        .updateTable('registry.mandate')
        .set({ evidence_file_id: shared.id })
        .where('enterprise_id', '=', one.enterpriseId)
        .where('evidence_file_id', 'is', null)
        .execute(),
    )
    const evidence = { name: 'deed.txt', bytes: new TextEncoder().encode('a deed with her name') }
    const correction = { enterpriseId: one.enterpriseId, statement: { nameTh: 'นางสมมุติ ใหม่' }, reason: 'papers-differ', note: 'สมมุติ', evidence } as const
    expect(await correctEnterprise(app, officer, correction)).toMatchObject({ ok: true })
    const deed = await db.selectFrom('platform.file').select('sha256').where('name', '=', 'deed.txt').executeTakeFirstOrThrow()

    expect(await eraseEnterprise(app, officer, { enterpriseId: one.enterpriseId, evidenceFileId: letter.id })).toMatchObject({ ok: true })
    expect(existsSync(own.path)).toBe(true)
    await removeForgotten(app)

    for (const path of [own.path, letter.path, filePath(app.config, deed.sha256)]) expect(existsSync(path)).toBe(false)
    for (const { id } of [own, letter]) expect(await findFile(db, id)).toBeUndefined()
    expect(existsSync(shared.path)).toBe(true)
    expect(await findFile(db, shared.id)).toBeDefined()
    const { detail } = await db
      .selectFrom('platform.audit_line')
      .select('detail')
      .where('action', '=', 'enterprise-erased')
      .where('subject_id', '=', one.enterpriseId)
      .executeTakeFirstOrThrow()
    expect(detail).toEqual({ asked: 'paper', letter: letter.sha256 })
  })

  test('is all that the function of the owner does: one that is not erased is not forgotten', async () => {
    const { enterpriseId } = await registered()
    const forget = db.selectNoFrom((x) =>
      x.fn('registry.forget', [x.cast(x.val(enterpriseId), 'uuid'), x.cast(x.val(app.clock.now()), 'timestamptz')]).as('done'),
    )
    await expect(forget.execute()).rejects.toThrow('only an erased enterprise is forgotten')
  })
})

describe('consent', () => {
  const readByAgency = (oneId: string) =>
    transact(app, { accountId: undefined, requestId: 'test', reach: { party: 'example' } }, ({ tx }) => findCard(tx, oneId))

  test('opens the record to the agency at once, and its withdrawal closes it at once', async () => {
    const { owner, enterpriseId, oneId } = await registered({ verified: true })
    expect(await readByAgency(oneId)).toBeUndefined()
    expect(await giveConsent(app, owner, { enterpriseId, agency: 'example', fields: ['nameTh'] })).toMatchObject({ ok: true })
    expect(await readByAgency(oneId)).toBeDefined()
    expect(await giveConsent(app, owner, { enterpriseId, agency: 'example', fields: ['area', 'nameTh'] })).toMatchObject({ ok: true })
    expect(await withdrawConsent(app, owner, { enterpriseId, agency: 'example' })).toMatchObject({ ok: true })
    expect(await readByAgency(oneId)).toBeUndefined()
    const lines = await transact(app, owner, ({ tx }) => listConsents(tx, enterpriseId))
    expect(lines.map(({ fields, withdrawnAt }) => [fields.length, withdrawnAt !== null])).toEqual([
      [2, true],
      [1, true],
    ])
  })

  test('stays within the agreement, needs one, and binds only by who may sign', async () => {
    const { owner, enterpriseId } = await registered({ verified: true })
    expect(await giveConsent(app, owner, { enterpriseId, agency: 'example', fields: ['revenue'] })).toEqual({ ok: false, code: 'fields-beyond-agreement' })
    expect(await giveConsent(app, owner, { enterpriseId, agency: 'another', fields: ['nameTh'] })).toEqual({ ok: false, code: 'no-agreement' })
    const unverified = await registered()
    const asked = { enterpriseId: unverified.enterpriseId, agency: 'example', fields: ['nameTh'] } as const
    expect(await giveConsent(app, unverified.owner, asked)).toEqual({ ok: false, code: 'may-not' })
    expect(await giveConsent(app, owner, asked)).toEqual({ ok: false, code: 'may-not' })
  })
})

test('everything held is handed out unsealed, to whoever reaches it', async () => {
  const { owner, number, enterpriseId } = await registered({ verified: true })
  const held = await transact(app, owner, ({ tx }) => exportOf(app, tx, enterpriseId))
  const text = JSON.stringify(held)
  for (const value of [...Object.values(secrets), number.digits]) expect(text).toContain(value)
  expect(held).toMatchObject({ registrations: [{ kind: 'new', channel: 'web' }], mandates: [{ role: 'owner', status: 'verified' }], consents: [] })
  await expect(transact(app, person(), ({ tx }) => exportOf(app, tx, enterpriseId))).rejects.toThrow('not within reach')
})
