import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { planned } from '#platform/planned.ts'
import { agreementsInForce, type Agreement } from '#agencies/index.ts'
import type { FieldName, Gender, IdentityNumber, Place, Sector, Size, Stage } from './model.ts'
import { lookupsOf, unseal } from './sealing.ts'

/** Of which enterprise an agency asks: by its number or its ONE ID. */
export type Which = { readonly number: IdentityNumber } | { readonly oneId: string }

export interface Asked {
  readonly which: Which
  /** What for, in the agency's own words; the agreement's purpose when not said. */
  readonly purpose?: string | undefined
  readonly requestId: string
}

/** What an agency is told: the living enterprise's ONE ID and the fields that it may read, null where nothing is known. Other fields are not there. */
export interface Disclosure {
  readonly oneId: string
  readonly numbers?: readonly (IdentityNumber & { readonly verifiedBy: string | null })[]
  readonly nameTh?: string | null
  readonly nameEn?: string | null
  readonly tradingNames?: readonly string[]
  readonly activity?: string | null
  readonly area?: Place
  readonly address?: string | null
  readonly ownerGender?: Gender | null
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
  readonly employees?: readonly Yearly<number>[]
  /** Baht with two decimals. */
  readonly revenue?: readonly Yearly<string>[]
  readonly size?: Size
  readonly sector?: Sector
  readonly stage?: Stage
  readonly status?: 'active' | 'closed'
}

/** A figure of a calendar year (Buddhist era), as a source stated it. */
export interface Yearly<Value> {
  readonly year: number
  readonly value: Value
  readonly source: string
}

interface Row {
  readonly place: number
  readonly id: string
  readonly one_id: string
  readonly name_th: string
  readonly name_en: string | null
  readonly trading_names: string[]
  readonly activity_code: string | null
  readonly province_code: string
  readonly district_code: string | null
  readonly subdistrict_code: string | null
  readonly address: Buffer | null
  readonly owner_gender: Gender | null
  readonly size: Size
  readonly sector: Sector
  readonly stage: Stage
  readonly status: 'active' | 'closed'
  readonly salt: Buffer
  readonly fields: readonly FieldName[]
}

/**
 * Tells an agency what it may read, many questions at once, each answered in its place: undefined where there is no such enterprise, or none that an
 * agreement in force (and, where it rests on consent, the enterprise's consent) lets it read. Every answer leaves a line that the enterprise reads, in the
 * same call that reads the record and is over before the answer is given. What is sealed is opened only where the answer holds it.
 */
export async function disclose(app: Pick<App, 'db' | 'clock' | 'keys'>, party: string, asked: readonly Asked[]): Promise<readonly (Disclosure | undefined)[]> {
  const rows = await readAndLog(app, party, asked)
  const caller: Caller = { accountId: undefined, requestId: asked[0]!.requestId, reach: { party } }
  const more = rows.some(({ fields }) => fields.some((field) => apart.has(field))) ? await transact(app, caller, (work) => readParts(work, rows)) : noParts
  const answers = new Map(rows.map((row) => [row.place, disclosureOf(app, row, more)]))
  return asked.map((_, place) => answers.get(place))
}

/** The agreements that let the asking agency read today; none for anybody who is no agency. */
export async function agreementsOf({ tx, now, caller }: Work): Promise<readonly Agreement[]> {
  const agency = caller.reach?.party
  return agency === undefined ? [] : await agreementsInForce(tx, { agency, direction: 'out', on: bangkokDay(now) })
}

interface Bearer {
  readonly place: number
  readonly lookup: Buffer | null
  readonly oneId: string | null
}

/** One call of the database, a transaction by itself: migration 0023 says why. */
async function readAndLog({ db, clock, keys }: Pick<App, 'db' | 'clock' | 'keys'>, party: string, asked: readonly Asked[]): Promise<Row[]> {
  const now = clock.now()
  const bearers = asked.flatMap(({ which }, place): Bearer[] =>
    'oneId' in which
      ? [{ place, lookup: null, oneId: which.oneId }]
      : lookupsOf(keys, which.number.type, which.number.digits).map((lookup) => ({ place, lookup, oneId: null })),
  )
  const { rows } = await sql<Row>`${planned('disclose')}
    select * from registry.disclose(${party}::text, ${bangkokDay(now)}::date, ${now}::timestamptz, ${asked.map((_, place) => place)}::int[],
      ${asked.map(() => newId())}::uuid[], ${asked.map(({ purpose }) => purpose ?? null)}::text[], ${asked.map(({ requestId }) => requestId)}::text[],
      ${bearers.map(({ place }) => place)}::int[], ${bearers.map(({ lookup }) => lookup)}::bytea[], ${bearers.map(({ oneId }) => oneId)}::text[])`.execute(db)
  return rows
}

/** Fields that lie in rows of their own. */
const apart: ReadonlySet<FieldName> = new Set(['number', 'phone', 'email', 'employees', 'revenue'])
const noParts: Parts = { numbers: [], contacts: [], yearly: [] }

/** What hangs on a record: numbers, contacts and yearly figures, by enterprise, as far as an answer holds them. */
interface Parts {
  readonly numbers: readonly { readonly enterprise_id: string; readonly type: string; readonly sealed: Buffer; readonly verified_by: string | null }[]
  readonly contacts: readonly { readonly enterprise_id: string; readonly kind: string; readonly sealed: Buffer }[]
  readonly yearly: readonly {
    readonly enterprise_id: string
    readonly year: number
    readonly source: string
    readonly employees: number | null
    readonly revenue: string | null
  }[]
}

async function readParts({ tx }: Work, rows: readonly Row[]): Promise<Parts> {
  const ids = (...fields: readonly FieldName[]) => rows.filter((row) => row.fields.some((field) => fields.includes(field))).map(({ id }) => id)
  const [numbered, contacted, measured] = [ids('number'), ids('phone', 'email'), ids('employees', 'revenue')]
  return {
    numbers:
      numbered.length === 0
        ? []
        : await tx
            .selectFrom('registry.identity_number')
            .select(['enterprise_id', 'type', 'sealed', 'verified_by'])
            .where('enterprise_id', 'in', numbered)
            .orderBy('added_at')
            .execute(),
    contacts:
      contacted.length === 0
        ? []
        : await tx
            .selectFrom('registry.contact')
            .select(['enterprise_id', 'kind', 'sealed'])
            .where('enterprise_id', 'in', contacted)
            .where('ended_at', 'is', null)
            .orderBy('added_at')
            .execute(),
    yearly:
      measured.length === 0
        ? []
        : await tx
            .selectFrom('registry.yearly')
            .select(['enterprise_id', 'year', 'source', 'employees', 'revenue'])
            .where('enterprise_id', 'in', measured)
            .orderBy('year', 'desc')
            .orderBy('source')
            .execute(),
  }
}

function disclosureOf({ keys }: Pick<App, 'keys'>, row: Row, parts: Parts): Disclosure {
  const open = (sealed: Buffer) => unseal(keys, row.salt, sealed)
  const mine = <Part extends { readonly enterprise_id: string }>(list: readonly Part[]) => list.filter(({ enterprise_id }) => enterprise_id === row.id)
  const contacts = (kind: string) => mine(parts.contacts).flatMap((contact) => (contact.kind === kind ? [open(contact.sealed)] : []))
  const figures = <Value>(of: (figure: Parts['yearly'][number]) => Value | null): Yearly<Value>[] =>
    mine(parts.yearly).flatMap((figure) => {
      const value = of(figure)
      return value === null ? [] : [{ year: figure.year, value, source: figure.source }]
    })
  const telling: Record<FieldName, () => Partial<Disclosure>> = {
    number: () => ({
      numbers: mine(parts.numbers).map(({ type, sealed, verified_by }) => ({
        type: type as IdentityNumber['type'],
        digits: open(sealed),
        verifiedBy: verified_by,
      })),
    }),
    nameTh: () => ({ nameTh: row.name_th }),
    nameEn: () => ({ nameEn: row.name_en }),
    tradingNames: () => ({ tradingNames: row.trading_names }),
    activity: () => ({ activity: row.activity_code }),
    area: () => ({ area: { province: row.province_code, district: row.district_code ?? undefined, subdistrict: row.subdistrict_code ?? undefined } }),
    address: () => ({ address: row.address && open(row.address) }),
    ownerGender: () => ({ ownerGender: row.owner_gender }),
    phone: () => ({ phones: contacts('phone') }),
    email: () => ({ emails: contacts('email') }),
    employees: () => ({ employees: figures(({ employees }) => employees) }),
    revenue: () => ({ revenue: figures(({ revenue }) => revenue) }),
    size: () => ({ size: row.size }),
    sector: () => ({ sector: row.sector }),
    stage: () => ({ stage: row.stage }),
    status: () => ({ status: row.status }),
  }
  return Object.assign({ oneId: row.one_id }, ...row.fields.map((field) => telling[field]())) as Disclosure
}
