import type { z } from 'zod'
import type { PlainDate } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { foldName, type Kind, type StatedField, type Statement } from '#registry/index.ts'

/** The eight sources, most trusted first: where two state the same field of a new registration, the earlier one is shown. */
export const sourceCodes = ['dbd', 'rd', 'sso', 'doae', 'cdd', 'industry', 'boi', 'tisi'] as const
export type SourceCode = (typeof sourceCodes)[number]

/** A source outside: an agency's system that knows enterprises by their official number. */
export interface Source<Answer = unknown> {
  readonly code: SourceCode
  /** What it is called on a screen: the system, not the agency. */
  readonly name: Text
  /** The kinds of enterprises it knows. */
  readonly kinds: readonly Kind[]
  /** The fields it can state. Which of them are taken is for the agreement with the agency to say. */
  readonly fields: readonly StatedField[]
  /** Whether anybody may look a number up there: it is asked before somebody signs in. */
  readonly open: boolean
  /** Being known to it means being in the tax or social-security system. */
  readonly formal: boolean
  /** Whether the shape of its answers is published, or ours and to be replaced by the agency's. */
  readonly shape: 'published' | 'assumed'
  request(number: string): SourceRequest
  readonly answer: z.ZodType<Answer>
  /** What an answer of the right shape says; undefined when it says that the number is not known. */
  read(answer: Answer): Stated | undefined
}

export interface SourceRequest {
  /** After the base address, with a leading slash. */
  readonly path: string
  /** Posted as JSON; a GET without one. A citizen's number is only ever sent in a body. */
  readonly body?: Readonly<Record<string, unknown>>
}

/** What a source says about a number. */
export interface Stated {
  /** The number it speaks of, which must be the one that was asked about. */
  readonly number: string
  readonly statement: Partial<Statement>
  /** When it wrote it down, where it says so; the day of the answer otherwise. */
  readonly on?: PlainDate
}

/** Declares a source, its answer's type from its schema. */
export const defineSource = <Answer>(source: Source<Answer>): Source<Answer> => source

/** Whether two names are meant to be one: legal forms, titles, spaces and signs aside. */
export const sameName = (one: string, other: string): boolean => foldName(one) === foldName(other)
