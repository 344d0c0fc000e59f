import type { App } from '#platform/app.ts'
import type { FiscalYear } from '#platform/dates.ts'
import { transact, type Caller } from '#platform/database.ts'
import { saveFiscalYear } from '../store.ts'

/** From now on the year stands still; rooms that change plan, money or results of a year ask `isClosed` first. */
export async function closeFiscalYear(app: Pick<App, 'db' | 'clock'>, caller: Caller, year: FiscalYear): Promise<void> {
  await transact(app, caller, async (work) => {
    await saveFiscalYear(work.tx, year, work.now)
    await work.audit('fiscal-year-closed', 'fiscal-year', String(year))
  })
}

/** Opens a closed year again. */
export async function reopenFiscalYear(app: Pick<App, 'db' | 'clock'>, caller: Caller, year: FiscalYear): Promise<void> {
  await transact(app, caller, async (work) => {
    await saveFiscalYear(work.tx, year, null)
    await work.audit('fiscal-year-reopened', 'fiscal-year', String(year))
  })
}
