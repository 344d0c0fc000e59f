import { z } from 'zod'
import { system, transact } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { page, seeOther } from '#platform/http.ts'
import { routes, type NavItem, type Request } from '#platform/routes.ts'
import { listActivities } from '#reference/index.ts'
import { shellOf } from '#ui/index.ts'
import { addSizePolicy, type NewPolicy } from './actions/add-size-policy.ts'
import { sizePolicies } from './model.ts'
import { SizeRulesPage, type Foreseen } from './pages/size-rules.page.tsx'
import { paths } from './paths.ts'
import { foreseeSizes } from './recount.ts'
import { rulesOn } from './size.ts'
import { listSizeDefinitions, listSizePolicies } from './size-rules.ts'
import { words } from './texts.ts'

export const web = routes()
  .get(paths.sizeRules(), 'registry.rules', (c) => sizeRules(c, untouched, 200))
  .post(paths.sizeRules(), 'registry.rules', takePolicy).list

export const navigation: readonly NavItem[] = [{ href: paths.sizeRules(), text: words.sizeRules, may: 'registry.rules', housekeeping: true }]

async function sizeRules(c: Request, typed: Typed, status: 200 | 422, foreseen?: Foreseen): Promise<Response> {
  const { db, clock } = c.get('app')
  const [definitions, policies, sections] = await Promise.all([listSizeDefinitions(db), listSizePolicies(db), listActivities(db, undefined)])
  const today = bangkokDay(clock.now())
  const rules = { definitions, policies, sections, today, foreseen, typed }
  return page(c, <SizeRulesPage shell={shellOf(c)} {...rules} />, status)
}

const policyForm = z.object({
  startsOn: field.date(),
  whenTheyDiffer: field.oneOf(sizePolicies),
  source: field.text({ max: 500 }),
  confirmed: field.optional(field.text()),
})

/** Shows first what would change; what was shown is then confirmed. */
async function takePolicy(c: Request): Promise<Response> {
  const form = readForm(c, policyForm)
  if (!form.ok) return await sizeRules(c, form.typed, 422)
  const { confirmed, ...policy } = form.value
  if (!confirmed) return await foresee(c, form.typed, policy)
  const added = await addSizePolicy(c.get('app'), c.get('caller'), policy)
  if (added.ok) return seeOther(c, added.value.jobId ? `/jobs/${added.value.jobId}` : paths.sizeRules())
  return await sizeRules(c, { ...form.typed, faults: [{ field: 'startsOn', message: words[added.code] }] }, 422)
}

async function foresee(c: Request, typed: Typed, policy: NewPolicy): Promise<Response> {
  const app = c.get('app')
  const [definitions, policies] = await Promise.all([listSizeDefinitions(app.db), listSizePolicies(app.db)])
  const fault =
    policy.startsOn < bangkokDay(app.clock.now()) ? 'in-the-past' : policies.some(({ startsOn }) => startsOn === policy.startsOn) ? 'already-there' : undefined
  if (fault) return await sizeRules(c, { ...typed, faults: [{ field: 'startsOn', message: words[fault] }] }, 422)
  const rules = rulesOn(definitions, [...policies, policy], policy.startsOn)
  const moves = rules ? await transact(app, system('foresee-sizes'), ({ tx }) => foreseeSizes(tx, rules)) : []
  return await sizeRules(c, typed, 200, { policy, moves })
}
