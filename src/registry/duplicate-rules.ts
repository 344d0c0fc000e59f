/** Which comparisons propose duplicates; the rows of registry.matcher. */
export const matcherCodes = ['same-name', 'alike-name', 'same-phone', 'same-email'] as const
export type MatcherCode = (typeof matcherCodes)[number]

export type DuplicateStatus = 'open' | 'distinct' | 'proposed' | 'merged' | 'undone'

/**
 * The life of a pair. A merge takes two people: one proposes, another confirms. What was undone is open again for a new decision, and the pair keeps
 * what was done before.
 */
export const duplicateSteps = {
  open: ['distinct', 'proposed'],
  proposed: ['merged', 'distinct'],
  merged: ['undone'],
  undone: ['distinct', 'proposed'],
  distinct: ['proposed'],
} as const satisfies Record<DuplicateStatus, readonly DuplicateStatus[]>

export const mayBecome = (from: DuplicateStatus, to: DuplicateStatus): boolean => (duplicateSteps[from] as readonly DuplicateStatus[]).includes(to)

/** Why a pair is two enterprises, or one. */
export const distinctReasons = ['different-numbers', 'branch', 'shared-contact', 'same-owner', 'other-name'] as const
export type DistinctReason = (typeof distinctReasons)[number]
export const mergeReasons = ['typed-twice', 'imported-twice', 'number-corrected', 'owner-says'] as const
export type MergeReason = (typeof mergeReasons)[number]

/** What a merge looks at. */
export interface Candidate {
  readonly id: string
  readonly status: 'active' | 'closed' | 'erased'
  /** It lives on in another. */
  readonly isMerged: boolean
  /** Types of its numbers that a source or an officer confirmed. */
  readonly verifiedNumbers: readonly string[]
}

/** 'open-questions': sources contradict the record that gives way, and afterwards nobody would see it. */
export type MergeHindrance = 'erased' | 'already-merged' | 'two-verified-numbers' | 'open-questions'

/** What stands in the way of two records becoming one: undefined when nothing does. Two confirmed numbers of a type are two enterprises before the law. */
export function mergeHindrance(one: Candidate, other: Candidate): MergeHindrance | undefined {
  if (one.status === 'erased' || other.status === 'erased') return 'erased'
  if (one.isMerged || other.isMerged) return 'already-merged'
  return one.verifiedNumbers.some((type) => other.verifiedNumbers.includes(type)) ? 'two-verified-numbers' : undefined
}
