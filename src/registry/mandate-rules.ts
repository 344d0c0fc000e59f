import type { Mandate, MandateRole, MandateScope } from './model.ts'

export type MandateStatus = Mandate['status']

/** Who can take a step: a verified holder of 'manage' (the enterprise itself), the holder, an officer who reaches the record, ThaID, a source. */
export type MandateHand = 'enterprise' | 'holder' | 'officer' | 'thaid' | 'source'

const anybodyConcerned = ['holder', 'enterprise', 'officer'] as const

/**
 * The life of a mandate. One that nobody could consent to starts unverified, one that the enterprise can answer for starts as asked. A person who is the
 * enterprise needs nobody's consent once ThaID says so.
 */
export const mandateSteps = {
  asked: { unverified: ['enterprise'], verified: ['thaid'], declined: ['enterprise'], ended: anybodyConcerned },
  unverified: { verified: ['thaid', 'officer', 'source'], ended: anybodyConcerned },
  verified: { ended: anybodyConcerned },
  declined: {},
  ended: {},
} as const satisfies Record<MandateStatus, Readonly<Partial<Record<MandateStatus, readonly MandateHand[]>>>>

export const mandateStarts: readonly MandateStatus[] = ['asked', 'unverified']

/** Whether one of these hands may take the step. */
export function mayStep(from: MandateStatus, to: MandateStatus, hands: Iterable<MandateHand>): boolean {
  const steps: Readonly<Partial<Record<MandateStatus, readonly MandateHand[]>>> = mandateSteps[from]
  const allowed = new Set(steps[to])
  return [...hands].some((hand) => allowed.has(hand))
}

/** The most that a role can be given. */
export const roleScopes = {
  owner: ['read', 'update', 'apply', 'sign', 'manage'],
  signatory: ['read', 'update', 'apply', 'sign', 'manage'],
  preparer: ['read', 'update', 'apply'],
  accountant: ['read', 'update'],
  counter: ['read', 'update', 'apply'],
} as const satisfies Record<MandateRole, readonly MandateScope[]>

/** Scopes that bind the enterprise: they wait until somebody has verified that the holder is who they say. */
export const needsVerified: ReadonlySet<MandateScope> = new Set(['sign', 'manage'])

/**
 * Whether a mandate that is current today lets its holder do this. One that is only asked for lets nobody do anything; one that claims a record others
 * filled (`sees: 'card'`) lets its holder do nothing but wait to be verified.
 */
export const may = ({ status, sees, scope }: Pick<Mandate, 'status' | 'sees' | 'scope'>, wanted: MandateScope): boolean =>
  (status === 'verified' || (status === 'unverified' && !needsVerified.has(wanted))) && sees === 'all' && scope.includes(wanted)
