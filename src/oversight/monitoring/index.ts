/** A year in a minute: spending, results against targets, what was missed and why, and what contradicts what. Money in satang; values exact. */
export type { Dashboard, Scope } from './model.ts'
export { Headlines } from './pages/headlines.tsx'
export { paths } from './paths.ts'
export { findDashboard } from './store.ts'
export { navigation, web } from './web.tsx'
