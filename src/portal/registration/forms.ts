import { z } from 'zod'
import { field, sentText } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import type { Text } from '#platform/text.ts'
import { genders, kinds, numberFaults, placeOf, readEmail, readIdentityNumber, readPhone } from '#registry/index.ts'
import { ownAccountFields } from '#people/index.ts'
import { bahtText } from '#platform/money.ts'
import { standings } from './model.ts'
import { words } from './texts.ts'

const kind = z.enum(kinds, { error: faultText(words.kindNeeded) })

/** A kind and the official number that fits it, digits alone. */
export const numbered = z.object({ kind, number: sentText }).transform(({ kind: of, number }, context) => {
  const read = readIdentityNumber(of, number)
  if (read.ok) return { kind: of, number: read.value }
  context.addIssue({ code: 'custom', path: ['number'], message: faultText(numberFaults[read.code]) })
  return z.NEVER
})

const readBy = (read: (typed: string) => string | undefined, otherwise: Text) =>
  sentText.transform((typed, context): string => {
    const value = read(typed)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: faultText(otherwise) })
    return z.NEVER
  })

/** A Thai telephone number, with its leading zero. */
export const phone = () => readBy(readPhone, words.phoneWrong)
export const email = () => readBy(readEmail, words.emailWrong)

const version = field.integer()

const business = {
  nameTh: field.text(),
  nameEn: field.optional(field.text()),
  address: field.optional(field.text({ max: 300 })),
  phone: field.optional(phone()),
  email: field.optional(email()),
}

const figures = {
  year: field.integer({ min: 2500, max: 2700 }),
  employees: field.optional(field.integer({ max: 1_000_000 })),
  revenue: field.optional(field.money()),
  ownerGender: field.optional(field.oneOf(genders)),
}

/** Boxes that were ticked. */
const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((sent) => (typeof sent === 'string' ? [sent] : sent))

const carried = <S extends z.ZodType>(schema: S) => field.optional(schema).catch(undefined)

/** The forms of this room. What is chosen by words (activity, area) is read by choice-field.ts. */
export const forms = {
  /** What another page asked already; whatever cannot be read is asked again. */
  carried: z.object({
    kind,
    activity: carried(z.string().regex(/^\d{2,5}$/)),
    area: carried(
      z
        .string()
        .regex(/^(\d\d){1,3}$/)
        .transform(placeOf),
    ),
    year: carried(figures.year),
    employees: carried(figures.employees),
    revenue: carried(field.money().transform(bahtText)),
  }),
  business: z.object({ version, ...business }),
  size: z.object({ version, ...figures }),
  account: z.object({ version, standing: z.enum(standings, { error: faultText(words.chooseOne) }) }),
  newAccount: z.object(ownAccountFields),
  check: z.object({ version }),
  shown: z.object({ shown: sentText }),
  presence: z.object({ shown: sentText, code: sentText }),
  counter: z.object({
    ...business,
    ...figures,
    evidence: several,
    ownerName: field.optional(ownAccountFields.name),
    ownerLogin: field.optional(ownAccountFields.login),
  }),
  subject: z.union([
    numbered.and(z.object({ state: z.enum(['new', 'known']) })).transform(({ state, kind: of, number }) => ({ state, kind: of, number: number.digits })),
    z.object({ state: z.literal('registered'), kind, oneId: sentText, version }),
  ]),
}
