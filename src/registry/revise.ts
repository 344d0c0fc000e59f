import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { reachingAll, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { bahtText } from '#platform/money.ts'
import { statedFields, textsOf, type StatedField } from './fields.ts'
import { addChange, type ChangeReason } from './history.ts'
import type { EnterpriseRecord, Origin, Statement, YearlyFigures } from './model.ts'
import { searchTextOf } from './names.ts'
import type { OpenRecord } from './record.ts'
import { lookupOf, seal } from './sealing.ts'
import { sectorOf } from './sector.ts'
import { acceptedFigures, sizeOf } from './size.ts'
import { findSizeRules } from './size-rules.ts'

/** What a record says now, as a statement would say it: the contacts and the year's figures that are accepted. */
export function accepted(record: EnterpriseRecord): Partial<Statement> {
  const contact = (kind: 'phone' | 'email') => record.contacts.findLast((one) => one.kind === kind)?.value
  return {
    nameTh: record.nameTh ?? undefined,
    nameEn: record.nameEn ?? undefined,
    tradingNames: record.tradingNames.length > 0 ? record.tradingNames : undefined,
    activity: record.activity ?? undefined,
    place: record.place,
    address: record.address,
    ownerGender: record.ownerGender ?? undefined,
    phone: contact('phone'),
    email: contact('email'),
    yearly: figuresOf(record),
  }
}

/** The figures of the newest year, or of the one asked for, each from the source that is accepted for it. */
const figuresOf = ({ yearly, sources, origin }: Pick<EnterpriseRecord, 'yearly' | 'sources' | 'origin'>, year?: number) =>
  acceptedFigures(year === undefined ? yearly : yearly.filter((row) => row.year === year), (field) => (sources[field] ?? origin).source)

/** Which fields a statement says otherwise than the record, before and after. Figures are compared with those of the same year. */
export function differences(record: EnterpriseRecord, statement: Partial<Statement>): Partial<Record<StatedField, [string, string]>> {
  const before = textsOf({ ...accepted(record), ...(statement.yearly && { yearly: figuresOf(record, statement.yearly.year) }) })
  const after = textsOf(statement)
  const differ = statedFields.filter((field) => after[field] !== undefined && after[field] !== (before[field] ?? ''))
  return Object.fromEntries(differ.map((field) => [field, [before[field] ?? '', after[field]!]]))
}

export interface Revision {
  readonly origin: Origin
  readonly reason: ChangeReason
  /** Fields that a source said the same as the record: their origin becomes the source. */
  readonly confirmed?: readonly StatedField[]
  /** Said, and kept in the history alone. */
  readonly stated?: Partial<Record<StatedField, string>>
  readonly stage?: 'one-id' | 'formal' | undefined
  readonly registered?: true
  readonly note?: string | undefined
  readonly evidenceFileId?: string | undefined
}

/**
 * Writes a statement over a held record: the fields, their origins, size and sector after the rules of the day, and the line of history, all at once.
 * Every field that is stated is taken over; which ones may be is decided before. Answers the fields that changed.
 */
export async function revise(work: Work, app: Pick<App, 'keys'>, held: OpenRecord, statement: Partial<Statement>, revision: Revision): Promise<StatedField[]> {
  const { record, salt } = held
  const { origin, reason, confirmed = [], stated, stage, registered, note, evidenceFileId } = revision
  const fields = differences(record, statement)
  const changed = Object.keys(fields) as StatedField[]
  const spoken = [...new Set([...changed, ...confirmed])]
  if (spoken.length === 0 && !stage && !registered && !note && Object.keys(stated ?? {}).length === 0) return []
  const next = { ...accepted(record), ...statement }
  // What is said of an older year says nothing of who is believed for the newest.
  const ofOlderYear = record.yearly.some(({ year }) => year > (statement.yearly?.year ?? Infinity))
  const owned = spoken.filter((field) => !ofOlderYear || (field !== 'employees' && field !== 'revenue'))
  const sources = { ...record.sources, ...Object.fromEntries(owned.map((field) => [field, origin])) }
  await reachingAll(work.tx, async () => {
    if (statement.yearly) await saveYearly(work, record.id, statement.yearly, origin)
    for (const kind of ['phone', 'email'] as const) if (fields[kind]) await saveContact(work, app, held, kind, statement[kind]!, origin.source)
    const yearly = statement.yearly ? withFigures(record.yearly, { ...statement.yearly, ...origin }) : record.yearly
    const sector = sectorOf(next.activity)
    const sized = await sizeNow(work, { sector, figures: figuresOf({ ...record, yearly, sources }) })
    await work.tx
      .updateTable('registry.enterprise')
      .set({
        name_th: next.nameTh ?? null,
        name_en: next.nameEn ?? null,
        trading_names: [...(next.tradingNames ?? [])],
        search_text: searchTextOf([next.nameTh, next.nameEn, ...(next.tradingNames ?? [])]),
        activity_code: next.activity ?? null,
        sector,
        province_code: next.place!.province,
        district_code: next.place!.district ?? null,
        subdistrict_code: next.place!.subdistrict ?? null,
        ...(fields.address && { address: statement.address ? seal(app.keys, salt, statement.address) : null }),
        owner_gender: next.ownerGender ?? null,
        ...sized,
        field_sources: JSON.stringify(sources),
        ...(stage && { stage }),
        ...(registered && { registered_at: work.now }),
        version: record.version + 1,
        updated_at: work.now,
      })
      .where('id', '=', record.id)
      .execute()
    const staged = stage && stage !== record.stage ? { stage: [record.stage, stage] as const } : {}
    const resized = sized.size === record.size ? {} : { size: [record.size, sized.size] as const }
    await addChange(work, app, {
      enterpriseId: record.id,
      salt,
      source: origin.source,
      reason,
      evidenceFileId,
      fields: { ...fields, ...staged, ...resized },
      ...(stated && { stated }),
      ...(note && { note }),
    })
  })
  return changed
}

/** Size and trace as the columns take them, by the rules of the transaction's day. */
export async function sizeNow(work: Work, inputs: Parameters<typeof sizeOf>[1]): Promise<{ size: string; size_trace: string | null }> {
  const rules = inputs.figures && (await findSizeRules(work.tx, bangkokDay(work.now)))
  if (!rules) return { size: 'unknown', size_trace: null }
  const { size, trace } = sizeOf(rules, inputs)
  return { size, size_trace: JSON.stringify(trace) }
}

/** What one source said of one year last: a figure it left out this time stays. */
function withFigures(yearly: EnterpriseRecord['yearly'], said: YearlyFigures & Origin): EnterpriseRecord['yearly'] {
  const same = (row: YearlyFigures & Origin) => row.year === said.year && row.source === said.source
  const before = yearly.find(same)
  const { employees = before?.employees, revenue = before?.revenue } = said
  return [...yearly.filter((row) => !same(row)), { ...said, employees, revenue }]
}

async function saveYearly(work: Work, enterpriseId: string, { year, employees, revenue }: YearlyFigures, { source, on }: Origin): Promise<void> {
  if (employees === undefined && revenue === undefined) return
  const money = revenue === undefined ? null : bahtText(revenue)
  await sql`
    insert into registry.yearly as y (enterprise_id, year, source, employees, revenue, stated_on)
    values (${enterpriseId}, ${year}, ${source}, ${employees ?? null}, ${money}, ${on})
    on conflict (enterprise_id, year, source) do update set
      employees = coalesce(excluded.employees, y.employees), revenue = coalesce(excluded.revenue, y.revenue), stated_on = excluded.stated_on`.execute(work.tx)
}

/** The new one takes the place of the one that was accepted; an empty one ends it. */
async function saveContact(
  work: Work,
  app: Pick<App, 'keys'>,
  { record, salt }: OpenRecord,
  kind: 'phone' | 'email',
  value: string,
  source: string,
): Promise<void> {
  await work.tx
    .updateTable('registry.contact')
    .set({ ended_at: work.now })
    .where('enterprise_id', '=', record.id)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute()
  if (value === '') return
  const row = { lookup: lookupOf(app.keys, kind, value), sealed: seal(app.keys, salt, value), source, added_at: work.now }
  await work.tx
    .insertInto('registry.contact')
    .values({ enterprise_id: record.id, kind, ...row })
    .onConflict((conflict) =>
      conflict.columns(['enterprise_id', 'kind', 'lookup']).doUpdateSet({ sealed: row.sealed, source, added_at: work.now, ended_at: null }),
    )
    .execute()
}
