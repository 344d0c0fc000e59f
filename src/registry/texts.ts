import type { Text } from '#platform/text.ts'
import type { Channel, EnterpriseCard, FieldName, Gender, Kind, Mandate, MandateRole, MandateScope, Sector, Size, Stage } from './model.ts'
import type { NumberFault } from './numbers.ts'

/** The words of the register, for every room that shows an enterprise. */
export const kindNames = {
  juristic: { th: 'นิติบุคคล', en: 'Juristic person' },
  natural: { th: 'บุคคลธรรมดา', en: 'Natural person' },
  community: { th: 'วิสาหกิจชุมชน', en: 'Community enterprise' },
} as const satisfies Record<Kind, Text>

export const sizeNames = {
  micro: { th: 'รายย่อย', en: 'Micro' },
  small: { th: 'ขนาดย่อม', en: 'Small' },
  medium: { th: 'ขนาดกลาง', en: 'Medium' },
  large: { th: 'ขนาดใหญ่', en: 'Large' },
  unknown: { th: 'ยังไม่ทราบขนาด', en: 'Size not known yet' },
} as const satisfies Record<Size, Text>

export const sectorNames = {
  manufacturing: { th: 'ภาคการผลิต', en: 'Manufacturing' },
  trade: { th: 'ภาคการค้า', en: 'Trade' },
  service: { th: 'ภาคบริการ', en: 'Services' },
  unknown: { th: 'ยังไม่ทราบภาค', en: 'Sector not known yet' },
} as const satisfies Record<Sector, Text>

export const stageNames = {
  unregistered: { th: 'ยังไม่ได้ขึ้นทะเบียน', en: 'Not registered yet' },
  'one-id': { th: 'มี SME ONE ID', en: 'Holds a ONE ID' },
  formal: { th: 'อยู่ในระบบภาษีหรือประกันสังคม', en: 'In the tax or social security system' },
} as const satisfies Record<Stage, Text>

export const statusNames = {
  active: { th: 'ดำเนินกิจการ', en: 'Active' },
  closed: { th: 'เลิกกิจการ', en: 'Closed' },
  erased: { th: 'ลบข้อมูลแล้ว', en: 'Erased' },
} as const satisfies Record<EnterpriseCard['status'], Text>

export const channelNames = {
  web: { th: 'เว็บและแอป SME CONNEXT', en: 'Web and SME CONNEXT app' },
  counter: { th: 'ศูนย์ OSS', en: 'One-stop centre' },
  'biz-portal': { th: 'Biz Portal', en: 'Biz Portal' },
  'thang-rath': { th: 'แอปทางรัฐ', en: 'Thang Rath app' },
} as const satisfies Record<Channel, Text>

export const genderNames = {
  female: { th: 'หญิง', en: 'Female' },
  male: { th: 'ชาย', en: 'Male' },
  other: { th: 'อื่น ๆ', en: 'Other' },
} as const satisfies Record<Gender, Text>

export const fieldLabels = {
  number: { th: 'เลขประจำตัว', en: 'Official number' },
  nameTh: { th: 'ชื่อ (ไทย)', en: 'Name (Thai)' },
  nameEn: { th: 'ชื่อ (อังกฤษ)', en: 'Name (English)' },
  tradingNames: { th: 'ชื่อทางการค้า', en: 'Trading names' },
  activity: { th: 'ประเภทกิจการ (TSIC)', en: 'Activity (TSIC)' },
  area: { th: 'ที่ตั้ง', en: 'Location' },
  address: { th: 'ที่อยู่', en: 'Address' },
  ownerGender: { th: 'เพศของเจ้าของ', en: 'Owner’s gender' },
  phone: { th: 'โทรศัพท์', en: 'Telephone' },
  email: { th: 'อีเมล', en: 'Email' },
  employees: { th: 'จำนวนผู้ทำงาน', en: 'People employed' },
  revenue: { th: 'รายได้ต่อปี', en: 'Revenue a year' },
  size: { th: 'ขนาด', en: 'Size' },
  sector: { th: 'ภาคธุรกิจ', en: 'Sector' },
  stage: { th: 'ขั้นการเข้าสู่ระบบ', en: 'Stage of formalisation' },
  status: { th: 'สถานะกิจการ', en: 'Status' },
} as const satisfies Record<FieldName, Text>

export const numberFaults = {
  'not-digits': { th: 'ใส่เฉพาะตัวเลข', en: 'Digits only' },
  'wrong-length': { th: 'จำนวนหลักไม่ครบหรือเกิน โปรดนับอีกครั้ง', en: 'Too few or too many digits: count them again' },
  'wrong-start': { th: 'เลขหลักแรกไม่ตรงกับประเภทผู้ประกอบการที่เลือก', en: 'The first digit does not fit the kind of enterprise you chose' },
  'wrong-check-digit': {
    th: 'เลขไม่ถูกต้อง น่าจะพิมพ์ผิดหนึ่งตัวหรือสลับกัน โปรดเทียบกับเอกสาร',
    en: 'The number does not add up: one digit is probably wrong or two are swapped',
  },
} as const satisfies Record<NumberFault, Text>

export const mandateRoleNames = {
  owner: { th: 'เจ้าของ', en: 'Owner' },
  signatory: { th: 'ผู้มีอำนาจลงนาม', en: 'Authorised signatory' },
  preparer: { th: 'ผู้จัดเตรียมข้อมูล', en: 'Preparer' },
  accountant: { th: 'ผู้ทำบัญชี', en: 'Accountant' },
  counter: { th: 'เจ้าหน้าที่ศูนย์ OSS', en: 'One-stop centre officer' },
} as const satisfies Record<MandateRole, Text>

export const mandateScopeNames = {
  read: { th: 'ดูข้อมูล', en: 'See the record' },
  update: { th: 'ปรับปรุงข้อมูล', en: 'Update the data' },
  apply: { th: 'ยื่นขอรับบริการ', en: 'Apply for services' },
  sign: { th: 'ลงนามแทนกิจการ', en: 'Sign for the enterprise' },
  manage: { th: 'ให้และเพิกถอนผู้แทน', en: 'Give and end mandates' },
} as const satisfies Record<MandateScope, Text>

export const mandateStatusNames = {
  asked: { th: 'รอกิจการยินยอม', en: 'Waits for the enterprise' },
  unverified: { th: 'ยังไม่ยืนยันตัวตน', en: 'Not verified yet' },
  verified: { th: 'ยืนยันแล้ว', en: 'Verified' },
  declined: { th: 'ไม่ยินยอม', en: 'Declined' },
  ended: { th: 'สิ้นสุดแล้ว', en: 'Ended' },
} as const satisfies Record<Mandate['status'], Text>

export const lookingForDuplicates: Text = { th: 'ค้นหาผู้ประกอบการที่อาจซ้ำกัน', en: 'Looking for duplicates' }
