/**
 * What contradicts what: general rules over everything a year states, the findings they make, and what people say to each.
 *
 * `check(book)` is pure; `checkYear` reads a year and checks it afresh; `getFindings` answers what the last `recheck` stored. A place's `line` counts
 * the header of its file as 1, `srcLine` is the line of the published report (0 when unknown); a number typed on a screen has the page as its file.
 */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { findingsApi } from './api.ts'
export { answerFinding, answers, type Answer, type AnswerRefusal, type FindingAnswer } from './actions/answer-finding.ts'
export { recheck } from './actions/recheck.ts'
export { recheckChanged } from './actions/recheck-changed.ts'
export { bookFromRows, bookTables, type Book, type PrintedPlace } from './book.ts'
export { check, checkYear } from './check.ts'
export { kinds, severities, type Detected, type Kind, type Rule, type Severity } from './finding.ts'
export { findingsJson, type FindingJson } from './json.ts'
export { loadBook } from './load.ts'
export { paths } from './paths.ts'
export { ruleOf, rules } from './rules/list.ts'
export { countOpen, findLastCheck, getFindings, getReasons, statuses, type Finding, type FindingFilter, type Status } from './store.ts'
export { severityNames, statusNames } from './texts.ts'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.newest(), text: words.findings, may: 'findings.read', asideFor: 'registry.register' }]
