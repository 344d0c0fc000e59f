import { bahtText, satangOf } from '#platform/money.ts'
import type { PlainDate } from '#platform/dates.ts'
import type { EnterpriseRecord, FieldName, Kind, Origin, Statement } from '#registry/index.ts'
import { steps, type Answers, type Standing, type Step } from './model.ts'

/** The page that comes next: the first that was not sent, so that a change made from the last page leads back to it. */
export const nextStep = ({ done }: Pick<Answers, 'done'>): Step => steps.find((step) => !done.includes(step)) ?? 'check'

/** The page before, for the way back; undefined on the first. */
export const stepBefore = (step: Step): Step | undefined => steps[steps.indexOf(step) - 1]

/** Who may stand for an enterprise of a kind; the most usual first. */
export const standingsOf = {
  juristic: ['signatory', 'preparer'],
  natural: ['owner', 'preparer'],
  community: ['signatory', 'preparer'],
} as const satisfies Record<Kind, readonly Standing[]>

/** The last calendar year that is over, Buddhist era: the year whose figures an enterprise can know. */
export const lastFullYear = (today: PlainDate): number => Number(today.slice(0, 4)) + 542

/** What sources say of an enterprise, and which of them were silent. */
export interface Found {
  readonly statement: Partial<Statement>
  readonly sources: Readonly<Partial<Record<FieldName, Origin>>>
  readonly silent: readonly string[]
}

/** Answers with what the sources know in the fields that are still empty; what somebody typed stays. */
export function withFound(answers: Answers, { statement, sources, silent }: Found): Answers {
  const { place, yearly, nameTh, nameEn, activity, address, phone, email } = statement
  const found = {
    nameTh,
    nameEn,
    activity,
    area: place,
    address,
    phone,
    email,
    employees: yearly?.employees,
    revenue: yearly?.revenue === undefined ? undefined : bahtText(yearly.revenue),
  }
  // A place that a source knows more exactly than whoever said only its province.
  const finer = answers.area && !answers.area.district && place?.province === answers.area.province
  const filled = (Object.keys(found) as (keyof typeof found)[]).filter(
    (name) => found[name] !== undefined && (answers[name] === undefined || (name === 'area' && finer)),
  )
  const pick = <Value>(from: Readonly<Partial<Record<keyof typeof found, Value>>>) =>
    Object.fromEntries(filled.flatMap((name) => (from[name] ? [[name, from[name]]] : [])))
  const year = filled.includes('employees') || filled.includes('revenue') ? yearly?.year : answers.year
  return { ...answers, ...pick<unknown>(found), year, sources: { ...answers.sources, ...pick(sources) }, silent: [...silent] }
}

/** Answers after a page was sent: a field whose value is no longer the one that was found is the person's own from now on. */
export function withAnswers(before: Answers, given: Partial<Answers>, step: Step): Answers {
  const after = { ...before, ...given }
  const sources = Object.fromEntries(Object.entries(before.sources ?? {}).filter(([name]) => same(before[name as keyof Answers], after[name as keyof Answers])))
  return { ...after, sources, done: before.done.includes(step) ? before.done : [...before.done, step] }
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** The statement a registration makes; undefined while its name or place is missing. */
export function statementOf(answers: Answers): Statement | undefined {
  const { nameTh, nameEn, activity, area, address, phone, email, ownerGender, year, employees, revenue } = answers
  if (!nameTh || !area) return undefined
  const told = year !== undefined && (employees !== undefined || revenue !== undefined)
  const yearly = told ? { year, employees, revenue: revenue === undefined ? undefined : satangOf(revenue) } : undefined
  return { nameTh, nameEn, activity, place: area, address, phone, email, ownerGender, yearly }
}

/** What a record says now, as the answers of a form that brings it up to date. */
export function answersOf(record: EnterpriseRecord): Answers {
  const contact = (kind: 'phone' | 'email') => record.contacts.findLast((one) => one.kind === kind)?.value
  const figures = record.yearly[0]
  return {
    kind: record.kind,
    number: '',
    nameTh: record.nameTh ?? undefined,
    nameEn: record.nameEn ?? undefined,
    activity: record.activity ?? undefined,
    area: record.place,
    address: record.address,
    phone: contact('phone'),
    email: contact('email'),
    ownerGender: record.ownerGender ?? undefined,
    year: figures?.year,
    employees: figures?.employees,
    revenue: figures?.revenue === undefined ? undefined : bahtText(figures.revenue),
    sources: record.sources,
    done: [],
  }
}

/** What a form says of a record that it was drawn from: a field that was emptied is emptied. Figures are stated, never taken back. */
export function restatementOf(answers: Answers): Partial<Statement> {
  const { nameEn = '', activity = '', address = '', phone = '', email = '' } = answers
  return { ...statementOf(answers), nameEn, activity, address, phone, email }
}
