/**
 * People: who may sign in, as what, for which projects. See README.md.
 *
 * Rights are one table, `rolePermissions`; the web asks `identify` who comes and `allows` what they may.
 */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export {
  allows,
  boundToAreas,
  boundToProjects,
  ownPermissions,
  permissions,
  programPermissions,
  roleNames,
  rolePermissions,
  roles,
  type Permission,
  type Role,
} from './roles.ts'
export { identify, identifyCookie, visitorOf } from './visitor.ts'
export { addressFrom, addressOf } from './address.ts'
export { endSession } from './actions/sign-out.ts'
export { createAccount, letAdministratorIn, type CreatedAccount, type NewAccount } from './actions/create-account.ts'
export { deactivateAccount, giveRole, reactivateAccount } from './actions/give-role.ts'
export { openAccountAtCounter, type CounterAccount } from './actions/open-account-at-counter.ts'
export { openOwnAccount, type OwnAccount } from './actions/open-own-account.ts'
export { signIn, type SignedIn } from './actions/sign-in.ts'
export { hasProvedNumber } from './actions/providers.ts'
export { ownAccountFields } from './fields.ts'
export { formatLogin, isPhone } from './login.ts'
export { accountMailCarrier } from './mail-carrier.ts'
export { OwnAccountFields, ownAccountLabels } from './pages/own-account-fields.tsx'
export { makeDemoAccounts } from './actions/make-demo-accounts.ts'
export {
  findAccountToTell,
  findMailbox,
  findPerson,
  listSessions,
  listAccountsToNotify,
  listAdministrators,
  listDemoAccounts,
  nameOf,
  type DemoAccount,
} from './store.ts'
export { sessionCookie } from './session-cookie.ts'
export { paths } from './paths.ts'
export { webWith, type FromAbove } from './web.tsx'

export const navigation: readonly NavItem[] = [
  { href: paths.people(), text: words.people, may: 'people.manage', housekeeping: true },
  { href: paths.recoverAtCounter(), text: words.counterTitle, may: 'registry.register', housekeeping: true },
]
