import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { fixedClock } from './clock.ts'
import { system, transact } from './database.ts'
import { newId } from './ids.ts'
import { done, refuse } from './outcome.ts'
import { planned } from './planned.ts'

const { db } = await testDatabase()
const on = { db, clock: fixedClock('2026-11-22T03:00:00.000Z') }
const linesOf = (subject: string) => db.selectFrom('platform.audit_line').selectAll().where('subject', '=', subject).execute()

test('a statement that is marked is planned once a connection, others with every call', async () => {
  await db.connection().execute(async (one) => {
    const prepared = async () => (await sql<{ name: string }>`select name from pg_prepared_statements`.execute(one)).rows.map(({ name }) => name)
    for (const box of [1, 2, 3]) {
      const { rows } = await sql<{ box: number }>`${planned('open_box')} select ${box}::int as box`.execute(one)
      expect(rows).toEqual([{ box }])
    }
    expect(await prepared()).toEqual(['open_box'])
  })
})

describe('transact', () => {
  test('keeps what was done, with who, when and for which request', async () => {
    const accountId = newId()
    await transact(on, { accountId, requestId: 'r-1' }, (work) => work.audit('box.open', 'box', '7', { amount: '12.00' }))
    const [line] = await linesOf('box')
    expect(line).toMatchObject({ account_id: accountId, request_id: 'r-1', action: 'box.open', subject_id: '7', detail: { amount: '12.00' } })
    expect(new Date(line!.at).toISOString()).toBe('2026-11-22T03:00:00.000Z')
  })
  test('a refusal, even a late one, leaves nothing', async () => {
    const answer = await transact(on, system('test'), async (work) => {
      await work.audit('box.shut', 'refused-box', '1')
      return refuse('box-is-full', { left: '0' })
    })
    expect(answer).toEqual({ ok: false, code: 'box-is-full', detail: { left: '0' } })
    expect(await linesOf('refused-box')).toEqual([])
  })
  test('a bug leaves nothing', async () => {
    const broken = transact(on, system('test'), async (work) => {
      await work.audit('box.shut', 'broken-box', '1')
      throw new Error('bug')
    })
    await expect(broken).rejects.toThrow('bug')
    expect(await linesOf('broken-box')).toEqual([])
  })
  test('tells the database who acts, and nothing of it stays on the connection', async () => {
    const accountId = newId()
    const inside = await transact(on, { accountId, requestId: 'r-2' }, async ({ tx }) => {
      const { rows } = await sql<{ account: string }>`select current_setting('prosme.account') as account`.execute(tx)
      return done(rows[0]!.account)
    })
    expect(inside).toEqual({ ok: true, value: accountId })
    const { rows } = await sql<{ account: string | null }>`select current_setting('prosme.account', true) as account`.execute(db)
    expect(rows[0]!.account || null).toBeNull()
  })
  test('the application cannot alter or delete an audit line', async () => {
    await transact(on, system('test'), (work) => work.audit('box.open', 'kept-box', '1'))
    await expect(sql`update platform.audit_line set action = 'x'`.execute(db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`delete from platform.audit_line`.execute(db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`truncate platform.audit_line`.execute(db)).rejects.toMatchObject({ code: '42501' })
  })
  test('dates, moments and amounts arrive as text, days in Bangkok', async () => {
    const { rows } = await sql<
      Record<string, unknown>
    >`select date '2022-10-01' as d, numeric '1182990000.00' as n, int8 '9007199254740993' as i, timestamptz '2023-09-30T18:00:00Z' as t`.execute(db)
    expect(rows[0]).toEqual({ d: '2022-10-01', n: '1182990000.00', i: '9007199254740993', t: '2023-10-01 01:00:00+07' })
  })
})
