import type { App } from '#platform/app.ts'
import type { PlainDate } from '#platform/dates.ts'
import { transact, type Caller } from '#platform/database.ts'
import { done, refuse, type Outcome } from '#platform/outcome.ts'
import { saveHoliday, strikeHoliday } from '../store.ts'

/** Adds a public holiday the cabinet announced, or names one that is listed; one that was struck off is a holiday again. */
export async function addHoliday(
  app: Pick<App, 'db' | 'clock'>,
  caller: Caller,
  { day, nameTh }: { readonly day: PlainDate; readonly nameTh: string },
): Promise<void> {
  await transact(app, caller, async (work) => {
    await saveHoliday(work.tx, { day, nameTh })
    await work.audit('holiday-added', 'holiday', day)
  })
}

/** Makes a listed holiday a working day. */
export async function removeHoliday(app: Pick<App, 'db' | 'clock'>, caller: Caller, day: PlainDate): Promise<Outcome<undefined, 'no-such-holiday'>> {
  return await transact(app, caller, async (work) => {
    if (!(await strikeHoliday(work.tx, day, work.now))) return refuse('no-such-holiday')
    await work.audit('holiday-struck', 'holiday', day)
    return done(undefined)
  })
}
