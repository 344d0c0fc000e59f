import type { Rule } from '../finding.ts'
import * as budget from './budget.ts'
import * as composition from './composition.ts'
import * as counts from './counts.ts'
import * as dates from './dates.ts'
import * as gaps from './gaps.ts'
import * as measures from './measures.ts'
import * as names from './names.ts'
import * as pages from './pages.ts'
import * as results from './results.ts'
import * as retold from './retold.ts'
import * as scores from './scores.ts'
import * as spending from './spending.ts'
import * as surveys from './surveys.ts'
import * as totals from './totals.ts'
import * as versions from './versions.ts'

/** Every rule. A rule exists by being exported from its family. */
export const rules: readonly Rule[] = [
  budget,
  spending,
  totals,
  scores,
  versions,
  retold,
  pages,
  names,
  measures,
  results,
  composition,
  surveys,
  dates,
  counts,
  gaps,
].flatMap((family) => Object.values<Rule>(family))

const byKey = new Map(rules.map((rule) => [rule.key, rule]))

/** The rule of a finding; undefined for one that was found by a rule there no longer is. */
export const ruleOf = (key: string): Rule | undefined => byKey.get(key)
