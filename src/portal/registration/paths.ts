import type { Step } from './model.ts'

/** What a slip says beside the ONE ID. */
export interface SlipNotes {
  /** Counts the fields of an update; undefined for a new ONE ID. */
  readonly changed?: number | undefined
  /** Others filled the record; it opens to whoever acts for it once they are verified. */
  readonly claimed?: boolean | undefined
  /** The login that was given has an account already. */
  readonly loginTaken?: boolean | undefined
}

/** Addresses of this room, for links. None holds the number of an enterprise or a person. */
export const paths = {
  start: () => '/register',
  /** Where another page sends what it asked already. */
  carried: () => '/register/with',
  step: (step: Step) => `/register/${step}`,
  known: () => '/register/known',
  startAgain: () => '/register/again',
  done: (oneId: string) => `/register/done/${oneId}`,
  /** The counter of a centre (a province's code), when it is known. */
  counter: (centre?: string) => (centre ? `/counter?centre=${centre}` : '/counter'),
  counterPresence: () => '/counter/presence',
  counterForm: () => '/counter/form',
  counterSave: () => '/counter/save',
  /** What the customer takes along. */
  slip: (oneId: string, centre: string, { changed, claimed, loginTaken }: SlipNotes = {}) =>
    `/counter/slip/${oneId}?centre=${centre}${changed === undefined ? '' : `&changed=${changed}`}${claimed ? '&claimed=1' : ''}${loginTaken ? '&taken=1' : ''}`,
}
