import type { FileRefusal } from '#platform/files.ts'
import type { Text } from '#platform/text.ts'
import type { ResultFailure } from './actions/shared.ts'
import type { ReportState } from './lifecycle.ts'
import type { ResultStep } from './model.ts'
import type { Basis, ResultStatus } from './rules.ts'

export const statusNames = {
  met: { th: 'บรรลุเป้าหมาย', en: 'Met' },
  missed: { th: 'ไม่บรรลุเป้าหมาย', en: 'Missed' },
  'not-reported': { th: 'ยังไม่รายงานผล', en: 'Not reported' },
  'not-comparable': { th: 'เทียบกับเป้าหมายไม่ได้', en: 'Not comparable' },
} as const satisfies Record<ResultStatus, Text>

/** How a status is coloured; the word beside it says the same. */
export const statusTones = { met: 'good', missed: 'bad', 'not-reported': 'neutral', 'not-comparable': 'warn' } as const satisfies Record<ResultStatus, string>

export const stateNames = {
  draft: { th: 'ร่าง', en: 'Draft' },
  submitted: { th: 'รอการตรวจ', en: 'Waiting for review' },
  returned: { th: 'ส่งกลับแก้ไข', en: 'Returned' },
  approved: { th: 'รับรองแล้ว', en: 'Approved' },
  reopened: { th: 'เปิดแก้ไขใหม่', en: 'Reopened' },
} as const satisfies Record<ReportState, Text>

export const stepButtons = {
  submit: { th: 'ส่งให้ตรวจ', en: 'Send for review' },
  return: { th: 'ส่งกลับแก้ไข', en: 'Return' },
  approve: { th: 'รับรองผล', en: 'Approve' },
  reopen: { th: 'เปิดแก้ไขใหม่', en: 'Reopen' },
} as const satisfies Record<string, Text>

export const basisNames = {
  realised: { th: 'เกิดขึ้นจริง', en: 'Realised' },
  forecast: { th: 'คาดการณ์', en: 'Forecast' },
  estimated: { th: 'ประมาณการ', en: 'Estimated' },
  unit_value: { th: 'จำนวนคูณมูลค่าต่อหน่วย', en: 'Count times a unit value' },
  not_stated: { th: 'ไม่ระบุฐานที่มา', en: 'Basis not stated' },
} as const satisfies Record<Basis, Text>

export const stepNames = {
  reported: { th: 'บันทึกผล', en: 'Reported' },
  submitted: { th: 'ส่งให้ตรวจ', en: 'Submitted' },
  returned: { th: 'ส่งกลับแก้ไข', en: 'Returned' },
  approved: { th: 'รับรอง', en: 'Approved' },
  reopened: { th: 'เปิดแก้ไขใหม่', en: 'Reopened' },
} as const satisfies Record<ResultStep['step'], Text>

export const failureTexts = {
  'no-such-indicator': { th: 'ไม่พบตัวชี้วัดนี้ในแผนของปี', en: 'This indicator is not in the plan of the year' },
  'not-yours': { th: 'ท่านไม่ได้รับผิดชอบตัวชี้วัดนี้', en: 'You do not answer for this indicator' },
  locked: {
    th: 'ผลของช่วงเวลานี้รับรองแล้วและถูกล็อกไว้ หากต้องแก้ไข ผู้ติดตามและประเมินผลต้องเปิดใหม่พร้อมระบุเหตุผล',
    en: 'The result of this period is approved and locked. To change it, the M&E officer reopens it with a reason',
  },
  'under-review': { th: 'รายงานนี้ส่งให้ตรวจแล้ว แก้ไขได้เมื่อถูกส่งกลับ', en: 'This report is being reviewed; it can be changed once it is returned' },
  'wrong-state': { th: 'รายงานนี้ไม่ได้อยู่ในขั้นที่ทำรายการนี้ได้', en: 'The report is not at a step where this can be done' },
  stale: {
    th: 'มีผู้แก้ไขรายงานนี้หลังจากที่ท่านเปิดหน้า กรุณาเทียบกับข้อมูลล่าสุดก่อนบันทึกอีกครั้ง',
    en: 'Somebody changed this report after you opened the page. Compare with the latest before saving again',
  },
  incomplete: { th: 'รายงานยังไม่ครบถ้วน', en: 'The report is not complete' },
  'own-report': { th: 'ผู้รายงานตรวจรายงานของตนเองไม่ได้', en: 'Who reported a result does not review it' },
  'no-faults': { th: 'กรุณาระบุสิ่งที่ต้องแก้ไขอย่างน้อยหนึ่งข้อ', en: 'Say at least one thing that must be corrected' },
  'reason-missing': { th: 'กรุณาระบุเหตุผล', en: 'Give a reason' },
  'nothing-to-reopen': { th: 'ไม่มีผลที่รับรองแล้วให้เปิดแก้ไข หรือเปิดแก้ไขไว้แล้ว', en: 'There is no approved result to reopen, or it is open already' },
} as const satisfies Record<ResultFailure, Text>

/** What a report needs, said to the person who can mend it. */
export const words = {
  needsValue: { th: 'กรุณากรอกผล หรือระบุเหตุผลที่ยังไม่มีผล', en: 'Give the result, or the reason why there is none' },
  valueAndReason: { th: 'มีทั้งผลและเหตุผลที่ยังไม่มีผล กรุณาเลือกอย่างเดียว', en: 'There is both a result and a reason why there is none: choose one' },
  needsNote: {
    th: 'ผลไม่บรรลุหรือเทียบกับเป้าหมายไม่ได้ กรุณาอธิบายในหมายเหตุ',
    en: 'The target is missed or cannot be compared with: explain it in the note',
  },
  needsBasis: { th: 'ผลเป็นจำนวนเงิน กรุณาระบุฐานที่มาของมูลค่า', en: 'The result is money: say on which basis' },
  needsEvidence: { th: 'ผลทั้งปีต้องมีหลักฐานแนบอย่างน้อยหนึ่งไฟล์', en: 'The result of a year needs at least one file of evidence' },
} as const satisfies Record<string, Text>

export const pageWords = {
  results: { th: 'ผลตัวชี้วัด', en: 'Results' },
  ofYear: (year: number): Text => ({ th: `ผลตัวชี้วัด ปีงบประมาณ ${year}`, en: `Results of fiscal year ${year}` }),
  listLead: {
    th: 'ผลของตัวชี้วัดทุกตัวเทียบกับเป้าหมาย ผลที่เผยแพร่แล้วและผลที่รับรองในระบบแยกจากกัน เลือกตัวชี้วัดเพื่อดูหลักฐานและประวัติ',
    en: 'Every indicator against its target. What was published and what was approved here are told apart. Choose one to see its evidence and history',
  },
  all: { th: 'ทั้งหมด', en: 'All' },
  byStatus: { th: 'ตามสถานะ', en: 'By status' },
  mine: { th: 'ที่ท่านต้องรายงาน', en: 'Yours to report' },
  nothingDue: { th: 'ไม่มีรายการค้าง ทุกตัวชี้วัดของโครงการท่านมีผลแล้ว', en: 'Nothing is due: every indicator of your projects has a result' },
  own: { th: 'ตัวชี้วัดของโครงการท่าน', en: 'Indicators of your projects' },
  everyIndicator: { th: 'ทุกตัวชี้วัดของปี', en: 'Every indicator of the year' },
  waiting: { th: 'รอการตรวจ', en: 'Waiting for review' },
  nothingWaits: { th: 'ไม่มีรายงานรอการตรวจ', en: 'No report waits for review' },
  toStart: { th: 'ยังไม่ได้เริ่มรายงาน', en: 'Not started' },
  indicator: { th: 'ตัวชี้วัด', en: 'Indicator' },
  target: { th: 'เป้าหมาย', en: 'Target' },
  result: { th: 'ผล', en: 'Result' },
  against: { th: 'ผลเทียบเป้าหมาย', en: 'Result against target' },
  status: { th: 'สถานะ', en: 'Status' },
  unit: { th: 'หน่วย', en: 'Unit' },
  basis: { th: 'ฐานที่มาของค่า', en: 'Basis' },
  note: { th: 'หมายเหตุ', en: 'Note' },
  origin: { th: 'ที่มาของผล', en: 'Where the result is from' },
  published: { th: 'ตามที่เผยแพร่', en: 'As published' },
  reported: { th: 'รายงานและรับรองในระบบ', en: 'Reported and approved here' },
  approvedBy: (name: string): Text => ({ th: `รับรองโดย ${name}`, en: `Approved by ${name}` }),
  noResult: { th: 'ยังไม่มีผล', en: 'No result yet' },
  noTarget: { th: 'ไม่มีเป้าหมายของช่วงเวลานี้', en: 'No target for this period' },
  noIndicators: { th: 'ไม่มีตัวชี้วัดในเงื่อนไขนี้', en: 'No indicator matches' },
  noIndicatorsAdvice: {
    th: 'ตัวชี้วัดและเป้าหมายมาจากแผนของปี',
    en: 'Indicators and their targets come from the plan of the year',
  },
  noYear: { th: 'ยังไม่มีแผนของปีใด', en: 'There is no plan of any year yet' },
  strategyLevel: (number: string): Text => ({ th: `ตัวชี้วัดยุทธศาสตร์ที่ ${number}`, en: `Indicators of strategy ${number}` }),
  planLevel: { th: 'ตัวชี้วัดของแผน', en: 'Indicators of the plan' },
  output: { th: 'ผลผลิต', en: 'Output' },
  outcome: { th: 'ผลลัพธ์', en: 'Outcome' },
  period: { th: 'ช่วงเวลา', en: 'Period' },
  wholeYear: { th: 'ทั้งปี', en: 'Whole year' },
  quarter: (quarter: number): Text => ({ th: `ไตรมาส ${quarter}`, en: `Quarter ${quarter}` }),
  cumulative: { th: 'ผลของไตรมาสนับสะสมตั้งแต่ต้นปีงบประมาณ', en: 'A quarter’s result is cumulative from the start of the fiscal year' },
  publishedDiffers: (value: string): Text => ({
    th: `แฟ้มที่เผยแพร่ให้ค่า ${value} แต่ผลที่รับรองในระบบเป็นค่าที่ใช้ การนำเข้าแฟ้มไม่เขียนทับผลที่รับรองแล้ว`,
    en: `The published file says ${value}; the result approved here is in force. Importing a file does not overwrite it`,
  }),
  different: { th: 'เป้าหมายและผลวัดคนละสิ่งกัน', en: 'Target and result measure different things' },
  evidence: { th: 'หลักฐาน', en: 'Evidence' },
  noEvidence: { th: 'ไม่มีไฟล์หลักฐาน', en: 'No files of evidence' },
  publishedEvidence: { th: 'ผลนี้มาจากรายงานที่เผยแพร่ หลักฐานคือบรรทัดในรายงาน', en: 'This result is from the published report: its line is the evidence' },
  open: { th: 'รายงานที่กำลังดำเนินการ', en: 'Report under way' },
  reopenReason: { th: 'เหตุผลที่เปิดแก้ไข', en: 'Why it was reopened' },
  reportedBy: { th: 'ผู้รายงาน', en: 'Reported by' },
  stillMissing: { th: 'สิ่งที่ยังขาดก่อนส่งให้ตรวจ', en: 'Still missing before it can be sent' },
  toCorrect: { th: 'สิ่งที่ผู้ตรวจให้แก้ไข', en: 'What the reviewer wants corrected' },
  report: { th: 'รายงานผล', en: 'Report the result' },
  save: { th: 'บันทึก', en: 'Save' },
  value: { th: 'ผล', en: 'Result' },
  unitHint: { th: 'หากหน่วยต่างจากเป้าหมาย จะเทียบกับเป้าหมายไม่ได้', en: 'With another unit than the target’s it cannot be compared' },
  noteHint: { th: 'จำเป็นเมื่อผลไม่บรรลุเป้าหมาย', en: 'Needed when the target is missed' },
  missingReason: { th: 'เหตุผลที่ยังไม่มีผล', en: 'Why there is no result' },
  files: { th: 'แนบไฟล์หลักฐาน', en: 'Attach evidence' },
  filesHint: { th: 'PDF ภาพ XLSX DOCX CSV หรือข้อความ ไฟล์ละไม่เกิน 20 MB', en: 'PDF, images, XLSX, DOCX, CSV or text, 20 MB each at most' },
  withdraw: (name: string): Text => ({ th: `ถอนไฟล์ ${name}`, en: `Withdraw ${name}` }),
  review: { th: 'ตรวจรายงาน', en: 'Review the report' },
  returnIntro: {
    th: 'หากต้องแก้ไข ระบุทุกข้อในคราวเดียว ช่องที่ว่างคือไม่มีข้อแก้ไข',
    en: 'To return it, say everything at once; a field left empty has no fault',
  },
  reviewOwn: { th: 'ท่านเป็นผู้รายงานผลนี้ จึงตรวจเองไม่ได้', en: 'You reported this result, so somebody else reviews it' },
  general: { th: 'เรื่องอื่น', en: 'Anything else' },
  reason: { th: 'เหตุผล', en: 'Reason' },
  reopenIntro: {
    th: 'ผลที่รับรองแล้วถูกล็อก ผลเดิมยังใช้อยู่จนกว่าผลใหม่จะได้รับการรับรอง',
    en: 'An approved result is locked. It stays in force until a new one is approved',
  },
  derived: { th: 'คำนวณจากบันทึกของระบบ', en: 'Computed from the records here' },
  noRecords: { th: 'ยังไม่มีรายการ', en: 'No records yet' },
  derivedApart: (name: string): Text => ({ th: `${name} ใช้เทียบเท่านั้น ไม่นับเป็นผล`, en: `${name}: for comparison, never counted as the result` }),
  derivation: { th: 'เทียบกับบันทึกของระบบ', en: 'Check against the records here' },
  noDerivation: { th: 'ไม่เทียบ', en: 'Not checked' },
  decide: { th: 'ผู้ติดตามและประเมินผล', en: 'Monitoring and evaluation' },
  comparability: { th: 'เป้าหมายกับผลเทียบกันได้หรือไม่', en: 'Can target and result be compared?' },
  declareDifferent: { th: 'ระบุว่าวัดคนละสิ่งกัน', en: 'Declare that they measure different things' },
  declareSame: { th: 'ระบุว่าเทียบกันได้', en: 'Declare that they can be compared' },
  history: { th: 'ประวัติ', en: 'History' },
  noHistory: { th: 'ยังไม่มีการรายงานในระบบ', en: 'Nothing has been reported here' },
  edition: (edition: number): Text => ({ th: `ฉบับที่ ${edition}`, en: `Edition ${edition}` }),
} as const

/** The places of a return, as the form asks for them. */
export const faultPlaces = {
  value: pageWords.value,
  basis: pageWords.basis,
  note: pageWords.note,
  evidence: pageWords.evidence,
  general: pageWords.general,
} as const satisfies Record<string, Text>

export const fileFailures = {
  'file-empty': { th: 'ไฟล์ว่างเปล่า', en: 'The file is empty' },
  'file-too-large': { th: 'ไฟล์ใหญ่เกิน 20 MB', en: 'The file is larger than 20 MB' },
  'file-type-not-allowed': {
    th: 'ไม่รับไฟล์ชนิดนี้ รับ PDF ภาพ XLSX DOCX CSV หรือข้อความ',
    en: 'This kind of file is not taken: PDF, images, XLSX, DOCX, CSV or text are',
  },
} as const satisfies Record<FileRefusal, Text>

/** What people are told, with the indicator's code. */
export const noticeTexts = {
  submitted: (indicator: string): Text => ({ th: `มีผลตัวชี้วัด ${indicator} รอการตรวจ`, en: `The result of ${indicator} waits for review` }),
  returned: (indicator: string, faults: number): Text => ({
    th: `ผลตัวชี้วัด ${indicator} ถูกส่งกลับให้แก้ไข ${faults} ข้อ`,
    en: `The result of ${indicator} was returned with ${faults} to correct`,
  }),
  approved: (indicator: string): Text => ({ th: `ผลตัวชี้วัด ${indicator} ได้รับการรับรองแล้ว`, en: `The result of ${indicator} was approved` }),
  reopened: (indicator: string): Text => ({ th: `ผลตัวชี้วัด ${indicator} ถูกเปิดให้แก้ไขใหม่`, en: `The result of ${indicator} was reopened` }),
}
