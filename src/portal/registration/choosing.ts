import type { Queries } from '#platform/database.ts'
import type { PlainDate } from '#platform/dates.ts'
import { arabicDigits } from '#platform/numbers.ts'
import type { Text } from '#platform/text.ts'
import { activityNames, areaNames, searchActivities, searchAreas, type Area } from '#reference/index.ts'
import { areaCode, placeOf, type Place } from '#registry/index.ts'
import { readChoice, type ChoiceAnswer } from './choice-field.ts'
import { words } from './texts.ts'

/** One of a list that is too long to show: found by words, chosen by its code. */
export interface Choice {
  readonly code: string
  readonly text: Text
}

/** What words lead to: the one they name, several to choose from, or nothing. */
export type Chosen = { readonly one: Choice } | { readonly several: readonly Choice[] }

/** Not more than fit on a telephone's screen without getting lost. */
const most = 12

/**
 * The activity that words name, or those to choose from. The classification writes in its own words; where it has none that hold all that was typed,
 * those that hold one of its words are offered.
 */
export async function chooseActivity(db: Queries, typed: string): Promise<Chosen> {
  const wanted = arabicDigits(typed.trim())
  const whole = await activitiesWith(db, wanted)
  if (whole.length > 0) return chosenOf(whole, wanted)
  const parts = wordsOf(wanted).toSorted((one, other) => other.length - one.length)
  const found = await Promise.all(parts.slice(0, 4).map((word) => activitiesWith(db, word)))
  return chosenOf(unique(found.flat()), wanted)
}

/** Five digits, the level at which an enterprise is counted; the less a name says besides the words, the nearer it stands. */
async function activitiesWith(db: Queries, wanted: string): Promise<Choice[]> {
  const found = await searchActivities(db, wanted, 200)
  return found
    .filter(({ level }) => level === 'activity')
    .toSorted((one, other) => one.name.th.length - other.name.th.length)
    .map(({ code, name }) => ({ code, text: { th: `${name.th} (${code})`, en: `${name.en} (${code})` } }))
}

const wordsOf = (text: string): string[] =>
  [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike && segment.length > 2)
    .map(({ segment }) => segment)

/** The area that a postcode or a name names, from the sub-district up, or those to choose from. */
export async function chooseArea(db: Queries, typed: string, on: PlainDate): Promise<Chosen> {
  const wanted = arabicDigits(typed.trim()).replace(/^(ตำบล|แขวง|อำเภอ|เขต|จังหวัด|ต\.|อ\.|จ\.)\s*/, '')
  const found = await searchAreas(db, wanted, on, 60)
  const smallest = found.filter(({ kind }) => kind === 'subdistrict')
  const exact = found.filter(({ name }) => name.th === wanted || name.en.toLowerCase() === wanted.toLowerCase())
  const fitting = /^\d{5}$/.test(wanted) && smallest.length > 0 ? smallest : exact.length > 0 ? exact : found
  return chosenOf(fitting.map(areaChoice), wanted)
}

const areaChoice = ({ code, name, within, kind }: Area): Choice => ({
  code,
  text: { th: [name.th, ...within].join(' › '), en: kind === 'province' ? name.en : [name.en, ...within].join(' › ') },
})

const chosenOf = (choices: readonly Choice[], wanted: string): Chosen => {
  const exact = choices.find(({ code }) => code === wanted)
  const [only] = choices
  return exact ? { one: exact } : only && choices.length === 1 ? { one: only } : { several: choices.slice(0, most) }
}

const unique = (choices: readonly Choice[]): Choice[] => [...new Map(choices.map((choice) => [choice.code, choice])).values()]

/** Whether every area of a place is known. */
export async function areaStands(db: Queries, { province, district, subdistrict }: Place): Promise<boolean> {
  const codes = [province, district, subdistrict].filter((code) => code !== undefined)
  return (await areaNames(db, codes)).size === codes.length
}

/** How a place and an activity that were chosen before are shown again. */
export async function choiceOfArea(db: Queries, place: Place): Promise<Choice> {
  const { province, district, subdistrict } = place
  const codes = [subdistrict, district, province].filter((code) => code !== undefined)
  const names = await areaNames(db, codes)
  const said = (lang: keyof Text) => codes.map((code) => names.get(code)?.[lang] ?? code).join(' › ')
  return { code: areaCode(place), text: { th: said('th'), en: said('en') } }
}

export async function choiceOfActivity(db: Queries, code: string): Promise<Choice> {
  const name = (await activityNames(db, [code])).get(code)
  return { code, text: name ? { th: `${name.th} (${code})`, en: `${name.en} (${code})` } : { th: code, en: code } }
}

type Values = Readonly<Record<string, string>>

/** The activity of a form, which may be left out. Registries use a few codes that the classification lacks. */
export async function readActivity(db: Queries, values: Values): Promise<ChoiceAnswer> {
  const answer = await readChoice({
    name: 'activity',
    values,
    choose: (typed) => chooseActivity(db, typed),
    label: (code) => choiceOfActivity(db, code),
    nothingFound: words.activityNone,
    chooseOne: words.chooseOne,
  })
  const stands = answer.code === undefined || /^\d{2,5}$/.test(answer.code)
  return stands ? answer : { ...answer, code: undefined, faults: [{ field: 'activity', message: words.activityNone }] }
}

/** The area of a form, which is needed. */
export async function readArea(db: Queries, values: Values, on: PlainDate): Promise<ChoiceAnswer> {
  if (!values['area']?.trim()) return { code: undefined, options: [], faults: [{ field: 'area', message: words.areaNeeded }] }
  const answer = await readChoice({
    name: 'area',
    values,
    choose: (typed) => chooseArea(db, typed, on),
    label: (code) => choiceOfArea(db, placeOf(code)),
    nothingFound: words.areaNone,
    chooseOne: words.chooseOne,
  })
  const stands = answer.code === undefined || (/^(\d\d){1,3}$/.test(answer.code) && (await areaStands(db, placeOf(answer.code))))
  return stands ? answer : { ...answer, code: undefined, faults: [{ field: 'area', message: words.areaNone }] }
}
