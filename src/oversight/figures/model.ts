import type Big from 'big.js'
import type { Text } from '#platform/text.ts'
import type { Origin } from '#plan/index.ts'
import type { Evaluated } from './rules.ts'

/** How a printed number relates to the computed one: the same, rounded half up, cut off, or neither. */
export type Agreement = 'exact' | 'rounded' | 'cut' | 'different'

/** How a figure is declared to be printed, with the decimals kept. */
export interface Rounding {
  readonly rule: 'half_up' | 'down'
  readonly digits: number
}

/** A figure of a year: what it is made of, what it comes to, and how it is printed. Numbers are exact and in `unit`. */
export interface Figure extends Evaluated {
  readonly name: Text
  readonly note: string | undefined
  /** The formula as the file has it; undefined for a headline that nobody defined: it is printed and nothing says what it is made of. */
  readonly composedOf: string | undefined
  readonly definedAt: Origin | undefined
  /** Key of the headline it is printed as. */
  readonly headline: string | undefined
  readonly printed: Big | undefined
  /** The headline's cell as it stands. */
  readonly printedText: string | undefined
  readonly printedAt: Origin | undefined
  /** value - printed. */
  readonly difference: Big | undefined
  readonly agreement: Agreement | undefined
  /** Where `target` is from: the targets of the parts, or the target printed with the headline where the parts have none. */
  readonly targetFrom: 'parts' | 'printed' | undefined
  readonly rounding: Rounding | undefined
  /** Of what people declared about it; 0 when nobody did. */
  readonly declarationVersion: number
}
