import type { Text } from '#platform/text.ts'
import type { Answer, AnswerRefusal } from './actions/answer-finding.ts'
import type { Severity } from './finding.ts'
import type { FindingStep, Status } from './store.ts'

export const words = {
  findings: { th: 'ข้อค้นพบ', en: 'Findings' },
  title: (year: number): Text => ({ th: `อะไรขัดกับอะไร ปีงบประมาณ ${year}`, en: `What contradicts what, fiscal year ${year}` }),
  lead: (open: number, all: number): Text => ({
    th: `พบ ${all} เรื่องที่ตัวเลขหรือข้อความของปีนี้ขัดกันเอง ยังไม่มีคำตอบ ${open} เรื่อง แต่ละเรื่องเปิดดูได้ว่าพิมพ์ไว้ที่ใดบ้างและคำนวณใหม่ได้เท่าใด`,
    en: `${all} times this year’s numbers or words contradict each other; ${open} have no answer yet. Each opens to every place and its recomputation.`,
  }),
  lastCheck: { th: 'ตรวจล่าสุด', en: 'Last checked' },
  neverChecked: { th: 'ยังไม่เคยตรวจปีนี้', en: 'This year was never checked' },
  checkNow: { th: 'ตรวจใหม่ทันที', en: 'Check again now' },
  narrow: { th: 'กรองตามความรุนแรง สถานะ เรื่อง หรือโครงการ', en: 'Narrow by severity, status, kind or project' },
  kind: { th: 'เรื่อง', en: 'Kind' },
  severity: { th: 'ความรุนแรง', en: 'Severity' },
  status: { th: 'สถานะ', en: 'Status' },
  project: { th: 'โครงการ', en: 'Project' },
  all: { th: 'ทั้งหมด', en: 'All' },
  finding: { th: 'ข้อค้นพบ', en: 'Finding' },
  printed: { th: 'ที่พิมพ์ไว้', en: 'Printed' },
  count: { th: 'จำนวน', en: 'Count' },
  total: { th: 'รวม', en: 'Total' },
  none: { th: 'ไม่พบสิ่งที่ขัดกัน', en: 'Nothing contradicts' },
  noneNote: { th: 'ตามตัวกรองที่เลือก ไม่มีข้อค้นพบ', en: 'No finding matches what was chosen' },
  computed: { th: 'คำนวณใหม่', en: 'Recomputed' },
  why: { th: 'กฎนี้ตรวจอะไร', en: 'What the rule looks at' },
  places: { th: 'ทุกแห่งที่เกี่ยวข้อง', en: 'Every place' },
  place: { th: 'ตำแหน่ง', en: 'Place' },
  whatIsPrinted: { th: 'พิมพ์ว่า', en: 'It says' },
  onScreen: { th: 'บันทึกบนหน้าจอ', en: 'Typed on a screen' },
  reportLine: (line: number): Text => ({ th: `บรรทัด ${line} ของรายงาน`, en: `line ${line} of the report` }),
  history: { th: 'ประวัติ', en: 'History' },
  answer: { th: 'ตอบข้อค้นพบ', en: 'Answer' },
  answerQuestion: { th: 'คำตอบ', en: 'Your answer' },
  reason: { th: 'เหตุผล', en: 'Reason' },
  reasonHint: { th: 'พิมพ์ในรายงานคู่กับข้อค้นพบนี้', en: 'Printed in the report beside this finding' },
  correction: { th: 'แก้ไขไว้ที่ใด', en: 'Where it was put right' },
  correctionHint: { th: 'กรอกเมื่อเลือก “แก้ไขแล้ว” เช่น หน้าหรือเลขที่เอกสารที่แก้', en: 'Needed for “corrected”: the page or document that puts it right' },
  save: { th: 'บันทึกคำตอบ', en: 'Save answer' },
  changedSince: {
    th: 'ข้อค้นพบนี้เปลี่ยนไปหลังจากเปิดหน้า โปรดอ่านตัวเลขปัจจุบันก่อนตอบ',
    en: 'This finding changed since the page was opened. Read the current numbers before you answer.',
  },
  byPlatform: { th: 'ระบบ', en: 'The platform' },
} as const satisfies Record<string, Text | ((...values: never[]) => Text)>

export const severityNames = {
  high: { th: 'สูง', en: 'High' },
  medium: { th: 'กลาง', en: 'Medium' },
  low: { th: 'ต่ำ', en: 'Low' },
} as const satisfies Record<Severity, Text>

export const severityMeanings = {
  high: { th: 'พิสูจน์ได้ด้วยการคำนวณว่าเงินหรือตัวเลขเด่นผิด', en: 'Arithmetic proves money or a headline wrong' },
  medium: { th: 'สองข้อความที่เป็นจริงพร้อมกันไม่ได้', en: 'Two statements that cannot both be meant' },
  low: { th: 'คำถามที่ควรตอบก่อนพิมพ์', en: 'A question to answer before print' },
} as const satisfies Record<Severity, Text>

export const statusNames = {
  open: { th: 'ยังไม่มีคำตอบ', en: 'Open' },
  explained: { th: 'ชี้แจงแล้ว', en: 'Explained' },
  accepted: { th: 'รับทราบ', en: 'Accepted' },
  corrected: { th: 'แก้ไขแล้ว', en: 'Corrected' },
  gone: { th: 'ไม่ขัดกันแล้ว', en: 'Gone' },
} as const satisfies Record<Status, Text>

export const answerNames = {
  explained: { th: 'ชี้แจง: ตัวเลขถูกต้อง และนี่คือเหตุที่ต่างกัน', en: 'Explain: the numbers are right, and this is why they differ' },
  corrected: { th: 'แก้ไขแล้ว: บอกว่าแก้ที่ใด', en: 'Corrected: say where' },
  accepted: { th: 'รับทราบ: เป็นเช่นนั้นและคงไว้', en: 'Accept: it is so and stays' },
  reopened: { th: 'เปิดใหม่: คำตอบเดิมยังไม่พอ', en: 'Reopen: the answer is not enough' },
} as const satisfies Record<Answer, Text>

export const stepNames = {
  found: { th: 'พบ', en: 'Found' },
  changed: { th: 'ตัวเลขเปลี่ยน จึงเปิดใหม่', en: 'Numbers changed, open again' },
  gone: { th: 'ไม่ขัดกันแล้ว', en: 'No longer contradicts' },
  explained: { th: 'ชี้แจง', en: 'Explained' },
  accepted: { th: 'รับทราบ', en: 'Accepted' },
  corrected: { th: 'แก้ไขแล้ว', en: 'Corrected' },
  reopened: { th: 'เปิดใหม่', en: 'Reopened' },
} as const satisfies Record<FindingStep['step'], Text>

export const refusals = {
  'no-such-finding': { th: 'ไม่พบข้อค้นพบนี้', en: 'There is no such finding' },
  stale: words.changedSince,
  gone: { th: 'เรื่องนี้ไม่ขัดกันแล้ว จึงไม่ต้องตอบ', en: 'This no longer contradicts and needs no answer' },
  'not-answered': { th: 'เปิดใหม่ได้เฉพาะเรื่องที่ตอบแล้ว', en: 'Only an answered finding can be reopened' },
  'correction-missing': { th: 'โปรดบอกว่าแก้ไขไว้ที่ใด', en: 'Say where it was put right' },
} as const satisfies Record<AnswerRefusal, Text>
