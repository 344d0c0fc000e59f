import { z } from 'zod'
import { field } from '#platform/fields.ts'
import { books, countKinds, directions, measureKinds, typedKinds } from './model.ts'

/** The forms of this room. */

const version = field.integer()
const reason = field.text({ max: 500 })
const source = field.optional(field.text())

/** Codes or names separated by what people separate them with. */
const separated = (by: RegExp) =>
  z
    .string()
    .default('')
    .transform((typed) => [...new Set(typed.split(by).map((part) => part.trim()))].filter((part) => part !== ''))

export const forms = {
  entry: z.object({
    kind: field.oneOf(typedKinds),
    amount: field.money(),
    date: field.date(),
    reference: field.text(),
    source,
    commitmentId: field.optional(field.id()),
    entryNo: field.optional(field.text({ max: 60 })),
  }),
  transfer: z.object({
    fromSource: source,
    toProject: field.text(),
    toSource: source,
    transferAmount: field.money(),
    transferDate: field.date(),
    transferReference: field.text(),
    transferReason: reason,
  }),
  balance: z.object({ asOf: field.date(), allocated: field.money(), disbursed: field.money(), committed: field.money(), remaining: field.money() }),
  reversal: z.object({ date: field.date(), reason }),
  project: z.object({
    version,
    name: field.text({ max: 500 }),
    start: field.optional(field.date()),
    end: field.optional(field.date()),
    ownerUnit: field.optional(field.text()),
    departments: separated(/[;；]/),
    continuesFrom: field.optional(field.text()),
    reason,
    approvalId: field.optional(field.id()),
  }),
  book: z.object({ version, book: field.oneOf(books) }),
  spendingPlan: z.object({ version, reason, ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`month${index + 1}`, field.money()])) }),
  target: z.object({
    version,
    target: field.optional(field.decimal()),
    direction: field.oneOf(directions),
    quarter1: field.optional(field.decimal()),
    quarter2: field.optional(field.decimal()),
    quarter3: field.optional(field.decimal()),
    quarter4: field.optional(field.decimal()),
    measures: field.optional(field.oneOf(measureKinds)),
    counts: field.optional(field.oneOf(countKinds)),
    reason,
  }),
  approval: z.object({
    id: field.optional(field.id()),
    version,
    body: field.text({ max: 300 }),
    meeting: field.text({ max: 60 }),
    decidedOn: field.date(),
    what: field.text({ max: 1000 }),
    projects: separated(/[\s,;]+/),
  }),
  explanation: z.object({ version, text: field.text({ max: 2000 }) }),
}
