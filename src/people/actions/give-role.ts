import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { boundToProjects, type Role } from '../roles.ts'
import { changeOfProjects } from '../rules.ts'
import { countActiveAccounts, endProjects, endRole, endSessions, findAccount, insertProjects, insertRole, lockAdministrators, updateAccount } from '../store.ts'

export interface Standing {
  readonly role: Role
  readonly projects: readonly string[]
}

/** Gives an account a role and projects from now on; the ones before stay in its history. The last administrator keeps the role. */
export async function giveRole(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { accountId, role, projects }: Standing & { readonly accountId: string },
): Promise<Outcome<undefined, 'no-such-account' | 'last-administrator'>> {
  return await transact(app, caller, async (work) => {
    await lockAdministrators(work.tx)
    const account = await findAccount(work.tx, accountId)
    if (!account) return refuse('no-such-account')
    await giveStanding(work, accountId, { role, projects })
    if (account.role === 'admin' && (await countActiveAccounts(work.tx, 'admin')) === 0) return refuse('last-administrator')
    return done(undefined)
  })
}

/** Lets nobody sign in with the account any more and ends its sessions; its role, projects and history stay. The last administrator stays. */
export async function deactivateAccount(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  accountId: string,
): Promise<Outcome<undefined, 'no-such-account' | 'last-administrator'>> {
  return await transact(app, caller, async (work) => {
    await lockAdministrators(work.tx)
    const account = await findAccount(work.tx, accountId)
    if (!account) return refuse('no-such-account')
    if (account.deactivatedAt) return done(undefined)
    await updateAccount(work.tx, accountId, { deactivated_at: work.now }, work.now)
    await endSessions(work.tx, accountId)
    await work.audit('account-deactivated', 'account', accountId)
    if (account.role === 'admin' && (await countActiveAccounts(work.tx, 'admin')) === 0) return refuse('last-administrator')
    return done(undefined)
  })
}

/** Opens a deactivated account again, with the role it had. */
export async function reactivateAccount(app: Pick<App, 'db' | 'clock'>, caller: Caller, accountId: string): Promise<Outcome<undefined, 'no-such-account'>> {
  return await transact(app, caller, async (work) => {
    const account = await findAccount(work.tx, accountId)
    if (!account) return refuse('no-such-account')
    if (!account.deactivatedAt) return done(undefined)
    await updateAccount(work.tx, accountId, { deactivated_at: null }, work.now)
    await work.audit('account-reactivated', 'account', accountId)
    return done(undefined)
  })
}

/** Writes what changes of an account's role and projects, with an audit line for each; nothing when nothing changes. */
export async function giveStanding(work: Work, accountId: string, { role, projects }: Standing): Promise<void> {
  const giver = { now: work.now, by: work.caller.accountId ?? null }
  const account = await findAccount(work.tx, accountId)
  if (account?.role !== role) {
    await endRole(work.tx, accountId, giver)
    await insertRole(work.tx, accountId, role, giver)
    await work.audit('role-given', 'account', accountId, { role, before: account?.role ?? null })
  }
  const { added, ended } = changeOfProjects(account?.projects ?? [], boundToProjects.has(role) ? projects : [])
  if (added.length + ended.length === 0) return
  await endProjects(work.tx, accountId, ended, giver)
  await insertProjects(work.tx, accountId, added, giver)
  await work.audit('projects-given', 'account', accountId, { added, ended })
}
