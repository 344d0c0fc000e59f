/** Registration: one ONE ID by four channels. See README.md. */
export { paths } from './paths.ts'
export { web } from './web.tsx'
export { choiceOfActivity, choiceOfArea, readActivity, readArea, type Choice } from './choosing.ts'
export { ChoiceField } from './pages/choice-field.tsx'
export { email, phone } from './forms.ts'
export { lastFullYear } from './rules.ts'
