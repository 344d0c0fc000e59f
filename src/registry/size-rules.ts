import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Instant } from '#platform/clock.ts'
import { system, transact, type Queries } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { bahtText, readBaht, satangOf } from '#platform/money.ts'
import type { Text } from '#platform/text.ts'
import type { SectorGroup, SizePolicy } from './model.ts'
import { rulesOn, type DatedPolicy, type SizeDefinition, type SizeRules } from './size.ts'

/** Day of the announcement in the Royal Gazette; the announcement on micro enterprises followed on 21 January. */
const inForceFrom = '2020-01-07'
const file = 'sme-size-definition.json'

/** The regulation is silent; two authorities of the state read it so, one page of sme.go.th reads "whichever is higher". */
const sourceOfPolicy = 'คำนิยาม SME ของ ธพว. ข้อ 4 และแบบฟอร์มของกรมโรงงานอุตสาหกรรม: ให้ถือรายได้เป็นเกณฑ์'

const boundSchema = z.object({ employees_max: z.number().int(), revenue_max: z.number().int() })
const groupSchema = z.object({ micro: boundSchema, small: boundSchema, medium: boundSchema })
const fileSchema = z.object({
  title: z.string(),
  sources: z.array(z.string()),
  thresholds: z.object({ manufacturing: groupSchema, service_trade: groupSchema }),
})

/** A definition with where it stands written. */
export interface DescribedDefinition extends SizeDefinition {
  readonly title: Text
  readonly sources: readonly string[]
}

/** A policy with its source and who added it. */
export interface DescribedPolicy extends DatedPolicy {
  readonly source: string
  readonly addedAt: Instant
  readonly addedBy: string | null
}

/** Takes in the size regulation of `data/rules/`, once: quick when it is there. A definition never changes; another begins on its own day. */
export async function loadRegistryRules(app: Pick<App, 'config' | 'db' | 'clock'>): Promise<void> {
  const content = await readFile(join(app.config.root, 'data', 'rules', file), 'utf8')
  const version = `2562-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`
  const known = await app.db.selectFrom('registry.size_definition').select('version').where('starts_on', '=', inForceFrom).executeTakeFirst()
  if (known) return
  const { title, sources, thresholds } = fileSchema.parse(JSON.parse(content))
  const bounds = (['manufacturing', 'service_trade'] as const).flatMap((group) =>
    (['micro', 'small', 'medium'] as const).map((size) => {
      const { employees_max, revenue_max } = thresholds[group][size]
      return { version, sector_group: group, size, employees_max, revenue_max: bahtText(readBaht(String(revenue_max))!) }
    }),
  )
  await transact(app, system('load-registry-rules'), async ({ tx, now, audit }) => {
    const added = await tx
      .insertInto('registry.size_definition')
      .values({
        version,
        starts_on: inForceFrom,
        title_th: title.split(' (')[0]!,
        title_en: 'Ministerial regulation on the sizes of enterprises, B.E. 2562',
        sources,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    if (!added) return
    await tx.insertInto('registry.size_bound').values(bounds).execute()
    await tx.insertInto('registry.size_policy').values({ starts_on: inForceFrom, when_they_differ: 'revenue', source: sourceOfPolicy, added_at: now }).execute()
    await audit('size-definition-loaded', 'size-definition', version, { startsOn: inForceFrom })
  })
}

/** Definitions, newest first. */
export async function listSizeDefinitions(db: Queries): Promise<DescribedDefinition[]> {
  const rows = await db
    .selectFrom('registry.size_definition as d')
    .innerJoin('registry.size_bound as b', 'b.version', 'd.version')
    .select(['d.version', 'd.starts_on', 'd.title_th', 'd.title_en', 'd.sources', 'b.sector_group', 'b.size', 'b.employees_max', 'b.revenue_max'])
    .orderBy('d.starts_on', 'desc')
    .execute()
  return [...Map.groupBy(rows, ({ version }) => version).values()].map((ofOne) => {
    const [{ version, starts_on, title_th, title_en, sources }] = ofOne as [(typeof ofOne)[number]]
    const bound = (group: SectorGroup, size: string) => {
      const { employees_max, revenue_max } = ofOne.find((row) => row.sector_group === group && row.size === size)!
      return { employeesMax: employees_max, revenueMax: satangOf(revenue_max) }
    }
    const group = (name: SectorGroup) => ({ micro: bound(name, 'micro'), small: bound(name, 'small'), medium: bound(name, 'medium') })
    const bounds = { manufacturing: group('manufacturing'), service_trade: group('service_trade') }
    return { version, startsOn: starts_on, title: { th: title_th, en: title_en }, sources, bounds }
  })
}

/** Policies, newest first. */
export async function listSizePolicies(db: Queries): Promise<DescribedPolicy[]> {
  const rows = await db.selectFrom('registry.size_policy').selectAll().orderBy('starts_on', 'desc').execute()
  return rows.map((row) => ({
    startsOn: row.starts_on,
    whenTheyDiffer: row.when_they_differ as SizePolicy,
    source: row.source,
    addedAt: row.added_at,
    addedBy: row.added_by,
  }))
}

/** The rules in force on a day. */
export async function findSizeRules(db: Queries, day: PlainDate): Promise<SizeRules | undefined> {
  const [definitions, policies] = [await listSizeDefinitions(db), await listSizePolicies(db)]
  return rulesOn(definitions, policies, day)
}
