import type { PlainDate } from '#platform/dates.ts'
import { arabicDigits } from '#platform/numbers.ts'
import { columns, required, table, type Fault, type Row } from '#platform/tables.ts'
import type { Text } from '#platform/text.ts'
import { readEmail, readPhone } from './contacts.ts'
import { channels, genders, kinds, type Channel, type IdentityNumber, type Kind, type Statement } from './model.ts'
import { importFaults, importTitles as titles } from './import-texts.ts'
import { readIdentityNumber } from './numbers.ts'
import { numberFaults } from './texts.ts'

/** A list of enterprises as other offices keep them: one line each. Trading names are parted by |; without a day of registration it is only known. */
export const enterpriseTable = table('enterprises', titles.table, {
  number: required(columns.text(titles.number)),
  kind: required(columns.oneOf(titles.kind, kinds)),
  name_th: required(columns.text(titles.nameTh)),
  name_en: columns.text(titles.nameEn),
  trading_names: columns.text(titles.tradingNames),
  activity: columns.text(titles.activity),
  province: required(columns.text(titles.province)),
  district: columns.text(titles.district),
  subdistrict: columns.text(titles.subdistrict),
  address: columns.text(titles.address),
  owner_gender: columns.oneOf(titles.ownerGender, genders),
  phone: columns.text(titles.phone),
  email: columns.text(titles.email),
  year: columns.integer(titles.year),
  employees: columns.integer(titles.employees),
  revenue: columns.money(titles.revenue),
  registered_on: columns.date(titles.registeredOn),
  channel: columns.oneOf(titles.channel, channels),
  centre: columns.text(titles.centre),
})
export type EnterpriseRow = Row<typeof enterpriseTable>
type EnterpriseColumn = keyof typeof enterpriseTable.columns

/** What a line says, once it passed the checks that a registration passes. */
export interface Listed {
  readonly line: number
  readonly kind: Kind
  readonly number: IdentityNumber
  readonly statement: Statement
  /** Undefined where it is known, but not registered. */
  readonly registration: { readonly on: PlainDate; readonly channel: Channel; readonly centre: string | undefined } | undefined
}

const longestName = 200
const longestAddress = 300

/** Reads a line whole: what it says, or everything that is wrong with it. `isArea` knows the codes of provinces, districts and sub-districts. */
export function readListed(row: EnterpriseRow, today: PlainDate, isArea: (code: string) => boolean): Listed | readonly Fault[] {
  const faults: Fault[] = []
  const fault = (column: EnterpriseColumn, message: Text): undefined => void faults.push({ at: row.at, column, printed: row.printed[column], message })
  const code = (column: 'activity' | 'province' | 'district' | 'subdistrict' | 'centre') => row[column] && arabicDigits(row[column]).trim()

  const number = readIdentityNumber(row.kind, row.number)
  if (!number.ok) fault('number', numberFaults[number.code])

  const tradingNames = (row.trading_names ?? '')
    .split('|')
    .map((name) => name.trim())
    .filter(Boolean)
  if (row.name_th.length > longestName) fault('name_th', importFaults.tooLong)
  else if (!/\p{L}/u.test(row.name_th)) fault('name_th', importFaults.noName)
  if ((row.name_en?.length ?? 0) > longestName) fault('name_en', importFaults.tooLong)
  if (tradingNames.length > 20 || tradingNames.some((name) => name.length > longestName)) fault('trading_names', importFaults.tooLong)
  if ((row.address?.length ?? 0) > longestAddress) fault('address', importFaults.tooLong)

  const [province, district, subdistrict] = [code('province')!, code('district'), code('subdistrict')]
  if (!/^\d{2}$/.test(province) || !isArea(province)) fault('province', importFaults.noSuchArea)
  if (district && !(district.length === 4 && district.startsWith(province) && isArea(district))) fault('district', importFaults.noSuchArea)
  if (subdistrict && !(subdistrict.length === 6 && district && subdistrict.startsWith(district) && isArea(subdistrict)))
    fault('subdistrict', importFaults.noSuchArea)

  const activity = code('activity')
  if (activity && !/^\d{5}$/.test(activity)) fault('activity', importFaults.notActivity)
  const phone = row.phone && (readPhone(row.phone) ?? fault('phone', importFaults.notPhone))
  const email = row.email && (readEmail(row.email) ?? fault('email', importFaults.notEmail))

  const { year, employees, revenue } = row
  const figures = employees !== undefined || revenue !== undefined
  if (employees !== undefined && (employees < 0 || employees > 2_000_000)) fault('employees', importFaults.notPeople)
  if (figures && year === undefined) fault('year', importFaults.yearMissing)
  if (year !== undefined && (year < 2500 || year > Number(today.slice(0, 4)) + 543)) fault('year', importFaults.notYear)

  const centre = code('centre')
  if (row.registered_on && row.registered_on > today) fault('registered_on', importFaults.inFuture)
  if (row.registered_on && !row.channel) fault('channel', importFaults.channelMissing)
  if (!row.registered_on && row.channel) fault('registered_on', importFaults.dayMissing)
  if ((row.channel === 'counter') !== (centre !== undefined) || (centre && !(/^\d{2}$/.test(centre) && isArea(centre)))) fault('centre', importFaults.centre)

  if (faults.length > 0 || !number.ok) return faults
  const statement: Statement = {
    nameTh: row.name_th,
    nameEn: row.name_en,
    tradingNames,
    activity,
    place: { province, district, subdistrict },
    address: row.address,
    ownerGender: row.owner_gender,
    phone: phone || undefined,
    email: email || undefined,
    yearly: figures ? { year: year!, employees, revenue } : undefined,
  }
  const registration = row.registered_on && row.channel ? { on: row.registered_on, channel: row.channel, centre } : undefined
  return { line: row.at.line, kind: row.kind, number: number.value, statement, registration }
}
