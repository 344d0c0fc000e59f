import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { field } from './fields.ts'
import { newId } from './ids.ts'

/** The value, or the Thai sentence. */
function read(schema: z.ZodType, typed: unknown): unknown {
  const parsed = schema.safeParse(typed)
  return parsed.success ? parsed.data : (JSON.parse(parsed.error.issues[0]!.message) as { th: string }).th
}

describe('fields read what people type', () => {
  test('money', () => {
    expect(read(field.money(), ' ๑,๐๐๐.๕๐ ')).toBe(100_050n)
    expect(read(field.money(), '-1')).toBe('จำนวนเงินติดลบไม่ได้')
    expect(read(field.money(), '1.005')).toContain('ทศนิยม')
    expect(read(field.money(), undefined)).toBe('โปรดกรอกข้อมูลช่องนี้')
  })
  test('dates', () => {
    expect(read(field.date(), '1 ต.ค. 2565')).toBe('2022-10-01')
    expect(read(field.date(), '01/10/65')).toContain('ไม่แน่ชัด')
  })
  test('numbers', () => {
    expect(read(field.integer({ max: 9 }), '๙')).toBe(9)
    expect(read(field.integer({ max: 9 }), '10')).toBe('ต้องอยู่ระหว่าง 0 ถึง 9')
    expect(read(field.integer(), '1.5')).toBe('โปรดใส่จำนวนเต็ม')
    expect(String(read(field.decimal(), '1.50'))).toBe('1.5')
  })
  test('text', () => {
    expect(read(field.text(), '  ข้อความ ')).toBe('ข้อความ')
    expect(read(field.text(), '   ')).toBe('โปรดกรอกข้อมูลช่องนี้')
    expect(read(field.text({ max: 3 }), 'abcd')).toBe('ยาวเกิน 3 ตัวอักษร')
    expect(read(field.oneOf(['a', 'b']), 'c')).toBe('โปรดเลือกจากรายการ')
  })
  test('ids', () => {
    const id = newId()
    expect(read(field.id(), id)).toBe(id)
    expect(read(field.id(), '7')).toBe('ไม่พบรายการที่เลือก')
  })
  test('optional', () => {
    expect(read(field.optional(field.money()), '')).toBeUndefined()
    expect(read(field.optional(field.money()), undefined)).toBeUndefined()
    expect(read(field.optional(field.money()), '5')).toBe(500n)
    expect(read(z.object({ note: field.optional(field.text()) }), {})).toEqual({ note: undefined })
  })
})
