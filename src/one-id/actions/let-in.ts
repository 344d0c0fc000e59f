import type { App } from '#platform/app.ts'
import { transact, type Caller } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { listChoices } from '../choices.ts'
import type { Program } from '../model.ts'
import { providerOf } from '../provider.ts'
import { apiScopes, lifetimes, type Scope } from '../rules.ts'
import { insertPermission } from '../store.ts'

/**
 * The caller lets a program in, for one of the enterprises they act for, on the device they sit at. The permission is written first and the provider's
 * grant after it: a permission without a grant hands over nothing.
 * 'no-such-enterprise': one must be chosen, and it is not theirs to choose.
 */
export async function letIn(
  app: App,
  caller: Caller,
  { program, scopes, enterprise }: { readonly program: Program; readonly scopes: readonly Scope[]; readonly enterprise: string | undefined },
): Promise<Outcome<{ readonly permissionId: string }, 'no-such-enterprise'>> {
  const accountId = caller.accountId!
  const permissionId = newId()
  const written = await transact(app, caller, async ({ tx, now, audit }) => {
    const choices = scopes.includes('enterprise') ? await listChoices({ ...app, db: tx }, caller) : []
    const chosen = choices.find(({ oneId }) => oneId === enterprise)
    if (choices.length > 0 && !chosen) return refuse('no-such-enterprise')
    const expiresAt = new Date(Date.parse(now) + lifetimes.permission * 1000).toISOString()
    await insertPermission(tx, { id: permissionId, accountId, programId: program.id, enterprise: chosen?.oneId ?? null, scopes, givenAt: now, expiresAt })
    await audit('program-let-in', 'program', program.id, { permission: permissionId, enterprise: chosen?.enterpriseId, scopes })
    return done({ permissionId })
  })
  if (!written.ok) return written
  const provider = await providerOf(app)
  const grant = new provider.Grant({ jti: permissionId, accountId, clientId: program.id } as never)
  grant.addOIDCScope(scopes.join(' '))
  // A person has no say over what a program does in its own name.
  grant.rejectOIDCScope(apiScopes.join(' '))
  await grant.save()
  return written
}
