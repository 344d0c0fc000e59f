import type { App } from '#platform/app.ts'
import { system } from '#platform/database.ts'
import { loadAgencies } from '#agencies/index.ts'
import { loadCatalogue } from '#ledger/index.ts'
import { loadReference } from '#reference/index.ts'
import { loadRegistryRules } from '#registry/index.ts'
import { enqueueDemoPopulation } from '#simulation/index.ts'
import { makeDemoAccounts, type DemoAccount } from '#people/index.ts'
import { findNewestYear, getMoney, listYears } from '#plan/index.ts'
import { getResults } from '#oversight/results/index.ts'
import { findLastCheck, recheck } from '#oversight/findings/index.ts'
import { takeIn } from './compose.ts'
import { exit, Failure } from './exit.ts'

/**
 * Brings an open installation to where it can serve: reference data current and, outside production, the pack in an empty database. Quick when
 * there is nothing to do.
 */
export async function prepare(app: App): Promise<void> {
  await loadReference(app)
  await loadAgencies(app)
  await loadCatalogue(app)
  await loadRegistryRules(app)
  const { pack } = app.config
  const years = await listYears(app.db)
  // Checked after an import, in a transaction of its own: a process that was killed between the two left it to this one.
  for (const year of years) if (!(await findLastCheck(app.db, year))) await recheck(app, system('first-start'), year)
  if (!pack || years.length > 0) return
  const imported = await takeIn(app, system('first-start'), [pack])
  if (!imported.ok) throw new Failure(exit.badData, `The pack in ${pack} could not be loaded; to see why:  npm run -s prosme -- import ${pack}`)
}

/** Fictitious accounts to try the platform with, one for each role; none in production. */
export async function prepareDemo(app: App): Promise<readonly DemoAccount[]> {
  if (app.config.production) return []
  const year = await findNewestYear(app.db)
  const accounts = await makeDemoAccounts(app, { projects: year === undefined ? [] : await projectsToAnswerFor(app, year), provinces: demoProvinces })
  await enqueueDemoPopulation(app)
  return accounts
}

/** Chiang Mai, Lamphun, Lampang and Mae Hong Son: one group of provinces. */
export const demoProvinces = ['50', '51', '52', '58']

/** What a project owner has most to do with: the projects that missed a target and still have the most money committed. */
async function projectsToAnswerFor(app: App, year: number): Promise<string[]> {
  const [money, results] = await Promise.all([getMoney(app.db, year), getResults(app.db, year)])
  const missed = new Set(results.filter(({ status }) => status === 'missed').map(({ indicator }) => indicator.project))
  return money
    .filter(({ code, group }) => group === 'plan' && missed.has(code))
    .toSorted((a, b) => Number(b.committed - a.committed))
    .slice(0, 3)
    .map(({ code }) => code)
}
