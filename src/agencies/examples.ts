import { addDays, type PlainDate } from '#platform/dates.ts'
import type { NewAgreement } from './store.ts'

/** What each source tells in the demonstration. */
const told = {
  rd: ['nameTh', 'area', 'address'],
  cdd: ['nameTh', 'tradingNames', 'area', 'phone'],
  doae: ['nameTh', 'area', 'address', 'phone'],
  sso: ['nameTh', 'area', 'employees'],
  boi: ['nameTh', 'nameEn'],
  tisi: ['nameTh', 'nameEn', 'phone'],
  industry: ['nameTh', 'area', 'activity', 'employees'],
  dbd: ['nameTh', 'nameEn', 'activity', 'area', 'address'],
} as const

/** What three bodies read in the demonstration. */
const asked = [
  {
    agency: 'rd',
    title: 'อ่านขนาดและสถานะของวิสาหกิจ (สาธิต)',
    purpose: 'ตรวจสิทธิประโยชน์ทางภาษีของ SME',
    basis: 'law',
    law: 'กฎหมายสมมุติเพื่อการสาธิต มาตรา 1',
    fields: ['number', 'nameTh', 'size', 'sector', 'status'],
  },
  {
    agency: 'industry',
    title: 'อ่านข้อมูลวิสาหกิจเพื่อให้บริการ (สาธิต)',
    purpose: 'ให้คำปรึกษาแก่วิสาหกิจที่ยินยอม',
    basis: 'consent',
    law: null,
    fields: ['number', 'nameTh', 'nameEn', 'activity', 'area', 'size', 'sector', 'employees', 'phone', 'email'],
  },
  {
    agency: 'biz-portal',
    title: 'แสดง SME ONE ID ในระบบใบอนุญาต (สาธิต)',
    purpose: 'เติมข้อมูลในคำขอใบอนุญาตของวิสาหกิจที่ยินยอม',
    basis: 'consent',
    law: null,
    fields: ['nameTh', 'nameEn', 'activity', 'area', 'size', 'stage', 'status'],
  },
] as const satisfies readonly Partial<NewAgreement>[]

const document = 'ข้อตกลงสาธิต ไม่มีผู้ใดลงนาม'

/** Agreements to try the platform with, in force for a year from `from`. Nobody signed them, and their titles say so. */
export function demonstrationAgreements(from: PlainDate): NewAgreement[] {
  const term = { startsOn: from, endsOn: addDays(from, 365), document, demonstration: true }
  return [
    ...Object.entries(told).map(([agency, fields]) => ({
      ...term,
      agency,
      title: 'ตรวจและเติมข้อมูลวิสาหกิจ (สาธิต)',
      purpose: 'ตรวจและเติมข้อมูลที่วิสาหกิจแจ้งไว้',
      basis: 'law' as const,
      law: 'กฎหมายสมมุติเพื่อการสาธิต มาตรา 2',
      direction: 'in' as const,
      fields,
    })),
    ...asked.map((agreement) => ({ ...term, ...agreement, direction: 'out' as const })),
  ]
}
