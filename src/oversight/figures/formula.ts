/**
 * What `composed_of` of figure_definitions means: a sum, written `a + b + c`, of
 *
 *   ind:P14-O2             the result of an indicator           target(ind:P14-O2)      its target
 *   kpi:K-S1-2             the result of a strategic indicator  target(kpi:K-S1-2)      its target
 *   text:143               a number of the running text         value:V21               an economic value of a project
 *   money:plan.allocated   a column of a group's budget, baht   count(plan)             the plan items of a group, a parent counted once
 *   measure:KEY            a query of the platform's records    sme_access              another figure
 *   target(sme_developed)  the same sum as the figure's, taken over the targets of its parts
 */
export type Reference =
  | { readonly source: 'ind' | 'kpi' | 'text' | 'value' | 'measure' | 'figure'; readonly id: string }
  | { readonly source: 'money'; readonly group: string; readonly column: string }
  | { readonly source: 'count'; readonly group: string }

export interface Term {
  /** As written: `target(kpi:K-S1-2)`. */
  readonly ref: string
  readonly of: 'actual' | 'target'
  readonly reference: Reference
}

export type Formula = { readonly ok: true; readonly terms: readonly Term[] } | { readonly ok: false; readonly unreadable: string }

/** Reads a formula, or names the first piece of it that is none. */
export function readFormula(composedOf: string): Formula {
  const terms: Term[] = []
  for (const piece of composedOf.split('+')) {
    const term = readTerm(piece.trim())
    if (!term) return { ok: false, unreadable: piece.trim() }
    terms.push(term)
  }
  return { ok: true, terms }
}

function readTerm(ref: string): Term | undefined {
  const inside = /^target\((.*)\)$/.exec(ref)?.[1]
  const reference = readReference(inside ?? ref)
  return reference && { ref, of: inside === undefined ? 'actual' : 'target', reference }
}

function readReference(text: string): Reference | undefined {
  const counted = /^count\(([a-z_]+)\)$/.exec(text)?.[1]
  if (counted) return { source: 'count', group: counted }
  const money = /^money:([a-z_]+)\.([a-z_]+)$/.exec(text)
  if (money) return { source: 'money', group: money[1]!, column: money[2]! }
  const named = /^(ind|kpi|text|value|measure):([\p{L}\p{M}\p{N}._/-]+)$/u.exec(text)
  if (named) return { source: named[1] as 'ind' | 'kpi' | 'text' | 'value' | 'measure', id: named[2]! }
  return /^[a-z][a-z0-9_]*$/.test(text) ? { source: 'figure', id: text } : undefined
}
