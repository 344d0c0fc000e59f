/**
 * Operations: work that takes long (`/jobs`), how the platform is (`/operations`, `/healthz`, `/readyz`) and what was done by whom (`/audit`).
 * See README.md.
 */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { paths } from './paths.ts'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.operations(), text: words.operations, may: 'operations.read', housekeeping: true }]
