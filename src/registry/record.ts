import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Queries } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { satangOf } from '#platform/money.ts'
import type { EnterpriseRecord, FieldName, Origin, SizeTrace } from './model.ts'
import { unseal } from './sealing.ts'
import { cardOf, cards } from './store.ts'

/** A record with what it takes to write to it. */
export interface OpenRecord {
  readonly record: EnterpriseRecord
  readonly salt: Buffer
}

/** The whole record of an enterprise the caller reaches, unsealed. One that was erased has no numbers, contacts or address. */
export async function findRecord(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string): Promise<EnterpriseRecord | undefined> {
  return (await read(app, db, enterpriseId))?.record
}

/** As `findRecord`, of an enterprise that is known to be within reach. */
export async function getRecord(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string): Promise<EnterpriseRecord> {
  const record = await findRecord(app, db, enterpriseId)
  if (!record) throw new Error('the enterprise is not within reach of this transaction')
  return record
}

/**
 * Holds an enterprise until the transaction ends and opens its record. Undefined when the caller may not change it (row-level security asks for the
 * area, or a mandate with the scope 'update'), or it was erased or merged away.
 */
export async function holdRecord(app: Pick<App, 'keys'>, tx: Queries, enterpriseId: string): Promise<OpenRecord | undefined> {
  const { rows } = await sql`select from registry.enterprise where id = ${enterpriseId} and survivor_id is null for update`.execute(tx)
  const opened = rows.length > 0 ? await read(app, tx, enterpriseId) : undefined
  return opened?.salt ? { record: opened.record, salt: opened.salt } : undefined
}

async function read(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string): Promise<{ record: EnterpriseRecord; salt: Buffer | null } | undefined> {
  const row = await cards(db)
    .select([
      'e.trading_names',
      'e.address',
      'e.owner_gender',
      'e.size_trace',
      'e.origin',
      'e.field_sources',
      'e.version',
      'e.created_at',
      'e.updated_at',
      'e.salt',
    ])
    .where('e.id', '=', enterpriseId)
    .executeTakeFirst()
  if (!row) return undefined
  const { trading_names, address, owner_gender, size_trace, origin, field_sources, version, created_at, updated_at, salt, ...card } = row
  const numbers = await db.selectFrom('registry.identity_number').selectAll().where('enterprise_id', '=', enterpriseId).orderBy('added_at').execute()
  const contacts = await db
    .selectFrom('registry.contact')
    .selectAll()
    .where('enterprise_id', '=', enterpriseId)
    .where('ended_at', 'is', null)
    .orderBy('kind')
    .orderBy('added_at')
    .execute()
  const yearly = await db
    .selectFrom('registry.yearly')
    .selectAll()
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('year', 'desc')
    .orderBy('source')
    .execute()
  const open = (sealed: Buffer) => unseal(app.keys, salt!, sealed)
  const record: EnterpriseRecord = {
    ...cardOf(card),
    tradingNames: trading_names,
    address: address && salt ? open(address) : undefined,
    ownerGender: owner_gender as EnterpriseRecord['ownerGender'],
    numbers: (salt ? numbers : []).map(({ type, sealed, verified_by, verified_at }) => ({
      type: type as EnterpriseRecord['numbers'][number]['type'],
      digits: open(sealed),
      verifiedBy: verified_by,
      verifiedAt: verified_at,
    })),
    contacts: (salt ? contacts : []).map(({ kind, sealed, source, added_at }) => ({
      kind: kind as EnterpriseRecord['contacts'][number]['kind'],
      value: open(sealed),
      source,
      addedAt: added_at,
    })),
    yearly: yearly.map(({ year, employees, revenue, source, stated_on }) => ({
      year,
      employees: employees ?? undefined,
      revenue: revenue === null ? undefined : satangOf(revenue),
      source,
      on: stated_on,
    })),
    sizeTrace: size_trace as SizeTrace | null,
    origin: { source: origin, on: bangkokDay(created_at) },
    sources: field_sources as Partial<Record<FieldName, Origin>>,
    version,
    createdAt: created_at,
    updatedAt: updated_at,
  }
  return { record, salt }
}
