import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { readForm, untouched, type Typed } from '#platform/forms.ts'
import { notFound, page, seeOther, todayOf } from '#platform/http.ts'
import { routes, type Request } from '#platform/routes.ts'
import { shellOf } from '#ui/index.ts'
import { addHoliday, removeHoliday } from './actions/change-holiday.ts'
import { HolidaysPage } from './pages/holidays.page.tsx'
import { paths } from './paths.ts'
import { listHolidays } from './store.ts'
import { words } from './texts.ts'

/** Every route of this room. */
export const web = routes()
  .get('/holidays', 'signed-in', (c) => seeOther(c, paths.holidays(Number(todayOf(c).slice(0, 4)) + 543)))
  .get('/holidays/:year', 'signed-in', (c) => holidaysPage(c, untouched, 200))
  .post('/holidays/:year', 'operations.write', takeHoliday)
  .post('/holidays/:year/strike', 'operations.write', takeStrike).list

/** Calendar year of the Buddhist era. */
const askedYear = (c: Request): number | undefined => {
  const asked = c.req.param('year') ?? ''
  return /^2[4-9]\d\d$/.test(asked) ? Number(asked) : undefined
}

async function holidaysPage(c: Request, typed: Typed, status: 200 | 422): Promise<Response> {
  const year = askedYear(c)
  if (year === undefined) return await notFound(c)
  const holidays = await listHolidays(c.get('app').db, `${year - 543}-01-01`, `${year - 543}-12-31`)
  const editable = c.get('visitor').permissions.has('operations.write')
  return page(c, <HolidaysPage shell={shellOf(c)} year={year} holidays={holidays} editable={editable} typed={typed} />, status)
}

async function takeHoliday(c: Request): Promise<Response> {
  const year = askedYear(c)
  const form = readForm(c, z.object({ day: field.date(), name: field.text() }))
  if (!form.ok || year === undefined) return await holidaysPage(c, form.typed, 422)
  const { day, name } = form.value
  if (!day.startsWith(`${year - 543}-`)) return await holidaysPage(c, { ...form.typed, faults: [{ field: 'day', message: words.otherYear }] }, 422)
  await addHoliday(c.get('app'), c.get('caller'), { day, nameTh: name })
  return seeOther(c, paths.holidays(year))
}

async function takeStrike(c: Request): Promise<Response> {
  const year = askedYear(c)
  const form = readForm(c, z.object({ day: field.date() }))
  if (!form.ok || year === undefined) return await holidaysPage(c, form.typed, 422)
  const answer = await removeHoliday(c.get('app'), c.get('caller'), form.value.day)
  return answer.ok ? seeOther(c, paths.holidays(year)) : await notFound(c)
}
