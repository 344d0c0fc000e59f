import type Big from 'big.js'
import { z } from 'zod'
import { readDate, whyNotDate } from './dates.ts'
import { faultText } from './forms.ts'
import { isId } from './ids.ts'
import { notNegative, readBaht, whyNotBaht, type Satang } from './money.ts'
import { readDecimal, whyNotDecimal } from './numbers.ts'
import type { Text } from './text.ts'

/**
 * The fields of forms: each takes what a person typed (Thai digits, thousands separators, Buddhist dates) and answers a value of the platform,
 * or a sentence in both languages. Every field is needed unless wrapped in `field.optional(...)`.
 *
 *     const schema = z.object({ amount: field.money(), paidOn: field.date(), note: field.optional(field.text({ max: 500 })) })
 */
const needed: Text = { th: 'โปรดกรอกข้อมูลช่องนี้', en: 'This field must be filled in' }

const notText: Text = { th: 'ต้องเป็นข้อความ', en: 'This must be text' }

/** Text that somebody sent, trimmed, of characters the database can keep. */
export const sentText = z
  .string({ error: ({ input }) => faultText(input === undefined ? needed : notText) })
  .trim()
  .min(1, { error: faultText(needed), abort: true })
  .refine((text) => text.isWellFormed() && !text.includes('\0'), {
    error: faultText({ th: 'มีอักขระที่บันทึกไม่ได้', en: 'It holds a character that cannot be kept' }),
    abort: true,
  })

/** Text that is read into a value of the platform; where it cannot be, `why` says so in both languages. */
export const readBy = <T>(read: (printed: string) => T | undefined, why: (printed: string) => Text) =>
  sentText.transform((printed, context): T => {
    const value = read(printed)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: faultText(why(printed)) })
    return z.NEVER
  })

interface Bounds {
  readonly min?: number
  readonly max?: number
}

export const field = {
  /** Satang; an amount below zero is refused. */
  money: () => readBy<Satang>(readBaht, whyNotBaht).refine((satang) => satang >= 0n, { error: faultText(notNegative) }),
  /** PlainDate. */
  date: () => readBy(readDate, whyNotDate),
  decimal: () => readBy<Big>(readDecimal, whyNotDecimal),
  integer: ({ min = 0, max = Number.MAX_SAFE_INTEGER }: Bounds = {}) =>
    readBy(readInteger, () => ({ th: 'โปรดใส่จำนวนเต็ม', en: 'Write a whole number' })).refine((value) => value >= min && value <= max, {
      error: faultText({ th: `ต้องอยู่ระหว่าง ${min} ถึง ${max}`, en: `Must be from ${min} to ${max}` }),
    }),
  text: ({ max = 200 }: { readonly max?: number } = {}) =>
    sentText.max(max, { error: faultText({ th: `ยาวเกิน ${max} ตัวอักษร`, en: `Longer than ${max} characters` }) }),
  id: () => sentText.refine(isId, { error: faultText({ th: 'ไม่พบรายการที่เลือก', en: 'What was chosen is not there' }) }),
  oneOf: <const Value extends string>(values: readonly Value[]) =>
    z.enum(values, { error: faultText({ th: 'โปรดเลือกจากรายการ', en: 'Choose from the list' }) }),
  /** Undefined when the field was left empty or not sent. */
  optional: <S extends z.ZodType>(schema: S) =>
    z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional()),
}

function readInteger(printed: string): number | undefined {
  const value = readDecimal(printed)
  return value?.eq(value.round()) && value.abs().lte(Number.MAX_SAFE_INTEGER) ? value.toNumber() : undefined
}
