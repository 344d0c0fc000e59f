import type { Text } from '#platform/text.ts'

export const phases = {
  reading: { th: 'กำลังอ่านแฟ้ม', en: 'Reading the files' },
  saving: (table: Text): Text => ({ th: `กำลังบันทึก${table.th}`, en: `Saving: ${table.en}` }),
  done: { th: 'บันทึกครบแล้ว', en: 'All is saved' },
}
