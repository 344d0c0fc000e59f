/** Privacy: how long what is kept, erasing on request, and the register of breaches. See README.md. */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { paths } from './paths.ts'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.breaches(), text: words.privacy, may: 'privacy.manage', housekeeping: true }]
