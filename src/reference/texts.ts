import type { Text } from '#platform/text.ts'
import type { Holiday } from './store.ts'

export const words = {
  holidays: { th: 'วันหยุด', en: 'Holidays' },
  lead: {
    th: 'วันที่ไม่นับเป็นวันทำการในกำหนดเวลาของระบบ นอกเหนือจากวันเสาร์และวันอาทิตย์',
    en: 'Days that do not count as working days in what the platform promises, besides Saturdays and Sundays.',
  },
  day: { th: 'วันที่', en: 'Day' },
  name: { th: 'ชื่อวันหยุด', en: 'Holiday' },
  kind: { th: 'ประเภท', en: 'Kind' },
  origin: { th: 'ที่มา', en: 'From' },
  fromFile: { th: 'ปฏิทินของระบบ', en: 'Built-in calendar' },
  typedIn: { th: 'เจ้าหน้าที่เพิ่ม', en: 'Added by staff' },
  struck: { th: 'ยกเลิกแล้ว เป็นวันทำการ', en: 'Struck off: a working day' },
  strike: { th: 'ยกเลิก', en: 'Strike off' },
  add: { th: 'เพิ่มวันหยุดตามมติคณะรัฐมนตรี', en: 'Add a holiday the cabinet announced' },
  addButton: { th: 'เพิ่มวันหยุด', en: 'Add the holiday' },
  none: { th: 'ไม่มีรายการวันหยุดของปีนี้', en: 'No holidays are listed for this year' },
  noneLead: { th: 'ระบบจะรู้จักเพียงวันเสาร์และอาทิตย์ จนกว่าจะเพิ่มวันหยุด', en: 'Only weekends are known until holidays are added.' },
  otherYear: { th: 'วันที่ต้องอยู่ในปีที่แสดง', en: 'The day must be in the year that is shown' },
} as const satisfies Record<string, Text>

export const kinds = {
  public: { th: 'วันหยุดราชการ', en: 'Public holiday' },
  government: { th: 'วันหยุดเฉพาะส่วนราชการ', en: 'Government holiday' },
  bank: { th: 'วันหยุดธนาคาร (เป็นวันทำการ)', en: 'Bank holiday (a working day here)' },
} as const satisfies Record<Holiday['category'], Text>
