import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { programRoot } from '#platform/config.ts'
import type { Kind, Place } from '#registry/index.ts'
import { weighted, type Draws } from './draw.ts'
import { divisionShares, provinceShares } from './shares.ts'

/** Where enterprises are and what they do: the areas and activities of the reference data, with how often each comes. Read once, when first asked. */
export interface Country {
  /** Whether this is the code of a province. */
  hasProvince(code: string): boolean
  /** Where an enterprise of a kind is: firms where people are many, community enterprises where villages are. */
  province(kind: Kind, draws: Draws): string
  /** A sub-district of the province. */
  placeIn(province: string, draws: Draws): Required<Place>
  /** Another district of the same province, or of Bangkok where it has but one. */
  elsewhere(place: Required<Place>): Required<Place>
  /** Thai name of a sub-district. */
  villageOf(subdistrict: string): string
  activity(kind: Kind, draws: Draws): string
  describe(place: Required<Place>): Record<'province' | 'district' | 'subdistrict', string>
  /** Thai name of an activity. */
  activityName(code: string): string
}

let read: Country | undefined
export const country = (): Country => (read ??= readCountry())

const rows = (file: string) => parse<Readonly<Record<string, string>>>(readFileSync(join(programRoot, 'data', 'reference', file)), { columns: true, bom: true })

function readCountry(): Country {
  const subdistricts = rows('areas/subdistricts.csv')
  const byProvince = Map.groupBy(subdistricts, (row) => row['province_code']!)
  const names = new Map<string, string>()
  for (const row of rows('areas/provinces.csv')) names.set(row['province_code']!, row['name_th']!)
  for (const row of rows('areas/districts.csv')) names.set(row['district_code']!, row['name_th']!)
  for (const row of subdistricts) names.set(row['subdistrict_code']!, row['name_th']!)

  const others = subdistricts.filter(({ province_code: code = '' }) => !(code in provinceShares)).length
  const left = 1000 - Object.values(provinceShares).reduce((sum, share) => sum + share, 0)
  const business = weighted([...byProvince].map(([code, within]) => [code, provinceShares[code] ?? (left * within.length) / others] as const))
  const villages = weighted([...byProvince].map(([code, within]) => [code, code === '10' ? 5 : within.length] as const))

  const activities = rows('tsic/tsic2552.csv').filter((row) => row['level'] === 'activity')
  const activityNames = new Map(activities.map((row) => [row['code']!, row['name_th']!]))
  const byDivision = Map.groupBy(
    activities.map((row) => row['code']!),
    (code) => code.slice(0, 2),
  )
  const divisions = (kind: Kind) => weighted(Object.entries(divisionShares[kind]).filter(([division]) => byDivision.has(division)))
  const division = { juristic: divisions('juristic'), natural: divisions('natural'), community: divisions('community') } satisfies Record<Kind, unknown>

  return {
    hasProvince: (code) => byProvince.has(code),
    province: (kind, draws) => (kind === 'community' ? villages : business)(draws),
    placeIn(code, draws) {
      const row = draws.of(byProvince.get(code)!)
      return { province: code, district: row['district_code']!, subdistrict: row['subdistrict_code']! }
    },
    elsewhere(place) {
      const other = [...byProvince.get(place.province)!, ...byProvince.get('10')!].find((row) => row['district_code'] !== place.district)!
      return { province: other['province_code']!, district: other['district_code']!, subdistrict: other['subdistrict_code']! }
    },
    villageOf: (subdistrict) => names.get(subdistrict)!,
    activity: (kind, draws) => draws.of(byDivision.get(division[kind](draws))!),
    describe: (place) => ({
      province: names.get(place.province)!,
      district: names.get(place.district)!,
      subdistrict: names.get(place.subdistrict)!,
    }),
    activityName: (code) => activityNames.get(code)!,
  }
}
