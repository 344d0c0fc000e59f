import type { Text } from '#platform/text.ts'

/** One step of a lifecycle: from a state to another. */
export interface Step {
  /** What taking it is called: a button's text. */
  readonly name: Text
  /** Permission of the people room that may take it. */
  readonly may: string
  /** Working days within which it is promised to be taken once the work has come to the state it starts from. */
  readonly promisedDays?: number
  /** It is refused without a reason. */
  readonly needsReason?: true
}

/**
 * A lifecycle is a table: for each state its name and the steps that lead on. Declare it `as const satisfies Lifecycle<State>`, so that a state
 * that is missing or misspelt does not compile, and let a test ask `checkLifecycle`.
 */
export interface Lifecycle<State extends string> {
  readonly start: NoInfer<State>
  readonly states: Readonly<Record<State, Text>>
  readonly steps: Readonly<Record<NoInfer<State>, Readonly<Partial<Record<NoInfer<State>, Step>>>>>
}

/** The step between two states, when the table has it. */
export const findStep = <State extends string>(lifecycle: Lifecycle<State>, from: NoInfer<State>, to: NoInfer<State>): Step | undefined =>
  lifecycle.steps[from][to]

/** Whether somebody with these permissions may take the step. */
export function mayStep<State extends string>(
  lifecycle: Lifecycle<State>,
  from: NoInfer<State>,
  to: NoInfer<State>,
  permissions: ReadonlySet<string>,
): boolean {
  const step = findStep(lifecycle, from, to)
  return step !== undefined && permissions.has(step.may)
}

/** What somebody with these permissions may do next, in the order of the table. */
export const nextSteps = <State extends string>(
  lifecycle: Lifecycle<State>,
  from: NoInfer<State>,
  permissions: ReadonlySet<string>,
): { readonly to: State; readonly step: Step }[] => stepsFrom(lifecycle, from).filter(({ step }) => permissions.has(step.may))

/**
 * What is wrong with a table, in English for the developer who reads the failing test: states nothing leads to, steps to states that are not listed,
 * steps from a state to itself, permissions that do not exist. Empty when it is sound.
 */
export function checkLifecycle<State extends string>(lifecycle: Lifecycle<State>, permissions: readonly string[]): string[] {
  const states = Object.keys(lifecycle.states) as State[]
  const known = new Set<string>(states)
  const faults: string[] = []
  const reached = new Set<State>([lifecycle.start])
  for (const state of reached) for (const { to } of known.has(state) ? stepsFrom(lifecycle, state) : []) reached.add(to)
  for (const state of states) if (!reached.has(state)) faults.push(`nothing leads to ${state}`)
  if (!known.has(lifecycle.start)) faults.push(`it starts in ${lifecycle.start}, which is not listed`)
  for (const from of states) {
    for (const { to, step } of stepsFrom(lifecycle, from)) {
      if (!known.has(to)) faults.push(`${from} leads to ${to}, which is not listed`)
      if (to === from) faults.push(`${from} leads to itself`)
      if (!permissions.includes(step.may)) faults.push(`${from} to ${to} asks for ${step.may}, which is no permission`)
    }
  }
  return faults
}

/** The table as a Mermaid state diagram, for a README. A test compares it with what stands there, so the picture cannot age. */
export function mermaidOf<State extends string>(lifecycle: Lifecycle<State>): string {
  const lines = Object.keys(lifecycle.states).flatMap((from) =>
    stepsFrom(lifecycle, from as State).map(({ to, step }) => {
      const days = step.promisedDays ? ` (${step.promisedDays} working days)` : ''
      return `    ${from} --> ${to}: ${step.name.en}, ${step.may}${days}`
    }),
  )
  return ['```mermaid', 'stateDiagram-v2', `    [*] --> ${lifecycle.start}`, ...lines, '```'].join('\n')
}

function stepsFrom<State extends string>(lifecycle: Lifecycle<State>, from: NoInfer<State>): { readonly to: State; readonly step: Step }[] {
  const steps = Object.entries(lifecycle.steps[from]) as [State, Step | undefined][]
  return steps.flatMap(([to, step]) => (step ? [{ to, step }] : []))
}
