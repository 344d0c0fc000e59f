import type { Facts } from '#ledger/index.ts'
import { satangOf } from '#platform/money.ts'
import type { EnterpriseRecord } from '#registry/index.ts'

/** What a record tells the rules of services. What it does not know stays unknown. */
export function factsOf({ kind, size, sector, activity, place, stage, sizeTrace }: EnterpriseRecord): Facts {
  const { employees, revenue } = sizeTrace ?? {}
  const baht = revenue == null ? undefined : Number(satangOf(revenue) / 100n)
  return {
    kind,
    size: size === 'unknown' ? undefined : size,
    sector: sector === 'unknown' ? undefined : sector,
    activity: activity === null ? undefined : [activity],
    province: place.province,
    stage,
    employees: employees == null ? undefined : { min: employees, max: employees },
    revenue: baht === undefined ? undefined : { min: baht, max: baht },
  }
}
