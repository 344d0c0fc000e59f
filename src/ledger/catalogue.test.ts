import { describe, expect, test } from 'vitest'
import { system } from '#platform/database.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { personIn } from '../../test/people.ts'
import { changeRule, changeService, findService, listRules, listServices, loadCatalogue, matchServices, withdrawRule } from './index.ts'
import type { Facts, Rule, RuleWords } from './model.ts'
import { listRuleVersions, listVersions } from './store.ts'

const { db } = await testDatabase()
const app = testApp(db)
const first = await loadCatalogue(app)
const today = '2026-11-22'

/** Facts that satisfy a rule. */
function satisfying({ fact, test: how, accepted }: Rule): Facts {
  if (how === 'officer') return {}
  if (how === 'in') return { [fact]: fact === 'activity' ? [accepted[0]!] : accepted[0] }
  const bound = Number(accepted[0])
  return { [fact]: { min: bound, max: bound } }
}

describe('the catalogue as the files have it', () => {
  test('is taken in once', async () => {
    expect(first.services).toBeGreaterThanOrEqual(40)
    expect(first.rules).toBeGreaterThanOrEqual(60)
    expect(await loadCatalogue(app)).toEqual({ services: 0, rules: 0 })
  })

  test('lets somebody have every service, but for what an officer decides', async () => {
    const rules = await listRules(db, today)
    for (const service of await listServices(db, today)) {
      const facts = Object.assign({}, ...rules.filter((rule) => rule.service === service.code).map(satisfying)) as Facts
      const found = (await matchServices(db, today, facts)).find((match) => match.service.code === service.code)!
      const undecided = found.rules.filter(({ result }) => result !== 'pass')
      expect([service.code, undecided.map(({ test: how }) => how)]).toEqual([service.code, undecided.map(() => 'officer')])
      expect(found.verdict).toBe(undecided.length > 0 ? 'maybe' : 'fits')
    }
  })

  test('says where everything stands written', async () => {
    for (const { code, written } of await listServices(db, today)) expect([code, /^(report-\d{4}|https:\/\/.+)$/.test(written.source)]).toEqual([code, true])
    for (const { written, assumption } of await listRules(db, today)) expect(written.source !== '' || assumption).toBe(true)
  })

  test('shows what is closed as closed, and what no source gives as null', async () => {
    expect(await findService(db, 'bds', today)).toMatchObject({ opening: 'closed', share: { min: '50.00', max: '80.00' }, cap: 20_000_000n })
    expect(await findService(db, 'bds', '2023-01-01')).toMatchObject({ opening: 'open' })
    expect(await findService(db, 'sme-gp', today)).toMatchObject({ opening: 'continuing', share: null, cap: null })
    expect(await findService(db, 'national-awards', today)).toMatchObject({ opening: 'between' })
    expect(await findService(db, 'bds', '2022-09-30')).toBeUndefined()
  })
})

describe('those who keep it', async () => {
  const planner = await personIn(app, 'planner')
  const caller = { accountId: planner.accountId, requestId: 'test' }

  test('change a service from a day on; what was before stays, and a newer file of old rows changes nothing', async () => {
    const { code, startsOn: _since, opening: _opening, ...words } = (await findService(db, 'sme-one', today))!
    const drawnFrom = (await listVersions(db, code)).length
    const change = { code, startsOn: '2026-12-01', words: { ...words, availability: 'paused' } as const, drawnFrom }
    expect((await changeService(app, caller, change)).ok).toBe(true)
    expect(await changeService(app, caller, change)).toMatchObject({ ok: false, code: 'stale' })
    expect(await changeService(app, caller, { ...change, code: 'nothing' })).toMatchObject({ ok: false, code: 'not-found' })
    expect((await findService(db, code, '2026-11-30'))!.opening).toBe('continuing')
    expect((await findService(db, code, '2026-12-01'))!.opening).toBe('paused')
    expect(await loadCatalogue(app)).toEqual({ services: 0, rules: 0 })
  })

  test('add a rule from a day on and withdraw it again', async () => {
    const words: RuleWords = {
      fact: 'revenue',
      test: 'at-most',
      accepted: ['1800000'],
      says: { th: 'รายได้ไม่เกิน 1.8 ล้านบาท', en: 'Revenue up to 1.8 million baht' },
      remedy: { th: 'สำหรับรายย่อย', en: 'For micro enterprises' },
      written: { source: 'test', line: null },
      assumption: false,
    }
    expect((await changeRule(app, caller, { service: 'oss', code: 'revenue', startsOn: '2027-01-01', words })).ok).toBe(true)
    expect((await withdrawRule(app, caller, { service: 'oss', code: 'revenue', startsOn: '2027-06-01' })).ok).toBe(true)
    const codes = async (day: string) => (await listRules(db, day, 'oss')).map(({ code }) => code)
    expect(await codes('2026-12-31')).toEqual([])
    expect(await codes('2027-05-31')).toEqual(['revenue'])
    expect(await codes('2027-06-01')).toEqual([])
    expect(await listRuleVersions(db, 'oss')).toHaveLength(2)
    expect(await withdrawRule(app, caller, { service: 'oss', code: 'revenue', startsOn: '2027-07-01' })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await changeRule(app, system('test'), { service: 'nothing', code: 'x', startsOn: today, words })).toMatchObject({ ok: false, code: 'not-found' })
  })
})
