import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf, overdraftOf, withChange } from './entry-rules.ts'
import { entryKinds, type Balance } from './model.ts'
import { extendsBeyond, inPlanOrder, isBehind, noMoney, parentOf, sumBalances } from './rules.ts'

describe('parentOf', () => {
  it.each([
    ['P32.1', ['P32', 'P32.1', 'P3'], 'P32'],
    ['X10', ['X1', 'X10'], undefined],
    ['P32', ['P32', 'P32.1'], undefined],
    ['A-1-2', ['A', 'A-1', 'A-1-2'], 'A-1'],
    ['กข/1', ['กข', 'กข/1'], 'กข'],
  ])('%s', (code, codes, parent) => expect(parentOf(code, codes)).toBe(parent))
})

it('codes stand in the order people read them', () => {
  expect(['P10', 'P2', 'P32.1', 'P32', 'P32.10', 'P32.2'].toSorted(inPlanOrder)).toEqual(['P2', 'P10', 'P32', 'P32.1', 'P32.2', 'P32.10'])
})

describe('what an entry changes', () => {
  it.each([
    ['allocation', false, [7n, 0n, 0n]],
    ['transfer_in', false, [7n, 0n, 0n]],
    ['transfer_out', false, [-7n, 0n, 0n]],
    ['commitment', false, [0n, 7n, 0n]],
    ['release', true, [0n, -7n, 0n]],
    ['disbursement', false, [0n, 0n, 7n]],
    ['disbursement', true, [0n, -7n, 7n]],
    ['return', false, [0n, 0n, -7n]],
  ] as const)('%s (on a commitment: %s)', (kind, paysCommitment, [allocated, committed, disbursed]) => {
    expect(changeOf({ kind, amount: 7n, paysCommitment })).toEqual({ allocated, committed, disbursed })
  })

  it('a reversal takes back just that, and a balance always adds up', () => {
    const amounts = fc.bigInt({ min: 0n, max: 99_999_999_999_999n })
    fc.assert(
      fc.property(
        fc.constantFrom(...entryKinds.filter((kind) => kind !== 'reversal')),
        amounts,
        fc.boolean(),
        amounts,
        (kind, amount, paysCommitment, allocated) => {
          const before: Balance = { ...noMoney, allocated, remaining: allocated }
          const after = withChange(before, changeOf({ kind, amount, paysCommitment }))
          expect(after.remaining).toBe(after.allocated - after.committed - after.disbursed)
          expect(withChange(after, changeOf({ kind: 'reversal', reversedKind: kind, amount, paysCommitment }))).toEqual(before)
        },
      ),
    )
  })

  it.each([
    [{ allocated: 10n, committed: 4n, disbursed: 6n }, undefined, undefined],
    [{ allocated: 10n, committed: 4n, disbursed: 7n }, undefined, 'more-than-remains'],
    [{ allocated: -1n, committed: 0n, disbursed: 0n }, undefined, 'more-than-remains'],
    [{ allocated: 10n, committed: -1n, disbursed: 0n }, undefined, 'more-than-committed'],
    [{ allocated: 10n, committed: 0n, disbursed: -1n }, undefined, 'more-than-disbursed'],
    [{ allocated: 10n, committed: 2n, disbursed: 0n }, -1n, 'more-than-commitment'],
    [{ allocated: 10n, committed: 2n, disbursed: 0n }, 0n, undefined],
  ] as const)('%o with %s left of the commitment: %s', (line, left, overdraft) => {
    expect(overdraftOf({ ...line, remaining: line.allocated - line.committed - line.disbursed }, left)).toBe(overdraft)
  })
})

it('sums keep the books’ own remaining', () => {
  expect(sumBalances([{ allocated: 5n, disbursed: 2n, committed: 1n, remaining: 9n }, noMoney])).toEqual({
    allocated: 5n,
    disbursed: 2n,
    committed: 1n,
    remaining: 9n,
  })
})

it('knows who is behind and who goes on after the year', () => {
  expect([isBehind({ planned: 5n, disbursed: 4n }), isBehind({ planned: 5n, disbursed: 5n })]).toEqual([true, false])
  expect(['2023-09-30', '2023-10-01', undefined].map((end) => extendsBeyond({ end }, 2566))).toEqual([false, true, false])
})
