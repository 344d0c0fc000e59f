import { createHash } from 'node:crypto'
import type { Text } from '#platform/text.ts'
import type { Book, PrintedPlace } from './book.ts'

/**
 * high: arithmetic or identity proven wrong in money or a headline number; medium: two statements that cannot both be meant; low: a question
 * worth asking before print. Never a judgement of the work itself.
 */
export const severities = ['high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** What a rule found: one contradiction with every place it shows in. */
export interface Contradiction {
  readonly message: Text
  readonly places: readonly PrintedPlace[]
  /** The recomputation with exact numbers. */
  readonly computed: string
  /** Where one case of a rule weighs differently from the others. */
  readonly severity?: Severity
}

/** A general check. It names no project, year, list or number of any agency. */
export interface Rule {
  readonly key: string
  readonly kind: Kind
  readonly severity: Severity
  readonly title: Text
  /** Why this is a contradiction and what usually lies behind it. */
  readonly explanation: Text
  readonly find: (book: Book) => readonly Contradiction[]
}

/** A contradiction with its name; the store adds what people say to it. */
export interface Detected {
  /** Stable between runs: the rule and the rows and columns it is about, never their lines or values. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly message: Text
  readonly places: readonly PrintedPlace[]
  readonly computed: string
}

/** The kinds of contradiction, in the order they are shown. */
export const kinds = {
  totals: { th: 'ยอดรวมและร้อยละ', en: 'Totals and percentages' },
  versions: { th: 'เรื่องเดียวกันพิมพ์ไม่ตรงกัน', en: 'One fact, two versions' },
  names: { th: 'ชื่อและตัวเลขที่ใช้ซ้ำ', en: 'Names and numbers used twice' },
  measures: { th: 'เป้าหมายกับผลวัดคนละเรื่อง', en: 'Target and result measure different things' },
  composition: { th: 'องค์ประกอบของยอดรวม', en: 'What totals are made of' },
  surveys: { th: 'แบบสำรวจและการวัด', en: 'Surveys and measurements' },
  dates: { th: 'วันที่และการประชุม', en: 'Dates and meetings' },
  counts: { th: 'จำนวนนับและรายการ', en: 'Counts and lists' },
  money: { th: 'เงินอนุมัติ ผูกพัน และเบิกจ่าย', en: 'Money approved, committed, disbursed' },
  gaps: { th: 'สิ่งที่ขาดและคำอธิบาย', en: 'What is missing or unexplained' },
} as const satisfies Record<string, Text>
export type Kind = keyof typeof kinds

export function toDetected(rule: Rule, { message, places, computed, severity = rule.severity }: Contradiction): Detected {
  const identity = [...new Set(places.map((place) => place.identity))].toSorted().join('\n')
  const id = `${rule.key}-${createHash('sha256').update(`${rule.key}\n${identity}`).digest('hex').slice(0, 10)}`
  return { id, rule: rule.key, severity, message, places, computed }
}
