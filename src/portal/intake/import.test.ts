import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { bytesSource, type Source } from '#platform/read-table.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { importPack } from './index.ts'

const folder = 'data/fy2566'
const pack = (): Source[] => readdirSync(folder).map((name) => bytesSource(name, readFileSync(join(folder, name))))

describe('the published pack', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  const caller = system('test')

  test('comes in whole, and again without a change', async () => {
    const first = await importPack(app, caller, { fiscalYear: 2566, files: pack() })
    expect(first).toMatchObject({ ok: true })
    const second = await importPack(app, caller, { fiscalYear: 2566, files: pack() })
  })
})
