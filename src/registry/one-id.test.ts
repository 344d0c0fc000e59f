import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { formatOneId, readOneId } from './index.ts'

const { db } = await testDatabase()

const largest = 899_999_999
const made = async (counts: readonly number[]) => {
  const { rows } = await sql<{
    one_id: string
  }>`select registry.one_id_of(n) as one_id from unnest(${[...counts]}::bigint[]) with ordinality as c (n, place) order by place`.execute(db)
  return rows.map(({ one_id }) => one_id)
}

test('no two enterprises meet, near or far', async () => {
  const { rows } = await sql<{ made: string; different: string; valid: string }>`
    select count(*) as made, count(distinct registry.one_id_of(n)) as different, count(*) filter (where registry.one_id_of(n) ~ '^[1-9][0-9]{9}$') as valid
    from (select generate_series(1, 100000) union all select generate_series(${largest} - 100000, ${largest}) union all select generate_series(1, ${largest}, 9973)) as c (n)`.execute(
    db,
  )
  expect(Number(rows[0]!.made)).toBeGreaterThan(290_000)
  // Where the ranges cross, a count is made twice.
  expect(Number(rows[0]!.made) - Number(rows[0]!.different)).toBeLessThan(30)
  expect(rows[0]!.valid).toBe(rows[0]!.made)
  // The factor of the scattering and the span have no divisor in common, so no two of all counts meet.
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
  expect(gcd(618_033_989n, 900_000_000n)).toBe(1n)
})

test('is read as it is printed, with spaces, hyphens or Thai digits', async () => {
  const ids = await made([1, 2, 3, 1000, largest])
  for (const id of ids) {
    expect(readOneId(formatOneId(id))).toBe(id)
    expect(readOneId(id.replace(/^(\d{5})/, '$1-'))).toBe(id)
    expect(readOneId(id.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))))).toBe(id)
  }
  expect(['', '12345', '0123456789', `${ids[0]}1`].map(readOneId)).toEqual([undefined, undefined, undefined, undefined])
})

test('says nothing of its neighbour: the next enterprise is far away', async () => {
  const [one, two] = (await made([41, 42])).map(Number)
  expect(Math.abs(one! - two!)).toBeGreaterThan(1_000_000)
})

test('every single wrong digit is found, and nearly every two that changed places', async () => {
  const ids = await made(Array.from({ length: 500 }, (_, index) => 1 + index * 1_799_999))
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (id, place, by) => {
      expect(readOneId(id.slice(0, place) + ((Number(id[place]) + by) % 10) + id.slice(place + 1))).toBeUndefined()
    }),
  )
  const swapped = ids.flatMap((id) =>
    Array.from({ length: 9 }, (_, at) => id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2)).filter((other) => other !== id && !other.startsWith('0')),
  )
  expect(swapped.length).toBeGreaterThan(3000)
  expect(swapped.filter((id) => readOneId(id)).length / swapped.length).toBeLessThan(0.03)
})
