import { findStep, type Lifecycle } from '#casework/index.ts'
import { stateNames, stepButtons } from './texts.ts'

export const reportStates = ['draft', 'submitted', 'returned', 'approved', 'reopened'] as const
export type ReportState = (typeof reportStates)[number]

/** An approved edition itself never changes: reopening makes the next edition, which begins as `reopened`. */
export const lifecycle = {
  start: 'draft',
  states: stateNames,
  steps: {
    draft: { submitted: { name: stepButtons.submit, may: 'results.report' } },
    submitted: {
      returned: { name: stepButtons.return, may: 'results.review' },
      approved: { name: stepButtons.approve, may: 'results.review' },
    },
    returned: { submitted: { name: stepButtons.submit, may: 'results.report' } },
    approved: { reopened: { name: stepButtons.reopen, may: 'results.review', needsReason: true } },
    reopened: { submitted: { name: stepButtons.submit, may: 'results.report' } },
  },
} as const satisfies Lifecycle<ReportState>

/** In these states it is the owner's turn to write. */
export const isOwnersTurn = (state: ReportState): boolean => findStep<ReportState>(lifecycle, state, 'submitted') !== undefined
