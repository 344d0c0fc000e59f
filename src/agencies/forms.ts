import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { faultText } from '#platform/forms.ts'
import { bases, directions } from './rules.ts'
import { words } from './texts.ts'

/** A list of checkboxes comes as nothing, one text or several. */
const someOf = (names: readonly string[]) =>
  z
    .preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(field.oneOf(names)))
    .refine((chosen) => chosen.length > 0, { error: faultText(words.fieldsMissing) })

/** The form of a new agreement; `fields` are the names that may be agreed on. */
export const agreementForm = (fields: readonly string[]) =>
  z
    .object({
      direction: field.oneOf(directions),
      title: field.text(),
      document: field.text(),
      purpose: field.text({ max: 500 }),
      basis: field.oneOf(bases),
      law: field.optional(field.text({ max: 500 })),
      fields: someOf(fields),
      startsOn: field.date(),
      endsOn: field.date(),
    })
    .refine(({ basis, law }) => basis !== 'law' || law !== undefined, { path: ['law'], error: faultText(words.lawMissing) })
    .refine(({ basis, law }) => basis !== 'consent' || law === undefined, { path: ['law'], error: faultText(words.lawNotNeeded) })
    .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], error: faultText(words.endsBefore) })

export const endForm = z.object({ agreement: field.id() })
