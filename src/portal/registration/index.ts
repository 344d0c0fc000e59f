/** Registration: one ONE ID by four channels. See README.md. */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { counterWords } from './texts.ts'

export { registrationApi } from './api.ts'
export { choiceOfActivity, choiceOfArea, readActivity, readArea, type Choice } from './choosing.ts'
export { email, numbered, phone } from './forms.ts'
export { ChoiceField } from './pages/choice-field.tsx'
export { paths } from './paths.ts'
export { lastFullYear } from './rules.ts'
export { provincesWithinReach } from './web-counter.tsx'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.counter(), text: counterWords.title, may: 'registry.register' }]
