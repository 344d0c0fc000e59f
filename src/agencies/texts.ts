import type { Text } from '#platform/text.ts'
import type { AgreementState, Basis, Direction } from './rules.ts'

export const words = {
  agencies: { th: 'หน่วยงานที่แลกเปลี่ยนข้อมูล', en: 'Agencies of the exchange' },
  agenciesLead: {
    th: 'หน่วยงานจะแจ้งหรืออ่านข้อมูลวิสาหกิจได้เฉพาะตามข้อตกลงที่มีผลในวันนั้น และเฉพาะข้อมูลที่ข้อตกลงระบุ',
    en: 'An agency tells or reads data of an enterprise only under an agreement that is in force that day, and only the fields it names.',
  },
  agency: { th: 'หน่วยงาน', en: 'Agency' },
  code: { th: 'รหัส', en: 'Code' },
  tells: { th: 'แจ้งข้อมูลแก่เรา', en: 'Tells us' },
  reads: { th: 'อ่านข้อมูลจากเรา', en: 'Reads from us' },
  readsLately: { th: 'ครั้งที่อ่านใน 30 วัน', en: 'Reads in 30 days' },
  readsLatelyLead: {
    th: 'นับจากบันทึกการเข้าดู ซึ่งวิสาหกิจแต่ละรายเห็นรายการของตน',
    en: 'Counted from the access log, in which each enterprise sees its own lines.',
  },
  noAgreements: { th: 'ยังไม่มีข้อตกลง', en: 'No agreement yet' },
  noAgreementsLead: {
    th: 'หน่วยงานนี้จึงยังแจ้งหรืออ่านข้อมูลไม่ได้ บันทึกข้อตกลงที่ลงนามแล้วด้านล่าง',
    en: 'So this agency can neither tell nor read. Write down what was signed below.',
  },
  title: { th: 'เรื่อง', en: 'Subject' },
  document: { th: 'เลขที่และวันที่ของเอกสาร', en: 'Number and date of the document' },
  documentHint: { th: 'เช่น บันทึกข้อตกลงที่ 12/2570 ลงวันที่ 1 ตุลาคม 2570', en: 'For example: MOU 12/2570 of 1 October 2570' },
  purpose: { th: 'วัตถุประสงค์', en: 'Purpose' },
  purposeHint: { th: 'วิสาหกิจจะเห็นข้อความนี้เมื่อมีการอ่านข้อมูลของตน', en: 'The enterprise sees this when its data are read' },
  basis: { th: 'ฐานที่ใช้', en: 'Basis' },
  law: { th: 'กฎหมายและมาตรา', en: 'Law and section' },
  lawHint: { th: 'กรอกเมื่อใช้กฎหมายเป็นฐาน', en: 'Fill in where the basis is a law' },
  lawMissing: { th: 'โปรดระบุกฎหมายและมาตรา', en: 'Name the law and its section' },
  lawNotNeeded: { th: 'เว้นว่างเมื่อใช้ความยินยอมเป็นฐาน', en: 'Leave it empty where the basis is consent' },
  direction: { th: 'ทิศทาง', en: 'Direction' },
  fields: { th: 'ข้อมูลที่ตกลง', en: 'Fields agreed on' },
  fieldsMissing: { th: 'โปรดเลือกข้อมูลอย่างน้อยหนึ่งรายการ', en: 'Choose at least one field' },
  startsOn: { th: 'วันแรกที่มีผล', en: 'First day' },
  endsOn: { th: 'วันสุดท้ายที่มีผล', en: 'Last day' },
  endsBefore: { th: 'วันสุดท้ายต้องไม่อยู่ก่อนวันแรก', en: 'The last day may not be before the first' },
  period: { th: 'ระยะเวลา', en: 'Period' },
  state: { th: 'สถานะ', en: 'State' },
  newAgreement: { th: 'บันทึกข้อตกลงใหม่', en: 'Write down an agreement' },
  end: { th: 'ยุติก่อนกำหนด', en: 'End it now' },
  endLead: {
    th: 'ข้อตกลงนี้จะหยุดใช้ทันที และจะเปิดใหม่ไม่ได้ หากตกลงกันใหม่ให้บันทึกเป็นข้อตกลงใหม่',
    en: 'It stops counting at once and cannot be opened again. What is agreed anew is written down anew.',
  },
  demonstration: { th: 'สาธิต', en: 'Demonstration' },
  demonstrationLead: {
    th: 'ข้อตกลงที่มีป้าย “สาธิต” มีไว้ลองใช้ระบบ ไม่มีหน่วยงานใดลงนาม',
    en: 'Agreements marked “Demonstration” are for trying the platform. No agency signed them.',
  },
} as const satisfies Record<string, Text>

export const basisNames = {
  consent: { th: 'ความยินยอมของแต่ละวิสาหกิจ', en: 'Consent of each enterprise' },
  law: { th: 'กฎหมาย', en: 'A law' },
} as const satisfies Record<Basis, Text>

export const directionNames = {
  in: { th: 'หน่วยงานแจ้งข้อมูลแก่เรา', en: 'The agency tells us' },
  out: { th: 'หน่วยงานอ่านข้อมูลจากเรา', en: 'The agency reads from us' },
} as const satisfies Record<Direction, Text>

export const stateNames = {
  coming: { th: 'ยังไม่เริ่ม', en: 'Not begun' },
  'in-force': { th: 'มีผล', en: 'In force' },
  lapsed: { th: 'สิ้นสุดแล้ว', en: 'Lapsed' },
  ended: { th: 'ยุติก่อนกำหนด', en: 'Ended early' },
} as const satisfies Record<AgreementState, Text>
