import type { PlainDate } from '#platform/dates.ts'
import type { FieldName, Gender, Kind, Origin, Place } from '#registry/index.ts'

/** The pages of a registration on the web, in their order. The first asks for the number alone and has no name in the list: without it there is no draft. */
export const steps = ['business', 'size', 'account', 'check'] as const
export type Step = (typeof steps)[number]

/** As what somebody registers an enterprise. */
export const standings = ['owner', 'signatory', 'preparer'] as const
export type Standing = (typeof standings)[number]

/** What a page can ask for; each may still be empty. Amounts are baht with two decimals, so that a draft can be kept as JSON. */
export interface Answers {
  readonly kind: Kind
  /** The official number, digits alone; empty while somebody who brings answers from elsewhere has not given it. */
  readonly number: string
  readonly nameTh?: string | undefined
  readonly nameEn?: string | undefined
  readonly activity?: string | undefined
  readonly area?: Place | undefined
  readonly address?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly ownerGender?: Gender | undefined
  readonly year?: number | undefined
  readonly employees?: number | undefined
  readonly revenue?: string | undefined
  readonly standing?: Standing | undefined
  /** Who filled a field, where it was not the person. */
  readonly sources?: Readonly<Partial<Record<FieldName, Origin>>> | undefined
  /** Sources that did not answer in time; they fill what is empty later. */
  readonly silent?: readonly string[] | undefined
  /** Pages that were sent. */
  readonly done: readonly Step[]
}

export interface Draft {
  readonly id: string
  readonly version: number
  readonly startedOn: PlainDate
  readonly answers: Answers
}
