/** My business: what the state holds of an enterprise and did for it, as its people see it. Staff see the same parts of a record. */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { changesOf, looksOf } from './looks.ts'
export { namesFor, valuesOf } from './opened.ts'
export { Changes, Looks, type Change, type Look } from './parts/lines.tsx'
export { Mandates } from './parts/mandates.tsx'
export { Questions } from './parts/questions.tsx'
export { activityText, placeText, RecordFields, sourceText, type Names } from './parts/record-fields.tsx'
export { RecordInputs, recordLabels } from './parts/record-form.tsx'
export { paths } from './paths.ts'
export { chosenIn, noOptions, readRecordForm, type ChosenBefore, type Options } from './record-form.ts'
export { answerRefusals } from './texts.ts'
export { choiceOf, web } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.mine(), text: words.myBusiness, may: 'business.own' }]
