import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { maySteps, type Status } from '../rules.ts'
import { lockProgram, saveStatus } from '../store.ts'

/**
 * Takes the next step of a program's life: lets it in, declines, suspends or ends it. Whoever registered a program never lets it in. A program that is
 * suspended gets no token from then on, and the API stops taking those it has within seconds (`programOf`).
 */
export async function decideOnProgram(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { programId, to }: { readonly programId: string; readonly to: Exclude<Status, 'registered'> },
): Promise<Outcome<void, 'no-such-program' | 'not-now' | 'same-person'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const program = await lockProgram(tx, programId)
    if (!program) return refuse('no-such-program')
    if (!maySteps(program.status).includes(to)) return refuse('not-now')
    const letsIn = to === 'approved'
    if (letsIn && program.registeredBy === caller.accountId) return refuse('same-person')
    await saveStatus(tx, programId, to, { now, approvedBy: letsIn ? caller.accountId : undefined })
    await audit('program-decided', 'program', programId, { from: program.status, to })
    return done(undefined)
  })
}
