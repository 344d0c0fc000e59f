import type { Text } from '#platform/text.ts'
import type {
  Channel,
  EnterpriseCard,
  FieldName,
  Gender,
  Kind,
  Mandate,
  MandateRole,
  MandateScope,
  Sector,
  SectorGroup,
  Size,
  SizePolicy,
  SizeTrace,
  Stage,
} from './model.ts'
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

export const policyNames = {
  revenue: { th: 'ใช้รายได้เป็นเกณฑ์', en: 'Revenue decides' },
  higher: { th: 'ใช้ขนาดที่ใหญ่กว่า', en: 'The higher size counts' },
} as const satisfies Record<SizePolicy, Text>

export const groupNames = {
  manufacturing: { th: 'กิจการผลิตสินค้า', en: 'Production of goods' },
  service_trade: { th: 'กิจการให้บริการและการค้า', en: 'Services and trade' },
} as const satisfies Record<SectorGroup, Text>

/** Why an enterprise has its size, in a sentence. */
export function sizeReason(trace: SizeTrace | null, size: Size): Text {
  if (!trace) return { th: 'ยังไม่มีจำนวนผู้ทำงานหรือรายได้', en: 'Neither people employed nor revenue is known yet.' }
  const { byEmployees, byRevenue, policy } = trace
  if (size === 'unknown') return { th: 'ต้องทราบประเภทกิจการก่อนจึงจะบอกขนาดได้', en: 'The activity must be known before the size can be told.' }
  const say = (lang: 'th' | 'en', of: Size) => (lang === 'th' ? sizeNames[of].th : sizeNames[of].en.toLowerCase())
  if (byRevenue === 'unknown')
    return { th: `จำนวนผู้ทำงานชี้ว่า${say('th', size)} ยังไม่ทราบรายได้`, en: `People employed say ${say('en', size)}; revenue does not tell.` }
  if (byEmployees === 'unknown')
    return { th: `รายได้ชี้ว่า${say('th', size)} ยังไม่ทราบจำนวนผู้ทำงาน`, en: `Revenue says ${say('en', size)}; people employed do not tell.` }
  if (byEmployees === byRevenue) return { th: `จำนวนผู้ทำงานและรายได้ชี้ตรงกันว่า${say('th', size)}`, en: `People employed and revenue both say ${say('en', size)}.` }
  return {
    th: `จำนวนผู้ทำงานชี้ว่า${say('th', byEmployees)} รายได้ชี้ว่า${say('th', byRevenue)} ${policyNames[policy].th}`,
    en: `People employed say ${say('en', byEmployees)}, revenue says ${say('en', byRevenue)}. ${policyNames[policy].en}.`,
  }
}

/** Of the page of size rules. */
export const words = {
  sizeRules: { th: 'เกณฑ์ขนาดวิสาหกิจ', en: 'Rules of size' },
  sizeRulesLead: {
    th: 'ขนาดของทุกกิจการในทะเบียนคำนวณจากเกณฑ์ในหน้านี้ ตามวันที่เกณฑ์มีผลใช้บังคับ',
    en: 'The size of every enterprise in the register is decided by these rules, by the day they are in force.',
  },
  inForceFrom: { th: 'มีผลใช้บังคับตั้งแต่', en: 'In force from' },
  boundsIncluded: { th: 'ตัวเลขเป็นขอบบน นับรวมค่านั้นด้วย เกินขนาดกลางเป็นขนาดใหญ่', en: 'Each number is an upper bound and is included. Above medium is large.' },
  size: { th: 'ขนาด', en: 'Size' },
  people: { th: 'ผู้ทำงานไม่เกิน (คน)', en: 'People, at most' },
  revenue: { th: 'รายได้ต่อปีไม่เกิน (บาท)', en: 'Revenue a year, at most (baht)' },
  sources: { th: 'ที่มา', en: 'Sources' },
  policies: { th: 'เมื่อจำนวนผู้ทำงานและรายได้ชี้ไม่ตรงกัน', en: 'Where people and revenue point to different sizes' },
  policiesIntro: {
    th: 'หน่วยงานต่าง ๆ อ่านกฎกระทรวงไม่ตรงกัน จึงกำหนดไว้เป็นนโยบายที่มีวันเริ่มใช้ เปลี่ยนได้โดยเพิ่มนโยบายใหม่',
    en: 'Agencies read the regulation differently, so this is a policy with a first day. It is changed by adding another.',
  },
  startsOn: { th: 'เริ่มใช้', en: 'From' },
  whenTheyDiffer: { th: 'เกณฑ์ตัดสิน', en: 'What decides' },
  state: { th: 'สถานะ', en: 'State' },
  inForce: { th: 'ใช้อยู่', en: 'In force' },
  toCome: { th: 'ยังไม่ถึงวันเริ่มใช้', en: 'To come' },
  past: { th: 'เลิกใช้แล้ว', en: 'Past' },
  source: { th: 'ที่มา', en: 'Source' },
  sourceHint: { th: 'เลขที่และวันที่ของประกาศหรือมติ', en: 'Number and date of the announcement or decision' },
  addPolicy: { th: 'เพิ่มนโยบาย', en: 'Add a policy' },
  foresee: { th: 'ดูผลก่อนบันทึก', en: 'See what would change' },
  wouldChange: (count: string): Text => ({ th: `ขนาดจะเปลี่ยน ${count} กิจการ`, en: `${count} enterprises would change size` }),
  wouldChangeIntro: {
    th: 'คำนวณจากทะเบียน ณ ขณะนี้ ยังไม่มีอะไรเปลี่ยน เมื่อถึงวันเริ่มใช้ ระบบจะคำนวณขนาดใหม่ทั้งทะเบียน',
    en: 'Worked out on the register as it stands. Nothing has changed yet; on its first day every size is decided again.',
  },
  move: { th: 'จากขนาดใดเป็นขนาดใด', en: 'From which size to which' },
  fromTo: (from: Text, to: Text): Text => ({ th: `${from.th} เป็น${to.th}`, en: `${from.en} to ${to.en.toLowerCase()}` }),
  enterprises: { th: 'กิจการ', en: 'Enterprises' },
  addButton: { th: 'ยืนยันและบันทึก', en: 'Confirm and save' },
  cancel: { th: 'ไม่เพิ่ม', en: 'Do not add' },
  sections: { th: 'ประเภทกิจการนับเป็นภาคใด', en: 'What an activity counts as' },
  sectionsIntro: {
    th: 'ตามหมวดของ TSIC 2552 กฎกระทรวงกล่าวถึงเพียงการผลิต การบริการ และการค้า ส่วนที่ไม่ได้กล่าวถึงเป็นข้อสันนิษฐานของระบบ',
    en: 'By section of TSIC 2552. The regulation names production, services and trade alone; what it leaves open is an assumption of ours.',
  },
  section: { th: 'หมวด', en: 'Section' },
  everythingElse: { th: 'หมวดที่เหลือทั้งหมด', en: 'All other sections' },
  countsAs: { th: 'นับเป็น', en: 'Counts as' },
  basis: { th: 'ฐานของเกณฑ์', en: 'Basis' },
  assumed: { th: 'ข้อสันนิษฐาน', en: 'Assumption' },
  fromRegulation: { th: 'กฎกระทรวง', en: 'Regulation' },
  noDefinition: { th: 'ยังไม่มีเกณฑ์ขนาด', en: 'There is no rule of size yet' },
  noDefinitionLead: { th: 'ระบบจะอ่านเกณฑ์จากแฟ้มข้อมูลเมื่อเริ่มทำงาน', en: 'It is read from the data folder when the program starts.' },
  'in-the-past': { th: 'วันเริ่มใช้ต้องเป็นวันนี้หรือหลังจากนี้', en: 'The first day must be today or later' },
  'already-there': { th: 'วันนี้มีนโยบายเริ่มใช้อยู่แล้ว', en: 'A policy begins on this day already' },
  recounting: { th: 'คำนวณขนาดกิจการใหม่ทั้งทะเบียน', en: 'Deciding every size again' },
} as const
