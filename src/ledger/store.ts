import { createHash } from 'node:crypto'
import type { Instant } from '#platform/clock.ts'
import type { Queries } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { bahtText, satangOf } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import type { Facts, Match, Rule, RuleWords, Service, ServiceWords } from './model.ts'
import { match, openingOn } from './rules.ts'

/** A version as it was added, by a file or a person. */
export interface Added {
  readonly addedAt: Instant
  /** Null when a file of the pack brought it. */
  readonly addedBy: string | null
}

export type ServiceVersion = Omit<Service, 'opening'> & Added
export type RuleVersion = Rule & Added & { readonly withdrawn: boolean }

/** Every version of a service, the one that starts last first. */
export async function listVersions(db: Queries, code: string): Promise<ServiceVersion[]> {
  const rows = await versions(db).where('service_code', '=', code).orderBy('starts_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map(versionOf)
}

/** Services that are described on a day, by name in Thai order. */
export async function listServices(db: Queries, on: PlainDate): Promise<Service[]> {
  const rows = await versions(db)
    .distinctOn('service_code')
    .where('starts_on', '<=', on)
    .orderBy('service_code')
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const collator = new Intl.Collator('th')
  return rows.map((row) => serviceOn(versionOf(row), on)).toSorted((a, b) => collator.compare(a.name.th, b.name.th))
}

/** A service as it is on a day: the newest version until then; undefined when there is none. */
export async function findService(db: Queries, code: string, on: PlainDate): Promise<Service | undefined> {
  const version = (await listVersions(db, code)).find(({ startsOn }) => startsOn <= on)
  return version && serviceOn(version, on)
}

/** Rules in force on a day, of one service or of all. */
export async function listRules(db: Queries, on: PlainDate, service?: string): Promise<Rule[]> {
  const rows = await ruleVersions(db)
    .distinctOn(['service_code', 'code'])
    .$if(service !== undefined, (query) => query.where('service_code', '=', service!))
    .where('starts_on', '<=', on)
    .orderBy('service_code')
    .orderBy('code')
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.filter(({ withdrawn }) => !withdrawn).map(ruleOf)
}

/** Every version of the rules of a service, the one that starts last first. */
export async function listRuleVersions(db: Queries, service: string): Promise<RuleVersion[]> {
  const rows = await ruleVersions(db).where('service_code', '=', service).orderBy('starts_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map(ruleOf)
}

/** What an enterprise could get on a day: every service with the verdict of each of its rules, what fits and is open first. */
export async function matchServices(db: Queries, on: PlainDate, facts: Facts): Promise<Match[]> {
  const [services, rules] = await Promise.all([listServices(db, on), listRules(db, on)])
  return match(services, rules, facts)
}

const serviceOn = ({ addedAt: _at, addedBy: _by, ...version }: ServiceVersion, on: PlainDate): Service => ({ ...version, opening: openingOn(version, on) })

const versions = (db: Queries) => db.selectFrom('ledger.service_version').selectAll()
type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>

const versionOf = (row: VersionRow): ServiceVersion => ({
  code: row.service_code,
  startsOn: row.starts_on,
  category: row.category as Service['category'],
  name: { th: row.name_th, en: row.name_en },
  summary: { th: row.summary_th, en: row.summary_en },
  agency: { th: row.agency_th, en: row.agency_en },
  project: row.project_code,
  how: { th: row.how_th, en: row.how_en },
  bring: row.bring_th.map((th, index): Text => ({ th, en: row.bring_en[index]! })),
  contact: { th: row.contact_th, en: row.contact_en },
  url: row.url,
  share: row.share_min === null || row.share_max === null ? null : { min: row.share_min, max: row.share_max },
  cap: row.cap === null ? null : satangOf(row.cap),
  terms: { th: row.terms_th, en: row.terms_en },
  availability: row.availability as Service['availability'],
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  written: { source: row.source, line: row.source_line },
  addedAt: row.added_at,
  addedBy: row.added_by,
})

const ruleVersions = (db: Queries) => db.selectFrom('ledger.eligibility_rule').selectAll()
type RuleRow = Awaited<ReturnType<ReturnType<typeof ruleVersions>['executeTakeFirstOrThrow']>>

const ruleOf = (row: RuleRow): RuleVersion => ({
  service: row.service_code,
  code: row.code,
  startsOn: row.starts_on,
  fact: row.fact as Rule['fact'],
  test: row.test as Rule['test'],
  accepted: row.accepted,
  says: { th: row.says_th, en: row.says_en },
  remedy: { th: row.remedy_th, en: row.remedy_en },
  written: { source: row.source, line: row.source_line },
  assumption: row.assumption,
  withdrawn: row.withdrawn,
  addedAt: row.added_at,
  addedBy: row.added_by,
})

/** Whose version it is and from which day it holds. */
export interface Starting {
  readonly startsOn: PlainDate
  readonly addedAt: Instant
  readonly addedBy: string | undefined
}

export async function addService(db: Queries, code: string, addedAt: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ledger.service')
    .values({ code, added_at: addedAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function addVersion(db: Queries, code: string, words: ServiceWords, { startsOn, addedAt, addedBy }: Starting): Promise<void> {
  await db
    .insertInto('ledger.service_version')
    .values({
      id: newId(),
      service_code: code,
      starts_on: startsOn,
      category: words.category,
      name_th: words.name.th,
      name_en: words.name.en,
      summary_th: words.summary.th,
      summary_en: words.summary.en,
      agency_th: words.agency.th,
      agency_en: words.agency.en,
      project_code: words.project,
      how_th: words.how.th,
      how_en: words.how.en,
      bring_th: words.bring.map(({ th }) => th),
      bring_en: words.bring.map(({ en }) => en),
      contact_th: words.contact.th,
      contact_en: words.contact.en,
      url: words.url,
      share_min: words.share?.min ?? null,
      share_max: words.share?.max ?? null,
      cap: words.cap === null ? null : bahtText(words.cap),
      terms_th: words.terms.th,
      terms_en: words.terms.en,
      availability: words.availability,
      opens_on: words.opensOn,
      closes_on: words.closesOn,
      source: words.written.source,
      source_line: words.written.line,
      fingerprint: fingerprintOf(words),
      added_at: addedAt,
      added_by: addedBy ?? null,
    })
    .execute()
}

/** Adds a version of a rule; withdrawn: from that day on it no longer holds. */
export async function addRule(
  db: Queries,
  { service, code, withdrawn }: { readonly service: string; readonly code: string; readonly withdrawn: boolean },
  words: RuleWords,
  { startsOn, addedAt, addedBy }: Starting,
): Promise<void> {
  await db
    .insertInto('ledger.eligibility_rule')
    .values({
      id: newId(),
      service_code: service,
      code,
      starts_on: startsOn,
      fact: words.fact,
      test: words.test,
      accepted: [...words.accepted],
      says_th: words.says.th,
      says_en: words.says.en,
      remedy_th: words.remedy.th,
      remedy_en: words.remedy.en,
      source: words.written.source,
      source_line: words.written.line,
      assumption: words.assumption,
      withdrawn,
      fingerprint: fingerprintOf(words),
      added_at: addedAt,
      added_by: addedBy ?? null,
    })
    .execute()
}

/** Hash of what a version says. */
export const fingerprintOf = (words: ServiceWords | RuleWords): string =>
  createHash('sha256')
    .update(JSON.stringify(words, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    .digest('hex')

/** What files last brought: by service (and rule) and first day, the fingerprint. */
export async function filed(db: Queries): Promise<{ readonly services: ReadonlyMap<string, string>; readonly rules: ReadonlyMap<string, string> }> {
  const services = await db
    .selectFrom('ledger.service_version')
    .select(['service_code', 'starts_on', 'fingerprint'])
    .where('added_by', 'is', null)
    .orderBy('id')
    .execute()
  const rules = await db
    .selectFrom('ledger.eligibility_rule')
    .select(['service_code', 'code', 'starts_on', 'fingerprint'])
    .where('added_by', 'is', null)
    .orderBy('id')
    .execute()
  return {
    services: new Map(services.map((row) => [`${row.service_code} ${row.starts_on}`, row.fingerprint])),
    rules: new Map(rules.map((row) => [`${row.service_code} ${row.code} ${row.starts_on}`, row.fingerprint])),
  }
}
