import { z } from '@hono/zod-openapi'
import { figuresJson, headlinesJson } from '#oversight/figures/index.ts'
import { statuses } from '#oversight/results/index.ts'
import { projectGroups, sumBalances, type Balance } from '#plan/index.ts'
import type { Queries } from '#platform/database.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { bahtText } from '#platform/money.ts'
import { decimalText } from '#platform/numbers.ts'
import { leavesOf, loadYear, type Of } from './year.ts'

/**
 * What `prosme report YEAR --format json` prints and other systems rely on. Every number is a string: money in baht with two decimals, others exact and
 * never rounded. Absent values are null.
 */

const amount = z.string().regex(/^-?\d+\.\d\d$/)
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

const balance = z.strictObject({ allocated: amount, disbursed: amount, committed: amount, remaining: amount })

const figure = z.strictObject({
  value: decimal.nullable(),
  /** As the agency printed it, and how far that is from `value`. */
  printed: decimal.nullable(),
  difference: decimal.nullable(),
  target: decimal.nullable(),
  unit: z.string(),
  kind: z.string(),
  count: z.string(),
  parts: z.array(z.strictObject({ ref: z.string(), key: z.string().nullable(), value: decimal.nullable() })),
})

export const reportContract = z.strictObject({
  fiscalYear: z.string().regex(/^\d{4}$/),
  /** The plan alone; money outside it stands in `groups`. */
  budget: balance,
  groups: z.strictObject({ plan: balance, extra: balance, continuing: balance }),
  /** Projects without parts, so that those of a group sum to the group. */
  projects: z.array(
    balance.extend({
      code: z.string(),
      group: z.enum(projectGroups),
      parent: z.string().nullable(),
      name: z.string(),
      indicators: z.array(
        z.strictObject({
          id: z.string(),
          target: decimal.nullable(),
          actual: decimal.nullable(),
          unit: z.string().nullable(),
          status: z.enum(statuses),
        }),
      ),
    }),
  ),
  figures: z.record(z.string(), figure),
  headlines: z.record(z.string(), figure.nullable()),
  /** How many findings are open. */
  findings: z.string().regex(/^\d+$/),
})

export type ReportJson = z.infer<typeof reportContract>

/** The year's report as other systems read it. The year must have a plan. */
export async function reportJson(db: Queries, year: FiscalYear): Promise<ReportJson> {
  return contractOf(await loadYear(db, year, ['money', 'results', 'figures', 'findings']))
}

function contractOf(data: Of<'money' | 'results' | 'figures' | 'findings'>): ReportJson {
  const ofGroup = (group: (typeof projectGroups)[number]) => balanceJson(sumBalances(leavesOf(data.money, group)))
  const indicators = Map.groupBy(data.results, ({ indicator }) => indicator.project)
  return {
    fiscalYear: String(data.year),
    budget: ofGroup('plan'),
    groups: { plan: ofGroup('plan'), extra: ofGroup('extra'), continuing: ofGroup('continuing') },
    projects: leavesOf(data.money).map((line) => ({
      code: line.code,
      group: line.group,
      parent: line.parent ?? null,
      name: line.name,
      ...balanceJson(line),
      indicators: (indicators.get(line.code) ?? []).map(({ indicator, target, result, status }) => ({
        id: indicator.id,
        target: target ? decimalText(target) : null,
        actual: result?.value ? decimalText(result.value) : null,
        unit: indicator.unit ?? result?.unit ?? null,
        status,
      })),
    })),
    figures: figuresJson(data.figures),
    headlines: headlinesJson(data.figures),
    findings: String(data.findings.all.filter((finding) => finding.status === 'open').length),
  }
}

const balanceJson = ({ allocated, disbursed, committed, remaining }: Balance) => ({
  allocated: bahtText(allocated),
  disbursed: bahtText(disbursed),
  committed: bahtText(committed),
  remaining: bahtText(remaining),
})
