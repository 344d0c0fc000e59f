import type { Queries } from '#platform/database.ts'
import type { FiscalYear, PlainMonth } from '#platform/dates.ts'
import type { Channel, Kind } from '#registry/index.ts'

/** Registrations of a month of one channel, centre and kind, as the register counts them. */
export interface RegistrationSum {
  readonly fiscalYear: FiscalYear
  readonly month: PlainMonth
  /** First registrations, or records brought up to date. */
  readonly kind: 'new' | 'updated'
  readonly channel: Channel
  /** Province of the one-stop centre; null for the other channels. */
  readonly centre: string | null
  readonly enterpriseKind: Kind
  /** Times. */
  readonly registrations: number
  /** Enterprises that registered for the first time, those merged into another left out. */
  readonly heads: number
}

/** Everything up to the end of a fiscal year. Calls that come while one is under way for the same connection and year share its answer: it reads the whole register. */
export async function registrationSums(db: Queries, until: FiscalYear): Promise<readonly RegistrationSum[]> {
  const asked = underWay.get(db) ?? new Map<FiscalYear, Promise<readonly RegistrationSum[]>>()
  underWay.set(db, asked)
  const answer = asked.get(until) ?? read(db, until).finally(() => asked.delete(until))
  asked.set(until, answer)
  return await answer
}

const underWay = new WeakMap<Queries, Map<FiscalYear, Promise<readonly RegistrationSum[]>>>()

async function read(db: Queries, until: FiscalYear): Promise<RegistrationSum[]> {
  const rows = await db
    .selectFrom('registry.registration_v1')
    .select(['fiscal_year', 'month', 'kind', 'channel', 'centre_code', 'enterprise_kind'])
    .select(({ fn }) => [fn.sum<string>('registrations').as('registrations'), fn.sum<string>('heads').as('heads')])
    .where('fiscal_year', '<=', until)
    .groupBy(['fiscal_year', 'month', 'kind', 'channel', 'centre_code', 'enterprise_kind'])
    .execute()
  return rows.map((row) => ({
    fiscalYear: row.fiscal_year!,
    month: row.month!,
    kind: row.kind as RegistrationSum['kind'],
    channel: row.channel as Channel,
    centre: row.centre_code,
    enterpriseKind: row.enterprise_kind as Kind,
    registrations: Number(row.registrations),
    heads: Number(row.heads),
  }))
}
