import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { system, transact } from '#platform/database.ts'
import { bytesSource, type Source } from '#platform/read-table.ts'
import { loadReference } from '#reference/index.ts'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { importEnterprises, type ImportOptions } from './import.ts'
import { enterpriseTable } from './import-table.ts'
import { checkDigit, readIdentityNumber } from './numbers.ts'
import { searchEnterprises } from './search.ts'
import { loadRegistryRules } from './size-rules.ts'

const { db } = await testDatabase()
const app = testApp(db)
const rejects = join(mkdtempSync(join(tmpdir(), 'prosme-')), 'rejects.csv')
beforeAll(async () => {
  await loadReference(app)
  await loadRegistryRules(app)
})

type Cells = Partial<Record<keyof typeof enterpriseTable.columns, string>>
const heading = Object.keys(enterpriseTable.columns)
const csv = (lines: readonly Cells[]) =>
  [heading, ...lines.map((line) => heading.map((key) => line[key as keyof Cells] ?? ''))].map((cells) => cells.join(',')).join('\n')
const list = (lines: readonly Cells[]): Source => bytesSource('enterprises.csv', Buffer.from(csv(lines)))
const numberAt = (index: number) => {
  const twelve = `01055${String(index).padStart(7, '0')}`
  return `${twelve}${checkDigit(twelve)}`
}
const firm = (index: number): Cells => ({ number: numberAt(index), kind: 'juristic', name_th: `บริษัท ตัวอย่าง${index} จำกัด`, province: '10' })

const take = async (source: Source, options: ImportOptions = {}) => {
  const outcome = await importEnterprises(app, system('test'), source, options)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const everywhere = system('look')
const count = (table: 'enterprise' | 'identity_number' | 'registration') =>
  transact(app, everywhere, async ({ tx }) =>
    Number(
      (
        await tx
          .selectFrom(`registry.${table}`)
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    ),
  )

describe('a list of enterprises', () => {
  const full: Cells = {
    ...firm(1),
    number: '๐-๑๐๕๕-๔๔๐๔๖-๖๐-๒',
    name_en: 'Sample One Company Limited',
    trading_names: 'ร้านตัวอย่าง|Sample Shop',
    activity: '10111',
    province: '50',
    district: '5001',
    subdistrict: '500101',
    address: '9 หมู่ 9',
    owner_gender: 'female',
    phone: '081 234 5678',
    email: 'Sample@sme.example',
    year: '2568',
    employees: '๕',
    revenue: '1800000.00',
    registered_on: '1 ต.ค. 2568',
    channel: 'counter',
    centre: '50',
  }

  test('is taken in whole, sealed, measured and found again', async () => {
    expect(readIdentityNumber('juristic', full.number!).ok).toBe(true)
    expect(await take(list([full, firm(2)]))).toMatchObject({ added: 2, known: 0, rejected: 0, faults: [] })
    const rows = await transact(app, everywhere, ({ tx }) => tx.selectFrom('registry.enterprise').selectAll().orderBy('id').execute())
    expect(rows[0]).toMatchObject({
      stage: 'one-id',
      origin: 'counter',
      sector: 'manufacturing',
      size: 'micro',
      trading_names: ['ร้านตัวอย่าง', 'Sample Shop'],
      subdistrict_code: '500101',
    })
    expect(rows[1]).toMatchObject({ stage: 'unregistered', origin: 'import', size: 'unknown', registered_at: null, trading_names: [] })
    expect(rows[0]!.address!.toString('utf8')).not.toContain('หมู่')
    const lines = await transact(app, everywhere, ({ tx }) => tx.selectFrom('registry.registration').select(['kind', 'channel', 'centre_code', 'at']).execute())
    expect(lines).toEqual([{ kind: 'new', channel: 'counter', centre_code: '50', at: '2025-10-01 12:00:00+07' }])
    for (const query of ['0105544046602', '0812345678', 'sample@sme.example', 'Sample Shop'])
      expect((await searchEnterprises(app, everywhere, { query })).hits.map(({ id }) => id)).toEqual([rows[0]!.id])
  })

  test('the same list again changes nothing', async () => {
    const before = await count('enterprise')
    expect(await take(list([full, firm(2), firm(2)]))).toMatchObject({ added: 0, known: 3, rejected: 0 })
    expect(await count('enterprise')).toBe(before)
  })

  test.each([
    ['number', { number: '0105544046603' }],
    ['number', { number: 'เลข' }],
    ['kind', { kind: 'company' }],
    ['name_th', { name_th: '' }],
    ['name_th', { name_th: '-' }],
    ['province', { province: '99' }],
    ['district', { province: '10', district: '5001' }],
    ['subdistrict', { province: '50', district: '5001', subdistrict: '500201' }],
    ['activity', { activity: '101' }],
    ['owner_gender', { owner_gender: 'x' }],
    ['phone', { phone: '12345' }],
    ['email', { email: 'sample' }],
    ['year', { employees: '3' }],
    ['year', { employees: '3', year: '2025' }],
    ['employees', { employees: '-3', year: '2568' }],
    ['revenue', { revenue: '-1', year: '2568' }],
    ['registered_on', { registered_on: '2031-01-01', channel: 'web' }],
    ['registered_on', { registered_on: '2565-01-01', channel: 'web' }],
    ['registered_on', { channel: 'web' }],
    ['channel', { registered_on: '2025-01-01' }],
    ['centre', { registered_on: '2025-01-01', channel: 'counter' }],
    ['centre', { registered_on: '2025-01-01', channel: 'web', centre: '10' }],
  ] satisfies [string, Cells][])('a wrong %s is told and hinders no other line: %o', async (column, wrong) => {
    const before = await count('enterprise')
    const taken = await take(list([{ ...firm(900), ...wrong }]), { rejects })
    expect(taken).toMatchObject({ added: 0, rejected: 1 })
    expect(taken.faults.map((fault) => fault.column)).toContain(column)
    const told = readFileSync(rejects, 'utf8')
    expect(told).toMatch(new RegExp(`^2,${column},.*\\p{Script=Thai}.*,.*[A-Za-z]`, 'mu'))
    expect(told).not.toContain(firm(900).number!)
    expect(await count('enterprise')).toBe(before)
  })

  test('what is no such table is refused', async () => {
    expect(await importEnterprises(app, system('test'), bytesSource('enterprises.csv', Buffer.from('a,b\n1,2\n')))).toMatchObject({
      ok: false,
      code: 'unreadable',
    })
    expect(await importEnterprises(app, system('test'), bytesSource('enterprises.pdf', Buffer.from('%PDF-1.7')))).toMatchObject({
      ok: false,
      code: 'unreadable',
    })
  })

  test('goes on where it was cut short, and tells every rejected line once', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => ({ ...firm(10_000 + index), ...(index % 1000 === 7 ? { province: '99' } : {}) }))
    const before = await count('enterprise')
    let chunks = 0
    const cut = take(list(lines), {
      rejects,
      onProgress: () => {
        chunks += 1
        if (chunks === 1) throw new Error('killed')
      },
    })
    await expect(cut).rejects.toThrow('killed')
    const between = await count('enterprise')
    expect(between).toBeGreaterThan(before)
    expect(between).toBeLessThan(before + 4995)
    const taken = await take(list(lines), { rejects })
    expect(taken).toMatchObject({ added: 4995, known: 0, rejected: 5 })
    expect(taken.resumedAt).toBeGreaterThan(1500)
    expect(await count('enterprise')).toBe(before + 4995)
    expect(await count('identity_number')).toBe(before + 4995)
    const told = readFileSync(rejects, 'utf8').trimEnd().split('\r\n')
    expect(told[0]).toBe('\ufeffline,column,reason_th,reason_en')
    expect(told.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(Array.from({ length: 5 }, (_, index) => index * 1000 + 9))
  })

  test('two lists at once with the same numbers add each of them once', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => firm(50_000 + index))
    const before = await count('enterprise')
    const [one, other] = await Promise.all([take(list(lines)), take(list([...lines, firm(60_000)]))])
    expect(one.added + other.added).toBe(501)
    expect(await count('enterprise')).toBe(before + 501)
  })
})
