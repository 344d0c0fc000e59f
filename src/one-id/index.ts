/**
 * ONE ID: the OpenID provider through which programs of other bodies let people in, and the programs themselves. See README.md.
 */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { issuerOf, withOneId } from './provider.ts'
export { programOf } from './program-of.ts'
export { registerProgram, renewSecret, type NewProgram } from './actions/register-program.ts'
export { decideOnProgram } from './actions/decide-on-program.ts'
export { takeBack } from './actions/take-back.ts'
export { listPermissions, listPrograms } from './store.ts'
export type { Permission, Program } from './model.ts'
export { paths } from './paths.ts'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [
  { href: paths.programs(), text: words.programs, may: 'clients.read', housekeeping: true },
  { href: paths.myPrograms(), text: words.myPrograms, may: 'signed-in', housekeeping: true },
]
