/**
 * What a use case answers. Wrong input and refusals are values, because a page must look at them; bugs and outages are thrown.
 * A refusal code belongs to the room that gives it.
 */
export type Outcome<Value, Code extends string = never> = { readonly ok: true; readonly value: Value } | Refusal<Code>

export interface Refusal<Code extends string> {
  readonly ok: false
  readonly code: Code
  /** What a page may show beside the code's own words: an amount that is left, the version another person saved. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export const done = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const refuse = <Code extends string>(code: Code, detail?: Readonly<Record<string, unknown>>): Refusal<Code> =>
  detail ? { ok: false, code, detail } : { ok: false, code }
