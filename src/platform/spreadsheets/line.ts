import type { Text } from '../text.ts'

/** One line of a sheet as text, whatever kind of file it came from. */
export interface Line {
  /** 1-based, as the file counts when a person opens it. */
  readonly number: number
  readonly cells: readonly string[]
  /** What the file itself says is wrong with a cell, by its index: `#REF!`, a formula that was never calculated. */
  readonly faults?: ReadonlyMap<number, Text>
}

/** Cells that were made one, 1-based lines and 0-based columns, ends included. */
export interface Merge {
  readonly name: string
  readonly firstLine: number
  readonly lastLine: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** A file that cannot be read as what it claims to be. Thrown inside this folder; the doors turn it into a fault. */
export class Unreadable extends Error {
  readonly reason: Text
  readonly line: number
  constructor(reason: Text, line = 1) {
    super(reason.en)
    this.reason = reason
    this.line = line
  }
}

/** Lines are handed on in handfuls: one promise per line would cost more than the line. */
export const handful = 1_000
