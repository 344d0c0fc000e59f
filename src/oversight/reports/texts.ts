import type { Text } from '#platform/text.ts'

/** Words of the report as a document: on paper, on the page and in the workbook alike. */
export const words = {
  page: { th: 'หน้า', en: 'Page' },
  of: { th: 'จาก', en: 'of' },
  contents: { th: 'สารบัญ', en: 'Contents' },
  code: { th: 'ที่มา', en: 'Source' },
  target: { th: 'เป้าหมาย', en: 'Target' },
  disbursed: { th: 'เบิกจ่าย', en: 'Disbursed' },
  committed: { th: 'ผูกพัน', en: 'Committed' },
  remaining: { th: 'คงเหลือ', en: 'Remaining' },
  index: { th: 'ดัชนีที่มาของตัวเลข', en: 'Where the numbers come from' },
  indexLead: {
    th: 'รหัสท้ายแถวของแต่ละตารางบอกที่มาของตัวเลขในแถวนั้น: แฟ้มที่นำเข้ากับบรรทัดในแฟ้ม และบรรทัดของรายงานที่เผยแพร่',
    en: 'The code at the end of a table row says where its numbers come from: the imported file with its line, and the line of the published report.',
  },
  indexSource: { th: 'แฟ้มและบรรทัด', en: 'File and line' },
  line: { th: 'บรรทัด', en: 'line' },
  publishedLine: { th: 'รายงานที่เผยแพร่บรรทัด', en: 'published report, line' },
  enteredHere: { th: 'บันทึกในระบบ', en: 'Entered in the system' },
  composedAt: { th: 'ประมวลผลเมื่อ', en: 'Composed' },
  seal: { th: 'ตราผนึกบันทึกการตรวจสอบล่าสุด', en: 'Last seal of the audit trail' },
  noSeal: { th: 'ยังไม่มีตราผนึกบันทึกการตรวจสอบ', en: 'The audit trail is not sealed yet' },
  cover: { th: 'ปก', en: 'Cover' },
  figure: { th: 'ตัวเลข', en: 'Figure' },
  value: { th: 'ค่า', en: 'Value' },
  unit: { th: 'หน่วย', en: 'Unit' },
  remark: { th: 'หมายเหตุ', en: 'Remark' },
  none: { th: 'ไม่มีข้อมูล', en: 'Nothing recorded' },
} satisfies Record<string, Text>
