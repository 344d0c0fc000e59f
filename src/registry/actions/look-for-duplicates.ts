import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { system, transact } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { defineJob } from '#platform/jobs.ts'
import { done } from '#platform/outcome.ts'
import { listProvinces } from '#reference/index.ts'
import { byName, keepPairs, listMatchers, pairsByContact, pairsInProvince, pairsOf } from '../matching.ts'
import { lookingForDuplicates } from '../texts.ts'

/** Pages of the matters of the register, as far as a job must name one. */
const duplicatesPath = '/duplicates'

/**
 * Compares the whole register with itself: names province by province, telephones and addresses of e-mail over all of it. Every step is a transaction of its
 * own; done again it finds nothing new.
 */
export const lookForDuplicates = defineJob('look-for-duplicates', lookingForDuplicates, z.object({}), async ({ app, progress, signal }) => {
  const matchers = (await listMatchers(app.db)).filter(({ enabled }) => enabled)
  const provinces = await listProvinces(app.db, bangkokDay(app.clock.now()))
  const steps = matchers.flatMap((matcher) =>
    (byName.has(matcher.code) ? provinces.map(({ code }) => code) : [undefined]).map((province) => ({ matcher, province })),
  )
  for (const [index, { matcher, province }] of steps.entries()) {
    signal.throwIfAborted()
    await transact(app, system('look-for-duplicates'), async ({ tx, now }) => {
      const pairs = await (province ? pairsInProvince(tx, matcher, province) : pairsByContact(tx, matcher.code))
      await keepPairs(tx, matcher, pairs, now)
    })
    await progress.report(index + 1, steps.length)
  }
  return done({ path: duplicatesPath })
})

/** A registration is compared a minute after its moment, when every transaction of that moment has ended. */
const settled = 60_000
const atOnce = 200

/** Compares what registered since the last look with the rest; the first look begins with the registrations to come. Answers how many pairs are new. */
export async function compareNewRegistrations(app: Pick<App, 'db' | 'clock'>): Promise<number> {
  return await transact(app, system('compare-new-registrations'), async ({ tx, now }) => {
    const matchers = (await listMatchers(tx)).filter(({ enabled }) => enabled)
    const until = new Date(Date.parse(now) - settled).toISOString()
    const since = matchers.map(({ lookedUntil }) => lookedUntil ?? until).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
    if (since === undefined) return 0
    const fresh = await tx
      .selectFrom('registry.registration')
      .select(['enterprise_id', 'at'])
      .where('kind', '=', 'new')
      .where('at', '>', since)
      .where('at', '<=', until)
      .orderBy('at')
      .limit(atOnce)
      .execute()
    const ids = fresh.map(({ enterprise_id }) => enterprise_id)
    let kept = 0
    for (const matcher of matchers) kept += await keepPairs(tx, matcher, await pairsOf(tx, matcher.code, ids), now)
    await tx
      .updateTable('registry.matcher')
      .set({ looked_until: fresh.length === atOnce ? fresh.at(-1)!.at : until })
      .where('enabled', '=', true)
      .execute()
    return kept
  })
}
