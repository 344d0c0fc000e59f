import { fiscalYearEnd, type FiscalYear, type PlainDate } from '#platform/dates.ts'
import type { Satang } from '#platform/money.ts'
import type { Balance } from './model.ts'

const reading = new Intl.Collator('th', { numeric: true })

/** Codes in the order people read them: P2 before P10, P32.1 after P32. */
export const inPlanOrder = (a: string, b: string): number => reading.compare(a, b)

/**
 * The project a code is a part of: the longest other code that it continues after a dot or a dash (`P32.1` is a part of `P32`; `X10` is no part
 * of `X1`). Undefined when there is none.
 */
export function parentOf(code: string, codes: Iterable<string>): string | undefined {
  let parent: string | undefined
  for (const other of codes) {
    if (other.length < code.length && code.startsWith(other) && /^[.\-/]/.test(code.slice(other.length)) && other.length > (parent?.length ?? 0)) parent = other
  }
  return parent
}

export const noMoney: Balance = { allocated: 0n, disbursed: 0n, committed: 0n, remaining: 0n }

/** Adds balances of one book. */
export function sumBalances(balances: Iterable<Balance>): Balance {
  const sum = { allocated: 0n, disbursed: 0n, committed: 0n, remaining: 0n } satisfies Record<keyof Balance, Satang>
  for (const balance of balances) {
    sum.allocated += balance.allocated
    sum.disbursed += balance.disbursed
    sum.committed += balance.committed
    sum.remaining += balance.remaining
  }
  return sum
}

/** Less was paid up to the end of the quarter than was planned: an explanation is owed. */
export const isBehind = (line: { readonly planned: Satang; readonly disbursed: Satang }): boolean => line.disbursed < line.planned

/** A project that goes on after its fiscal year. */
export const extendsBeyond = (project: { readonly end: PlainDate | undefined }, year: FiscalYear): boolean =>
  project.end !== undefined && project.end > fiscalYearEnd(year)
