/** Why an action of this room was refused. */
export type ResultFailure =
  | 'no-such-indicator'
  | 'not-yours'
  | 'locked'
  | 'under-review'
  | 'wrong-state'
  | 'stale'
  | 'incomplete'
  | 'own-report'
  | 'no-faults'
  | 'no-reason'
  | 'nothing-to-reopen'
