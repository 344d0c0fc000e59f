import type { z } from 'zod'
import type { Request } from './routes.ts'
import type { Text } from './text.ts'

/** One fault of what was typed: the field it belongs to and a sentence that says what to do. */
export interface FieldFault {
  readonly field: string
  readonly message: Text
}

/** What a form page is drawn from: what was typed, untouched, and what is wrong with it. */
export interface Typed {
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly FieldFault[]
}

export const untouched: Typed = { values: {}, faults: [] }

export type FormResult<T> = { readonly ok: true; readonly value: T; readonly typed: Typed } | { readonly ok: false; readonly typed: Typed }

/** zod carries one string per fault; ours says it in both languages. Use as the `message` of a schema. */
export const faultText = (message: Text): string => JSON.stringify(message)

const unreadable: Text = { th: 'ข้อมูลช่องนี้ไม่ถูกต้อง', en: 'This field cannot be read' }

/** Checks a received form once, at the edge. A fault keeps everything that was typed, so the page can be shown again with 422. */
export function readForm<T>(c: Request, schema: z.ZodType<T>): FormResult<T> {
  const fields = c.get('form')?.fields ?? {}
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : value.join('\n')]))
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, value: parsed.data, typed: { values, faults: [] } }
  const faults = parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: textOf(issue.message) }))
  return { ok: false, typed: { values, faults } }
}

/** What a fault of a schema says. */
export function textOf(message: string): Text {
  try {
    const parsed: unknown = JSON.parse(message)
    if (typeof parsed === 'object' && parsed !== null && 'th' in parsed && 'en' in parsed) return parsed as Text
  } catch {
    // A message of zod itself: no field of ours should let one through.
  }
  return unreadable
}
