import type { App } from '#platform/app.ts'
import type { Queries } from '#platform/database.ts'
import { bahtText } from '#platform/money.ts'
import { listHistory } from './history.ts'
import { getRecord } from './record.ts'
import { sizeReason } from './texts.ts'

/**
 * A record within reach as the command line prints it, for whoever operates the installation. Numbers are strings, amounts baht with two decimals. A
 * citizen's number shows its last four digits alone: nothing an operator does asks for the rest. History names the fields that changed, not what they said.
 */
export async function enterpriseJson(app: Pick<App, 'keys'>, db: Queries, enterpriseId: string) {
  const { version, sizeTrace, yearly, numbers, place, ...record } = await getRecord(app, db, enterpriseId)
  const history = await listHistory(app, db, enterpriseId)
  return {
    ...record,
    numbers: numbers.map(({ type, digits, ...number }) => ({ type, number: type === 'citizen' ? digits.replace(/\d(?=\d{4})/g, '•') : digits, ...number })),
    place: { province: place.province, district: place.district ?? null, subdistrict: place.subdistrict ?? null },
    address: record.address ?? null,
    yearly: yearly.map(({ year, employees, revenue, source, on }) => ({
      year: String(year),
      employees: employees === undefined ? null : String(employees),
      revenue: revenue === undefined ? null : bahtText(revenue),
      source,
      on,
    })),
    sizeTrace: sizeTrace && {
      ...sizeTrace,
      year: sizeTrace.year === null ? null : String(sizeTrace.year),
      employees: sizeTrace.employees === null ? null : String(sizeTrace.employees),
    },
    sizeReason: sizeReason(sizeTrace, record.size),
    version: String(version),
    history: history.map(({ at, reason, source, fields }) => ({ at, reason, source, fields: Object.keys(fields) })),
  }
}
