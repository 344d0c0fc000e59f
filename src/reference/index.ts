/** Reference: areas, activities, holidays and fiscal years, dated and with their sources. See README.md. */
import type { NavItem } from '#platform/routes.ts'
import { paths } from './paths.ts'
import { words } from './texts.ts'

export { loadReference } from './actions/load-reference.ts'
export { addHoliday, removeHoliday } from './actions/change-holiday.ts'
export { closeFiscalYear, reopenFiscalYear } from './actions/close-fiscal-year.ts'
export { addWorkingDays, isWorkingDay } from './calendar.ts'
export {
  activityNames,
  areaNames,
  findActivity,
  findProvince,
  isClosed,
  listActivities,
  listFiscalYears,
  listHolidays,
  listProvinces,
  searchActivities,
  searchAreas,
  type Activity,
  type Area,
  type FiscalYearStatus,
  type Holiday,
  type Province,
} from './store.ts'
export { paths } from './paths.ts'
export { web } from './web.tsx'

export const navigation: readonly NavItem[] = [{ href: paths.holidays(), text: words.holidays, may: 'operations.write', housekeeping: true }]
