import { z } from 'zod'
import type { Queries } from '#platform/database.ts'
import { bangkokDay } from '#platform/dates.ts'
import { field } from '#platform/fields.ts'
import { readForm, type Typed } from '#platform/forms.ts'
import type { Request } from '#platform/routes.ts'
import { choiceOfActivity, choiceOfArea, email, phone, readActivity, readArea, type Choice } from '#portal/registration/index.ts'
import { genders, placeOf, type EnterpriseRecord, type Statement } from '#registry/index.ts'

/** Everything an enterprise can say of itself, on one page. What is left empty empties its field. */
const form = z.object({
  version: field.integer(),
  nameTh: field.text(),
  nameEn: field.optional(field.text()),
  tradingNames: field.optional(field.text({ max: 1000 })),
  address: field.optional(field.text({ max: 300 })),
  phone: field.optional(phone()),
  email: field.optional(email()),
  ownerGender: field.optional(field.oneOf(genders)),
  year: field.integer({ min: 2500, max: 2700 }),
  employees: field.optional(field.integer({ max: 1_000_000 })),
  revenue: field.optional(field.money()),
})

/** What words for an activity or a place may mean, to choose from. */
export interface Options {
  readonly activity: readonly Choice[]
  readonly area: readonly Choice[]
}

export const noOptions: Options = { activity: [], area: [] }

/** What stands in the form at first, in words. */
export interface ChosenBefore {
  readonly activity: Choice | undefined
  readonly area: Choice
}

export async function chosenIn(db: Queries, { activity, place }: Pick<EnterpriseRecord, 'activity' | 'place'>): Promise<ChosenBefore> {
  return { activity: activity === null ? undefined : await choiceOfActivity(db, activity), area: await choiceOfArea(db, place) }
}

export type RecordForm =
  | { readonly ok: true; readonly statement: Partial<Statement>; readonly version: number; readonly typed: Typed }
  | { readonly ok: false; readonly typed: Typed; readonly options: Options }

/** Reads the form of a record: what the enterprise says now. */
export async function readRecordForm(c: Request): Promise<RecordForm> {
  const { db, clock } = c.get('app')
  const read = readForm(c, form)
  const { values } = read.typed
  const [activity, area] = [await readActivity(db, values), await readArea(db, values, bangkokDay(clock.now()))]
  const faults = [...read.typed.faults, ...activity.faults, ...area.faults]
  if (!read.ok || faults.length > 0 || area.code === undefined)
    return { ok: false, typed: { values, faults }, options: { activity: activity.options, area: area.options } }
  const { version, year, employees, revenue, nameTh, tradingNames, ownerGender, ...plain } = read.value
  const statement: Partial<Statement> = {
    nameTh,
    nameEn: plain.nameEn ?? '',
    tradingNames: (tradingNames ?? '').split('\n').flatMap((name) => name.trim() || []),
    address: plain.address ?? '',
    phone: plain.phone ?? '',
    email: plain.email ?? '',
    place: placeOf(area.code),
    ...(activity.code !== undefined && { activity: activity.code }),
    ...(ownerGender && { ownerGender }),
    ...((employees !== undefined || revenue !== undefined) && { yearly: { year, employees, revenue } }),
  }
  return { ok: true, statement, version, typed: read.typed }
}
