import type { Satang } from '#platform/money.ts'
import type { Balance, EntryKind } from './model.ts'

/** What an entry does to its line, and whether the line can bear it: the same arithmetic as the generated columns and constraints of plan.budget_entry. */

export interface Change {
  readonly allocated: Satang
  readonly committed: Satang
  readonly disbursed: Satang
}

/**
 * What each kind changes, in satang:
 * - allocation, transfer_in: allocated grows; transfer_out: allocated shrinks
 * - commitment: committed grows; release: committed shrinks, what it held remains again
 * - disbursement: disbursed grows; if it pays a commitment, committed shrinks by as much, else it comes out of what remains
 * - return: money paid out came back: disbursed shrinks, it remains again
 * - reversal: the opposite of the entry it takes back
 */
export function changeOf(entry: {
  readonly kind: EntryKind
  readonly reversedKind?: EntryKind | undefined
  readonly amount: Satang
  readonly paysCommitment: boolean
}): Change {
  const { amount } = entry
  const kind = entry.reversedKind ?? entry.kind
  const change: Change = {
    allocated: kind === 'allocation' || kind === 'transfer_in' ? amount : kind === 'transfer_out' ? -amount : 0n,
    committed: kind === 'commitment' ? amount : kind === 'release' || (kind === 'disbursement' && entry.paysCommitment) ? -amount : 0n,
    disbursed: kind === 'disbursement' ? amount : kind === 'return' ? -amount : 0n,
  }
  return entry.kind === 'reversal' ? { allocated: -change.allocated, committed: -change.committed, disbursed: -change.disbursed } : change
}

export function withChange(balance: Balance, change: Change): Balance {
  const allocated = balance.allocated + change.allocated
  const committed = balance.committed + change.committed
  const disbursed = balance.disbursed + change.disbursed
  return { allocated, committed, disbursed, remaining: allocated - committed - disbursed }
}

/** Why a line cannot bear a change. */
export type Overdraft = 'more-than-remains' | 'more-than-committed' | 'more-than-disbursed' | 'more-than-commitment'

export function overdraftOf(after: Balance, commitmentLeft?: Satang): Overdraft | undefined {
  if (commitmentLeft !== undefined && commitmentLeft < 0n) return 'more-than-commitment'
  if (after.committed < 0n) return 'more-than-committed'
  if (after.disbursed < 0n) return 'more-than-disbursed'
  if (after.allocated < 0n || after.remaining < 0n) return 'more-than-remains'
  return undefined
}
