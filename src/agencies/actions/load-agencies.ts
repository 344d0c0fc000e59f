import type { App } from '#platform/app.ts'
import { system, transact } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { demonstrationAgreements } from '../examples.ts'
import { knownAgencies } from '../known.ts'
import { insertAgreement, listAgreements, saveAgency } from '../store.ts'

/**
 * Brings the list of agencies up to date and, outside production, makes agreements to try the platform with where there are none at all. Safe to call
 * at every start.
 */
export async function loadAgencies(app: Pick<App, 'db' | 'clock' | 'config'>): Promise<void> {
  await transact(app, system('load-agencies'), async ({ tx, now, audit }) => {
    for (const agency of knownAgencies) await saveAgency(tx, agency, now)
    if (app.config.production || (await listAgreements(tx)).length > 0) return
    for (const agreement of demonstrationAgreements(bangkokDay(now))) {
      const id = newId()
      await insertAgreement(tx, id, agreement, { now, by: null })
      await audit('agreement-added', 'agreement', id, { agency: agreement.agency, direction: agreement.direction, demonstration: true })
    }
  })
}
