import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { system, transact } from '#platform/database.ts'
import { bytesSource } from '#platform/read-table.ts'
import { loadReference } from '#reference/index.ts'
import {
  findCardByNumber,
  importEnterprises,
  kinds,
  loadRegistryRules,
  numberTypes,
  readIdentityNumber,
  sizeOf,
  findSizeRules,
  sectorOf,
  type Kind,
} from '#registry/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { enqueueDemoPopulation, loadPopulation } from './demo.ts'
import { factsOf, statementOf } from './facts.ts'
import { mostNumbers, numberAt } from './numbers.ts'
import { factsAt, populationColumns, writePopulation, type Population } from './population.ts'
import { kindShares, registeredShare, sizeShares } from './shares.ts'

async function csvOf(wanted: Population): Promise<string> {
  const out = new PassThrough()
  const read = text(out)
  await writePopulation(wanted, out)
  out.end()
  return await read
}

const linesOf = async (wanted: Population) => parse<Record<(typeof populationColumns)[number], string>>(await csvOf(wanted), { columns: true })

const near = (found: number, wanted: number, within: number) => expect(Math.abs(found - wanted)).toBeLessThan(within)

describe('a number', () => {
  test.each(kinds)('of a %s enterprise is valid, and none comes twice', (kind) => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => numberAt(kind, 3, index))
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(readIdentityNumber(kind, number).ok, number).toBe(true)
    expect(() => numberAt(kind, 3, mostNumbers)).toThrow(RangeError)
  })

  test('says everything about its enterprise, whoever asks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(mostNumbers - 1), fc.nat(100), (kind, index, seed) => {
        const facts = factsOf(kind, numberAt(kind, seed, index))
        expect(factsOf(kind, facts.number)).toEqual(facts)
        expect(facts.place.subdistrict.slice(0, 4)).toBe(facts.place.district)
        expect(facts.place.district.slice(0, 2)).toBe(facts.place.province)
        expect(facts.activity).toMatch(/^\d{5}$/)
        expect(facts.phone).toMatch(/^0[689]\d{8}$/)
        expect(facts.email).toMatch(/\.example$/)
      }),
      { numRuns: 300 },
    )
  })

  test('of the wrong kind is none', () => {
    expect(() => factsOf('juristic', numberAt('natural', 1, 1))).toThrow()
  })
})

describe('the proportions', () => {
  const facts = Array.from({ length: 30_000 }, (_, index) => factsAt(11, index))
  const share = (fits: (one: (typeof facts)[number]) => boolean) => facts.filter(fits).length / facts.length

  test('by kind and size are the known ones', () => {
    for (const [kind, wanted] of kindShares)
      near(
        share((one) => one.kind === kind),
        wanted,
        0.01,
      )
    const sme = share(({ size }) => size !== 'large')
    near(sme, 0.9953, 0.002)
    near(share(({ size }) => size === 'micro') / sme, 0.85, 0.01)
    near(share(({ size }) => size === 'small') / sme, 0.136, 0.01)
    near(share(({ size }) => size === 'medium') / sme, 0.014, 0.003)
    for (const kind of kinds) expect(sizeShares[kind].reduce((sum, [, part]) => sum + part, 0)).toBeCloseTo(1, 10)
  })

  test('cover every province, the capital first', () => {
    const provinces = Map.groupBy(facts, ({ place }) => place.province)
    expect(provinces.size).toBe(77)
    expect([...provinces].toSorted(([, a], [, b]) => b.length - a.length)[0]![0]).toBe('10')
  })

  test('of names leave few that are the same', () => {
    const names = facts.filter(({ kind }) => kind === 'juristic').map(({ nameTh }) => nameTh)
    expect(new Set(names).size / names.length).toBeGreaterThan(0.95)
  })
})

describe('a population', () => {
  test('is the same file for the same seed, another for another', async () => {
    const wanted = { count: 3000, seed: 5, duplicates: 0.05, dirty: 0.05 }
    expect(await csvOf(wanted)).toBe(await csvOf(wanted))
    expect(await csvOf({ ...wanted, seed: 6 })).not.toBe(await csvOf(wanted))
  })

  test('begins alike whatever its length, and every line has all columns', async () => {
    const [short, long] = [await csvOf({ count: 500, seed: 5 }), await csvOf({ count: 900, seed: 5 })]
    expect(long.startsWith(short)).toBe(true)
    expect(short.split('\n')[0]).toBe(populationColumns.join(','))
    expect((await linesOf({ count: 500, seed: 5 })).length).toBe(500)
  })

  test('has registered in the period, by channel and centre, in the published shares of the kinds', async () => {
    const period = { start: '2021-10-01', end: '2024-09-30' }
    const lines = await linesOf({ count: 40_000, seed: 9, registered: period })
    const registered = lines.filter(({ registered_on }) => registered_on !== '')
    for (const line of registered) {
      expect(line.registered_on >= period.start && line.registered_on <= period.end).toBe(true)
      expect(line.centre !== '').toBe(line.channel === 'counter')
    }
    for (const line of lines) expect(line.channel === '').toBe(line.registered_on === '')
    const shareOf = (kind: Kind) => registered.filter((line) => line.kind === kind).length / lines.filter((line) => line.kind === kind).length
    for (const kind of kinds) near(shareOf(kind), registeredShare[kind], 0.01)
  })

  test('has as many enterprises twice as asked for: another number, nearly the same name, the same telephone', async () => {
    const lines = await linesOf({ count: 5000, seed: 2, duplicates: 0.1 })
    const phones = Map.groupBy(lines, ({ phone }) => phone)
    const twice = [...phones.values()].filter((same) => same.length > 1)
    expect(twice.length / 5000).toBeGreaterThan(0.07)
    expect(new Set(lines.map(({ number }) => number)).size).toBe(5000)
    expect(twice.some(([one, other]) => one!.name_th !== other!.name_th)).toBe(true)
  })
})

test('employees and revenue make the size that was drawn, but where the two differ', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  await loadRegistryRules(app)
  const rules = (await findSizeRules(db, '2026-11-22'))!
  const facts = Array.from({ length: 2000 }, (_, index) => factsAt(4, index))
  const fitting = facts.filter((one) => {
    const { year, ...figures } = statementOf(one, 2568).yearly!
    const stated = { year, employees: figures.employees, revenue: figures.revenue, source: 'simulation' }
    return sizeOf(rules, { sector: sectorOf(one.activity), figures: stated } as Parameters<typeof sizeOf>[1]).size === one.size
  })
  expect(fitting.length / facts.length).toBeGreaterThan(0.9)
})

describe('loaded into a register', async () => {
  const { db } = await testDatabase()
  const app = testApp(db)
  await loadReference(app)
  await loadRegistryRules(app)
  const run = (count: number, production = false) =>
    loadPopulation.run(
      {
        app: { ...app, config: { ...app.config, production } },
        jobId: 'test',
        caller: { accountId: undefined, requestId: 'test' },
        progress: { report: async () => {} },
        signal: new AbortController().signal,
      },
      { count, seed: 1 },
    )
  const find = ({ kind, number }: { readonly kind: Kind; readonly number: string }) =>
    transact(app, system('test'), ({ tx }) => findCardByNumber(app, tx, { type: numberTypes[kind], digits: number }))

  test('every line is taken, and taken once', async () => {
    expect(await run(300)).toEqual({ ok: true, value: {} })
    const first = factsAt(1, 0)
    expect(await find(first)).toMatchObject({ nameTh: first.nameTh, size: first.size })
    expect(await find(factsAt(1, 299))).toBeDefined()
    const oneId = (await find(first))!.oneId
    expect(await run(300)).toEqual({ ok: true, value: {} })
    expect((await find(first))!.oneId).toBe(oneId)
  })

  test('lines are refused that are dirty, and no others', async () => {
    const wanted = { count: 600, seed: 8, duplicates: 0.1 }
    const [clean, dirty] = [await csvOf(wanted), await csvOf({ ...wanted, dirty: 0.2 })]
    const dirtied = clean.split('\n').filter((line, index) => line !== dirty.split('\n')[index]).length
    const imported = await importEnterprises(app, system('test'), bytesSource('dirty.csv', Buffer.from(dirty)))
    expect(dirtied).toBeGreaterThan(60)
    expect(imported).toMatchObject({ ok: true, value: { rejected: dirtied, added: 600 - dirtied } })
  })

  test('is queued once for a trial, and never in production', async () => {
    expect(await run(300, true)).toEqual({ ok: false, code: 'not-in-production' })
    expect(await enqueueDemoPopulation({ ...app, config: { ...app.config, production: true } })).toBeUndefined()
    expect(await enqueueDemoPopulation(app)).toEqual(expect.any(String))
  })
})
