import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { databaseFor, poolFor, reachingAll, system, transact, type Caller, type Reach, type Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/outcome.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { checkDigit, loadRegistryRules, readRecord, registerEnterprise, type MandateScope } from './index.ts'
import { insertMandate } from './mandates.ts'

// Row-level security by itself: no use case stands between these queries and the tables, and every table of the schema is asked.

const { db, url } = await testDatabase()
const app = testApp(db)
await loadReference(app)
await loadRegistryRules(app)

const caller = (reach: Reach, accountId = newId()): Caller => ({ accountId, requestId: 'test', reach })
const ofChiangMai = caller({ areas: new Set(['50']) })
const ofLamphun = caller({ areas: new Set(['51']) })
const owner = caller({})
const everybody = system('test')

let serial = 0
async function enterprise(province: string, registrant = caller({})): Promise<{ readonly id: string; readonly oneId: string }> {
  const twelve = `0105570${String(++serial).padStart(5, '0')}`
  const made = await registerEnterprise(app, registrant, {
    kind: 'juristic',
    number: { type: 'juristic', digits: `${twelve}${checkDigit(twelve)}` },
    statement: {
      nameTh: `บริษัท ตัวอย่าง ${serial} จำกัด`,
      place: { province },
      phone: `08${String(serial).padStart(8, '0')}`,
      yearly: { year: 2568, employees: serial },
    },
    channel: 'web',
    owner: { accountId: registrant.accountId!, role: 'owner' },
  })
  if (!made.ok) throw new Error(made.code)
  return { id: made.value.enterpriseId, oneId: made.value.oneId }
}

const agency = async (
  code: string,
  change: { readonly basis?: 'consent' | 'law'; readonly startsOn?: string; readonly endsOn?: string; readonly direction?: 'in' | 'out' } = {},
) => {
  const { basis = 'consent', startsOn = '2026-01-01', endsOn = '2027-12-31', direction = 'out' } = change
  await db
    .insertInto('agencies.agency')
    .values({ code, name_th: code, name_en: code, created_at: app.clock.now() })
    .onConflict((on) => on.doNothing())
    .execute()
  const shared = {
    title: code,
    document: 'ที่ 1/2569',
    purpose: 'test',
    direction,
    fields: ['nameTh'],
    starts_on: startsOn,
    ends_on: endsOn,
    created_at: app.clock.now(),
  }
  await db
    .insertInto('agencies.agreement')
    .values({ id: newId(), agency_code: code, basis, ...(basis === 'law' && { law: 'พ.ร.บ.' }), ...shared })
    .execute()
}

const first = await enterprise('50', owner)
const second = await enterprise('50')
await agency('asking')
const consentTo = (enterpriseId: string, agencyCode: string) =>
  transact(app, everybody, ({ tx, now }) =>
    tx
      .insertInto('registry.consent')
      .values({ enterprise_id: enterpriseId, id: newId(), agency_code: agencyCode, purpose: 'test', fields: ['nameTh'], given_at: now })
      .execute(),
  )
await consentTo(first.id, 'asking')
await readRecord(app, ofChiangMai, { oneId: first.oneId, purpose: 'advice' })
await transact(app, everybody, async ({ tx, now }) => {
  await tx
    .insertInto('registry.matcher')
    .values({ code: 'test', title_th: 'ทดสอบ', title_en: 'Test', threshold: '0.9', enabled: true, changed_at: now })
    .onConflict((on) => on.doNothing())
    .execute()
  await tx
    .insertInto('registry.duplicate')
    .values({ id: newId(), first_id: first.id, second_id: second.id, matcher: 'test', likeness: '0.9', found_at: now, status: 'open' })
    .execute()
  await tx
    .insertInto('registry.invitation')
    .values({
      enterprise_id: first.id,
      id: newId(),
      lookup: Buffer.from('a login'),
      sealed: Buffer.from('a login'),
      role: 'preparer',
      scope: ['read'],
      starts_on: '2026-11-22',
      invited_at: now,
      invited_by: newId(),
      open_until: '2026-12-22',
    })
    .execute()
})

/** Rules, lists of codes and the state of imports: nothing of an enterprise. Whoever adds a table says here why it needs no guard, or guards it. */
const open = new Set(['size_definition', 'size_bound', 'size_policy', 'matcher', 'list_import'])
/** Rows of these go when they have served, by whoever reaches them. Of all other tables the application deletes nothing. */
const mayGo = new Set(['invitation'])
const { rows: tables } = await sql<{ name: string; guarded: boolean }>`
  select relname as name, relrowsecurity and relforcerowsecurity as guarded from pg_class where relnamespace = 'registry'::regnamespace and relkind in ('r', 'p') order by 1`.execute(
  db,
)
const guarded = tables.filter(({ name }) => !open.has(name)).map(({ name }) => name)

const count = (who: Caller, table: string, where = sql<boolean>`true`) =>
  transact(app, who, async ({ tx }) => {
    const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(`registry.${table}`)} where ${where}`.execute(tx)
    return Number(rows[0]!.count)
  })

test('every table that says something of an enterprise is guarded, also from its owner', () => {
  expect(guarded.length).toBeGreaterThan(9)
  expect(tables.filter(({ name, guarded: is }) => !is && !open.has(name))).toEqual([])
})

describe.each(guarded)('registry.%s', (table) => {
  test('is there for the officer of the province and nobody else', async () => {
    expect(await count(ofChiangMai, table)).toBeGreaterThan(0)
    expect(await count(everybody, table)).toBeGreaterThan(0)
    for (const who of [ofLamphun, caller({}), caller({ areas: new Set() }), caller({ areas: new Set(['5', '500', '']) }), caller({ party: 'unheard-of' })])
      expect(await count(who, table)).toBe(0)
    const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(`registry.${table}`)}`.execute(db)
    expect(rows[0]!.count).toBe('0')
  })
  test('cannot be changed or emptied from outside', async () => {
    const { rows: columns } = await sql<{ name: string }>`
      select column_name as name from information_schema.column_privileges
      where table_schema = 'registry' and table_name = ${table} and grantee = 'prosme_app' and privilege_type = 'UPDATE' limit 1`.execute(db)
    const column = columns[0]?.name
    if (column) {
      const changed = await transact(app, ofLamphun, ({ tx }) =>
        sql`update ${sql.table(`registry.${table}`)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(tx),
      )
      expect(changed.numAffectedRows).toBe(0n)
    }
    const empty = (who: Caller) => transact(app, who, ({ tx }) => sql`delete from ${sql.table(`registry.${table}`)}`.execute(tx))
    if (mayGo.has(table)) expect((await empty(ofLamphun)).numAffectedRows).toBe(0n)
    else await expect(empty(everybody)).rejects.toThrow('permission denied')
    await expect(transact(app, everybody, ({ tx }) => sql`truncate ${sql.table(`registry.${table}`)}`.execute(tx))).rejects.toThrow('permission denied')
  })
})

test('views show rows to whom they belong and sums to all', async () => {
  expect([await count(ofChiangMai, 'enterprise_v1'), await count(ofLamphun, 'enterprise_v1')]).toEqual([await count(ofChiangMai, 'enterprise'), 0])
  expect(await count(ofLamphun, 'registration_v1')).toBeGreaterThan(0)
})

test('nobody becomes another by asking: the guard cannot be put off', async () => {
  await expect(
    transact(app, ofLamphun, ({ tx }) => sql`set local row_security = off`.execute(tx).then(() => sql`select * from registry.enterprise`.execute(tx))),
  ).rejects.toThrow('row-level security')
  await expect(transact(app, ofLamphun, ({ tx }) => sql`alter table registry.enterprise disable row level security`.execute(tx))).rejects.toThrow(
    'must be owner',
  )
})

test('a connection that is given back carries nothing over, also after a failure', async () => {
  const pool = poolFor({ url: url('prosme_app'), role: 'prosme_app', connections: 1 })
  afterAll(() => pool.end())
  const single = { ...app, db: databaseFor(pool) }
  const seen = async () => (await single.db.selectFrom('registry.enterprise').select('id').execute()).length
  expect(await transact(single, everybody, async ({ tx }) => (await tx.selectFrom('registry.enterprise').select('id').execute()).length)).toBeGreaterThan(0)
  expect(await seen()).toBe(0)
  await expect(transact(single, everybody, ({ tx }) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
  expect(await seen()).toBe(0)
  await registerEnterprise(single, caller({}), {
    kind: 'community',
    number: { type: 'community', digits: '550010110012' },
    statement: { nameTh: 'กลุ่มตัวอย่าง', place: { province: '50' } },
    channel: 'web',
  })
  expect(await seen()).toBe(0)
  expect(await transact(single, caller({}), async ({ tx }) => (await tx.selectFrom('registry.enterprise').select('id').execute()).length)).toBe(0)
})

test('a step that reaches everything gives the caller’s own reach back, also when it is refused', async () => {
  const seen = async (tx: Tx) => (await tx.selectFrom('registry.enterprise').select('id').execute()).length
  const [inside, after, afterRefusal] = await transact(app, ofLamphun, async ({ tx, caller: who }) => {
    const reached = await reachingAll(tx, () => seen(tx))
    const back = await seen(tx)
    await transact({ ...app, db: tx }, who, ({ tx: step }) => reachingAll(step, async () => refuse('no')))
    return [reached, back, await seen(tx)]
  })
  expect(inside).toBeGreaterThan(0)
  expect([after, afterRefusal]).toEqual([0, 0])
})

describe('a mandate', () => {
  const holder = async (change: {
    readonly sees?: 'card' | 'all'
    readonly startsOn?: string
    readonly endsOn?: string
    readonly status?: 'asked' | 'unverified' | 'verified'
    readonly scope?: MandateScope[]
  }) => {
    const who = caller({})
    const { sees = 'all', startsOn = '2026-01-01', endsOn = null, status = 'unverified', scope = ['read'] } = change
    await transact(app, everybody, ({ tx, now }) =>
      insertMandate(tx, {
        id: newId(),
        enterpriseId: second.id,
        accountId: who.accountId!,
        role: 'preparer',
        scope,
        startsOn,
        endsOn,
        status,
        sees,
        askedBy: undefined,
        now,
      }),
    )
    return who
  }
  const ofSecond = sql<boolean>`enterprise_id = ${second.id}`

  test('shows its enterprise and no other', async () => {
    const who = await holder({})
    expect([await count(who, 'enterprise'), await count(who, 'contact'), await count(who, 'contact', sql`not (${ofSecond})`)]).toEqual([1, 1, 0])
  })
  test('for the card shows the card alone', async () => {
    const who = await holder({ sees: 'card' })
    expect(await Promise.all(['enterprise', 'contact', 'identity_number', 'yearly', 'change', 'access_line'].map((table) => count(who, table)))).toEqual([
      1, 0, 0, 0, 0, 0,
    ])
  })
  test.each([
    ['asked for', { status: 'asked' }],
    ['to come', { startsOn: '2026-11-23' }],
    ['run out', { endsOn: '2026-11-21' }],
  ] as const)('that is %s shows nothing', async (_, change) => {
    const who = await holder(change)
    expect([await count(who, 'enterprise'), await count(who, 'contact')]).toEqual([0, 0])
  })
  test('lets its holder change the record only as far as it reaches', async () => {
    const touch = async (who: Caller) =>
      (await transact(app, who, ({ tx }) => sql`update registry.enterprise set updated_at = updated_at where id = ${second.id}`.execute(tx))).numAffectedRows
    expect([
      await touch(await holder({})),
      await touch(await holder({ scope: ['read', 'update'] })),
      await touch(await holder({ sees: 'card', scope: ['read', 'update'] })),
    ]).toEqual([0n, 1n, 0n])
  })
})

describe('an agency', async () => {
  await agency('by-law', { basis: 'law' })
  await agency('over', { startsOn: '2025-01-01', endsOn: '2026-11-21' })
  await agency('telling', { direction: 'in' })
  for (const code of ['over', 'telling']) await consentTo(first.id, code)
  const asks = (party: string, table: string) => count(caller({ party }), table)

  test('reads an enterprise that consented, while the agreement lasts', async () => {
    expect([await asks('asking', 'enterprise'), await asks('asking', 'contact')]).toEqual([1, 1])
    expect([await asks('over', 'enterprise'), await asks('telling', 'enterprise')]).toEqual([0, 0])
    app.clock.set('2028-01-01T03:00:00.000Z')
    expect(await asks('asking', 'enterprise')).toBe(0)
    app.clock.set('2026-11-22T03:00:00.000Z')
  })
  test('reads every enterprise where a law says so', async () => {
    expect(await asks('by-law', 'enterprise')).toBe(await count(everybody, 'enterprise'))
  })
  test('never reads who looked or what changed, and changes nothing', async () => {
    expect([await asks('by-law', 'access_line'), await asks('by-law', 'change')]).toEqual([0, 0])
    const changed = await transact(app, caller({ party: 'by-law' }), ({ tx }) => sql`update registry.enterprise set name_en = 'x'`.execute(tx))
    expect(changed.numAffectedRows).toBe(0n)
  })
  test('reads no longer once the consent was withdrawn', async () => {
    await transact(app, owner, ({ tx, now }) =>
      tx.updateTable('registry.consent').set({ withdrawn_at: now }).where('enterprise_id', '=', first.id).where('agency_code', '=', 'asking').execute(),
    )
    expect(await asks('asking', 'enterprise')).toBe(0)
  })
})
