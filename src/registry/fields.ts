import { bahtText, satangOf } from '#platform/money.ts'
import type { FieldName, Gender, Place, Statement } from './model.ts'

/** The fields a statement can speak of, in the order they are shown. */
export const statedFields = [
  'nameTh',
  'nameEn',
  'tradingNames',
  'activity',
  'area',
  'address',
  'ownerGender',
  'phone',
  'email',
  'employees',
  'revenue',
] as const satisfies readonly FieldName[]
export type StatedField = (typeof statedFields)[number]

/** What a statement says, each field as plain text: what history keeps, what questions compare. Fields it does not speak of are left out. */
export function textsOf(statement: Partial<Statement>): Partial<Record<StatedField, string>> {
  const { place, tradingNames, yearly, ...plain } = statement
  const { nameTh, nameEn, activity, address, ownerGender, phone, email } = plain
  const texts: Partial<Record<StatedField, string | undefined>> = {
    nameTh,
    nameEn,
    tradingNames: tradingNames?.join('\n'),
    activity,
    area: place && areaCode(place),
    address,
    ownerGender,
    phone,
    email,
    employees: yearly?.employees === undefined ? undefined : `${yearly.year}:${yearly.employees}`,
    revenue: yearly?.revenue === undefined ? undefined : `${yearly.year}:${bahtText(yearly.revenue)}`,
  }
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Partial<Record<StatedField, string>>
}

/** The statement that says one field, from its text as `textsOf` gives it. */
export function statementOf(field: StatedField, text: string): Partial<Statement> {
  const [year = '', figure = ''] = text.split(':')
  if (field === 'area') return { place: placeOf(text) }
  if (field === 'tradingNames') return { tradingNames: text === '' ? [] : text.split('\n') }
  if (field === 'employees') return { yearly: { year: Number(year), employees: Number(figure) } }
  if (field === 'revenue') return { yearly: { year: Number(year), revenue: satangOf(figure) } }
  if (field === 'ownerGender') return { ownerGender: text as Gender }
  return { [field]: text }
}

/** Statements of single fields as one; the two figures of a year come together. */
export const mergeStatements = (statements: readonly Partial<Statement>[]): Partial<Statement> =>
  statements.reduce<Partial<Statement>>(
    (merged, one) => ({ ...merged, ...one, ...(merged.yearly && one.yearly && { yearly: { ...merged.yearly, ...one.yearly } }) }),
    {},
  )

/** The code of the smallest area that is known. */
export const areaCode = ({ province, district, subdistrict }: Place): string => subdistrict ?? district ?? province

/** A province by two digits, a district by four, a sub-district by six. */
export const placeOf = (code: string): Place => ({
  province: code.slice(0, 2),
  district: code.length >= 4 ? code.slice(0, 4) : undefined,
  subdistrict: code.length >= 6 ? code.slice(0, 6) : undefined,
})
