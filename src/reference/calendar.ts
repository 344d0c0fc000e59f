import { addDays, type PlainDate } from '#platform/dates.ts'
import type { Queries } from '#platform/database.ts'
import { isWeekend, shiftWorkingDays } from './rules.ts'
import { closedDays } from './store.ts'

/** Whether the agency works on a day: no Saturday, no Sunday, no public or government holiday. Years without listed holidays know weekends only. */
export const isWorkingDay = async (db: Queries, day: PlainDate): Promise<boolean> => !isWeekend(day) && !(await closedDays(db, day, day)).has(day)

/** The day that is `count` working days after `day` (before it when negative); `day` itself does not count. */
export async function addWorkingDays(db: Queries, day: PlainDate, count: number): Promise<PlainDate> {
  // Two calendar days for one working day and a month to spare hold the longest festival.
  const reach = addDays(day, count * 2 + Math.sign(count) * 31)
  const [from, to] = count < 0 ? [reach, day] : [day, reach]
  const closed = await closedDays(db, from, to)
  return shiftWorkingDays(day, count, (asked) => closed.has(asked))
}
