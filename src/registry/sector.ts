import type { Sector, SectorGroup } from './model.ts'

/** What a section of the classification counts as when a size is decided. */
export interface SectionRule {
  /** Letter of the section, TSIC 2552 (ISIC Rev. 4). */
  readonly section: string
  /** First and last division of the section. */
  readonly divisions: readonly [number, number]
  readonly sector: Exclude<Sector, 'unknown'>
  /** The regulation names production, services and trade alone; where it leaves open what a section is, this is our reading. */
  readonly assumed: boolean
}

/** Ministerial regulation of 2562, in force from 7 January 2020: กิจการผลิตสินค้า, กิจการให้บริการ, กิจการค้าส่ง, กิจการค้าปลีก. */
export const sectionRules: readonly SectionRule[] = [
  { section: 'A', divisions: [1, 3], sector: 'manufacturing', assumed: true },
  { section: 'B', divisions: [5, 9], sector: 'manufacturing', assumed: true },
  { section: 'C', divisions: [10, 33], sector: 'manufacturing', assumed: false },
  { section: 'D', divisions: [35, 35], sector: 'service', assumed: true },
  { section: 'E', divisions: [36, 39], sector: 'service', assumed: true },
  { section: 'F', divisions: [41, 43], sector: 'service', assumed: false },
  { section: 'G', divisions: [45, 47], sector: 'trade', assumed: false },
  { section: 'H–U', divisions: [49, 99], sector: 'service', assumed: false },
]

/** The sector of an activity by its division, the first two digits of its code; 'unknown' without a code or with one of no section. */
export function sectorOf(activity: string | null | undefined): Sector {
  const division = Number(activity?.slice(0, 2) || Number.NaN)
  return sectionRules.find(({ divisions: [first, last] }) => division >= first && division <= last)?.sector ?? 'unknown'
}

/** The group whose bounds a sector is measured by; null while it is not known. */
export const groupOf = (sector: Sector): SectorGroup | null => (sector === 'unknown' ? null : sector === 'manufacturing' ? 'manufacturing' : 'service_trade')
