import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { databaseFor, poolFor, system, transact } from './database.ts'
import { answerOnce, isIdempotencyKey, type ApiCall } from './idempotency.ts'
import { done, refuse } from './outcome.ts'

const { db, url } = await testDatabase()
const app = testApp(db)
const call: ApiCall = { client: 'ledger-1', key: 'b7c1-0001', route: 'POST /api/boxes', body: '{"box":"7"}', movesMoney: true }
const opened = async (box: string) => (await db.selectFrom('platform.audit_line').select('id').where('subject_id', '=', box).execute()).length
const openBox = async (on: typeof app, box: string) =>
  transact(on, system('test'), async (work) => {
    await work.audit('box.open', 'box', box)
    return box === 'locked' ? refuse('box-is-locked') : done(box)
  })
const answer = (c: ApiCall, box: string) =>
  answerOnce(app, system('test'), c, async (on) => {
    const outcome = await openBox(on, box)
    return outcome.ok ? { status: 201, body: JSON.stringify({ box }) } : { status: 409, body: JSON.stringify({ code: outcome.code }) }
  })

describe('a call', () => {
  test('that is sent twice is done once and answered alike', async () => {
    const first = await answer(call, 'a')
    expect(first).toEqual({ ok: true, value: { status: 201, body: '{"box":"a"}' } })
    expect(await answer(call, 'a')).toEqual(first)
    expect(await opened('a')).toBe(1)
  })
  test('with another body under the same key is refused and does nothing', async () => {
    expect(await answer({ ...call, body: '{"box":"8"}' }, 'b')).toEqual({ ok: false, code: 'key-of-another-request' })
    expect(await opened('b')).toBe(0)
  })
  test('is one sender’s own: the same key of another client or route is another call', async () => {
    await answer({ ...call, client: 'ledger-2' }, 'c')
    await answer({ ...call, route: 'POST /api/lids' }, 'c')
    expect(await opened('c')).toBe(2)
  })
  test('that ten send at once is done once, and all ten get its answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => answer({ ...call, key: 'b7c1-0010' }, 'd')))
    expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(new Set(['{"ok":true,"value":{"status":201,"body":"{\\"box\\":\\"d\\"}"}}']))
    expect(await opened('d')).toBe(1)
  })
  test('that was refused keeps its refusal, and its use case leaves nothing', async () => {
    const refused = await answer({ ...call, key: 'b7c1-0020' }, 'locked')
    expect(refused).toEqual({ ok: true, value: { status: 409, body: '{"code":"box-is-locked"}' } })
    expect(await answer({ ...call, key: 'b7c1-0020' }, 'locked')).toEqual(refused)
    expect(await opened('locked')).toBe(0)
  })
  test('that broke may be sent again', async () => {
    const broken = answerOnce(app, system('test'), { ...call, key: 'b7c1-0030' }, async (on) => {
      await openBox(on, 'e')
      throw new Error('outage')
    })
    await expect(broken).rejects.toThrow('outage')
    expect(await opened('e')).toBe(0)
    expect(await answer({ ...call, key: 'b7c1-0030' }, 'e')).toMatchObject({ ok: true, value: { status: 201 } })
  })
  test('that moved money is remembered for good, others 90 days', async () => {
    await answer({ ...call, key: 'b7c1-0040', movesMoney: false }, 'f')
    const pool = poolFor({ url: url('prosme_keeper'), role: 'prosme_keeper', connections: 1 })
    const keeper = databaseFor(pool)
    const kept = async () => (await db.selectFrom('platform.idempotency').select('key').execute()).map((row) => row.key)
    const retire = (now: string) => keeper.selectNoFrom((x) => x.fn<string>('platform.retire', [x.val(now)]).as('gone')).execute()
    await retire('2027-02-19T00:00:00Z')
    expect(await kept()).toContain('b7c1-0040')
    await retire('2027-02-21T00:00:00Z')
    expect(await kept()).not.toContain('b7c1-0040')
    expect(await kept()).toContain('b7c1-0001')
    await pool.end()
  })
})

test('the application may not run retention', async () => {
  await expect(db.selectNoFrom((x) => x.fn<string>('platform.retire', [x.val('2099-01-01')]).as('gone')).execute()).rejects.toMatchObject({ code: '42501' })
})

test.each([
  ['0193b7c1-aaaa', true],
  ['short', false],
  ['with space', false],
  ['x'.repeat(201), false],
  ['กกกกกกกกกก', false],
])('a key like %s is taken: %s', (key, taken) => expect(isIdempotencyKey(key)).toBe(taken))
