/** Agencies: who exchanges data with us, under which agreement. See README.md. */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { loadAgencies } from './actions/load-agencies.ts'
export { addAgreement, endAgreement } from './actions/change-agreement.ts'
export { agreementsInForce, findAgency, listAgencies, listAgreements, type Agency, type Agreement, type NewAgreement } from './store.ts'
export { stateOf, type AgreementState, type Basis, type Direction } from './rules.ts'
export { paths } from './paths.ts'
export { webWith, type FromAbove } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.agencies(), text: words.agencies, may: 'agencies.manage', housekeeping: true }]
