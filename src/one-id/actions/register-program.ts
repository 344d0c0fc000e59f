import { randomBytes } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { findAgency } from '#agencies/index.ts'
import type { Program } from '../model.ts'
import { hashOf, insertProgram, lockProgram, saveSecret } from '../store.ts'

export type NewProgram = Pick<Program, 'name' | 'agency' | 'purpose' | 'proof' | 'publicKeys' | 'redirectUris' | 'afterLogoutUris' | 'scopes'>

/**
 * Registers a program of another body. It is let in by somebody else (`decideOnProgram`), and not changed later: what it may ask is registered anew.
 * The secret, where it has one, is answered this once; its hash is kept.
 */
export async function registerProgram(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  program: NewProgram,
): Promise<Outcome<{ readonly programId: string; readonly secret: string | undefined }, 'no-such-agency'>> {
  const registeredBy = caller.accountId!
  return await transact(app, caller, async ({ tx, now, audit }) => {
    if (!(await findAgency(tx, program.agency))) return refuse('no-such-agency')
    const programId = `${program.agency}-${randomBytes(6).toString('hex')}`
    const secret = program.proof === 'secret' ? newSecret() : undefined
    await insertProgram(tx, { ...program, id: programId, registeredBy, secretHash: secret === undefined ? undefined : hashOf(secret) }, now)
    await audit('program-registered', 'program', programId, { agency: program.agency, proof: program.proof, scopes: program.scopes })
    return done({ programId, secret })
  })
}

/** A new secret in place of the old one, which stops at once. 'no-secret': the program has none, or is not one that is let in or may be. */
export async function renewSecret(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  programId: string,
): Promise<Outcome<{ readonly secret: string }, 'no-secret'>> {
  return await transact(app, caller, async ({ tx, now, audit }) => {
    const program = await lockProgram(tx, programId)
    if (program?.proof !== 'secret' || program.status === 'ended' || program.status === 'declined') return refuse('no-secret')
    const secret = newSecret()
    await saveSecret(tx, programId, hashOf(secret), now)
    await audit('program-secret-renewed', 'program', programId)
    return done({ secret })
  })
}

const newSecret = (): string => randomBytes(32).toString('base64url')
