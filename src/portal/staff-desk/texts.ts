import { fileRefusals } from '#platform/files.ts'
import type { Text } from '#platform/text.ts'
import type { CorrectionReason } from '#registry/index.ts'

export const words = {
  enterprises: { th: 'ทะเบียนผู้ประกอบการ', en: 'Enterprises' },
  searchLead: {
    th: 'ค้นด้วยเลขประจำตัว ONE ID ชื่อไทยหรืออังกฤษ (พิมพ์ผิดหนึ่งตัวก็พบ) หรือโทรศัพท์ ทุกรายการที่แสดงจะบันทึกไว้ให้ผู้ประกอบการเห็น',
    en: 'By number, ONE ID, Thai or English name (one typing error is forgiven) or telephone. Every record shown leaves a line that the enterprise can read.',
  },
  searchFor: { th: 'เลข ชื่อ หรือโทรศัพท์', en: 'Number, name or telephone' },
  search: { th: 'ค้นหา', en: 'Search' },
  province: { th: 'จังหวัด', en: 'Province' },
  allProvinces: { th: 'ทุกจังหวัดที่ดูแล', en: 'All provinces within reach' },
  counter: { th: 'ขึ้นทะเบียนที่เคาน์เตอร์', en: 'Register at the counter' },
  nothingFound: { th: 'ไม่พบผู้ประกอบการในพื้นที่ที่ท่านดูแล', en: 'No enterprise found in the provinces you look after' },
  nothingFoundLead: {
    th: 'ลองคำที่สั้นลง หรือใช้เลขประจำตัว หากผู้ประกอบการอยู่จังหวัดอื่นและมาด้วยตนเอง ให้เปิดจากหน้าเคาน์เตอร์โดยความยินยอม',
    en: 'Try a shorter part of the name, or the official number. If the enterprise belongs to another province and stands before you, open it from the counter with its consent.',
  },
  onlyForm: { th: 'คำที่ค้นเป็นเพียงคำนำหน้าหรือรูปแบบนิติบุคคล ยังไม่มีชื่อ', en: 'What you typed is a title or a legal form, and no name yet' },
  onlyFormLead: {
    th: 'คำอย่าง “บริษัท” “จำกัด” หรือ “นาย” มีอยู่ในชื่อจำนวนมาก จึงไม่ใช้ค้นหา โปรดเติมชื่อด้วย เช่น “บริษัท ตัวอย่าง”',
    en: 'Words such as “Company” or “Co., Ltd.”, and the Thai ones, stand in very many names, so they are not searched for. Add a part of the name itself.',
  },
  name: { th: 'ชื่อ', en: 'Name' },
  activity: { th: 'ประเภทกิจการ', en: 'Activity' },
  place: { th: 'ที่ตั้ง', en: 'Location' },
  stage: { th: 'สถานะ', en: 'Status' },
  found: (count: number) => ({ th: `พบ ${count} รายการ`, en: `${count} found` }),
  first: (count: number) => ({ th: `${count} รายการแรก ใส่คำให้เจาะจงขึ้นเพื่อดูรายการอื่น`, en: `The first ${count}. Be more specific to see others.` }),
  views: { th: 'มุมมองของกิจการ', en: 'Views of the enterprise' },
  record: { th: 'ข้อมูลกิจการ', en: 'Record' },
  recordLead: {
    th: 'ทุกช่องบอกว่ามาจากไหนและเมื่อใด การเปิดหน้านี้บันทึกไว้ให้ผู้ประกอบการเห็น',
    en: 'Every field says where it came from. Opening this page leaves a line that the enterprise can read.',
  },
  people: { th: 'ผู้แทนของกิจการ', en: 'Who may act' },
  questions: { th: 'คำถามจากแหล่งข้อมูล', en: 'Questions from sources' },
  access: { th: 'ใครเปิดดู', en: 'Who looked' },
  history: { th: 'ประวัติการเปลี่ยนแปลง', en: 'History' },
  correct: { th: 'แก้ไขข้อมูล', en: 'Correct' },
  correctLead: {
    th: 'แก้เฉพาะช่องที่ผิด ช่องที่ไม่แตะจะคงเดิม ต้องบอกเหตุผลและแนบหลักฐาน ผู้ประกอบการจะเห็นในประวัติ',
    en: 'Change only what is wrong; what you leave stays. A reason and evidence are needed, and the enterprise sees both in its history.',
  },
  whyCorrect: { th: 'เหตุผล', en: 'Reason' },
  evidence: { th: 'หลักฐาน', en: 'Evidence' },
  evidenceNeededFor: {
    th: 'ภาพถ่ายหรือ PDF ต้องแนบเมื่อแก้ชื่อไทย ประเภทกิจการ ที่ตั้ง เพศเจ้าของ จำนวนคน หรือรายได้',
    en: 'A photograph or PDF. Needed for the Thai name, activity, location, owner’s gender, people and revenue.',
  },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  evidenceHint: { th: 'ภาพถ่ายหรือ PDF ของเอกสารที่ใช้ยืนยัน', en: 'A photograph or PDF of the paper that proves it' },
  save: { th: 'บันทึกการแก้ไข', en: 'Save the correction' },
  stale: { th: 'มีผู้แก้ไขข้อมูลนี้ไปก่อนแล้ว โปรดดูค่าล่าสุดแล้วลองใหม่', en: 'Somebody changed this record meanwhile: look at what it says now and try again' },
  merged: { th: 'รวมเข้ากับ', en: 'Merged into' },
  verify: { th: 'ยืนยันผู้แทน', en: 'Verify' },
  papersSeen: { th: 'เอกสารที่เห็น', en: 'Papers seen' },
  whyThisSize: { th: 'เหตุผลของขนาด', en: 'Why this size' },
  note: { th: 'บันทึก', en: 'Note' },
  closeIt: { th: 'บันทึกว่าเลิกกิจการ', en: 'Record that it closed' },
  reopenIt: { th: 'บันทึกว่ากลับมาดำเนินกิจการ', en: 'Record that it is in business again' },
  papersNeeded: { th: 'แนบภาพเอกสารที่เห็น', en: 'Attach a picture of the papers you saw' },
  mayNotVerify: { th: 'ยืนยันผู้แทนรายนี้ไม่ได้', en: 'This mandate cannot be verified' },
  nothingChanged: { th: 'ไม่มีข้อมูลใดเปลี่ยน', en: 'Nothing was changed' },
  evidenceNeeded: { th: 'ข้อมูลที่แก้ต้องมีหลักฐาน', en: 'What you changed asks for evidence' },
  notFound: { th: 'ไม่พบกิจการนี้ในพื้นที่ที่ท่านดูแล', en: 'This enterprise is not within your reach' },
} as const satisfies Record<string, Text | ((count: number) => Text)>

export const correctionReasonNames = {
  'typing-error': { th: 'พิมพ์ผิด', en: 'A typing error' },
  'papers-differ': { th: 'เอกสารระบุไว้ต่างกัน', en: 'Papers say otherwise' },
  'source-outdated': { th: 'แหล่งข้อมูลไม่เป็นปัจจุบัน', en: 'A source is out of date' },
  'asked-by-enterprise': { th: 'กิจการขอแก้ไข', en: 'The enterprise asked for it' },
} as const satisfies Record<CorrectionReason, Text>

/** Why a correction was not taken, and the field it is about. */
export const correctionRefusals = {
  'not-found': { field: '', message: words.notFound },
  stale: { field: '', message: words.stale },
  'nothing-changed': { field: '', message: words.nothingChanged },
  'evidence-needed': { field: 'evidence', message: words.evidenceNeeded },
  'file-empty': { field: 'evidence', message: fileRefusals['file-empty'] },
  'file-too-large': { field: 'evidence', message: fileRefusals['file-too-large'] },
  'file-type-not-allowed': { field: 'evidence', message: fileRefusals['file-type-not-allowed'] },
} as const satisfies Record<string, { readonly field: string; readonly message: Text }>
