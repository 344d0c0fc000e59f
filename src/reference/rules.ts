import { addDays, type PlainDate } from '#platform/dates.ts'

export const isWeekend = (day: PlainDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The day that is `count` working days after `day`, which itself does not count; before it when `count` is negative. Zero answers the day itself. */
export function shiftWorkingDays(day: PlainDate, count: number, isHoliday: (day: PlainDate) => boolean): PlainDate {
  const step = Math.sign(count)
  let current = day
  for (let left = Math.abs(count); left > 0;) {
    current = addDays(current, step)
    if (!isWeekend(current) && !isHoliday(current)) left--
  }
  return current
}
