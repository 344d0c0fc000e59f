import type { App } from '#platform/app.ts'
import { transact, type Caller, type Work } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { boundToAreas, boundToProjects, type Role } from '../roles.ts'
import { changeOf } from '../rules.ts'
import {
  countActiveAccounts,
  endProjects,
  endProvinces,
  endRole,
  endSessions,
  findAccount,
  insertProjects,
  insertProvinces,
  insertRole,
  lockAdministrators,
  updateAccount,
} from '../store.ts'

export interface Standing {
  readonly role: Role
  /** Codes; kept only in a role that is bound to projects. */
  readonly projects?: readonly string[]
  /** Codes; kept only in a role that is bound to areas. */
  readonly provinces?: readonly string[]
}

/** Gives an account a role, projects and provinces from now on; the ones before stay in its history. The last administrator keeps the role. */
export async function giveRole(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { accountId, ...standing }: Standing & { readonly accountId: string },
): Promise<Outcome<undefined, 'no-such-account' | 'last-administrator'>> {
  return await transact(app, caller, async (work) => {
    await lockAdministrators(work.tx)
    const account = await findAccount(work.tx, accountId)
    if (!account) return refuse('no-such-account')
    await giveStanding(work, accountId, standing)
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

/** Writes what changes of an account's role, projects and provinces, with an audit line for each; nothing when nothing changes. */
export async function giveStanding(work: Work, accountId: string, { role, projects = [], provinces = [] }: Standing): Promise<void> {
  const giver = { now: work.now, by: work.caller.accountId ?? null }
  const account = await findAccount(work.tx, accountId)
  if (account?.role !== role) {
    await endRole(work.tx, accountId, giver)
    await insertRole(work.tx, accountId, role, giver)
    await work.audit('role-given', 'account', accountId, { role, before: account?.role ?? null })
  }
  const ofProjects = changeOf(account?.projects ?? [], boundToProjects.has(role) ? projects : [])
  if (ofProjects.added.length + ofProjects.ended.length > 0) {
    await endProjects(work.tx, accountId, ofProjects.ended, giver)
    await insertProjects(work.tx, accountId, ofProjects.added, giver)
    await work.audit('projects-given', 'account', accountId, ofProjects)
  }
  const ofProvinces = changeOf(account?.provinces ?? [], boundToAreas.has(role) ? provinces : [])
  if (ofProvinces.added.length + ofProvinces.ended.length > 0) {
    await endProvinces(work.tx, accountId, ofProvinces.ended, giver)
    await insertProvinces(work.tx, accountId, ofProvinces.added, giver)
    await work.audit('provinces-given', 'account', accountId, ofProvinces)
  }
}
