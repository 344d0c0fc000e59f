import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Queries } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { textOf, type Typed } from '#platform/forms.ts'
import { bahtText, type Satang } from '#platform/money.ts'
import { categories, factsOf, type Category, type Facts } from '#ledger/index.ts'
import { findActivity, findProvince, listActivities, type Activity, type Province } from '#reference/index.ts'
import {
  findCard,
  findMyMandate,
  findSizeRules,
  getRecord,
  kinds,
  may,
  readOneId,
  sectorOf,
  sizeOf,
  type Kind,
  type Sector,
  type Size,
  type SizeTrace,
} from '#registry/index.ts'

/** What somebody answered; everything may be left open. */
export interface Answers {
  readonly kind: Kind | undefined
  readonly activity: Activity | undefined
  /** What they do in their own words, while no activity was chosen. */
  readonly words: string | undefined
  readonly province: Province | undefined
  readonly employees: number | undefined
  readonly revenue: Satang | undefined
  /** What they look for. */
  readonly category: Category | undefined
  /** Whose record answers in their place. */
  readonly oneId: string | undefined
}

/** What the answers say of an enterprise. */
export interface Understood {
  readonly facts: Facts
  readonly sector: Sector
  readonly size: Size
  /** Undefined before the first size definition. */
  readonly trace: SizeTrace | undefined
}

const asked = z.object({
  kind: field.optional(field.oneOf(kinds)),
  activity: field.optional(field.text({ max: 6 })),
  words: field.optional(field.text({ max: 100 })),
  province: field.optional(field.text({ max: 2 })),
  employees: field.optional(field.integer({ max: 1_000_000 })),
  revenue: field.optional(field.money()),
  category: field.optional(field.oneOf(categories)),
  oneId: field.optional(field.text({ max: 20 })),
})

/** Reads the answers of an address. What cannot be read is a fault of its field. */
export async function readAnswers(
  db: Queries,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly typed: Typed; readonly answers: Answers | undefined }> {
  const parsed = asked.safeParse(query)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message: textOf(message) }))
    return { typed: { values: query, faults }, answers: undefined }
  }
  const { activity, province, ...rest } = parsed.data
  const found = await Promise.all([activity ? findActivity(db, activity) : undefined, province ? findProvince(db, province) : undefined])
  return {
    typed: { values: query, faults: [] },
    answers: {
      kind: rest.kind,
      activity: found[0],
      words: found[0] ? undefined : rest.words,
      province: found[1],
      employees: rest.employees,
      revenue: rest.revenue,
      category: rest.category,
      oneId: rest.oneId && readOneId(rest.oneId),
    },
  }
}

/** What follows from the answers on a day: sector and size by the rules of the register. */
export async function understand(db: Queries, on: PlainDate, { kind, activity, province, employees, revenue }: Answers): Promise<Understood> {
  const codes = activity ? await codesOf(db, activity) : []
  const sectors = new Set(codes.map(sectorOf))
  const sector = sectors.size === 1 ? [...sectors][0]! : 'unknown'
  const rules = await findSizeRules(db, on)
  const figures = employees === undefined && revenue === undefined ? undefined : { year: lastYear(on), employees, revenue, source: 'web' }
  const { size, trace } = rules ? sizeOf(rules, { sector, figures }) : { size: 'unknown' as const, trace: undefined }
  const facts: Facts = {
    kind,
    size: size === 'unknown' ? undefined : size,
    sector: sector === 'unknown' ? undefined : sector,
    activity: activity && codes,
    province: province?.code,
    employees: exactly(employees),
    revenue: exactly(revenue === undefined ? undefined : Number(bahtText(revenue))),
  }
  return { facts, sector, size, trace }
}

/** The last full calendar year, Buddhist era: what people and revenue are asked of. */
export const lastYear = (on: PlainDate): number => Number(on.slice(0, 4)) + 543 - 1

/**
 * The same from the record of an enterprise that the caller acts for and may see all of: nothing is asked that the register knows. Undefined when there
 * is no such enterprise.
 */
export async function readRecordOf(
  app: Pick<App, 'db' | 'clock' | 'keys'>,
  caller: Caller,
  { oneId, category }: { readonly oneId: string; readonly category: Category | undefined },
): Promise<{ readonly answers: Answers; readonly understood: Understood } | undefined> {
  return await transact(app, caller, async ({ tx }) => {
    const card = await findCard(tx, oneId)
    const mandate = card && caller.accountId && (await findMyMandate(tx, caller.accountId, card.id))
    if (!card || !mandate || !may(mandate, 'read')) return undefined
    const record = await getRecord(app, tx, card.id)
    const [activity, province] = await Promise.all([card.activity ? findActivity(tx, card.activity) : undefined, findProvince(tx, card.place.province)])
    const answers = { kind: card.kind, activity, words: undefined, province, employees: undefined, revenue: undefined, category, oneId }
    return { answers, understood: { facts: factsOf(record), size: record.size, sector: record.sector, trace: record.sizeTrace ?? undefined } }
  })
}

const exactly = (value: number | undefined) => (value === undefined ? undefined : { min: value, max: value })

/** A section has a letter and no digits: it may be any of its divisions. */
const codesOf = async (db: Queries, activity: Activity): Promise<string[]> =>
  activity.level === 'section' ? (await listActivities(db, activity.code)).map(({ code }) => code) : [activity.code]
