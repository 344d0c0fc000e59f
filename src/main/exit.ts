/** What a command tells the shell. */
export const exit = { done: 0, usage: 1, badData: 2, system: 3, findings: 4 } as const

/** Ends a command with a sentence and a code. */
export class Failure extends Error {
  readonly exitCode: number
  constructor(exitCode: number, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}
