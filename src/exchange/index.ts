/** Exchange: what the state's other systems know of an enterprise, asked for politely and never taken over silently. See README.md. */
import type { Chore } from '#platform/worker.ts'
import type { NavItem } from '#platform/routes.ts'
import { verifyDue } from './actions/verify-enterprise.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { prefill, type Prefilled } from './actions/prefill.ts'
export { enqueueVerification, verifyDue } from './actions/verify-enterprise.ts'
export { answerQuestion, type AnswerRefusal, type Choice, type QuestionAnswer } from './actions/answer-question.ts'
export { connectSources } from './actions/connect-sources.ts'
export { hasOpenQuestions, listQuestions, type Addressee, type Claim, type Question } from './questions.ts'
export { listVerifications, sourceStates, type SourceState, type Verification } from './store.ts'
export type { Answers } from './sources/index.ts'
export { isSourceCode, sourceOf, sources } from './sources/index.ts'
export { sourceCodes, type Source, type SourceCode } from './sources/source.ts'

export { outboundApi } from './outbound/api.ts'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [
  { href: paths.sources(), text: words.sources, may: 'agencies.manage', housekeeping: true },
  { href: paths.operations(), text: words.sources, may: 'operations.read', housekeeping: true },
]

/** Sources that are due to be asked about an enterprise are asked. */
export const chores: readonly Chore[] = [{ name: 'ask the sources', pause: 1000, run: verifyDue }]
