import type { Text } from '#platform/text.ts'
import type { CorrectionRefusal } from './actions/correct-cell.ts'

export const words = {
  title: (file: string, line: number): Text => ({ th: `${file} บรรทัด ${line}`, en: `${file}, line ${line}` }),
  eyebrow: (year: number): Text => ({ th: `ตามที่พิมพ์ ปีงบประมาณ ${year}`, en: `As printed, fiscal year ${year}` }),
  lead: (srcLine: number | undefined): Text =>
    srcLine === undefined
      ? { th: 'แถวของแฟ้มข้อมูลตามที่นำเข้า ทุกช่องเป็นข้อความเดิม', en: 'A row of the imported file, every cell as it stands there' }
      : {
          th: `แถวของแฟ้มข้อมูลตามที่นำเข้า อยู่ที่บรรทัด ${srcLine} ของรายงานที่เผยแพร่`,
          en: `A row of the imported file; it stands at line ${srcLine} of the published report`,
        },
  neighbours: { th: 'แถวใกล้เคียงในแฟ้ม', en: 'Rows around it in the file' },
  line: { th: 'บรรทัด', en: 'Line' },
  content: { th: 'ข้อความในแถว', en: 'What the row says' },
  thisRow: { th: 'แถวนี้', en: 'this row' },
  corrected: { th: 'ที่ถูกต้อง', en: 'Should be' },
  corrections: { th: 'การแก้ไข', en: 'Corrections' },
  correct: { th: 'แก้ไขช่อง', en: 'Correct a cell' },
  correctNote: {
    th: 'ข้อความที่พิมพ์จะคงไว้ การแก้ไขเก็บคู่กันพร้อมเหตุผล และใช้แทนค่าที่พิมพ์ตราบที่แฟ้มยังพิมพ์ค่าเดิม',
    en: 'What is printed stays. The correction is kept beside it with its reason and holds while the file still says the same.',
  },
  newValue: { th: 'ค่าที่ถูกต้อง', en: 'The right value' },
  reason: { th: 'เหตุผลและที่มา', en: 'Reason and source' },
  save: { th: 'บันทึกการแก้ไข', en: 'Save correction' },
  version: (version: number): Text => ({ th: `ครั้งที่ ${version}`, en: `version ${version}` }),
} as const satisfies Record<string, Text | ((...values: never[]) => Text)>

export const refusals = {
  'no-such-cell': { th: 'ไม่พบช่องนี้', en: 'There is no such cell' },
  stale: { th: 'แฟ้มถูกนำเข้าใหม่และช่องนี้เปลี่ยนไปแล้ว โปรดอ่านค่าปัจจุบันก่อน', en: 'The file was imported again and this cell has changed: read it first' },
  unreadable: { th: 'ค่าใหม่ไม่ใช่ชนิดเดียวกับช่องนี้ เช่น ช่องตัวเลขต้องเป็นตัวเลข', en: 'This is not the kind of value the cell holds' },
  unchanged: { th: 'ค่าใหม่เหมือนค่าที่พิมพ์', en: 'This is what is printed already' },
  'belongs-elsewhere': { th: 'ช่องนี้เป็นของแผน งบประมาณ หรือผล โปรดแก้ที่หน้าของเรื่องนั้น', en: 'This belongs to the plan, its money or its results: correct it there' },
} as const satisfies Record<CorrectionRefusal, Text>
