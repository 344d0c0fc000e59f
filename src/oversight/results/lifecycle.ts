export const reportStates = ['draft', 'submitted', 'returned', 'approved', 'reopened'] as const
export type ReportState = (typeof reportStates)[number]

/** From `approved` nothing changes the edition itself: reopening makes the next one, which begins as `reopened`. */
export const transitions = {
  draft: ['submitted'],
  submitted: ['returned', 'approved'],
  returned: ['submitted'],
  approved: ['reopened'],
  reopened: ['submitted'],
} as const satisfies Record<ReportState, readonly ReportState[]>

export const mayGo = (from: ReportState, to: ReportState): boolean => (transitions[from] as readonly ReportState[]).includes(to)

/** The owner writes in these; in the others the report is somebody else's turn. */
export const isOwnersTurn = (state: ReportState): boolean => mayGo(state, 'submitted')
