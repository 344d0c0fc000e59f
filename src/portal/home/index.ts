/** The way in: the first page, what waits for whoever signs in, and the search. */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { paths } from './paths.ts'
export { web } from './web.tsx'

/** Whoever reads the plan has something to search in. */
export const navigation: readonly NavItem[] = [{ href: paths.search(), text: words.search, may: 'plan.read', tool: true }]
