import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Queries } from '#platform/database.ts'
import type { EnterpriseCard, IdentityNumber, Kind } from './model.ts'
import { lookupsOf } from './sealing.ts'

export const cards = (db: Queries) =>
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

export type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number]

export function cardOf({ province_code, district_code, subdistrict_code, ...row }: CardRow): EnterpriseCard {
  const place = { province: province_code, district: district_code ?? undefined, subdistrict: subdistrict_code ?? undefined }
  return { ...row, place } as EnterpriseCard
}

/** A record by its ONE ID, if the caller reaches it. One that was merged away answers as itself and names its survivor. */
export async function findCard(db: Queries, oneId: string): Promise<EnterpriseCard | undefined> {
  const row = await cards(db).where('e.one_id', '=', oneId).executeTakeFirst()
  return row && cardOf(row)
}

/** A record by its number, under whichever secret that was kept, if the caller reaches it. */
export async function findCardByNumber(app: Pick<App, 'keys'>, db: Queries, number: IdentityNumber): Promise<EnterpriseCard | undefined> {
  const row = await cards(db)
    .where('e.id', 'in', (eb) =>
      eb
        .selectFrom('registry.identity_number')
        .select('enterprise_id')
        .where('lookup', 'in', lookupsOf(app.keys, number.type, number.digits)),
    )
    .executeTakeFirst()
  return row && cardOf(row)
}

/** Whether a number has registered already, over all areas: the one question about others that everybody may ask, by a number they hold. */
export async function isRegistered(app: Pick<App, 'keys'>, db: Queries, number: IdentityNumber): Promise<boolean> {
  return (await findHolder(db, lookupsOf(app.keys, number.type, number.digits)))?.registered ?? false
}

/** The living enterprise that holds a number, by its hashes under every secret, over all areas. */
export async function findHolder(
  db: Queries,
  lookups: readonly Buffer[],
): Promise<{ readonly enterpriseId: string; readonly registered: boolean } | undefined> {
  const { rows } = await sql<{
    enterprise_id: string
    registered: boolean
  }>`select enterprise_id, registered from registry.holder(${[...lookups]}::bytea[])`.execute(db)
  return rows[0] && { enterpriseId: rows[0].enterprise_id, registered: rows[0].registered }
}

/** The enterprise that lives on after merges; itself when it was never merged. */
export async function survivorOf(db: Queries, enterpriseId: string): Promise<string> {
  const { rows } = await sql<{ survivor: string | null }>`select registry.survivor(${enterpriseId}) as survivor`.execute(db)
  return rows[0]!.survivor ?? enterpriseId
}

/** What an enterprise is before the law; undefined when the caller does not reach it. */
export async function kindOf(db: Queries, enterpriseId: string): Promise<Kind | undefined> {
  const row = await db.selectFrom('registry.enterprise').select('kind').where('id', '=', enterpriseId).executeTakeFirst()
  return row?.kind as Kind | undefined
}
