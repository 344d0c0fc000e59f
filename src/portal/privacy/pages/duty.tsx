import type { Speak } from '#platform/text.ts'
import { StatusTag, type Tone } from '#ui/index.ts'
import type { Duty } from '../breach.ts'
import { dutyNames, dutyStates } from '../texts.ts'

const tones = { done: 'good', late: 'warn', waiting: 'warn', overdue: 'bad' } as const satisfies Record<Duty['state'], Tone>

/** A duty of the law and how it stands, in words. */
export const DutyTag = ({ t, duty }: { readonly t: Speak; readonly duty: Duty }) => (
  <p>
    {t(dutyNames[duty.what])} <StatusTag tone={tones[duty.state]}>{t(dutyStates[duty.state])}</StatusTag>
  </p>
)
