import type { Step } from './model.ts'

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
  /** What the customer takes along; `changed` counts the fields of an update. */
  slip: (oneId: string, centre: string, changed?: number) => `/counter/slip/${oneId}?centre=${centre}${changed === undefined ? '' : `&changed=${changed}`}`,
}
