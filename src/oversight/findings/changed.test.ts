import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { system, transact } from '#platform/database.ts'
import { addEntry, getIndicators, getPlan, importers as planImporters, setTarget, stateBalance } from '#plan/index.ts'
import { figureDefinitions, importers as figureImporters } from '#oversight/figures/index.ts'
import { importers as resultImporters } from '#oversight/results/index.ts'
import { importers as statementImporters, keepPrinted } from '#oversight/statements/index.ts'
import { testApp } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { loadPack, readPack } from '../../../test/pack.ts'
import { checkYear, getFindings, recheck, recheckChanged } from './index.ts'

const { db } = await testDatabase()
const app = testApp(db)
const caller = system('test')
const importers = [...planImporters, ...resultImporters, ...statementImporters, ...figureImporters, keepPrinted(figureDefinitions)]
const year = 2566
await loadPack(db, year, await readPack(join(import.meta.dirname, '../../../data/fy2566')), importers)
await recheck(app, caller, year)
await recheckChanged(app)

const stored = async () => (await getFindings(db, year)).map(({ id, computed }) => `${id} ${computed}`).toSorted()
const fresh = async () => (await checkYear(db, year)).map(({ id, computed }) => `${id} ${computed}`).toSorted()
const code = (await getPlan(db, year)).projects.find(({ code: own, parent }) => parent === undefined && own !== '')!.code

describe('a year in which something changed', () => {
  it('is left alone while nothing changes, and after its own checks', async () => {
    expect(await recheckChanged(app)).toEqual([])
    await transact(app, caller, (work) => work.audit('signed-in', 'account', 'somebody'))
    expect(await recheckChanged(app)).toEqual([])
  })

  it('is checked again by itself', async () => {
    const before = await stored()
    const balance = { allocated: 100n, disbursed: 60n, committed: 20n, remaining: 50n }
    expect(await stateBalance(app, caller, { year, code, asOf: '2023-09-30', ...balance })).toMatchObject({ ok: true })
    expect(await stored()).toEqual(before)
    expect(await recheckChanged(app)).toEqual([year])
    expect(await stored()).toEqual(await fresh())
    expect(await stored()).not.toEqual(before)
    expect(await recheckChanged(app)).toEqual([])
  })

  it('is checked again after a change of its targets or its entries', async () => {
    const { id, version, direction, measures, counts, target } = (await getIndicators(db, year)).find((indicator) => indicator.target)!
    const none = { 1: undefined, 2: undefined, 3: undefined, 4: undefined }
    const change = { year, id, version, direction, measures, counts, target: target!.plus(1), quarters: none, reason: 'ปรับเป้า' }
    expect(await setTarget(app, caller, change)).toMatchObject({ ok: true })
    expect(await recheckChanged(app)).toEqual([year])
    expect(
      await addEntry(app, caller, { year, project: code, source: undefined, kind: 'allocation', amount: 100n, date: '2023-01-01', reference: 'ที่ 1' }),
    ).toMatchObject({ ok: true })
    expect(await recheckChanged(app)).toEqual([year])
  })

  it('is checked again when the change is committed after a later one was checked', async () => {
    let commit!: () => void
    const held = new Promise<void>((resolve) => (commit = resolve))
    let written!: () => void
    const isWritten = new Promise<void>((resolve) => (written = resolve))
    const slow = transact(app, caller, async (work) => {
      await work.audit('plan.project-amended', 'plan.project', '2570/X')
      written()
      await held
    })
    await isWritten
    await transact(app, caller, (work) => work.audit('result-approved', 'results.report', 'a-report', { year }))
    expect(await recheckChanged(app)).toEqual([year])
    expect(await recheckChanged(app)).toEqual([])
    commit()
    await slow
    expect(await recheckChanged(app)).toEqual([2570])
  })

  it('is checked by one of the workers that are at it together', async () => {
    await transact(app, caller, (work) => work.audit('plan.project-amended', 'plan.project', `${year}/${code}`))
    const checked = await Promise.all([recheckChanged(app), recheckChanged(app), recheckChanged(app)])
    expect(checked.flat()).toEqual([year])
  })
})
