import type { Lifecycle } from '#casework/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { PlainDate } from '#platform/dates.ts'

export type BreachStatus = 'found' | 'assessed' | 'reported' | 'told' | 'closed'
export const risks = ['none', 'some', 'high'] as const
export type Risk = (typeof risks)[number]

/**
 * A breach of personal data is found, assessed, reported to the Committee where it is a risk to people, told to them where the risk is high, and closed
 * when nothing is left to do. Source: Personal Data Protection Act B.E. 2562, section 37(4).
 */
export const breachLife = {
  start: 'found',
  states: {
    found: { th: 'พบเหตุ รอประเมิน', en: 'Found, to be assessed' },
    assessed: { th: 'ประเมินแล้ว', en: 'Assessed' },
    reported: { th: 'แจ้งสำนักงานคณะกรรมการฯ แล้ว', en: 'Reported to the Committee' },
    told: { th: 'แจ้งเจ้าของข้อมูลแล้ว', en: 'People told' },
    closed: { th: 'ปิดแล้ว', en: 'Closed' },
  },
  steps: {
    found: { assessed: { name: { th: 'บันทึกการประเมิน', en: 'Record the assessment' }, may: 'privacy.manage' } },
    assessed: {
      reported: { name: { th: 'แจ้งสำนักงานคณะกรรมการฯ แล้ว', en: 'The Committee was told' }, may: 'privacy.manage' },
      closed: { name: { th: 'ปิดเหตุ', en: 'Close' }, may: 'privacy.manage' },
    },
    reported: {
      told: { name: { th: 'แจ้งเจ้าของข้อมูลแล้ว', en: 'The people were told' }, may: 'privacy.manage' },
      closed: { name: { th: 'ปิดเหตุ', en: 'Close' }, may: 'privacy.manage' },
    },
    told: { closed: { name: { th: 'ปิดเหตุ', en: 'Close' }, may: 'privacy.manage' } },
    closed: {},
  },
} as const satisfies Lifecycle<BreachStatus>

export interface Breach {
  readonly id: string
  readonly number: number
  readonly happenedOn: PlainDate | null
  /** When the agency became aware of it: the clock runs from here. */
  readonly foundAt: Instant
  readonly what: string
  readonly data: string
  readonly people: number | null
  readonly measures: string
  readonly risk: Risk | null
  readonly status: BreachStatus
  readonly version: number
  readonly reportedAt: Instant | null
  readonly toldAt: Instant | null
  readonly closedAt: Instant | null
}

const hoursToReport = 72

/** The moment by which the Committee must be told: 72 hours after the agency became aware. */
export const reportDue = (foundAt: Instant): Instant => new Date(Date.parse(foundAt) + hoursToReport * 3_600_000).toISOString()

/** A duty of the law and how it stands. */
export interface Duty {
  readonly what: 'report' | 'tell'
  /** By when; undefined: without delay. */
  readonly due: Instant | undefined
  readonly doneAt: Instant | null
  readonly state: 'done' | 'late' | 'waiting' | 'overdue'
}

/** What the law asks for this breach. Until it is assessed the Committee counts as to be told: nobody wins time by not looking. */
export function dutiesOf({ risk, foundAt, reportedAt, toldAt }: Pick<Breach, 'risk' | 'foundAt' | 'reportedAt' | 'toldAt'>, now: Instant): Duty[] {
  if (risk === 'none') return []
  const due = reportDue(foundAt)
  const isPast = (at: Instant) => Date.parse(at) > Date.parse(due)
  const report: Duty = {
    what: 'report',
    due,
    doneAt: reportedAt,
    state: reportedAt ? (isPast(reportedAt) ? 'late' : 'done') : isPast(now) ? 'overdue' : 'waiting',
  }
  return risk === 'high' ? [report, { what: 'tell', due: undefined, doneAt: toldAt, state: toldAt ? 'done' : 'waiting' }] : [report]
}

/** What a breach must have come to before it may be closed. */
const closedFrom = { none: 'assessed', some: 'reported', high: 'told' } as const satisfies Record<Risk, BreachStatus>

export type MoveRefusal = 'wrong-step' | 'duty-open' | 'no-duty' | 'late-without-reason'

/** Whether a breach may take a step now: undefined when it may. Telling the Committee late asks for the reason. */
export function whyNot(
  breach: Pick<Breach, 'status' | 'risk' | 'foundAt'>,
  to: 'reported' | 'told' | 'closed',
  { now, note }: { readonly now: Instant; readonly note: string | undefined },
): MoveRefusal | undefined {
  const { status, risk, foundAt } = breach
  const steps: object = breachLife.steps[status]
  if (!risk || !(to in steps)) return 'wrong-step'
  if (to === 'closed') return status === closedFrom[risk] ? undefined : 'duty-open'
  if (to === 'told') return risk === 'high' ? undefined : 'no-duty'
  if (risk === 'none') return 'no-duty'
  return Date.parse(now) > Date.parse(reportDue(foundAt)) && !note ? 'late-without-reason' : undefined
}
