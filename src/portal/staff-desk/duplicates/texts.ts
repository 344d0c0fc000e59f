import type { DecideRefusal, DistinctReason, DuplicateStatus, MergeHindrance, MergeReason } from '#registry/index.ts'
import type { Text } from '#platform/text.ts'

export const words = {
  duplicates: { th: 'ผู้ประกอบการที่อาจซ้ำกัน', en: 'Possible duplicates' },
  menu: { th: 'รายที่อาจซ้ำ', en: 'Duplicates' },
  lead: {
    th: 'ระบบเสนอคู่ที่คล้ายกัน คนเป็นผู้ตัดสิน การรวมต้องมีสองคน: คนหนึ่งเสนอ อีกคนยืนยัน และยกเลิกได้ภายหลัง',
    en: 'The platform proposes pairs that look alike; people decide. A merge takes two: one proposes, another confirms. It can be undone.',
  },
  look: { th: 'ค้นหาใหม่ทั้งทะเบียน', en: 'Look through the whole register' },
  states: { th: 'สถานะ', en: 'States' },
  pair: { th: 'คู่นี้', en: 'This pair' },
  names: { th: 'ชื่อ', en: 'Names' },
  why: { th: 'เหมือนกันที่', en: 'Found by' },
  likeness: { th: 'ชื่อคล้ายกัน', en: 'Likeness of names' },
  foundAt: { th: 'พบเมื่อ', en: 'Found' },
  none: { th: 'ไม่มีคู่ในสถานะนี้', en: 'No pairs here' },
  noneHint: { th: 'การขึ้นทะเบียนใหม่ถูกเทียบเองทุกนาที', en: 'New registrations are compared by themselves every minute.' },
  matchers: { th: 'เกณฑ์การค้นหา', en: 'What is compared' },
  matchersLead: {
    th: 'แต่ละเกณฑ์เสนอคู่ที่มีสิ่งนี้ร่วมกัน และชื่อคล้ายกันอย่างน้อยตามที่ตั้งไว้ (1 คือเหมือนกันทุกตัว) เมื่อเปลี่ยนแล้ว คู่ที่พบก่อนยังอยู่',
    en: 'Each proposes pairs that share this and whose names are at least so alike (1: equal). Pairs found before stay when a setting changes.',
  },
  threshold: { th: 'ชื่อคล้ายกันอย่างน้อย', en: 'Names at least so alike' },
  thresholdHint: { th: 'มากกว่า 0 ถึง 1 เช่น 0.7', en: 'More than 0, up to 1, such as 0.7' },
  enabled: { th: 'ใช้เกณฑ์นี้', en: 'In use' },
  save: { th: 'บันทึก', en: 'Save' },
  off: { th: 'ปิดอยู่', en: 'Off' },
  field: { th: 'ข้อมูล', en: 'Field' },
  differs: { th: 'ต่างกัน', en: 'Differs' },
  sideBySide: { th: 'เทียบข้อมูล', en: 'Side by side' },
  verified: { th: 'ยืนยันแล้ว', en: 'confirmed' },
  registeredAt: { th: 'ขึ้นทะเบียนเมื่อ', en: 'Registered' },
  never: { th: 'ยังไม่ขึ้นทะเบียน', en: 'Not registered' },
  decide: { th: 'ตัดสิน', en: 'Decide' },
  isOne: { th: 'เป็นรายเดียวกัน', en: 'They are one' },
  keeps: { th: 'SME ONE ID ที่ใช้ต่อ', en: 'Which ONE ID lives on' },
  keepsHint: {
    th: 'เลขอีกเลขจะนำไปยังเลขนี้ ไม่มีข้อมูลใดหาย ผู้ที่ขอเป็นผู้แทนของเลขนั้นยังรอคำตอบอยู่ และผู้ดูแลของเลขที่ใช้ต่อเป็นผู้ตอบ',
    en: 'The other one leads to it. Nothing is lost: whoever asked to act for the other still waits, and is answered by whoever manages the one that lives on.',
  },
  openQuestions: { th: 'มีคำถามจากแหล่งข้อมูลที่ยังไม่ได้ตอบ', en: 'Sources have questions that wait for an answer' },
  openQuestionsLead: {
    th: 'ตอบคำถามของเลขที่จะเลิกใช้ให้ครบก่อนรวม เพราะเมื่อรวมแล้วจะไม่มีใครเห็นคำถามนั้นอีก ส่วนคำถามของเลขที่ใช้ต่อยังอยู่ตามเดิม',
    en: 'Those about the record that gives way are answered before a merge: afterwards nobody would see them. Those about the one that lives on stay with it.',
  },
  reason: { th: 'เหตุผล', en: 'Why' },
  propose: { th: 'เสนอให้รวม', en: 'Propose the merge' },
  areTwo: { th: 'เป็นคนละราย', en: 'They are two' },
  sayTwo: { th: 'บันทึกว่าเป็นคนละราย', en: 'Record that they are two' },
  waits: { th: 'รอผู้อื่นยืนยันการรวม', en: 'Waits for another person to confirm' },
  livesOn: { th: 'เลขที่ใช้ต่อ', en: 'Lives on' },
  confirm: { th: 'ยืนยันการรวม', en: 'Confirm the merge' },
  own: { th: 'ท่านเป็นผู้เสนอ ต้องให้ผู้อื่นยืนยัน', en: 'You proposed it: somebody else has to confirm.' },
  merged: { th: 'รวมแล้ว', en: 'Merged' },
  undo: { th: 'ยกเลิกการรวม', en: 'Undo the merge' },
  history: { th: 'ที่ทำมาแล้ว', en: 'What was done' },
  decided: { th: 'ตัดสินโดย', en: 'Decided by' },
  confirmed: { th: 'ยืนยันโดย', en: 'Confirmed by' },
  undone: { th: 'ยกเลิกโดย', en: 'Undone by' },
  erased: { th: 'ลบข้อมูลแล้ว', en: 'Erased' },
} as const satisfies Record<string, Text>

export const statusNames = {
  open: { th: 'รอตัดสิน', en: 'To decide' },
  proposed: { th: 'รอยืนยัน', en: 'To confirm' },
  merged: { th: 'รวมแล้ว', en: 'Merged' },
  distinct: { th: 'คนละราย', en: 'Two enterprises' },
  undone: { th: 'ยกเลิกการรวม', en: 'Undone' },
} as const satisfies Record<DuplicateStatus, Text>

export const distinctNames = {
  'different-numbers': { th: 'เลขประจำตัวของทางการต่างกัน', en: 'Different official numbers' },
  branch: { th: 'เป็นสาขาหรือกิจการในเครือ', en: 'A branch, or of the same group' },
  'shared-contact': { th: 'ใช้ช่องทางติดต่อร่วมกันเท่านั้น', en: 'They only share a contact' },
  'same-owner': { th: 'เจ้าของเดียวกัน แต่คนละกิจการ', en: 'One owner, two businesses' },
  'other-name': { th: 'ชื่อคล้ายกันเท่านั้น', en: 'Only the names are alike' },
} as const satisfies Record<DistinctReason, Text>

export const mergeNames = {
  'typed-twice': { th: 'ขึ้นทะเบียนสองครั้ง', en: 'Registered twice' },
  'imported-twice': { th: 'นำเข้าสองครั้ง', en: 'Imported twice' },
  'number-corrected': { th: 'เลขเดิมพิมพ์ผิด', en: 'The earlier number was mistyped' },
  'owner-says': { th: 'ผู้ประกอบการแจ้งว่าเป็นรายเดียวกัน', en: 'The enterprise says so' },
} as const satisfies Record<MergeReason, Text>

export const refusals = {
  'no-such-pair': { th: 'ไม่พบคู่นี้', en: 'There is no such pair.' },
  'decided-meanwhile': { th: 'มีผู้ตัดสินคู่นี้ไปแล้ว โปรดดูสถานะล่าสุด', en: 'Somebody decided meanwhile: look at how it stands.' },
  'not-of-the-pair': { th: 'โปรดเลือกเลขหนึ่งในสองเลขนี้', en: 'Choose one of the two.' },
  'same-person': { th: 'ผู้เสนอยืนยันเองไม่ได้ ต้องเป็นผู้อื่น', en: 'Whoever proposed cannot confirm: it takes another person.' },
  'two-verified-numbers': {
    th: 'ทั้งสองมีเลขประเภทเดียวกันที่ยืนยันแล้วและต่างกัน จึงเป็นคนละรายตามกฎหมาย',
    en: 'Both have a confirmed number of the same type: before the law they are two.',
  },
  'open-questions': {
    th: 'เลขที่จะเลิกใช้ยังมีคำถามจากแหล่งข้อมูลรอคำตอบ โปรดตอบให้ครบก่อนรวม',
    en: 'Questions about the record that gives way still wait: answer them before the merge.',
  },
  erased: { th: 'รายการหนึ่งถูกลบข้อมูลแล้ว', en: 'One of them was erased.' },
  'already-merged': { th: 'รายการหนึ่งรวมเข้ากับรายอื่นไปแล้ว', en: 'One of them was merged already.' },
  'merged-since': { th: 'มีการรวมที่ใหม่กว่า ต้องยกเลิกการรวมนั้นก่อน', en: 'Something newer was merged: undo that first.' },
  'threshold-out-of-range': { th: 'ต้องมากกว่า 0 และไม่เกิน 1', en: 'Must be more than 0 and at most 1.' },
} as const satisfies Record<DecideRefusal | MergeHindrance | 'not-of-the-pair' | 'same-person' | 'merged-since' | 'threshold-out-of-range', Text>
