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
