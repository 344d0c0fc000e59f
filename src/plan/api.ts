import { z } from 'zod'
import { api, exact } from '#platform/api.ts'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { bahtText } from '#platform/money.ts'
import { refuse } from '#platform/outcome.ts'
import type { ApiRefusal } from '#platform/routes.ts'
import { addEntry, type EntryRefusal } from './actions/add-entry.ts'
import { books, typedKinds } from './model.ts'
import { getMoneyWithHeadings } from './store/money.ts'
import { findPlan, listYears } from './store/plan.ts'
import { projectGroups } from './tables.ts'
import { refusals } from './texts.ts'
import { yearOf } from './web-parts.ts'

/** Numbers are strings: money in baht with two decimals. What is absent is null. */
const baht = z.string().regex(/^-?\d+\.\d\d$/)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

const planContract = z.strictObject({
  fiscalYear: z.string().regex(/^\d{4}$/),
  name: z.string().nullable(),
  strategies: z.array(z.strictObject({ number: z.string(), name: z.string(), tactics: z.array(z.strictObject({ number: z.string(), name: z.string() })) })),
  /** Headings stand before their parts; money is added over projects without parts. */
  projects: z.array(
    z.strictObject({
      code: z.string(),
      group: z.enum(projectGroups),
      parent: z.string().nullable(),
      parts: z.array(z.string()),
      name: z.string(),
      strategy: z.string().nullable(),
      tactic: z.string().nullable(),
      start: day.nullable(),
      end: day.nullable(),
      ownerUnit: z.string().nullable(),
      budget: baht,
      /** The book that is the project's figure; the four amounts below are that book's. */
      book: z.enum(books),
      allocated: baht,
      disbursed: baht,
      committed: baht,
      remaining: baht,
    }),
  ),
})

const entryBody = z.strictObject({
  project: field.text(),
  source: field.text().optional(),
  kind: field.oneOf(typedKinds),
  amount: exact.money(),
  date: exact.date(),
  reference: field.text(),
  commitment: field.id().optional(),
})

/** A fault of what was sent is 422; what the money does not allow now, and may allow later, is 409. */
const entryRefusals = {
  'no-such-year': { status: 404, message: refusals['no-such-year'] },
  'no-such-project': { status: 422, pointer: '#/project', message: refusals['no-such-project'] },
  'project-has-parts': { status: 422, pointer: '#/project', message: refusals['project-has-parts'] },
  'no-such-source': { status: 422, pointer: '#/source', message: refusals['no-such-source'] },
  'not-an-amount': { status: 422, pointer: '#/amount', message: refusals['not-an-amount'] },
  'no-such-commitment': { status: 422, pointer: '#/commitment', message: refusals['no-such-commitment'] },
  'commitment-not-wanted': { status: 422, pointer: '#/commitment', message: refusals['commitment-not-wanted'] },
  'number-is-taken': { status: 409, message: refusals['number-is-taken'] },
  'more-than-remains': { status: 409, pointer: '#/amount', message: refusals['more-than-remains'] },
  'more-than-committed': { status: 409, pointer: '#/amount', message: refusals['more-than-committed'] },
  'more-than-disbursed': { status: 409, pointer: '#/amount', message: refusals['more-than-disbursed'] },
  'more-than-commitment': { status: 409, pointer: '#/amount', message: refusals['more-than-commitment'] },
} as const satisfies Record<EntryRefusal | 'no-such-year', ApiRefusal>

export const planApi = api()
  .get('/api/v1/plan/:year', 'plan.read', { summary: 'The plan of a fiscal year with the money of every project', answer: planContract }, async (c) => {
    const year = yearOf(c)
    return year === undefined ? undefined : await planJson(c.get('app').db, year)
  })
  .post(
    '/api/v1/plan/:year/entries',
    'budget.write',
    {
      summary: 'Add an entry to the derived book',
      body: entryBody,
      example: { project: 'A1', kind: 'disbursement', amount: '1500.00', date: '2027-12-01', reference: 'PV 12/2571' },
      ofProject: 'project',
      answer: z.strictObject({ id: z.string() }),
      refusals: entryRefusals,
      movesMoney: true,
    },
    async (c, app, { commitment, ...entry }) => {
      const year = yearOf(c)
      if (year === undefined || !(await listYears(app.db)).includes(year)) return refuse('no-such-year')
      return addEntry(app, c.get('caller'), { ...entry, year, commitmentId: commitment })
    },
  ).list

async function planJson(db: Queries, year: FiscalYear): Promise<z.infer<typeof planContract> | undefined> {
  const [plan, money] = await Promise.all([findPlan(db, year), getMoneyWithHeadings(db, year)])
  if (!plan) return undefined
  const moneyOf = new Map(money.map((row) => [row.code, row]))
  return {
    fiscalYear: String(year),
    name: plan.name ?? null,
    strategies: plan.strategies.map(({ number, name, tactics }) => ({
      number,
      name,
      tactics: tactics.map((tactic) => ({ number: tactic.number, name: tactic.name })),
    })),
    projects: plan.projects.map((project) => {
      const { book, allocated, disbursed, committed, remaining } = moneyOf.get(project.code)!
      return {
        code: project.code,
        group: project.group,
        parent: project.parent ?? null,
        parts: [...project.parts],
        name: project.name,
        strategy: project.strategy ?? null,
        tactic: project.tactic ?? null,
        start: project.start ?? null,
        end: project.end ?? null,
        ownerUnit: project.ownerUnit ?? null,
        budget: bahtText(project.budget),
        book,
        allocated: bahtText(allocated),
        disbursed: bahtText(disbursed),
        committed: bahtText(committed),
        remaining: bahtText(remaining),
      }
    }),
  }
}
