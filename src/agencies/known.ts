import type { Agency } from './store.ts'

/**
 * The bodies the register exchanges with: the seven sources that the annual report of FY2566 names for ONE ID, the business registry, and the two
 * partners through which people register.
 */
export const knownAgencies: readonly Agency[] = [
  { code: 'rd', name: { th: 'กรมสรรพากร', en: 'Revenue Department' }, contact: null },
  { code: 'cdd', name: { th: 'กรมการพัฒนาชุมชน', en: 'Community Development Department' }, contact: null },
  { code: 'doae', name: { th: 'กรมส่งเสริมการเกษตร', en: 'Department of Agricultural Extension' }, contact: null },
  { code: 'sso', name: { th: 'สำนักงานประกันสังคม', en: 'Social Security Office' }, contact: null },
  { code: 'boi', name: { th: 'สำนักงานคณะกรรมการส่งเสริมการลงทุน', en: 'Board of Investment' }, contact: null },
  { code: 'tisi', name: { th: 'สำนักงานมาตรฐานผลิตภัณฑ์อุตสาหกรรม', en: 'Thai Industrial Standards Institute' }, contact: null },
  { code: 'industry', name: { th: 'สำนักงานปลัดกระทรวงอุตสาหกรรม', en: 'Office of the Permanent Secretary, Ministry of Industry' }, contact: null },
  { code: 'dbd', name: { th: 'กรมพัฒนาธุรกิจการค้า', en: 'Department of Business Development' }, contact: null },
  { code: 'biz-portal', name: { th: 'Biz Portal', en: 'Biz Portal' }, contact: null },
  { code: 'thang-rath', name: { th: 'แอปพลิเคชันทางรัฐ', en: 'Thang Rath app' }, contact: null },
]
