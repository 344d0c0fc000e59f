import type { FieldFault, Typed } from '#platform/forms.ts'
import { formatBaht, readBaht } from '#platform/money.ts'
import type { Refusal } from '#platform/outcome.ts'
import { quarters, type FiscalYear, type Quarter } from '#platform/dates.ts'
import type { Request } from '#platform/routes.ts'
import type { Text } from '#platform/text.ts'
import { notFound } from '#platform/http.ts'
import type { Plan, Project } from './model.ts'
import { findPlan, listYears } from './store/plan.ts'
import { refusals, words, type RefusalCode } from './texts.ts'

/** The year of the address; undefined when it is none. */
export function yearOf(c: Request): FiscalYear | undefined {
  const text = c.req.param('year') ?? ''
  return /^2[4-7]\d\d$/.test(text) ? Number(text) : undefined
}

/** The year of the address when there is a plan of it, for pages of any room that are about a year. */
export async function askedYear(c: Request): Promise<FiscalYear | undefined> {
  const year = Number(c.req.param('year'))
  return (await listYears(c.get('app').db)).find((known) => known === year)
}

export function quarterOf(c: Request): Quarter | undefined {
  return quarters.find((quarter) => String(quarter) === c.req.param('quarter'))
}

/** A refusal beside the field it is about, with the amount or the codes that it tells. */
export function refused(typed: Typed, refusal: Refusal<RefusalCode>, field = ''): Typed {
  const { left, limit, codes } = refusal.detail ?? {}
  const amount = typeof left === 'string' ? left : typeof limit === 'string' ? limit : undefined
  const more = amount === undefined ? (Array.isArray(codes) ? codes.join(' ') : undefined) : formatBaht(readBaht(amount) ?? 0n)
  const say = (lang: 'th' | 'en') =>
    more === undefined ? refusals[refusal.code][lang] : `${refusals[refusal.code][lang]}: ${amount === undefined ? '' : `${words.left[lang]} `}${more}`
  const message: Text = { th: say('th'), en: say('en') }
  const fault: FieldFault = { field, message }
  return { values: withoutVersion(typed.values, refusal.code), faults: [fault] }
}

/** After `stale` the form carries the version that now stands, so that saving again is a decision and not an accident of an old page. */
function withoutVersion(values: Typed['values'], code: RefusalCode): Typed['values'] {
  return code === 'stale' ? Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'version')) : values
}

type Answer = Response | Promise<Response>

/** Hands on the plan of the year in the address, or answers 404. */
export async function withPlan(c: Request, answer: (plan: Plan) => Answer): Promise<Response> {
  const year = yearOf(c)
  const plan = year === undefined ? undefined : await findPlan(c.get('app').db, year)
  return await (plan ? answer(plan) : notFound(c))
}

export const withProject = (c: Request, answer: (plan: Plan, project: Project) => Answer): Promise<Response> =>
  withPlan(c, (plan) => {
    const project = plan.projects.find(({ code }) => code === c.req.param('code'))
    return project ? answer(plan, project) : notFound(c)
  })
