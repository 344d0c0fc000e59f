import { sql } from 'kysely'
import type { Queries } from '#platform/database.ts'
import type { EnterpriseCard } from './model.ts'
import { oneIdOf } from './one-id.ts'

/** The next ONE ID; one that was taken by a registration that then failed is not given again. */
export async function nextOneId(db: Queries): Promise<string> {
  const { rows } = await sql<{ count: string }>`select nextval('registry.one_id_number') as count`.execute(db)
  return oneIdOf(BigInt(rows[0]!.count))
}

const cards = (db: Queries) =>
  db
    .selectFrom('registry.enterprise as e')
    .leftJoin('registry.enterprise as survivor', 'survivor.id', 'e.survivor_id')
    .select([
      'e.id',
      'e.one_id as oneId',
      'e.kind',
      'e.name_th as nameTh',
      'e.name_en as nameEn',
      'e.province_code',
      'e.district_code',
      'e.subdistrict_code',
      'e.activity_code as activity',
      'e.sector',
      'e.size',
      'e.stage',
      'e.status',
      'e.registered_at as registeredAt',
      'survivor.one_id as survivorOneId',
    ])

type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number]

function cardOf({ province_code, district_code, subdistrict_code, ...row }: CardRow): EnterpriseCard {
  const place = { province: province_code, district: district_code ?? undefined, subdistrict: subdistrict_code ?? undefined }
  return { ...row, place } as EnterpriseCard
}

/** A record by its ONE ID, if the caller reaches it. One that was merged away answers as itself and names its survivor. */
export async function findCard(db: Queries, oneId: string): Promise<EnterpriseCard | undefined> {
  const row = await cards(db).where('e.one_id', '=', oneId).executeTakeFirst()
  return row && cardOf(row)
}

/** A record by the keyed hashes of its number (one for each secret ever in use), if the caller reaches it. */
export async function findCardByLookup(db: Queries, lookups: readonly Buffer[]): Promise<EnterpriseCard | undefined> {
  const row = await cards(db)
    .where('e.id', 'in', (eb) =>
      eb
        .selectFrom('registry.identity_number')
        .select('enterprise_id')
        .where('lookup', 'in', [...lookups]),
    )
    .executeTakeFirst()
  return row && cardOf(row)
}
