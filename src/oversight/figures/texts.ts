import type { Text } from '#platform/text.ts'
import type { DefinitionFault } from './rules.ts'

/** What is wrong with a definition, with the piece of its formula. */
export const faultTexts = {
  grammar: (ref: string): Text => ({
    th: `อ่านสูตรไม่ได้ที่ “${ref}” สูตรเป็นผลรวมของรหัสอ้างอิง คั่นด้วย +`,
    en: `The formula cannot be read at “${ref}”: it is a sum of references, separated by +`,
  }),
  unknown: (ref: string): Text => ({ th: `ไม่พบสิ่งที่ “${ref}” อ้างถึง`, en: `What “${ref}” refers to does not exist` }),
  cycle: (ref: string): Text => ({ th: `นิยามวนกลับมาหาตัวเองผ่าน “${ref}”`, en: `The definition comes back to itself through “${ref}”` }),
  'no-target': (ref: string): Text => ({
    th: `“${ref}” ไม่มีค่าเป้าหมาย เพราะส่วนประกอบบางส่วนไม่มีเป้าหมาย`,
    en: `“${ref}” has no target, because a part of it has none`,
  }),
  unit: (ref: string): Text => ({
    th: `“${ref}” เป็นจำนวนเงิน หน่วยของตัวเลขนี้ต้องเป็น baht หรือ million baht`,
    en: `“${ref}” is money: the unit of this figure must be baht or million baht`,
  }),
} as const satisfies Record<DefinitionFault['code'], (ref: string) => Text>
