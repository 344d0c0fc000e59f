import { describe, expect, test } from 'vitest'
import { system, transact, type Reach } from '#platform/database.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { registerEnterprise } from './actions/register-enterprise.ts'
import { findCard } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
await loadReference(app)

const statement = { nameTh: 'บริษัท ตัวอย่าง จำกัด', place: { province: '50', district: '5001', subdistrict: '500101' }, phone: '0812345678' }
const somebody = (reach: Reach) => ({ accountId: undefined, requestId: 'test', reach })

describe('an enterprise', async () => {
  const made = await registerEnterprise(app, somebody({}), {
    kind: 'juristic',
    number: { type: 'juristic', digits: '0105544046602' },
    statement,
    channel: 'web',
  })
  if (!made.ok) throw new Error(made.code)
  const { oneId } = made.value
  const seenBy = (reach: Reach) => transact(app, somebody(reach), ({ tx }) => findCard(tx, oneId))

  test('is there for whoever reaches its province, and for nobody else', async () => {
    expect(await seenBy({ areas: new Set(['50']) })).toMatchObject({ oneId, nameTh: statement.nameTh })
    expect(await seenBy({ areas: 'all' })).toMatchObject({ oneId })
    expect(await seenBy({ areas: new Set(['51', '10']) })).toBeUndefined()
    expect(await seenBy({})).toBeUndefined()
    expect(await findCard(db, oneId)).toBeUndefined()
  })

  test('has one ONE ID for its number', async () => {
    const again = await registerEnterprise(app, system('test'), {
      kind: 'juristic',
      number: { type: 'juristic', digits: '0105544046602' },
      statement,
      channel: 'web',
    })
    expect(again).toEqual({ ok: false, code: 'already-registered' })
  })
})
