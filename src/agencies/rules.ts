import type { PlainDate } from '#platform/dates.ts'

export const bases = ['consent', 'law'] as const
/** What an agreement rests on: each enterprise's consent, or a law that needs none. */
export type Basis = (typeof bases)[number]

export const directions = ['in', 'out'] as const
/** 'in': the agency tells us about enterprises; 'out': it reads what we know. */
export type Direction = (typeof directions)[number]

export interface Term {
  readonly startsOn: PlainDate
  /** The last day, included. */
  readonly endsOn: PlainDate
  /** The moment it was ended before its time. */
  readonly endedAt: string | null
}

export type AgreementState = 'coming' | 'in-force' | 'lapsed' | 'ended'

/** Where an agreement stands on a day. One that was ended early counts no more from that moment on, whatever the day. */
export function stateOf({ startsOn, endsOn, endedAt }: Term, on: PlainDate): AgreementState {
  if (endedAt !== null) return 'ended'
  if (on < startsOn) return 'coming'
  return on <= endsOn ? 'in-force' : 'lapsed'
}
