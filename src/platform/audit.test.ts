import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { beginAuditEra, findSeal, sealAudit, verifyAudit, verifyNewestSeals } from './audit.ts'
import { databaseFor, poolFor, system, transact } from './database.ts'
import { newId } from './ids.ts'

/** Other tests write in the same server, and their open transactions hold sealing back for a moment. */
const sealAll = (app: ReturnType<typeof testApp>) =>
  vi.waitFor(
    async () => {
      await sealAudit(app)
      expect((await verifyAudit(app.db)).unsealed).toBe(0)
    },
    { timeout: 20_000 },
  )
const write = (app: ReturnType<typeof testApp>, ...subjects: readonly string[]) =>
  transact(app, system('test'), async (work) => {
    for (const subject of subjects) await work.audit('box.open', 'box', subject)
  })

/** The database as its owner sees it, whom no grant holds back. */
function asOwner(url: string) {
  const pool = poolFor({ url, role: 'prosme_owner', connections: 2 })
  afterAll(() => pool.end())
  return databaseFor(pool)
}

describe('sealing', async () => {
  const { db, url } = await testDatabase()
  const app = testApp(db)
  const owner = asOwner(url('prosme_owner'))

  test('seals what many writers wrote at once, each line once', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let line = 0; line < 25; line++) await write(app, `${writer}-${line}`)
    })
    const sealers = Array.from({ length: 3 }, async () => {
      for (let round = 0; round < 15; round++) await sealAudit(app)
    })
    await Promise.all([...writers, ...sealers])
    await sealAll(app)
    expect(await verifyAudit(db)).toMatchObject({ sealed: 200, unsealed: 0, firstBroken: undefined })
    const seals = await db.selectFrom('platform.audit_seal').select('line_count').execute()
    expect(seals.reduce((sum, seal) => sum + seal.line_count, 0)).toBe(200)
  })

  test('waits for a transaction that began early and commits late, and seals its line then', async () => {
    const late = new pg.Client(url('prosme_app'))
    await late.connect()
    await late.query('begin')
    await late.query(
      "insert into platform.audit_line (id, at, request_id, action, subject, subject_id) values ($1, now(), 'late', 'box.open', 'box', 'late')",
      [newId()],
    )
    await write(app, 'early')
    await sealAudit(app)
    expect(await verifyAudit(db)).toMatchObject({ sealed: 200, unsealed: 1 })
    await late.query('commit')
    await late.end()
    await sealAll(app)
    expect(await verifyAudit(db)).toMatchObject({ sealed: 202, unsealed: 0, firstBroken: undefined })
  })

  test('answers the last seal, which can be found again by its hash', async () => {
    const { lastSeal } = await verifyAudit(db)
    expect(lastSeal!.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await findSeal(db, lastSeal!.hash)).toEqual(lastSeal)
    expect(await findSeal(db, '0'.repeat(64))).toBeUndefined()
    expect(await findSeal(db, 'not a hash')).toBeUndefined()
  })

  test('goes on after a restore, where transactions are numbered anew', async () => {
    await write(app, 'before the restore')
    await owner.transaction().execute((tx) => beginAuditEra(tx, app.clock.now()))
    await write(app, 'after the restore')
    await sealAll(app)
    expect(await db.selectFrom('platform.audit_seal').select('era').distinct().orderBy('era').execute()).toEqual([{ era: 1 }, { era: 2 }])
    expect((await verifyAudit(db)).firstBroken).toBeUndefined()
  })
})

describe('the application cannot', async () => {
  const { db, url } = await testDatabase()
  await write(testApp(db), 'one')
  test.each([
    ['change a line', "update platform.audit_line set action = 'x'"],
    ['delete a line', 'delete from platform.audit_line'],
    ['change a seal', "update platform.audit_seal set previous = ''"],
    ['delete a seal', 'delete from platform.audit_seal'],
    ['begin an era', 'insert into platform.audit_era values (9, now())'],
    [
      'say which transaction wrote a line',
      "insert into platform.audit_line (id, at, request_id, action, subject, subject_id, txid) values (gen_random_uuid(), now(), 'r', 'a', 's', 'i', '5')",
    ],
  ])('%s', async (_, statement) => {
    const client = new pg.Client(url('prosme_app'))
    await client.connect()
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })
})

describe('what the owner of the database changed behind the platform is named', async () => {
  const { db, url } = await testDatabase()
  const app = testApp(db)
  const owner = asOwner(url('prosme_owner'))
  for (const batch of ['a', 'b', 'c']) {
    // In one transaction: lines of two could be sealed apart, because other databases of the same server move the border too.
    await write(app, `${batch}-1`, `${batch}-2`)
    await sealAll(app)
  }
  const aLineOf = (batch: string) => `(select id from platform.audit_line where subject_id like '${batch}-%' order by id limit 1)`
  const number = (batch: string) => ({ a: '1', b: '2', c: '3' })[batch]

  test('nothing is, at first', async () => {
    expect(await verifyAudit(db)).toMatchObject({ sealed: 6, unsealed: 0, firstBroken: undefined })
    expect(await verifyNewestSeals(db, 2)).toBeUndefined()
  })
  test.each([
    ['a line changed', `update platform.audit_line set subject_id = 'b-9' where id = ${aLineOf('b')}`, 'lines', 'b'],
    ['its detail changed', `update platform.audit_line set detail = '{"amount":"1.00"}' where id = ${aLineOf('a')}`, 'lines', 'a'],
    ['its moment changed', `update platform.audit_line set at = at + interval '1 microsecond' where id = ${aLineOf('c')}`, 'lines', 'c'],
    ['a line deleted', `delete from platform.audit_line where id = ${aLineOf('c')}`, 'lines', 'c'],
    [
      'a line slipped in',
      `insert into platform.audit_line (id, at, request_id, action, subject, subject_id, txid)
       select gen_random_uuid(), at, 'r', 'a', 's', 'i', txid from platform.audit_line where id = ${aLineOf('b')}`,
      'lines',
      'b',
    ],
    [
      'two lines exchanged',
      "update platform.audit_line set subject_id = case subject_id when 'a-1' then 'a-2' else 'a-1' end where subject_id in ('a-1','a-2')",
      'lines',
      'a',
    ],
    ['a seal changed', 'update platform.audit_seal set line_count = 7 where number = 2', 'seal', 'b'],
    ['a seal deleted', 'delete from platform.audit_seal where number = 2', 'chain', 'c'],
    ['the first seal deleted', 'delete from platform.audit_seal where number = 1', 'chain', 'b'],
  ])('%s', async (_, statement, fault, batch) => {
    const seen = await owner
      .startTransaction()
      .execute()
      .then(async (tx) => {
        await sql.raw(statement).execute(tx)
        const verdict = await verifyAudit(tx)
        await tx.rollback().execute()
        return verdict
      })
    expect(seen.firstBroken).toMatchObject({ fault, seal: { number: number(batch) } })
  })
  test('a tail cut off together with its seal leaves a chain that holds, without the seal that was printed', async () => {
    const { lastSeal } = await verifyAudit(db)
    await sql`delete from platform.audit_line where subject_id like 'c-%'`.execute(owner)
    await sql`delete from platform.audit_seal where number = 3`.execute(owner)
    expect((await verifyAudit(db)).firstBroken).toBeUndefined()
    expect(await findSeal(db, lastSeal!.hash)).toBeUndefined()
  })
})
